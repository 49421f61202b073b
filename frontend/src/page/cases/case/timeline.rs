//! All that was done in the case, oldest first.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        clock::use_clock,
        gallery::{Files, Gallery, Viewer},
        tickets::staff_name,
    },
    store::use_store,
};
use leptos::prelude::*;
use shared::{
    aftersale::{Act, Entry},
    attachment::Attachment,
};

#[component]
pub fn Timeline(shown: Shown) -> impl IntoView {
    let words = use_words();
    let gallery = Gallery::of(move || shown.read(|case| case.files().cloned().collect()));
    let entries = Memo::new(move |_| shown.read(|case| case.history.iter().cloned().enumerate().collect::<Vec<_>>()));
    let key = |(at, entry): &(usize, Entry)| (*at, entry.at.0);
    let one = move |(_, entry): (usize, Entry)| view! { <EntryView gallery entry /> };
    view! {
        <section class="section" aria-label=words.cases.history>
            <h3>{words.cases.history}</h3>
            <div class="line case-line-up"><For each=move || entries.get() key children=one /></div>
            <Viewer gallery />
        </section>
    }
}

#[component]
fn EntryView(gallery: Gallery, entry: Entry) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let by = entry.by;
    let who = move || store.with(|world| staff_name(words, world, by));
    match entry.act.clone() {
        Act::Opened { text, files } => {
            view! { <Written gallery entry label=words.cases.opened_it text files /> }.into_any()
        }
        Act::Note { text, files } => view! { <Written gallery entry label=words.line.note text files /> }.into_any(),
        Act::Moved { by, .. } => view! { <Event entry>{who} " " {words.case_move(&by)}</Event> }.into_any(),
        Act::Changed { to, .. } => view! { <Event entry>{who} " " {words.case_detail(&to)}</Event> }.into_any(),
        Act::Assigned { to, .. } => {
            let to = move || match to {
                Some(to) => (words.cases.given_to)(&store.with(|world| staff_name(words, world, Some(to)))),
                None => words.cases.put_back.to_owned(),
            };
            view! { <Event entry>{who} " " {to}</Event> }.into_any()
        }
    }
}

#[component]
fn Written(gallery: Gallery, entry: Entry, label: &'static str, text: String, files: Vec<Attachment>) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let (at, by) = (entry.at, entry.by);
    let who = move || store.with(|world| staff_name(words, world, by));
    view! {
        <article class="note">
            <p class="said-text"><b>{label}</b> " " {text}</p>
            <Files gallery files />
            <footer>{who} " · " <time title=move || clock.moment(at)>{move || clock.when(at)}</time></footer>
        </article>
    }
}

#[component]
fn Event(entry: Entry, children: Children) -> impl IntoView {
    let clock = use_clock();
    let at = entry.at;
    view! {
        <p class="event">
            <time title=move || clock.moment(at)>{move || clock.when(at)}</time>
            <span>{children()}</span>
        </p>
    }
}
