//! `POST /api/blob/lacking`: which contents have not come, or not come back after a restore.

use super::{
    super::{App, body::Json},
    SENDS,
};
use crate::{auth::Person, error::Error};
use axum::extract::State;
use shared::sync::wire::{BlobAnswer, BlobQuestion};

/// Most contents in one question: so many hashes fit into a body.
const MOST: usize = 900;

pub async fn lacking(
    State(app): State<App>,
    person: Person,
    Json(question): Json<BlobQuestion>,
) -> Result<axum::Json<BlobAnswer>, Error> {
    if question.hashes.len() > MOST {
        let message = format!("more than {MOST} contents");
        return Err(Error::Malformed { path: "hashes".to_owned(), message });
    }
    // What the person may not send is not asked for: it would wait on that device for ever.
    if person.needs(SENDS, &app.engine.snapshot()).is_err() {
        return Ok(axum::Json(BlobAnswer { lacking: Vec::new() }));
    }
    Ok(axum::Json(BlobAnswer { lacking: app.db.readers().lacking(&question.hashes).await? }))
}
