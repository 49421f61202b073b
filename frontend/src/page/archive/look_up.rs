//! A button that looks into the archive, and what came of it. What is found shows where it belongs.

use super::{Look, look};
use crate::{
    i18n::use_words,
    store::use_store,
    ui::{Icon, Sign},
};
use leptos::prelude::*;
use shared::{
    id::CustomerId,
    record::Kind,
    sync::wire::{Asked, MOST_FOUND},
};

/// Below a list: the words that are typed there.
#[component]
pub fn ArchiveSearch(
    kind: Kind,
    #[prop(into)] typed: Signal<String>,
    /// Lets the list show whatever has the words.
    #[prop(into)]
    widen: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let typed = Memo::new(move |_| typed.with(|typed| typed.trim().to_owned()));
    let label = Signal::derive(move || (words.archive.search)(&typed.get()));
    let ask = move |()| {
        widen.run(());
        Asked::Words { kind, words: typed.get_untracked() }
    };
    view! {
        <Show when=move || !typed.with(String::is_empty)>
            <LookUp label ask />
        </Show>
    }
}

/// At the end of a customer's timeline: what was before (C2).
#[component]
pub fn Older(customer: CustomerId) -> impl IntoView {
    let label = Signal::stored(use_words().archive.older.to_owned());
    view! { <LookUp label ask=move |()| Asked::Customer { customer } /> }
}

#[component]
fn LookUp(
    /// What is looked for; something else is looked for anew.
    label: Signal<String>,
    #[prop(into)] ask: Callback<(), Asked>,
) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let state = RwSignal::new(Look::NotYet);
    Effect::new(move |_| {
        label.track();
        state.set(Look::NotYet);
    });
    let said = move || match state.get() {
        Look::NotYet => String::new(),
        Look::Looking => words.archive.searching.to_owned(),
        Look::Found(0) => words.archive.nothing.to_owned(),
        Look::Found(of) if of > MOST_FOUND => (words.archive.found_first)(MOST_FOUND, of),
        Look::Found(of) => (words.archive.found)(of),
        Look::Offline => words.archive.offline.to_owned(),
        Look::Failed => words.archive.failed.to_owned(),
    };
    view! {
        <div class="archive-search">
            <button class="button" type="button" on:click=move |_| look(store, state, ask.run(()))>
                <Icon sign=Sign::Archive />
                {move || label.get()}
            </button>
            <span class="archive-said" role="status">{said}</span>
        </div>
    }
}
