//! Closes a ticket: with a wrap-up code and the customer's word (T5).

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        tickets::{bench::name, use_bench},
    },
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{
    command::TicketMove,
    id::TicketId,
    ticket::{Closing, Status, Ticket, Word, WrapUp, WrapUpId},
};
use std::sync::Arc;

#[component]
pub fn Close(id: TicketId, close: Callback<()>) -> impl IntoView {
    let bench = use_bench();
    bench.ticket(id).map(|ticket| view! { <Form ticket close /> })
}

#[component]
fn Form(ticket: Arc<Ticket>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, bench) = (use_acts(), use_bench());
    let id = ticket.id;
    let wrap_up = RwSignal::new(None::<WrapUpId>);
    let word = RwSignal::new(None::<Word>);
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(ticket) = bench.ticket(id) else { return close.run(()) };
        let (Some(wrap_up), Some(word)) = (wrap_up.get_untracked(), word.get_untracked()) else {
            return error.set(Some(words.ticket.closing_needs.to_owned()));
        };
        let (to, reason) = (Status::Closed, reason.get_untracked().trim().to_owned());
        let closing = Some(Closing { wrap_up, word });
        let command = TicketMove { ticket: id, expect: ticket.status, to, reason, closing };
        let said = (words.ticket.moved)(&name(&ticket), words.ticket_status(to));
        match acts.perform(said, command) {
            Ok(()) => bench.answered(),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let told = move || error.get().map(|error| view! { <p class="form-error" role="alert">{error}</p> });
    view! {
        <form class="form" on:submit=submit>
            <WrapUps wrap_up />
            <Words ticket word />
            <Field label=words.ticket.remark>
                <input class="input" maxlength="500" autocomplete="off" bind:value=reason />
            </Field>
            {told}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.ticket.close_do}</Button>
            </div>
        </form>
    }
}

#[component]
fn WrapUps(wrap_up: RwSignal<Option<WrapUpId>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let known = store.with_untracked(|world| world.workspace().map(|team| team.wrap_ups.clone()).unwrap_or_default());
    let one = move |(at, known): (usize, WrapUp)| {
        let (name, id) = (words.wrap_up_name(&known), known.id.clone());
        let chosen = move || wrap_up.with(|chosen| chosen.as_ref() == Some(&id));
        let id = known.id;
        view! {
            <label class="radio-chip">
                <input
                    type="radio"
                    name="wrap-up"
                    autofocus=at == 0
                    prop:checked=chosen
                    on:change=move |_| wrap_up.set(Some(id.clone()))
                />
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="fieldset">
            <legend>{words.ticket.wrap_up}</legend>
            <div class="picks">{known.into_iter().enumerate().map(one).collect_view()}</div>
        </fieldset>
    }
}

/// The customer's word. Silence counts only after as long as the team has set.
#[component]
fn Words(ticket: Arc<Ticket>, word: RwSignal<Option<Word>>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let hours = store.with_untracked(|world| world.workspace().map_or(0, |workspace| workspace.silence_hours));
    let silence = i64::from(hours) * 3_600_000;
    let was_silent = ticket.resolved_at.is_some_and(|since| since.plus(silence) <= store.now());
    let one = move |one: Word| {
        let refused = one == Word::Silent && !was_silent;
        view! {
            <label class="radio-chip">
                <input
                    type="radio"
                    name="word"
                    disabled=refused
                    prop:checked=move || word.get() == Some(one)
                    on:change=move |_| word.set(Some(one))
                />
                <span>{words.word(one)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="fieldset">
            <legend>{words.ticket.word}</legend>
            <div class="picks">{Word::ALL.into_iter().map(one).collect_view()}</div>
            {(!was_silent).then(|| view! { <p class="hint">{(words.ticket.silence_hint)(hours)}</p> })}
        </fieldset>
    }
}
