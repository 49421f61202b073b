//! What waits to be synced, oldest first.

use super::wording::{order_name, order_of};
use crate::{
    i18n::use_words,
    page::clock::use_clock,
    route::Route,
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
    let waiting = use_store().waiting();
    let rows = move || waiting.get().into_iter().take(MOST).map(|waits| view! { <Line waits /> }).collect_view();
    let more = move || {
        let over = waiting.with(Vec::len).saturating_sub(MOST);
        (over > 0).then(|| view! { <li class="hint">{format!("+ {over}")}</li> })
    };
    move || match waiting.with(Vec::is_empty) {
        true => view! { <p class="hint">{words.sync.waits_none}</p> }.into_any(),
        false => view! { <ol class="waiting" aria-label=words.sync.waits_title>{rows} {more}</ol> }.into_any(),
    }
}

#[component]
fn Line(waits: Waiting) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let said =
        waits.command.as_ref().map_or_else(|| words.sync.unreadable.to_owned(), |command| words.command(command));
    let order = waits.command.as_ref().and_then(order_of);
    let link = move || {
        let id = order?;
        let name = order_name(store, id)?;
        Some(view! { <a href=Route::Order(id).path()>{name}</a> })
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
