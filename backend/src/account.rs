//! Accounts: how people sign in. The rules that the command line and the routes share.
//!
//! A person may have one account; what is done to it ends up in the audit, with who did it. What is
//! here goes into a transaction of the caller's, so that person and account come together.

use crate::{
    auth::password::{Weak, generate, judge},
    db::{Account, Audit, Failure, TokenHash, Tx},
};
use shared::{id::StaffId, time::Instant};

/// Most characters of a login name; of a longer one no more are looked at.
pub const LONGEST_LOGIN: usize = 100;

/// Why an account can't be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    #[error("a login name has 1 to 100 characters, none of them spaces")]
    BadLogin,
    #[error("somebody signs in as {0} already")]
    LoginTaken(String),
    #[error("the person has an account already")]
    HasAccount,
    #[error(transparent)]
    Weak(#[from] Weak),
    #[error("no password can be made up: {0}")]
    Random(#[from] getrandom::Error),
    #[error(transparent)]
    Database(#[from] Failure),
}

/// Who asks for it, and from where; nobody of the team on the command line.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub by: Option<StaffId>,
    pub address: Option<String>,
}

/// A password for somebody else.
pub struct Chosen {
    pub password: String,
    /// It was made up here, and has to be told once.
    pub is_new: bool,
}

/// The password, if it is good enough; without one a new one.
pub fn choose(password: Option<String>, login: &str) -> Result<Chosen, AccountError> {
    match password {
        Some(password) => {
            judge(&password, login)?;
            Ok(Chosen { password, is_new: false })
        }
        None => Ok(Chosen { password: generate()?, is_new: true }),
    }
}

pub fn check_login(login: &str) -> Result<(), AccountError> {
    let is_good = (1..=LONGEST_LOGIN).contains(&login.chars().count());
    if is_good && !login.contains(|c: char| c.is_whitespace() || c.is_control()) {
        Ok(())
    } else {
        Err(AccountError::BadLogin)
    }
}

/// An account that is to be made together with its person.
#[derive(Clone, Debug)]
pub struct NewAccount {
    pub account: Account,
    pub asked: Asked,
}

impl NewAccount {
    pub async fn add(&self, tx: &mut Tx<'_>, now: Instant) -> Result<(), AccountError> {
        let Account { staff, login, .. } = &self.account;
        if tx.has_login(login).await? {
            return Err(AccountError::LoginTaken(login.clone()));
        }
        if tx.has_account(*staff).await? {
            return Err(AccountError::HasAccount);
        }
        tx.add_account(&self.account, now).await?;
        Ok(audit(tx, "user_added", &self.account, &self.asked, now).await?)
    }
}

/// Sets a new password and ends the person's sessions, but for the one that is named.
pub async fn reset(
    tx: &mut Tx<'_>,
    account: &Account,
    hash: String,
    but: Option<TokenHash>,
    asked: &Asked,
    now: Instant,
) -> Result<(), Failure> {
    tx.set_password(account.staff, hash, now).await?;
    tx.revoke_sessions(account.staff, but, now).await?;
    audit(tx, "password_reset", account, asked, now).await
}

/// Ends all sessions of the person; how many there were.
pub async fn revoke(tx: &mut Tx<'_>, account: &Account, asked: &Asked, now: Instant) -> Result<u64, Failure> {
    let sessions = tx.revoke_sessions(account.staff, None, now).await?;
    audit(tx, "sessions_revoked", account, asked, now).await?;
    Ok(sessions)
}

pub async fn audit(
    tx: &mut Tx<'_>,
    act: &'static str,
    account: &Account,
    asked: &Asked,
    now: Instant,
) -> Result<(), Failure> {
    let (staff, login) = (Some(account.staff), Some(account.login.as_str()));
    tx.audit(&Audit { act, staff, login, address: asked.address.as_deref(), by: asked.by, token: None }, now).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn login_names() {
        for (login, good) in
            [("lin", true), ("林", true), ("a@b.c", true), ("", false), ("a b", false), ("a\u{7}", false)]
        {
            assert_eq!(check_login(login).is_ok(), good, "{login:?}");
        }
        assert!(check_login(&"x".repeat(100)).is_ok() && check_login(&"x".repeat(101)).is_err());
    }
}
