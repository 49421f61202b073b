//! Who else is at a ticket. A courtesy: it is told every few seconds while one is there, forgotten by
//! itself, and silent whenever the server can't be reached.

use super::{Bench, use_bench};
use crate::{
    i18n::use_words,
    page::tickets::{
        news::{News, use_news},
        ticket::staff_name,
    },
    platform::http::{self, HttpError},
    store::{Store, use_store},
    sync::Link,
};
use gloo_timers::callback::Interval;
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use shared::{
    id::{StaffId, TicketId},
    time::Instant,
};

/// Milliseconds between looks, after which to tell again while writing and while reading, and for
/// which one counts as writing after a key.
const LOOK: u32 = 1_000;
const WRITING: i64 = 5_000;
const READING: i64 = 9_000;
const PAUSE: i64 = 6_000;

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Here {
    ticket: Option<TicketId>,
    writing: bool,
}

/// What the server says of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
struct There {
    staff: StaffId,
    ticket: TicketId,
    #[serde(default)]
    writing: bool,
}

#[derive(Clone, Copy)]
pub struct Presence {
    typed: StoredValue<Option<(TicketId, Instant)>>,
    told: StoredValue<Option<(Here, Instant)>>,
    /// The server does not know of it.
    off: StoredValue<bool>,
    others: Memo<Vec<There>>,
    bench: Bench,
    news: News,
    store: Store,
}

impl Presence {
    /// Once for all pages, after the bench and the news.
    pub fn provide() {
        let store = use_store();
        let (said, sync) = (store.presence(), store.sync());
        let others = Memo::new(move |_| {
            let online = sync.with(|sync| sync.link == Link::Online);
            let there = said.with(|said| serde_json::from_str::<Vec<There>>(said).unwrap_or_default());
            there.into_iter().filter(|there| online && there.staff != store.me()).collect()
        });
        let presence = Presence {
            typed: StoredValue::new(None),
            told: StoredValue::new(None),
            off: StoredValue::new(false),
            others,
            bench: use_bench(),
            news: use_news(),
            store,
        };
        // Coming and going are told at once, the rest by the clock.
        Effect::new(move || {
            presence.bench.cursor.open();
            presence.tell();
        });
        let interval = StoredValue::new_local(Some(Interval::new(LOOK, move || presence.tell())));
        on_cleanup(move || drop(interval.try_update_value(Option::take)));
        provide_context(presence);
    }

    /// A key was pressed in the composer of this ticket.
    pub fn typing(self, ticket: TicketId) {
        self.typed.set_value(Some((ticket, self.store.now())));
        self.tell();
    }

    fn tell(self) {
        let now = self.store.now();
        let Some(told) = self.told.try_get_value() else { return };
        let open = untrack(|| self.bench.cursor.open()).filter(|_| !untrack(|| self.news.is_hidden()));
        let writes = |id| matches!(self.typed.get_value(), Some((typed, at)) if typed == id && now.0 - at.0 < PAUSE);
        let here = Here { ticket: open, writing: open.is_some_and(writes) };
        let due = if here.writing { WRITING } else { READING };
        let is_new = told
            .map_or(here.ticket.is_some(), |(told, at)| told != here || (here.ticket.is_some() && now.0 - at.0 >= due));
        if !is_new || self.off.get_value() || !self.store.is_online() {
            return;
        }
        self.told.set_value(Some((here, now)));
        spawn_local(async move {
            if let Err(HttpError::Status { status: 404 | 405, .. }) = http::tell("/api/presence", &here).await {
                self.off.try_set_value(true);
            }
        });
    }
}

pub fn use_presence() -> Presence {
    expect_context()
}

/// Who else is here, in a few words.
#[component]
pub fn Here(id: TicketId) -> impl IntoView {
    let words = use_words();
    let (presence, store) = (use_presence(), use_store());
    let said = Memo::new(move |_| {
        let here = presence.others.get().into_iter().filter(|there| there.ticket == id);
        let one = |there: There| {
            let name = store.with(|world| staff_name(words, world, Some(there.staff)));
            (if there.writing { words.ticket.writes } else { words.ticket.looks })(&name)
        };
        here.map(one).collect::<Vec<_>>().join(" · ")
    });
    view! { <span class="ticket-here" role="status">{move || said.get()}</span> }
}
