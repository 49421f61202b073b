//! `POST /api/archive`: looks for what is in the archive, which no device has. It is read here and changed nowhere:
//! what is brought back comes with the next pull.

use super::{App, body::Json};
use crate::{auth::Person, error::Error};
use axum::extract::State;
use shared::sync::wire::{Found, Search};

pub async fn find(
    State(app): State<App>,
    person: Person,
    Json(search): Json<Search>,
) -> Result<axum::Json<Found>, Error> {
    if search.person != person.staff.id {
        return Err(Error::Auth);
    }
    // Words are looked for in everything: computing, as a pull is, and as many at once.
    let room = app.pulls.clone().acquire_owned().await.map_err(|_| Error::Busy)?;
    let snapshot = app.engine.snapshot();
    let found = tokio::task::spawn_blocking(move || {
        let found = snapshot.find_archived(search.person, &search.asked);
        drop(room);
        found
    });
    found.await.map(axum::Json).map_err(|error| Error::Internal(error.to_string()))
}
