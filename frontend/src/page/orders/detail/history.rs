//! What the team did to the order, newest first. A replaced flag or memo comes back with one press.

use super::{Shown, note::NoteForm};
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock, orders::restore},
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{command::Command, order::Entry};

#[component]
pub fn History(shown: Shown) -> impl IntoView {
    let words = use_words();
    let count = Memo::new(move |_| shown.read(|order| order.history.len()));
    view! {
        <section class="section" aria-label=words.order.history>
            <h3>{words.order.history}</h3>
            <NoteForm shown />
            <ol class="history"><For each=move || (0..count.get()).rev() key=|at| *at let:at><Line shown at /></For></ol>
        </section>
    }
}

/// An entry. It stays as it is when another is added.
#[component]
fn Line(shown: Shown, at: usize) -> impl IntoView {
    let entry = Memo::new(move |_| shown.read(|order| order.history.get(at).cloned()));
    // The command that brings back what it replaced.
    let back = Memo::new(move |_| {
        shown.read(|order| order.history.get(at).and_then(|entry| restore::command(order, &entry.act)))
    });
    move || entry.get().map(|entry| view! { <Told entry back /> })
}

#[component]
fn Told(entry: Entry, back: Memo<Option<Command>>) -> impl IntoView {
    let words = use_words();
    let (acts, clock, store) = (use_acts(), use_clock(), use_store());
    let (at, by) = (entry.at, entry.by);
    let name = move || match by {
        Some(id) => store.with(|world| world.staff.get(&id).map(|staff| staff.name.clone())).unwrap_or_default(),
        None => words.import.system.to_owned(),
    };
    let restore = move || {
        let command = back.get()?;
        let said = format!("{} · {}", words.order.restore, words.command(&command));
        let press = move |()| acts.attempt(said.clone(), command.clone());
        Some(view! { <Button look=Look::Quiet on_press=press>{words.order.restore}</Button> })
    };
    view! {
        <li class="history-line">
            <span class="history-what">{words.act(&entry.act)}</span>
            <span class="history-who">{name} " · " <time title=move || clock.moment(at)>{move || clock.when(at)}</time></span>
            {restore}
        </li>
    }
}
