//! Reopens a ticket, and says why.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        tickets::{bench::name, use_bench},
    },
    ui::{Button, Field, Look},
};
use leptos::{ev, prelude::*};
use shared::{command::TicketMove, id::TicketId, ticket::Status};

#[component]
pub fn Reopen(id: TicketId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, bench) = (use_acts(), use_bench());
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(ticket) = bench.ticket(id) else { return close.run(()) };
        let (to, reason) = (Status::InProgress, reason.get_untracked().trim().to_owned());
        let command = TicketMove { ticket: id, expect: ticket.status, to, reason, closing: None };
        let said = (words.ticket.moved)(&name(&ticket), words.ticket_status(to));
        match acts.perform(said, command) {
            Ok(()) => bench.answered(),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=words.ticket.reason error>
                <input class="input" maxlength="500" autocomplete="off" autofocus bind:value=reason />
            </Field>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.ticket.reopen_do}</Button>
            </div>
        </form>
    }
}
