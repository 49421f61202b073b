//! Files: how many wait to be uploaded, and a card for each that the server does not take.

use crate::{
    i18n::{Words, use_words},
    page::{act::use_acts, clock::use_clock},
    platform::file,
    store::use_store,
    ui::{Button, Look},
};
use leptos::{prelude::*, task::spawn_local};
use shared::sync::replica::{BlobCard, BlobRefused, BlobState};

#[component]
pub fn Uploads() -> impl IntoView {
    let words = use_words();
    let uploads = use_store().uploads();
    move || {
        let count = uploads.get();
        (count > 0).then(|| view! { <p class="hint">{(words.sync.uploads)(count)}</p> })
    }
}

#[component]
pub fn RefusedFiles() -> impl IntoView {
    let files = use_store().refused_files();
    view! {
        <ul class="cards">
            <For each=move || files.get() key=|card| card.hash let:card><Card card /></For>
        </ul>
    }
}

#[component]
fn Card(card: BlobCard) -> impl IntoView {
    let words = use_words();
    let clock = use_clock();
    let name = if card.name.is_empty() { words.sync.file_unnamed.to_owned() } else { card.name.clone() };
    let (did, why, at) = ((words.sync.file)(&name), why(words, card.state), card.at);
    view! {
        <li class="card">
            <dl class="facts">
                <dt>{words.sync.did}</dt>
                <dd>{did} " " <small class="hint">{move || clock.when(at)}</small></dd>
                <dt>{words.sync.why}</dt><dd>{why}</dd>
            </dl>
            <Ways card name />
        </li>
    }
}

/// The content is still here: it can be tried again, or saved elsewhere before it is dropped.
#[component]
fn Ways(card: BlobCard, name: String) -> impl IntoView {
    let words = use_words();
    let (store, acts) = (use_store(), use_acts());
    let hash = card.hash;
    let save = move |()| {
        let name = name.clone();
        spawn_local(async move {
            if let Some(bytes) = store.blob(hash).await {
                file::download(&bytes, "application/octet-stream", &name);
            }
        });
    };
    let drop = move |()| {
        store.deal_with_file(hash, false);
        acts.say(words.sync.dropped);
    };
    view! {
        <div class="card-foot">
            <Button look=Look::Primary on_press=move |()| store.deal_with_file(hash, true)>{words.sync.file_again}</Button>
            <Button on_press=save>{words.sync.file_save}</Button>
            <Button look=Look::Danger on_press=drop>{words.sync.drop}</Button>
        </div>
    }
}

fn why(words: &Words, state: BlobState) -> &'static str {
    let words = &words.sync;
    match state {
        BlobState::Refused(BlobRefused::Denied) => words.file_denied,
        BlobState::Refused(BlobRefused::TooLarge) => words.file_too_large,
        BlobState::Refused(BlobRefused::TypeNotAllowed) => words.file_type,
        BlobState::Refused(BlobRefused::Damaged) => words.file_damaged,
        _ => words.file_unknown,
    }
}
