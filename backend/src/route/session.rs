//! `GET /api/session`: who is signed in here, in which workspace.

use super::App;
use crate::{auth::Person, error::Error};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header::SET_COOKIE},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use shared::{staff::Staff, sync::primary::Primary};

/// Also gives the cookie its 30 days anew: the app asks at every start.
pub async fn session(State(app): State<App>, headers: HeaderMap, person: Person) -> Result<Response, Error> {
    let token = app.sessions.token(&headers).ok_or(Error::Auth)?;
    let cookie = app.sessions.cookie(token).to_string();
    Ok(([(SET_COOKIE, cookie)], Json(signed_in(&person.staff, &app.engine.snapshot()))).into_response())
}

/// What a person is told on signing in.
pub(super) fn signed_in(staff: &Staff, primary: &Primary) -> Value {
    let workspace = primary.world().workspace().map(|workspace| json!({ "id": workspace.id, "name": workspace.name }));
    json!({ "staff": { "id": staff.id, "name": staff.name }, "workspace": workspace })
}
