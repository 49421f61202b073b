//! The accounts of the team: how others sign in. Only the server has them, so all of this is done
//! online and nothing of it is kept on the device.

use crate::platform::http::{self, HttpError};
use serde::{Deserialize, Serialize, de::IgnoredAny};
use shared::{
    command::Rejection,
    id::StaffId,
    staff::{Permission, Staff},
    time::Instant,
};

/// How somebody signs in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Account {
    pub staff: StaffId,
    pub login: String,
    /// When it was last in use, to an hour.
    pub last_seen: Option<Instant>,
}

/// Why the server did not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountRefused {
    Offline,
    LoginTaken,
    BadLogin,
    WeakPassword,
    /// A token's name.
    NameTaken,
    BadName,
    Rejected(Rejection),
    /// An error of the server's, or one that a newer server has.
    Failed,
}

#[derive(Serialize)]
struct Addition<'a> {
    staff: &'a Staff,
    login: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
}

#[derive(Serialize)]
struct Password<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
}

/// A password that the server made up, told this once.
#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    password: Option<String>,
}

#[derive(Deserialize)]
struct Refusal {
    code: String,
    #[serde(default)]
    why: Option<serde_json::Value>,
    #[serde(default)]
    permission: Option<Permission>,
}

pub async fn list() -> Result<Vec<Account>, AccountRefused> {
    Ok(http::get("/api/accounts").await?)
}

/// Adds a person and the account to sign in with. Without a password the server makes one, which is
/// given back.
pub async fn add(staff: &Staff, login: &str, password: Option<&str>) -> Result<Option<String>, AccountRefused> {
    let told: Told = http::post("/api/accounts", &Addition { staff, login, password }).await?;
    Ok(told.password)
}

/// Gives somebody a new password and ends their sessions.
pub async fn reset(staff: StaffId, password: Option<&str>) -> Result<Option<String>, AccountRefused> {
    let told: Told = http::post(&format!("/api/accounts/{staff}/password"), &Password { password }).await?;
    Ok(told.password)
}

/// Ends all sessions of a person.
pub async fn revoke(staff: StaffId) -> Result<(), AccountRefused> {
    http::post::<IgnoredAny>(&format!("/api/accounts/{staff}/revoke"), &()).await?;
    Ok(())
}

impl From<HttpError> for AccountRefused {
    fn from(error: HttpError) -> AccountRefused {
        match error {
            HttpError::Unreachable => AccountRefused::Offline,
            HttpError::Status { body, .. } => refused(&body),
            HttpError::Unreadable => AccountRefused::Failed,
        }
    }
}

fn refused(body: &str) -> AccountRefused {
    let Ok(refusal) = serde_json::from_str::<Refusal>(body) else { return AccountRefused::Failed };
    match refusal.code.as_str() {
        "login_taken" | "has_account" => AccountRefused::LoginTaken,
        "bad_login" => AccountRefused::BadLogin,
        "weak_password" => AccountRefused::WeakPassword,
        "name_taken" => AccountRefused::NameTaken,
        "bad_name" => AccountRefused::BadName,
        "denied" => match refusal.permission {
            Some(permission) => AccountRefused::Rejected(Rejection::Denied { permission }),
            None => AccountRefused::Failed,
        },
        "rejected" => {
            let why = refusal.why.and_then(|why| serde_json::from_value(why).ok());
            why.map_or(AccountRefused::Failed, AccountRefused::Rejected)
        }
        _ => AccountRefused::Failed,
    }
}
