//! `PUT /api/blob/{hash}`: takes a content in, once it is seen to be what its address says and of a
//! kind that is taken.

use super::{super::App, Address, SENDS};
use crate::{auth::Person, db::Blob, error::Error};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, State},
    http::StatusCode,
    response::IntoResponse,
};
use shared::attachment::{self, BlobHash, FileKind, FileRefused, MOST_BYTES};

pub async fn put(
    State(app): State<App>,
    person: Person,
    Address { hash, name }: Address,
    request: Request,
) -> Result<StatusCode, Error> {
    person.needs(SENDS, &app.engine.snapshot())?;
    // Each holds a whole file in memory.
    let room = app.uploads.clone().try_acquire_owned().map_err(|_| Error::Busy)?;
    let body =
        Bytes::from_request(request, &()).await.map_err(|rejection| match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                Error::File(FileRefused::TooLarge { limit: MOST_BYTES, bytes: u64::from(MOST_BYTES) + 1 })
            }
            _ => Error::Malformed { path: String::new(), message: "the body broke off".to_owned() },
        })?;
    attachment::size(body.len() as u64, MOST_BYTES).map_err(Error::File)?;
    // Milliseconds of plain computing.
    let looked = tokio::task::spawn_blocking(move || {
        let kind = kind(&body, name.as_deref()).map_err(Error::File)?;
        let is_it = BlobHash::of(&body) == hash;
        is_it.then(|| Blob { hash, kind, body: body.into() }).ok_or(Error::HashMismatch)
    });
    let blob = looked.await.map_err(|error| Error::Internal(error.to_string()))??;
    if app.db.readers().lacking(&[hash]).await?.is_empty() {
        return Ok(StatusCode::OK);
    }
    let mut tx = app.db.begin().await?;
    let is_new = tx.add_blob(blob, person.staff.id, app.clock.now()).await?;
    tx.commit().await?;
    drop(room);
    app.arrivals.send_modify(|count| *count += 1);
    Ok(if is_new { StatusCode::CREATED } else { StatusCode::OK })
}

/// The kind of a content. Without a name it is the first that fits: a text may be a table, too, and
/// is served in the same way.
fn kind(body: &[u8], name: Option<&str>) -> Result<FileKind, FileRefused> {
    const NAMES: [&str; 10] = ["", "a.pdf", "a.xlsx", "a.docx", "a.zip", "a.mp3", "a.m4a", "a.amr", "a.txt", "a.csv"];
    match name {
        Some(name) => attachment::recognise(body, name),
        None => {
            let mut kinds = NAMES.iter().filter_map(|name| attachment::recognise(body, name).ok());
            kinds.next().ok_or(FileRefused::TypeNotAllowed)
        }
    }
}
