//! `GET /api/live`: server-sent events, so that nobody has to ask whether there is news.
//!
//! `poke` carries the newest version and no data, also when the content of a file has come; `ping` shows that the line is good; `revoked`
//! and `bye` end the stream. A lost event costs nothing but time: the client pulls by itself.

use super::App;
use crate::{
    auth::{Person, session::active},
    metric::Listening,
};
use axum::{
    extract::State,
    response::{
        IntoResponse,
        sse::{Event, Sse},
    },
};
use futures_util::stream;
use shared::sync::{primary::Primary, wire::Version};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, Interval, MissedTickBehavior, interval, sleep_until},
};

const PING_EVERY: Duration = Duration::from_secs(20);
/// Commits within this time are one poke.
const GATHER: Duration = Duration::from_millis(50);

pub async fn live(State(app): State<App>, person: Person) -> impl IntoResponse {
    let events = Sse::new(stream::unfold(Line::open(app, person), async |line| {
        let mut line = line?;
        let event = line.next().await;
        let (name, text, goes_on) = match event {
            News::Poke(version) => ("poke", version.to_string(), true),
            News::Ping => ("ping", String::new(), true),
            News::Revoked => ("revoked", String::new(), false),
            News::Bye => ("bye", String::new(), false),
        };
        // An event without data is not given to listeners.
        let text = if text.is_empty() { "-".to_owned() } else { text };
        Some((Ok::<_, Infallible>(Event::default().event(name).data(text)), goes_on.then_some(line)))
    }));
    // A proxy that collects events before it passes them on would make them late.
    ([("x-accel-buffering", "no")], events)
}

enum News {
    Poke(Version),
    Ping,
    Revoked,
    Bye,
}

/// What there is to look after.
enum Woken {
    Ended,
    /// Some session was revoked.
    Revoked,
    Changed,
    /// The content of a file has come.
    Arrived,
    Tick,
}

/// One listener.
struct Line {
    app: App,
    person: Person,
    changes: watch::Receiver<Arc<Primary>>,
    revocations: watch::Receiver<u64>,
    arrivals: watch::Receiver<u64>,
    ending: watch::Receiver<bool>,
    pings: Interval,
    told: Version,
    last_poke: Instant,
    _listening: Listening,
}

impl Line {
    /// The first event comes at once, so that proxies let the answer through.
    fn open(app: App, person: Person) -> Option<Line> {
        let mut pings = interval(PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let changes = app.engine.changes();
        let told = changes.borrow().version();
        Some(Line {
            told,
            changes,
            revocations: app.sessions.revocations(),
            arrivals: app.arrivals.subscribe(),
            ending: app.ending.clone(),
            pings,
            last_poke: Instant::now(),
            person,
            app,
            _listening: Listening::begin(),
        })
    }

    async fn next(&mut self) -> News {
        loop {
            match self.wait().await {
                Woken::Ended => return News::Bye,
                Woken::Revoked if self.is_good().await => {}
                Woken::Revoked => return News::Revoked,
                Woken::Changed => {
                    sleep_until(self.last_poke + GATHER).await;
                    if let Some(news) = self.look() {
                        return news;
                    }
                }
                Woken::Arrived => {
                    sleep_until(self.last_poke + GATHER).await;
                    self.arrivals.mark_unchanged();
                    return self.look().unwrap_or_else(|| self.poke());
                }
                Woken::Tick => return if self.is_good().await { News::Ping } else { News::Revoked },
            }
        }
    }

    async fn wait(&mut self) -> Woken {
        tokio::select! {
            biased;
            _ = self.ending.wait_for(|ending| *ending) => Woken::Ended,
            _ = self.revocations.changed() => Woken::Revoked,
            changed = self.changes.changed() => changed.map_or(Woken::Ended, |()| Woken::Changed),
            arrived = self.arrivals.changed() => arrived.map_or(Woken::Ended, |()| Woken::Arrived),
            _ = self.pings.tick() => Woken::Tick,
        }
    }

    /// What the newest state means for this listener.
    fn look(&mut self) -> Option<News> {
        let state = self.changes.borrow_and_update();
        if active(self.person.staff.id, &state).is_none() {
            return Some(News::Revoked);
        }
        let version = state.version();
        drop(state);
        (version > self.told).then(|| {
            self.told = version;
            self.poke()
        })
    }

    fn poke(&mut self) -> News {
        self.last_poke = Instant::now();
        News::Poke(self.told)
    }

    /// Whether the session is still good. While that can't be read, it is left as it is.
    async fn is_good(&self) -> bool {
        let state = self.app.engine.snapshot();
        self.app.sessions.owner(self.person.token, &state).await.map_or(true, |owner| owner.is_some())
    }
}
