//! One listener: what it is told, and when.

use super::super::App;
use crate::{
    auth::{Person, session::active},
    metric::Listening,
    presence::There,
};
use shared::sync::{primary::Primary, wire::Version};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{Instant, Interval, MissedTickBehavior, interval, sleep_until},
};

const PING_EVERY: Duration = Duration::from_secs(20);
/// Commits within this time are one poke.
const GATHER: Duration = Duration::from_millis(50);
/// Time between two words on who is where.
const GATHER_PRESENCE: Duration = Duration::from_millis(300);

pub(super) enum News {
    Poke(Version),
    /// Who else is at which ticket.
    Presence(Vec<There>),
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
    /// Somebody came or left.
    Moved,
    /// Time to tell that.
    Told,
    Tick,
}

pub(super) struct Line {
    app: App,
    person: Person,
    changes: watch::Receiver<Arc<Primary>>,
    revocations: watch::Receiver<u64>,
    arrivals: watch::Receiver<u64>,
    presence: watch::Receiver<Arc<[There]>>,
    ending: watch::Receiver<bool>,
    pings: Interval,
    told: Version,
    last_poke: Instant,
    told_there: Option<Vec<There>>,
    last_presence: Instant,
    has_moved: bool,
    _listening: Listening,
}

impl Line {
    /// The first event comes at once, so that proxies let the answer through.
    pub fn open(app: App, person: Person) -> Line {
        let mut pings = interval(PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let changes = app.engine.changes();
        let told = changes.borrow().version();
        let now = Instant::now();
        Line {
            told,
            changes,
            revocations: app.sessions.revocations(),
            arrivals: app.arrivals.subscribe(),
            presence: app.presence.watch(),
            ending: app.ending.clone(),
            pings,
            last_poke: now,
            told_there: None,
            last_presence: now - GATHER_PRESENCE,
            // A page that comes back may show somebody who has left meanwhile.
            has_moved: true,
            person,
            app,
            _listening: Listening::begin(),
        }
    }

    pub async fn next(&mut self) -> News {
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
                Woken::Moved => self.has_moved = true,
                Woken::Told => {
                    if let Some(news) = self.look_around() {
                        return news;
                    }
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
            () = sleep_until(self.last_presence + GATHER_PRESENCE), if self.has_moved => Woken::Told,
            moved = self.presence.changed(), if !self.has_moved => moved.map_or(Woken::Ended, |()| Woken::Moved),
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

    /// The others, if that is news.
    fn look_around(&mut self) -> Option<News> {
        self.has_moved = false;
        let me = self.person.staff.id;
        let there = self.presence.borrow_and_update();
        let others: Vec<There> = there.iter().filter(|there| there.staff != me).copied().collect();
        drop(there);
        if self.told_there.as_ref() == Some(&others) {
            return None;
        }
        self.last_presence = Instant::now();
        self.told_there = Some(others.clone());
        Some(News::Presence(others))
    }

    /// Whether the session is still good. While that can't be read, it is left as it is.
    async fn is_good(&self) -> bool {
        let state = self.app.engine.snapshot();
        self.app.sessions.owner(self.person.token, &state).await.map_or(true, |owner| owner.is_some())
    }
}
