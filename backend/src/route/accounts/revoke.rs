//! `POST /api/accounts/{staff}/revoke`: ends all sessions of a person, whose device was lost perhaps.

use super::{
    super::{App, login::Address},
    asked_about,
};
use crate::{account, auth::Person, error::Error};
use axum::{
    Json,
    extract::{Path, State},
};
use serde::Serialize;

#[derive(Serialize)]
pub struct Revoked {
    /// How many there were.
    sessions: u64,
}

pub async fn revoke(
    State(app): State<App>,
    Path(staff): Path<String>,
    address: Address,
    person: Person,
) -> Result<Json<Revoked>, Error> {
    let (account, asked) = asked_about(&app, &person, &address, &staff).await?;
    let mut tx = app.db.begin().await?;
    let sessions = account::revoke(&mut tx, &account, &asked, app.clock.now()).await?;
    tx.commit().await?;
    app.sessions.tell_revoked();
    Ok(Json(Revoked { sessions }))
}
