//! Accounts, and the audit of what happens around them and around tokens.

use super::{
    Failure, Readers, Tx,
    failure::Unreadable,
    load::{Uuid16, uuid},
};
use serde::Serialize;
use shared::{id::StaffId, staff::Staff, time::Instant};

/// How a person signs in.
#[derive(Clone, Debug)]
pub struct Account {
    pub staff: StaffId,
    pub login: String,
    /// The password's hash in PHC form.
    pub password: String,
}

/// What happened.
#[derive(Clone, Copy, Debug, Default)]
pub struct Audit<'a> {
    pub act: &'static str,
    /// To whom, as far as that is known.
    pub staff: Option<StaffId>,
    pub login: Option<&'a str>,
    pub address: Option<&'a str>,
    /// Who did it to somebody else's account; `None` on the command line.
    pub by: Option<StaffId>,
    /// The token's name, where it was about one.
    pub token: Option<&'a str>,
}

/// An account as those see it who look after accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    pub staff: StaffId,
    pub login: String,
    /// When a session of it was last in use, to an hour; `None` before the first.
    pub last_seen: Option<Instant>,
}

type Columns = (Uuid16, String, String);

fn account((staff, login, password): Columns) -> Result<Account, Failure> {
    Ok(Account { staff: StaffId(uuid(&staff)?), login, password })
}

impl Readers {
    /// The account behind a login name; case of Latin letters doesn't count.
    pub async fn account(&self, login: &str) -> Result<Option<Account>, Failure> {
        let query = sqlx::query_as("SELECT staff, login, password FROM account WHERE login = ?");
        query.bind(login.to_owned()).fetch_optional(&self.0).await?.map(account).transpose()
    }

    pub async fn account_of(&self, staff: StaffId) -> Result<Option<Account>, Failure> {
        let query = sqlx::query_as("SELECT staff, login, password FROM account WHERE staff = ?");
        query.bind(staff.0.as_bytes().to_vec()).fetch_optional(&self.0).await?.map(account).transpose()
    }

    /// Everybody who has an account, by login, with their record.
    pub async fn people(&self) -> Result<Vec<(Account, Staff)>, Failure> {
        let query = sqlx::query_as::<_, (Uuid16, String, String, String)>(
            "SELECT a.staff, a.login, a.password, r.body \
             FROM account a JOIN record r ON r.kind = 'staff' AND r.id = a.staff ORDER BY a.login",
        );
        let read = |(staff, login, password, body): (_, _, _, String)| match serde_json::from_str(&body) {
            Ok(person) => Ok((account((staff, login, password))?, person)),
            Err(_) => Err(Unreadable { what: "staff", text: body }.into()),
        };
        query.fetch_all(&self.0).await?.into_iter().map(read).collect()
    }

    /// All accounts, by login.
    pub async fn accounts(&self) -> Result<Vec<Listed>, Failure> {
        let query = sqlx::query_as::<_, (Uuid16, String, Option<i64>)>(
            "SELECT a.staff, a.login, max(s.seen) FROM account a LEFT JOIN session s USING (staff) \
             GROUP BY a.staff ORDER BY a.login",
        );
        let listed = |(staff, login, seen): (Uuid16, _, Option<i64>)| {
            Ok(Listed { staff: StaffId(uuid(&staff)?), login, last_seen: seen.map(Instant) })
        };
        query.fetch_all(&self.0).await?.into_iter().map(listed).collect()
    }
}

impl Tx<'_> {
    pub async fn add_account(&mut self, account: &Account, now: Instant) -> Result<(), Failure> {
        sqlx::query("INSERT INTO account (staff, login, password, changed) VALUES (?, ?, ?, ?)")
            .bind(account.staff.0.as_bytes().to_vec())
            .bind(account.login.clone())
            .bind(account.password.clone())
            .bind(now.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub async fn set_password(&mut self, staff: StaffId, hash: String, now: Instant) -> Result<(), Failure> {
        sqlx::query("UPDATE account SET password = ?, changed = ? WHERE staff = ?")
            .bind(hash)
            .bind(now.0)
            .bind(staff.0.as_bytes().to_vec())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub async fn has_login(&mut self, login: &str) -> Result<bool, Failure> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM account WHERE login = ?)");
        Ok(query.bind(login.to_owned()).fetch_one(self.connection()).await?)
    }

    pub async fn has_account(&mut self, staff: StaffId) -> Result<bool, Failure> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM account WHERE staff = ?)");
        Ok(query.bind(staff.0.as_bytes().to_vec()).fetch_one(self.connection()).await?)
    }

    /// Notes what happened to an account, or was tried on one.
    pub async fn audit(&mut self, audit: &Audit<'_>, now: Instant) -> Result<(), Failure> {
        let bytes = |id: StaffId| id.0.as_bytes().to_vec();
        sqlx::query("INSERT INTO audit (at, act, staff, login, address, \"by\", token) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .bind(now.0)
            .bind(audit.act)
            .bind(audit.staff.map(bytes))
            .bind(audit.login.map(str::to_owned))
            .bind(audit.address.map(str::to_owned))
            .bind(audit.by.map(bytes))
            .bind(audit.token.map(str::to_owned))
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
