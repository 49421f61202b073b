//! One entry: words of the customer at the left, ours at the right, notes as a strip, all else as a
//! quiet line.

use super::{
    event::{event, staff_name},
    timeline::Line,
};
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        clock::use_clock,
        gallery::Files,
        tickets::{records, restore},
    },
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    attachment::Attachment,
    sync::replica::Phase,
    ticket::{Act, Entry, Voice, mention},
};

#[component]
pub fn EntryView(line: Line, entry: Entry) -> impl IntoView {
    match entry.act.clone() {
        Act::Said { voice, text, files } => view! { <Said line entry voice text files /> }.into_any(),
        Act::Note { text, files, .. } => view! { <Note line entry text files /> }.into_any(),
        _ => view! { <Event line entry /> }.into_any(),
    }
}

#[component]
fn Said(line: Line, entry: Entry, voice: Voice, text: String, files: Vec<Attachment>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let customer = Signal::derive(move || line.shown.read(|ticket| Some(ticket.customer)));
    let customer = records::customer(store, customer);
    let by = entry.by;
    let who = move || match (voice, by) {
        (Voice::Customer, by) => {
            let name = customer.with(|customer| records::called(words, customer.as_deref()));
            by.map_or_else(
                || name.clone(),
                |by| (words.line.taken_by)(&name, &store.with(|world| staff_name(words, world, Some(by)))),
            )
        }
        (Voice::Us, by) => store.with(|world| staff_name(words, world, by)),
    };
    let voice = match voice {
        Voice::Customer => "customer",
        Voice::Us => "us",
    };
    view! {
        <article class="said" data-voice=voice>
            {(!text.is_empty()).then(|| view! { <p class="said-text">{text}</p> })}
            <Files gallery=line.gallery files />
            <footer>{who} " · " <Foot line entry /></footer>
        </article>
    }
}

#[component]
fn Note(line: Line, entry: Entry, text: String, files: Vec<Attachment>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let by = entry.by;
    let who = move || store.with(|world| staff_name(words, world, by));
    view! {
        <article class="note">
            <p class="said-text"><b>{words.line.note}</b> " " <Mentions text /></p>
            <Files gallery=line.gallery files />
            <footer>{who} " · " <Foot line entry /></footer>
        </article>
    }
}

/// A note's text, with whom it calls set apart.
#[component]
fn Mentions(text: String) -> impl IntoView {
    let store = use_store();
    let team = store
        .with_untracked(|world| world.staff.values().map(|staff| (staff.id, staff.name.clone())).collect::<Vec<_>>());
    let me = store.me();
    let mut parts = Vec::new();
    let mut from = 0;
    for found in mention::find(&text, &team) {
        parts.push(text[from..found.at.start].to_owned().into_any());
        let name = text[found.at.clone()].to_owned();
        parts.push(view! { <mark class="mention" class:mention-me=found.person == me>{name}</mark> }.into_any());
        from = found.at.end;
    }
    parts.push(text[from..].to_owned().into_any());
    parts
}

/// When, and whether it is only on this device yet.
#[component]
fn Foot(line: Line, entry: Entry) -> impl IntoView {
    let words = use_words();
    let clock = use_clock();
    let at = entry.at;
    let phase = line.phase(&entry);
    let waits = move || {
        let word = match phase.get()? {
            Phase::Saving => words.sync.phase_saving,
            Phase::Saved => words.sync.phase_saved,
            Phase::Applied(_) => words.sync.phase_applied,
        };
        Some(view! { " · " <span class="said-waits">{word}</span> })
    };
    view! { <time title=move || clock.moment(at)>{move || clock.time(at)}</time>{waits} }
}

#[component]
fn Event(line: Line, entry: Entry) -> impl IntoView {
    let words = use_words();
    let (acts, clock, store) = (use_acts(), use_clock(), use_store());
    let (at, told, act) = (entry.at, entry.clone(), entry.act.clone());
    let text = move || store.with(|world| event(words, world, &told, &|at| clock.when(at)));
    // Whether it can be brought back depends on what stands there now.
    let back = Memo::new(move |_| line.shown.read(|ticket| restore::command(ticket, &act)));
    let restore = move || {
        let command = back.get()?;
        let said = format!("{} · {}", words.order.restore, words.command(&command.clone().into()));
        let press = move |()| acts.attempt(said.clone(), command.clone());
        Some(view! { <Button look=Look::Quiet on_press=press>{words.order.restore}</Button> })
    };
    let phase = line.phase(&entry);
    let here = move || {
        let waits = phase.get().is_some_and(|phase| !matches!(phase, Phase::Applied(_)));
        waits.then(|| view! { <span class="said-waits">{words.orders.on_device}</span> })
    };
    view! {
        <p class="event">
            <time title=move || clock.moment(at)>{move || clock.time(at)}</time>
            <span>{text} " " {here}</span>
            {restore}
        </p>
    }
}
