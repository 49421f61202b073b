//! `POST /api/act`: does at once what is never queued.

use super::{App, body::Json};
use crate::{auth::Person, engine::Act, error::Error};
use axum::extract::State;
use shared::{
    command::{Class, DecodeError, Rejection},
    sync::wire::{self, ActReply, End},
};

pub async fn act(
    State(app): State<App>,
    person: Person,
    Json(act): Json<wire::Act>,
) -> Result<axum::Json<ActReply>, Error> {
    if act.person != person.staff.id {
        return Err(Error::Auth);
    }
    let end = match act.command() {
        Ok(command) if command.class() == Class::OnlineOnly => {
            let (person, issued_at) = (act.person, act.issued_at);
            app.engine.act(Act { person, command, issued_at, account: None }).await?
        }
        Ok(_) => {
            let message = "this command belongs into a push, where it is known when it comes twice".to_owned();
            return Err(Error::Malformed { path: "name".to_owned(), message });
        }
        Err(DecodeError::Unknown { .. }) => return Err(Error::Upgrade),
        Err(DecodeError::Arguments { .. }) => End::Rejected { why: Rejection::Unreadable },
    };
    tracing::info!(name = act.name, ?end, "act");
    Ok(axum::Json(ActReply { end }))
}
