//! One line of the timeline: an order, a ticket with its last words, or an edit of the file.

use super::{Shown, restore, timeline::Moment};
use crate::{
    i18n::{Words, format::money, use_words},
    page::{
        act::{standing_fact, use_acts},
        clock::use_clock,
        orders::tone,
        tickets::status_tone,
    },
    route::Route,
    store::use_store,
    ui::{Button, Icon, Look, Sign, Tag},
};
use leptos::prelude::*;
use shared::{
    id::{OrderId, TicketId},
    order::Order,
    ticket::{Ticket, Voice},
};

#[component]
pub fn MomentRow(shown: Shown, moment: Moment) -> impl IntoView {
    match moment {
        Moment::Order(id) => view! { <OrderMoment id /> }.into_any(),
        Moment::Ticket(id) => view! { <TicketMoment id /> }.into_any(),
        Moment::Edit(at) => view! { <EditMoment shown at /> }.into_any(),
    }
}

#[component]
fn OrderMoment(id: OrderId) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let order = store.order(id);
    let line = move |order: &Order| {
        let no = order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}"));
        let (at, status) = (order.placed_at, order.status);
        let title = if order.summary().is_empty() { words.order.untitled } else { order.summary() }.to_owned();
        let what = format!("{} · {}", money(order.amounts.total), words.platform(order.platform));
        view! {
            <a class="moment" href=Route::Order(id).path()>
                <span class="moment-kind"><Icon sign=Sign::Orders /><span class="unseen">{words.customers.kind_orders}</span></span>
                <span class="moment-title">{title} " " <small>{no}</small></span>
                <span class="moment-what">{what}</span>
                <span class="moment-status"><Tag tone=tone(status) text=words.status(status) /></span>
                <time class="moment-time" title=move || clock.moment(at)>{move || clock.when(at)}</time>
            </a>
        }
    };
    move || order.with(|order| order.as_deref().map(line))
}

#[component]
fn TicketMoment(id: TicketId) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let ticket = Memo::new(move |_| store.with(|world| world.tickets.get(&id).cloned()));
    let line = move |ticket: &Ticket| {
        let no = ticket.no.map(|no| format!("#{no}"));
        let (at, status) = (ticket.opened_at, ticket.status);
        view! {
            <a class="moment" href=Route::Ticket(id).path()>
                <span class="moment-kind"><Icon sign=Sign::Tickets /><span class="unseen">{words.customers.kind_tickets}</span></span>
                <span class="moment-title">{ticket.subject.clone()} " " <small>{no}</small></span>
                <span class="moment-what">{last_words(words, ticket)}</span>
                <span class="moment-status"><Tag tone=status_tone(status) text=words.ticket_status(status) /></span>
                <time class="moment-time" title=move || clock.moment(at)>{move || clock.when(at)}</time>
            </a>
        }
    };
    move || ticket.with(|ticket| ticket.as_deref().map(line))
}

fn last_words(words: &'static Words, ticket: &Ticket) -> String {
    match ticket.last_words() {
        None => words.customers.nothing_said.to_owned(),
        Some((Voice::Customer, said)) => format!("{}{said}", words.customers.said_by_customer),
        Some((Voice::Us, said)) => format!("{}{said}", words.customers.said_by_us),
    }
}

#[component]
fn EditMoment(shown: Shown, at: usize) -> impl IntoView {
    let words = use_words();
    let (store, clock, acts) = (use_store(), use_clock(), use_acts());
    let edit = Memo::new(move |_| shown.read(|customer| customer.history.get(at).cloned()));
    // What stands there already is not restored.
    let differs = Memo::new(move |_| {
        shown
            .read(|customer| customer.history.get(at).is_some_and(|edit| standing_fact(customer, &edit.from).is_some()))
    });
    let who = move |id| store.with(|world| words.tell(world).person(id));
    let press = move |()| edit.get_untracked().into_iter().for_each(|edit| restore(acts, shown.id, edit));
    move || {
        let edit = edit.get()?;
        let (when, by) = (edit.at, edit.by);
        Some(view! {
            <div class="moment">
                <span class="moment-kind"><Icon sign=Sign::Customers /><span class="unseen">{words.customers.kind_edits}</span></span>
                <span class="moment-title">{words.fact(&edit.to)}</span>
                <span class="moment-what">{move || by.map_or_else(|| words.import.system.to_owned(), who)}</span>
                <span class="moment-status">
                    <Show when=move || differs.get()>
                        <Button look=Look::Quiet on_press=press>{words.customers.restore}</Button>
                    </Show>
                </span>
                <time class="moment-time" title=move || clock.moment(when)>{move || clock.when(when)}</time>
            </div>
        })
    }
}
