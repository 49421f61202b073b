//! `guitai user`: who may sign in. For the first person, and for when nobody can get in any more.

use super::{Outcome, desk::Desk};
use crate::{
    auth::password::{generate, hash, judge},
    db::{Account, Readers},
    engine::IssueError,
};
use clap::Subcommand;
use shared::{
    command::{Field, Invalid, Rejection, StaffSet},
    id::StaffId,
    staff::{RoleId, Staff},
};
use std::{
    io::{self, BufRead},
    path::Path,
    process::ExitCode,
    sync::Arc,
};
use uuid::Uuid;

#[derive(Subcommand)]
pub enum User {
    /// Add a person; prints a password unless one is given
    Add {
        /// The name to sign in with
        login: String,
        /// The name that the team sees
        #[arg(long)]
        name: String,
        /// A role by its word, for example agent or admin; may be repeated
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        /// Read the password from the first line of standard input
        #[arg(long)]
        password_stdin: bool,
    },
    /// List people with their roles
    List,
    /// Let a person sign in no more; what they did stays
    Remove { login: String },
    /// Give a person a new password and end their sessions
    Password {
        login: String,
        /// Read the password from the first line of standard input
        #[arg(long)]
        password_stdin: bool,
    },
}

/// Why a person could not be added or changed.
#[derive(Debug, thiserror::Error)]
enum UserError {
    #[error("nobody signs in as {0}")]
    NoSuchLogin(String),
    #[error("somebody signs in as {0} already")]
    LoginTaken(String),
    #[error("a login name has 1 to 100 characters, none of them spaces")]
    BadLogin,
    #[error("there is no such role; there are: {0}")]
    UnknownRole(String),
    #[error("somebody has to be able to administer the workspace: the first person needs the role admin")]
    LastAdmin,
}

impl User {
    pub async fn run(self, data: &Path) -> Outcome {
        match self {
            User::Add { login, name, roles, password_stdin } => {
                add(data, &login, name, &roles, password_stdin).await?;
            }
            User::List => list(data).await?,
            User::Remove { login } => remove(data, &login).await?,
            User::Password { login, password_stdin } => password(data, &login, password_stdin).await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

async fn add(data: &Path, login: &str, name: String, roles: &[String], from_stdin: bool) -> Done {
    if login.is_empty() || login.chars().count() > 100 || login.contains(char::is_whitespace) {
        return Err(UserError::BadLogin.into());
    }
    let desk = Desk::open(data).await?;
    if desk.db.readers().account(login).await?.is_some() {
        return Err(UserError::LoginTaken(login.to_owned()).into());
    }
    let (password, is_new) = choose_password(login, from_stdin)?;
    let roles = roles.iter().map(|role| RoleId::named(role)).collect();
    let staff = Staff { id: StaffId(Uuid::now_v7()), name, roles, active: true, post: Default::default() };
    let account = Account { staff: staff.id, login: login.to_owned(), password: hash(&password)? };
    let mut issued = desk.issue(StaffSet { staff }).await.map_err(|error| explain(error, &desk))?;
    let now = desk.now();
    issued.tx.add_account(&account, now).await?;
    issued.tx.audit("user_added", Some(account.staff), Some(login), None, now).await?;
    issued.tx.commit().await?;
    desk.close().await?;
    println!("{login} can sign in now.");
    tell(&password, is_new);
    Ok(())
}

async fn list(data: &Path) -> Done {
    for (account, staff) in Readers::open(data).await?.people().await? {
        let roles: Vec<&str> = staff.roles.iter().map(|role| role.0.as_str()).collect();
        let gone = if staff.active { "" } else { "\tremoved" };
        println!("{}\t{}\t{}{gone}", account.login, staff.name, roles.join(","));
    }
    Ok(())
}

async fn remove(data: &Path, login: &str) -> Done {
    let desk = Desk::open(data).await?;
    let (account, staff) = person(&desk, login).await?;
    let staff = Staff { active: false, ..Staff::clone(&staff) };
    let mut issued = desk.issue(StaffSet { staff }).await.map_err(|error| explain(error, &desk))?;
    let now = desk.now();
    issued.tx.revoke_sessions(account.staff, None, now).await?;
    issued.tx.audit("user_removed", Some(account.staff), Some(&account.login), None, now).await?;
    issued.tx.commit().await?;
    desk.close().await?;
    println!("{login} can't sign in any more.");
    Ok(())
}

async fn password(data: &Path, login: &str, from_stdin: bool) -> Done {
    let desk = Desk::open(data).await?;
    let (account, _) = person(&desk, login).await?;
    let (password, is_new) = choose_password(login, from_stdin)?;
    let (hash, now) = (hash(&password)?, desk.now());
    let mut tx = desk.db.begin().await?;
    tx.set_password(account.staff, hash, now).await?;
    tx.revoke_sessions(account.staff, None, now).await?;
    tx.audit("password_reset", Some(account.staff), Some(&account.login), None, now).await?;
    tx.commit().await?;
    desk.close().await?;
    println!("{login} has a new password.");
    tell(&password, is_new);
    Ok(())
}

async fn person(desk: &Desk, login: &str) -> Result<(Account, Arc<Staff>), Box<dyn std::error::Error>> {
    let account = desk.db.readers().account(login).await?;
    let found = account.and_then(|account| Some((desk.world().staff.get(&account.staff).cloned()?, account)));
    found.map(|(staff, account)| (account, staff)).ok_or_else(|| UserError::NoSuchLogin(login.to_owned()).into())
}

/// The password, and whether it was made up here.
fn choose_password(login: &str, from_stdin: bool) -> Result<(String, bool), Box<dyn std::error::Error>> {
    if !from_stdin {
        return Ok((generate()?, true));
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    judge(&password, login)?;
    Ok((password, false))
}

fn tell(password: &str, is_new: bool) {
    if is_new {
        println!("Password: {password}");
    }
}

fn explain(error: IssueError, desk: &Desk) -> Box<dyn std::error::Error> {
    match error {
        IssueError::Refused(Rejection::Invalid { field: Field::Roles, why: Invalid::Unknown }) => {
            let roles = desk.world().workspace().map(|workspace| workspace.roles.iter());
            let words: Vec<&str> = roles.into_iter().flatten().map(|role| role.id.0.as_str()).collect();
            UserError::UnknownRole(words.join(", ")).into()
        }
        IssueError::Refused(Rejection::Invalid { why: Invalid::LastAdmin, .. }) => UserError::LastAdmin.into(),
        other => other.into(),
    }
}
