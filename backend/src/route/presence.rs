//! `POST /api/presence`: a device says at which ticket its person is. Said again every few seconds;
//! the others hear it on `/api/live`.

use super::{App, body::Json};
use crate::{auth::Person, error::Error, presence::There};
use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use shared::id::TicketId;

#[derive(Deserialize)]
pub struct Here {
    ticket: Option<TicketId>,
    #[serde(default)]
    writing: bool,
}

pub async fn presence(State(app): State<App>, person: Person, Json(here): Json<Here>) -> Result<StatusCode, Error> {
    let staff = person.staff.id;
    let there = here.ticket.map(|ticket| There { staff, ticket, writing: here.writing });
    app.presence.report(person.token, there, &app.clock);
    Ok(StatusCode::NO_CONTENT)
}
