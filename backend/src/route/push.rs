//! `POST /api/sync/push`: takes mutations in.

use super::{App, body::Json};
use crate::{auth::Person, error::Error};
use axum::extract::State;
use shared::sync::wire::{Push, PushReply};

/// Most mutations in one push: they are taken in together, and others wait meanwhile. A page counts
/// 200 bytes for each beside its arguments and sends 256 KiB, which is fewer than 1,400.
const MOST: usize = 2_000;

pub async fn push(
    State(app): State<App>,
    person: Person,
    Json(push): Json<Push>,
) -> Result<axum::Json<PushReply>, Error> {
    if push.mutations.len() > MOST {
        return Err(Error::TooLarge);
    }
    let (build, mutations) = (push.build.chars().take(40).collect::<String>(), push.mutations.len());
    let reply = app.engine.push(person.staff.id, push).await?;
    tracing::info!(build, mutations, consumed = reply.outcomes.len(), stop = ?reply.stop, "push");
    Ok(axum::Json(reply))
}
