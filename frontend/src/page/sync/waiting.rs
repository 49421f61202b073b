//! What waits to be synced, oldest first.

use super::{attention::Name, subject::Subject};
use crate::{
    i18n::use_words,
    page::clock::use_clock,
    store::{Waiting, use_store},
    ui::{Tag, Tone},
};
use leptos::prelude::*;
use shared::sync::replica::Phase;

/// More than these are counted, not listed.
const MOST: usize = 200;

#[component]
pub fn WaitingList() -> impl IntoView {
    let words = use_words();
    let (waiting, uploads) = (use_store().waiting(), use_store().uploads());
    let rows = move || waiting.get().into_iter().take(MOST).map(|waits| view! { <Line waits /> }).collect_view();
    let more = move || {
        let over = waiting.with(Vec::len).saturating_sub(MOST);
        (over > 0).then(|| view! { <li class="hint">{format!("+ {over}")}</li> })
    };
    move || match waiting.with(Vec::is_empty) {
        true if uploads.get() > 0 => ().into_any(),
        true => view! { <p class="hint">{words.sync.waits_none}</p> }.into_any(),
        false => view! { <ol class="waiting" aria-label=words.sync.waits_title>{rows} {more}</ol> }.into_any(),
    }
}

#[component]
fn Line(waits: Waiting) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let command = StoredValue::new(waits.command);
    let said = move || {
        command.with_value(|command| match command {
            Some(command) => store.with(|world| words.deed(command, world, Some(store.me()))),
            None => words.sync.unreadable.to_owned(),
        })
    };
    let link = move || {
        let subject = command.with_value(|command| store.with(|world| Subject::of(words, world, command.as_ref()?)));
        subject.map(|subject| view! { <Name subject /> })
    };
    let (tone, phase) = match waits.phase {
        Phase::Saving => (Tone::Warn, words.sync.phase_saving),
        Phase::Saved => (Tone::Neutral, words.sync.phase_saved),
        Phase::Applied(_) => (Tone::Good, words.sync.phase_applied),
    };
    view! {
        <li class="waiting-line">
            <span class="waiting-what">{said}</span>
            <span class="waiting-order">{link}</span>
            <time class="waiting-time">{move || clock.when(waits.issued_at)}</time>
            <Tag tone text=phase />
        </li>
    }
}
