//! The team's zone and the person's now, for all that shows a time.

use crate::{
    i18n::{Tongue, format, use_tongue},
    store::{Store, use_store},
};
use leptos::prelude::*;
use shared::time::{Day, Instant, TimeOfDay, Zone};

/// Turns instants into what people read. Reads of it follow the workspace's zone.
#[derive(Clone, Copy)]
pub struct Clock {
    zone: Memo<Zone>,
    store: Store,
    tongue: Tongue,
}

impl Clock {
    /// Once for all pages: reading a zone from the table is not free.
    pub fn provide() {
        let store = use_store();
        let name = Memo::new(move |_| store.with(|world| world.workspace().map(|workspace| workspace.zone.clone())));
        let zone = Memo::new_with_compare(
            move |_| name.with(|name| name.as_deref().and_then(Zone::named)).unwrap_or_else(Zone::utc),
            |_, _| true,
        );
        provide_context(Clock { zone, store, tongue: use_tongue() });
    }

    /// As short as it stays clear.
    pub fn when(self, at: Instant) -> String {
        self.zone.with(|zone| self.tongue.words().when(zone, at, self.store.now()))
    }

    /// The day alone, as a conversation is divided by it.
    pub fn day(self, at: Instant) -> String {
        self.zone.with(|zone| self.tongue.words().day_of(zone, at, self.store.now()))
    }

    /// The time of day alone.
    pub fn time(self, at: Instant) -> String {
        self.zone.with(|zone| format::time(zone, at))
    }

    /// Date and time in full.
    pub fn moment(self, at: Instant) -> String {
        self.zone.with(|zone| format::moment(zone, at))
    }

    /// The day that it is in the team's zone.
    pub fn today(self) -> Day {
        self.zone.with(|zone| zone.day(self.store.now())).unwrap_or(Day::EPOCH)
    }

    /// The instant at which the team's wall clock shows that time of that day.
    pub fn at(self, day: Day, time: TimeOfDay) -> Instant {
        self.zone.with_untracked(|zone| zone.at(day, time))
    }

    /// Now, as the house writes it in memos (O3).
    pub fn memo_time(self) -> String {
        self.zone.with(|zone| format::memo_time(zone, self.store.now()))
    }
}

pub fn use_clock() -> Clock {
    expect_context()
}
