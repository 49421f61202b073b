//! All that was said and done, oldest first, day by day; it opens at its end.

use super::{Shown, entry::EntryView};
use crate::{
    i18n::use_words,
    page::{
        clock::use_clock,
        gallery::{Gallery, Viewer},
    },
    store::use_store,
    ui::Tail,
};
use leptos::prelude::*;
use shared::{
    attachment::Attachment,
    sync::replica::Phase,
    ticket::{Act, Entry},
    time::Instant,
};

/// What a timeline is made of.
#[derive(Clone, PartialEq)]
enum Item {
    /// The day of the entry of this place, above it. Entries stand in the order in which they came, which
    /// is not always that of their times: a day may come twice.
    Day(usize, String),
    Entry(usize, Entry),
}

impl Item {
    /// Entries are only ever added, so a place and a time name one.
    fn key(&self) -> (usize, Option<i64>, String) {
        match self {
            Item::Day(at, day) => (*at, None, day.clone()),
            Item::Entry(at, entry) => (*at, Some(entry.at.0), entry.by.map(|by| by.to_string()).unwrap_or_default()),
        }
    }
}

/// What all entries of a timeline share.
#[derive(Clone, Copy)]
pub struct Line {
    pub shown: Shown,
    /// My entries that wait, by when they were made, and how far they are.
    waiting: Memo<Vec<(Instant, Phase)>>,
    pub gallery: Gallery,
}

impl Line {
    /// How far an entry is that was made here; `None` for what the server has.
    pub fn phase(self, entry: &Entry) -> Memo<Option<Phase>> {
        let (at, mine) = (entry.at, entry.by == Some(use_store().me()));
        Memo::new(move |_| {
            let waits =
                self.waiting.with(|waiting| waiting.iter().find(|(made, _)| *made == at).map(|(_, phase)| *phase));
            waits.filter(|_| mine)
        })
    }
}

#[component]
pub fn Timeline(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let waiting = store.waiting();
    let waiting = Memo::new(move |_| {
        let mine = |command: &shared::command::Command| command.subject() == Some(shown.id.into());
        waiting.with(|waiting| {
            let here = waiting.iter().filter(|waits| waits.command.as_ref().is_some_and(mine));
            here.map(|waits| (waits.issued_at, waits.phase)).collect::<Vec<_>>()
        })
    });
    let gallery = Gallery::of(move || shown.read(|ticket| files(&ticket.history)));
    let line = Line { shown, waiting, gallery };
    let items = Memo::new(move |_| {
        let mut items = Vec::new();
        let mut last = String::new();
        shown.read(|ticket| {
            for (at, entry) in ticket.history.iter().enumerate() {
                let day = clock.day(entry.at);
                if day != last {
                    items.push(Item::Day(at, day.clone()));
                    last = day;
                }
                items.push(Item::Entry(at, entry.clone()));
            }
        });
        items
    });
    let one = move |item: Item| match item {
        Item::Day(_, day) => view! { <p class="line-day"><span>{day}</span></p> }.into_any(),
        Item::Entry(_, entry) => view! { <EntryView line entry /> }.into_any(),
    };
    let count = Signal::derive(move || items.with(Vec::len));
    view! {
        <Tail label=words.line.timeline news=words.line.news count>
            <div class="line"><For each=move || items.get() key=Item::key children=one /></div>
        </Tail>
        <Viewer gallery />
    }
}

fn files(history: &[Entry]) -> Vec<Attachment> {
    let files = history.iter().flat_map(|entry| match &entry.act {
        Act::Said { files, .. } | Act::Note { files, .. } => files.as_slice(),
        _ => &[],
    });
    files.cloned().collect()
}
