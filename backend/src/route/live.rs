//! `GET /api/live`: server-sent events, so that nobody has to ask whether there is news.
//!
//! `poke` carries the newest version and no data, also when the content of a file has come;
//! `presence` says who else is at which ticket, and first of all what is known of that; `ping` shows
//! that the line is good; `revoked` and `bye` end the stream. A lost event costs nothing but time:
//! the client pulls by itself. `line` is one listener.

mod line;

use super::App;
use crate::auth::Person;
use axum::{
    extract::State,
    response::{
        IntoResponse,
        sse::{Event, Sse},
    },
};
use futures_util::stream;
use line::{Line, News};
use std::convert::Infallible;

pub async fn live(State(app): State<App>, person: Person) -> impl IntoResponse {
    let events = Sse::new(stream::unfold(Some(Line::open(app, person)), async |line| {
        let mut line = line?;
        let event = line.next().await;
        // An event without data is not given to listeners.
        let (name, text, goes_on) = match event {
            News::Poke(version) => ("poke", version.to_string(), true),
            News::Presence(there) => ("presence", serde_json::to_string(&there).unwrap_or_default(), true),
            News::Ping => ("ping", "-".to_owned(), true),
            News::Revoked => ("revoked", "-".to_owned(), false),
            News::Bye => ("bye", "-".to_owned(), false),
        };
        Some((Ok::<_, Infallible>(Event::default().event(name).data(text)), goes_on.then_some(line)))
    }));
    // A proxy that collects events before it passes them on would make them late.
    ([("x-accel-buffering", "no")], events)
}
