//! `POST /api/sync/pull`: what has changed, as lines of JSON made from one snapshot.
//!
//! Frames are made on a thread of their own and wait there until the client has taken the ones
//! before, so that a slow client costs a few frames of memory and never a whole answer.

use super::{App, body::Json};
use crate::{auth::Person, error::Error, metric};
use axum::{
    body::{Body, Bytes},
    extract::State,
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use shared::{
    id::{ClientId, StaffId},
    sync::{
        primary::{Primary, ROWS_A_SLICE},
        wire::{Frame, PullRequest},
    },
};
use std::{io, sync::Arc, time::Duration};
use tokio::{runtime::Handle, sync::mpsc, time::timeout};
use tokio_stream::wrappers::ReceiverStream;

/// Frames that wait for the client.
const FRAMES_AHEAD: usize = 2;
/// A client that takes no frame for so long is gone.
const STALLED: Duration = Duration::from_secs(30);

type Lines = mpsc::Sender<io::Result<Bytes>>;

pub async fn pull(State(app): State<App>, person: Person, Json(request): Json<PullRequest>) -> Result<Response, Error> {
    let room = app.pulls.clone().acquire_owned().await.map_err(|_| Error::Busy)?;
    let snapshot = snapshot(&app, &request).await?;
    let (lines, body) = mpsc::channel(FRAMES_AHEAD);
    tokio::task::spawn_blocking(move || {
        answer(&snapshot, person.staff.id, &request, &lines);
        drop(room);
    });
    let body = Body::from_stream(ReceiverStream::new(body));
    Ok(([(CONTENT_TYPE, "application/x-ndjson")], body).into_response())
}

/// The last state; one that knows the clients that are asked about.
async fn snapshot(app: &App, request: &PullRequest) -> Result<Arc<Primary>, Error> {
    let snapshot = app.engine.snapshot();
    let mut unknown: Vec<ClientId> = request.open.iter().map(|span| span.client).collect();
    unknown.retain(|client| !snapshot.knows(*client));
    if unknown.is_empty() {
        return Ok(snapshot);
    }
    app.engine.know(unknown).await?;
    Ok(app.engine.snapshot())
}

/// Sends all frames; breaks off without `end` when the client is gone or something fails, and the
/// client then takes nothing in.
fn answer(primary: &Primary, person: StaffId, request: &PullRequest, lines: &Lines) {
    let mut sent = 0;
    for frame in primary.pull(person, request, ROWS_A_SLICE) {
        sent += if let Frame::Rows(rows) = &frame { rows.len() } else { 0 };
        let line = serde_json::to_vec(&frame).map_err(io::Error::from).map(|mut line| {
            line.push(b'\n');
            Bytes::from(line)
        });
        let failed = line.is_err();
        let send = timeout(STALLED, lines.send(line));
        if !matches!(Handle::current().block_on(send), Ok(Ok(()))) || failed {
            break;
        }
    }
    metric::rows_pulled(sent);
}
