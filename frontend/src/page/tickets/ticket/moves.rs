//! The moves of a ticket: the one that comes next stands out, the usual ones beside it, the rest in a
//! menu.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        tickets::{Asking, step, use_bench},
    },
    store::use_store,
    ui::{Button, Icon, Look, Menu, MenuItem, Sign},
};
use leptos::prelude::*;
use shared::{
    staff::Permission,
    ticket::{Status, life},
};

const WAITS: [Status; 3] = [Status::WaitingCustomer, Status::WaitingDepartment, Status::WaitingThirdParty];

#[component]
pub fn Moves(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (bench, acts, store) = (use_bench(), use_acts(), use_store());
    let is_open = Memo::new(move |_| shown.read(|ticket| ticket.status.is_open()));
    let lacks = Signal::derive(move || step::lacks(store, words, Permission::TicketWork));
    let may = Memo::new(move |_| store.permits(Permission::TicketWork));
    view! {
        <div class="ticket-moves" role="group" aria-label=words.ticket.moves>
            <Show when=move || is_open.get()>
                <Button why_not=lacks key="e" on_press=move |()| bench.ask_hand_over(shown.id, acts)>
                    {words.ticket.hand_over}
                </Button>
                <Show when=move || may.get()><Waits shown /></Show>
            </Show>
            <NextStep shown />
            <Show when=move || may.get()><Others shown /></Show>
            <button
                class="button button-quiet ticket-side-button"
                type="button"
                aria-label=words.line.side
                title=words.line.side
                aria-keyshortcuts="d"
                aria-expanded=move || if bench.side_open.get() { "true" } else { "false" }
                on:click=move |_| bench.side_open.update(|open| *open = !*open)
            >
                <Icon sign=Sign::Customers />
            </button>
        </div>
    }
}

/// One button that stays where it is, so that the focus stays on it while what it does changes.
#[component]
fn NextStep(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (bench, acts, store) = (use_bench(), use_acts(), use_store());
    let next = Memo::new(move |_| step::next(store, shown.id));
    let why_not = Signal::derive(move || step::lacks(store, words, Permission::TicketWork));
    let label = move || next.get().map(|next| step::label(words, next));
    let press = move |()| bench.next_step(shown.id, acts);
    view! { <Button look=Look::Primary key="n" why_not on_press=press>{label}</Button> }
}

#[component]
fn Waits(shown: Shown) -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let status = Memo::new(move |_| shown.read(|ticket| Some(ticket.status)));
    let items = move || {
        let from = status.get()?;
        let can = WAITS.into_iter().filter(|to| life::between(from, *to).is_some());
        let item = |to| {
            let choose = Callback::new(move |()| bench.ask(Asking::Wait(shown.id, to)));
            view! { <MenuItem on_choose=choose>{words.ticket_status(to)}</MenuItem> }
        };
        Some(can.map(item).collect_view())
    };
    view! { <Menu label=words.ticket.wait text=Signal::stored(words.ticket.wait.to_owned())>{items()}</Menu> }
}

#[component]
fn Others(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (bench, acts, store) = (use_bench(), use_acts(), use_store());
    let id = shown.id;
    let items = move || {
        let (status, mine) = shown.read(|ticket| (Some(ticket.status), ticket.assignee == Some(store.me())));
        let assigned = shown.read(|ticket| ticket.assignee.is_some());
        let Some(status) = status else { return ().into_any() };
        let item = |shows: bool, label: &'static str, choose: Callback<()>| {
            shows.then(|| view! { <MenuItem on_choose=choose>{label}</MenuItem> })
        };
        let can = |to| life::between(status, to).is_some();
        let words = &words.ticket;
        view! {
            {item(status.is_open() && !mine, words.claim, Callback::new(move |()| bench.claim(id, acts)))}
            {item(can(Status::InProgress) && status.is_open(), words.go_on, Callback::new(move |()| bench.go_on(id, acts)))}
            {item(can(Status::Resolved), words.resolve, Callback::new(move |()| bench.resolve(id, acts)))}
            {item(can(Status::Closed), words.close_it, Callback::new(move |()| bench.ask_close(id)))}
            {item(!status.is_open(), words.reopen, Callback::new(move |()| bench.ask(Asking::Reopen(id))))}
            {item(status.is_open() && assigned, words.put_back, Callback::new(move |()| bench.put_back(id, acts)))}
            {item(can(Status::Closed), words.unrelated, Callback::new(move |()| bench.unrelated(id, acts)))}
            {item(store.permits(Permission::CustomerEdit), words.nuisance, Callback::new(move |()| bench.nuisance(id, acts)))}
        }
        .into_any()
    };
    view! { <Menu label=words.ticket.more>{items()}</Menu> }
}
