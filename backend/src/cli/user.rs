//! `guitai user`: who may sign in. For the first person, and for when nobody can get in any more.

use super::{Outcome, desk::Desk};
use crate::{
    account::{AccountError, Asked, Chosen, NewAccount, audit, check_login, choose, reset},
    auth::password::hash,
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
    #[error("there is no such role; there are: {0}")]
    UnknownRole(String),
    #[error("this would leave nobody who may administer the workspace")]
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
    check_login(login)?;
    let desk = Desk::open(data).await?;
    if desk.db.readers().account(login).await?.is_some() {
        return Err(AccountError::LoginTaken(login.to_owned()).into());
    }
    let chosen = choose(read_password(from_stdin)?, login)?;
    let roles = roles.iter().map(|role| RoleId::named(role)).collect();
    let staff = Staff { id: StaffId(Uuid::now_v7()), name, roles, active: true, post: Default::default() };
    let account = Account { staff: staff.id, login: login.to_owned(), password: hash(&chosen.password)? };
    let mut issued = desk.issue(StaffSet { staff }).await.map_err(|error| explain(error, &desk))?;
    NewAccount { account, asked: Asked::default() }.add(&mut issued.tx, desk.now()).await?;
    issued.tx.commit().await?;
    desk.close().await?;
    println!("{login} can sign in now.");
    tell(&chosen);
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
    audit(&mut issued.tx, "user_removed", &account, &Asked::default(), now).await?;
    issued.tx.commit().await?;
    desk.close().await?;
    println!("{login} can't sign in any more.");
    Ok(())
}

async fn password(data: &Path, login: &str, from_stdin: bool) -> Done {
    let desk = Desk::open(data).await?;
    let (account, _) = person(&desk, login).await?;
    let chosen = choose(read_password(from_stdin)?, login)?;
    let hash = hash(&chosen.password)?;
    let mut tx = desk.db.begin().await?;
    reset(&mut tx, &account, hash, None, &Asked::default(), desk.now()).await?;
    tx.commit().await?;
    desk.close().await?;
    println!("{login} has a new password.");
    tell(&chosen);
    Ok(())
}

async fn person(desk: &Desk, login: &str) -> Result<(Account, Arc<Staff>), Box<dyn std::error::Error>> {
    let account = desk.db.readers().account(login).await?;
    let found = account.and_then(|account| Some((desk.world().staff.get(&account.staff).cloned()?, account)));
    found.map(|(staff, account)| (account, staff)).ok_or_else(|| UserError::NoSuchLogin(login.to_owned()).into())
}

/// The first line of standard input, when the password is to come from there.
fn read_password(from_stdin: bool) -> io::Result<Option<String>> {
    if !from_stdin {
        return Ok(None);
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
}

fn tell(chosen: &Chosen) {
    if chosen.is_new {
        println!("Password: {}", chosen.password);
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
