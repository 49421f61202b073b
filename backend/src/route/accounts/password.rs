//! `POST /api/accounts/{staff}/password`: gives a person a new password and ends their sessions.

use super::{
    super::{App, body::Json, login::Address},
    asked_about,
};
use crate::{
    account::{choose, reset},
    auth::Person,
    error::Error,
};
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub struct New {
    /// Made up here when it is missing.
    #[serde(default)]
    password: Option<String>,
}

#[derive(Serialize)]
pub struct Told {
    /// Told this once, when it was made up here.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

pub async fn password(
    State(app): State<App>,
    Path(staff): Path<String>,
    address: Address,
    person: Person,
    Json(body): Json<New>,
) -> Result<axum::Json<Told>, Error> {
    let (account, asked) = asked_about(&app, &person, &address, &staff).await?;
    let chosen = choose(body.password, &account.login)?;
    let hash = app.passwords.hash(chosen.password.clone()).await?;
    // Who changes their own stays where they are.
    let own = (account.staff == person.staff.id).then_some(person.token);
    let mut tx = app.db.begin().await?;
    reset(&mut tx, &account, hash, own, &asked, app.clock.now()).await?;
    tx.commit().await?;
    app.sessions.tell_revoked();
    Ok(axum::Json(Told { password: Some(chosen.password).filter(|_| chosen.is_new) }))
}
