//! Cards for what was refused: what I did, what is there now; apply anyway, drop, or copy the text.

use super::wording::{now, order_name, order_of};
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock, orders::use_desk},
    platform::clipboard,
    route::Route,
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    command::{Command, Rejection},
    sync::replica::Attention,
};

#[component]
pub fn Cards() -> impl IntoView {
    let words = use_words();
    let (attention, files) = (use_store().attention(), use_store().refused_files());
    let is_clean = move || attention.with(Vec::is_empty) && files.with(Vec::is_empty);
    let key = |attention: &Attention| (attention.place.at, attention.place.id.seq, attention.place.id.client);
    view! {
        <Show when=is_clean><p class="hint">{words.sync.needs_none}</p></Show>
        <ul class="cards">
            <For each=move || attention.get() key=key let:attention><Card attention /></For>
        </ul>
    }
}

#[component]
fn Card(attention: Attention) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let command = attention.mutation.command().ok();
    let said = command.as_ref().map_or_else(|| words.sync.unreadable.to_owned(), |command| words.command(command));
    let order = command.as_ref().and_then(order_of);
    let title = move || {
        let id = order?;
        let name = order_name(store, id)?;
        Some(view! { <a href=Route::Order(id).path()>{name}</a> })
    };
    let why = words.why(&attention.why);
    let current = command.clone();
    let current = move || current.as_ref().and_then(|command| now(store, words, command));
    let issued_at = attention.mutation.issued_at;
    let issued = move || clock.when(issued_at);
    view! {
        <li class="card">
            <h3>{title}</h3>
            <dl class="facts">
                <dt>{words.sync.did}</dt><dd>{said.clone()} " " <small class="hint">{issued}</small></dd>
                <dt>{words.sync.why}</dt><dd>{why}</dd>
                {move || current().map(|now| view! { <dt>{words.sync.now}</dt><dd>{now}</dd> })}
            </dl>
            <Ways attention said readable=command.is_some() />
        </li>
    }
}

#[component]
fn Ways(attention: Attention, said: String, readable: bool) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let place = attention.place;
    let text = attention.mutation.command().ok().and_then(|command| own_text(&command)).unwrap_or(said);
    let desk = use_desk();
    let moved = match attention.mutation.command() {
        Ok(Command::OrderMove(command)) => Some((command.order, command.to)),
        _ => None,
    };
    let again = move |()| match (store.apply_anyway(&attention), moved) {
        (Ok(()), _) => acts.say(words.sync.applied_anyway),
        // From where the order stands now, the move needs a reason or a parcel.
        (Err(Rejection::Invalid { .. }), Some((order, to))) => desk.ask_move_again(order, to, place),
        (Err(rejection), _) => acts.warn(&rejection),
    };
    let drop = move |()| {
        store.deal_with(place);
        acts.say(words.sync.dropped);
    };
    let copy = move |()| {
        clipboard::copy(&text);
        acts.say(words.shell.copied);
    };
    view! {
        <div class="card-foot">
            {readable.then(|| view! { <Button look=Look::Primary on_press=again>{words.sync.apply_anyway}</Button> })}
            <Button on_press=copy>{words.sync.copy_text}</Button>
            <Button look=Look::Danger on_press=drop>{words.sync.drop}</Button>
        </div>
    }
}

/// The text that the person typed, where there is any.
fn own_text(command: &Command) -> Option<String> {
    match command {
        Command::OrderMemo(command) => Some(command.memo.clone()),
        Command::OrderNote(command) => Some(command.text.clone()),
        _ => None,
    }
}
