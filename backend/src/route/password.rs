//! `POST /api/password`: changes one's own password and ends one's other sessions.

use super::{App, body::Json, login::Address};
use crate::{
    auth::{Person, password::judge},
    db::Audit,
    error::Error,
};
use axum::{extract::State, http::StatusCode};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Change {
    old: String,
    new: String,
}

pub async fn password(
    State(app): State<App>,
    address: Address,
    person: Person,
    Json(body): Json<Change>,
) -> Result<StatusCode, Error> {
    let staff = person.staff.id;
    let account = app.db.readers().account_of(staff).await?.ok_or(Error::Auth)?;
    app.limits.attempt(&account.login, &address.0)?;
    if !app.passwords.matches(body.old, Some(account.password)).await? {
        return Err(Error::WrongPassword);
    }
    judge(&body.new, &account.login).map_err(|weak| Error::WeakPassword { why: weak.word() })?;
    let hash = app.passwords.hash(body.new).await?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    tx.set_password(staff, hash, now).await?;
    tx.revoke_sessions(staff, Some(person.token), now).await?;
    let login = Some(account.login.as_str());
    let audit =
        Audit { act: "password", staff: Some(staff), login, address: Some(&address.0), by: Some(staff), token: None };
    tx.audit(&audit, now).await?;
    tx.commit().await?;
    app.sessions.tell_revoked();
    Ok(StatusCode::NO_CONTENT)
}
