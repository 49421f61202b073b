//! The page behind the word in the corner: what waits, and what needs a person's decision.

mod attention;
mod files;
mod gathered;
mod subject;
mod waiting;
mod wording;

pub use gathered::needs;

use crate::{
    i18n::{Words, use_words},
    page::{
        clock::use_clock,
        overlay::{Panel, use_overlay},
    },
    store::use_store,
    sync::{Link, SyncState},
    ui::{Button, Look, Notice, Tone},
};
use attention::Cards;
use files::{RefusedFiles, Uploads};
use leptos::prelude::*;
use waiting::WaitingList;

#[component]
pub fn SyncPage() -> impl IntoView {
    let words = use_words();
    view! {
        <main class="page" id="content">
            <h1>{words.sync.title}</h1>
            <State />
            <section class="section" aria-label=words.sync.needs_title>
                <h2>{words.sync.needs_title}</h2>
                <Cards />
                <RefusedFiles />
            </section>
            <section class="section" aria-label=words.sync.waits_title>
                <h2>{words.sync.waits_title}</h2>
                <WaitingList />
                <Uploads />
            </section>
        </main>
    }
}

/// How things stand, and the one thing to do about it.
#[component]
fn State() -> impl IntoView {
    let words = use_words();
    let (store, clock, overlay) = (use_store(), use_clock(), use_overlay());
    let sync = store.sync();
    let signed_out = Memo::new(move |_| sync.with(|sync| sync.link == Link::SignedOut));
    let told = move || {
        let (tone, text) = sync.with(|sync| tell(words, sync));
        view! { <Notice tone>{text}</Notice> }
    };
    let synced = move || sync.with(|sync| sync.synced_at.map(|at| (words.sync.synced_at)(&clock.when(at))));
    let action = move || {
        match signed_out.get() {
        true => view! {
            <Button look=Look::Primary on_press=move |()| overlay.open(Panel::SignInAgain)>{words.sign_in.again}</Button>
        }
        .into_any(),
        false => view! { <Button on_press=move |()| store.sync_now()>{words.sync.sync_now}</Button> }.into_any(),
    }
    };
    view! {
        <div class="sync-state">
            {told}
            <div class="sync-state-foot"><span class="hint">{synced}</span> {action}</div>
        </div>
    }
}

fn tell(words: &'static Words, sync: &SyncState) -> (Tone, &'static str) {
    let words = &words.sync;
    match sync.link {
        _ if sync.storage_failing => (Tone::Bad, words.storage_failing_hint),
        Link::SignedOut => (Tone::Bad, words.signed_out_hint),
        Link::Upgrade => (Tone::Bad, words.upgrade_hint),
        Link::Offline => (Tone::Warn, words.offline_hint),
        Link::Connecting => (Tone::Neutral, words.connecting),
        Link::Online => (Tone::Good, words.online_hint),
    }
}
