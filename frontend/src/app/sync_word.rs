//! Sync is one quiet word in the corner; it gets loud only when work could be lost.

use crate::page::{
    overlay::{Panel, use_overlay},
    sync::needs,
};
use crate::{
    i18n::{Words, use_words},
    route::Route,
    store::use_store,
    sync::{Link, SyncState},
    ui::Tone,
};
use leptos::prelude::*;

#[component]
pub fn SyncWord() -> impl IntoView {
    let words = use_words();
    let overlay = use_overlay();
    let store = use_store();
    let (sync, waiting) = (store.sync(), store.waiting());
    let (uploads, needs) = (store.uploads(), needs(store));
    let said = Memo::new(move |_| {
        let waits = waiting.with(Vec::len) + uploads.get();
        sync.with(|sync| say(words, sync, waits, needs.get()))
    });
    let signed_out = Memo::new(move |_| sync.with(|sync| sync.link == Link::SignedOut));
    let again = move || {
        signed_out.get().then(|| {
            let open = move |_| overlay.open(Panel::SignInAgain);
            view! { <button class="button" type="button" on:click=open>{words.sign_in.again}</button> }
        })
    };
    view! {
        <div class="sync-corner">
            <a class="sync-word" href=Route::Sync.path() data-tone=move || said.get().0.word()>
                <span role="status">{move || said.get().1}</span>
            </a>
            {again}
        </div>
    }
}

/// The word, and how loud it is. What could lose work comes first.
fn say(words: &Words, sync: &SyncState, waits: usize, needs: usize) -> (Tone, String) {
    let words = &words.sync;
    let with_waiting = |word: &str| match waits {
        0 => word.to_owned(),
        n => format!("{word} · {}", (words.waiting)(n)),
    };
    if sync.storage_failing {
        return (Tone::Bad, words.storage_failing.to_owned());
    }
    match sync.link {
        Link::SignedOut => (Tone::Bad, with_waiting(words.signed_out)),
        Link::Upgrade => (Tone::Bad, with_waiting(words.upgrade)),
        _ if needs > 0 => (Tone::Bad, (words.attention)(needs)),
        Link::Offline => (Tone::Warn, with_waiting(words.offline)),
        Link::Connecting => (Tone::Neutral, with_waiting(words.connecting)),
        Link::Online if waits > 0 => (Tone::Neutral, words.saving.to_owned()),
        Link::Online => (Tone::Good, words.saved.to_owned()),
    }
}
