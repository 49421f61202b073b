//! For whom a ticket waits, and why. Usual reasons are one press away.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        tickets::{bench::name, use_bench},
    },
    ui::{Button, Field, Look, Segments},
};
use leptos::{ev, html, prelude::*};
use shared::{command::TicketMove, id::TicketId, ticket::Status};

const KINDS: [Status; 3] = [Status::WaitingCustomer, Status::WaitingDepartment, Status::WaitingThirdParty];

#[component]
pub fn Wait(id: TicketId, to: Status, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, bench) = (use_acts(), use_bench());
    let kind = RwSignal::new(to);
    let reason = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(ticket) = bench.ticket(id) else { return close.run(()) };
        let (to, reason) = (kind.get_untracked(), reason.get_untracked().trim().to_owned());
        let wait = TicketMove { ticket: id, expect: ticket.status, to, reason, closing: None };
        match acts.perform((words.ticket.moved)(&name(&ticket), words.ticket_status(to)), wait) {
            Ok(()) => bench.answered(),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let usual = move || {
        let reasons = match kind.get() {
            Status::WaitingDepartment => words.ticket.waits_department,
            Status::WaitingThirdParty => words.ticket.waits_third_party,
            _ => words.ticket.waits_customer,
        };
        let chip = |text: &'static str| {
            let take = move |_| {
                reason.set(text.to_owned());
                node.get_untracked().iter().for_each(|input| drop(input.focus()));
            };
            view! { <button class="pick" type="button" on:click=take>{text}</button> }
        };
        reasons.split('|').map(chip).collect_view()
    };
    view! {
        <form class="form" on:submit=submit>
            <Segments
                label=words.ticket.wait_title
                name="waits"
                all=KINDS.map(|status| (status, words.ticket_status(status)))
                is_chosen=move |status| kind.get() == status
                on_choose=move |status| kind.set(status)
            />
            <Field label=words.ticket.reason error>
                <input class="input" maxlength="500" autocomplete="off" node_ref=node bind:value=reason />
            </Field>
            <div class="picks">{usual}</div>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.ticket.wait_do}</Button>
            </div>
        </form>
    }
}
