//! Above something in the archive: since when it is there, and the way back.

use super::away_since;
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock},
    store::use_store,
    ui::{Button, Icon, Notice, Sign},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{command::ArchiveRecall, record::Key};

#[component]
pub fn ArchiveBanner(#[prop(into)] key: Key) -> impl IntoView {
    let words = use_words();
    let (store, acts, clock) = (use_store(), use_acts(), use_clock());
    let since = away_since(store, key);
    let busy = RwSignal::new(false);
    let recall = move |()| {
        busy.set(true);
        spawn_local(async move {
            match store.act(ArchiveRecall { keys: [key].into() }).await {
                Ok(()) => acts.say(words.archive.recalled),
                Err(why) => acts.warn(&why),
            }
            let _ = busy.try_set(false);
        });
    };
    let why_not = Signal::derive(move || busy.get().then(|| words.archive.searching.to_owned()));
    move || {
        since.get().map(|since| {
            view! {
                <Notice>
                    <span class="archive-banner">
                        <Icon sign=Sign::Archive />
                        <span>{(words.archive.banner)(&clock.when(since))}</span>
                        <Button why_not on_press=recall>{words.archive.recall}</Button>
                    </span>
                </Notice>
            }
        })
    }
}
