//! What else there was with this customer: tickets still open, and the last things of all kinds (C2).

use crate::{
    i18n::{Words, format::money, use_words},
    page::{
        clock::use_clock,
        tickets::{queue::status_tone, use_bench},
    },
    route::Route,
    store::use_store,
    ui::Tag,
};
use leptos::prelude::*;
use shared::{
    id::{CustomerId, TicketId},
    ticket::Ticket,
    time::Instant,
    world::World,
};
use std::{cmp::Reverse, sync::Arc};

/// Things of the past that are shown.
const MOST: usize = 5;

/// Open tickets of the customer, each to be gone on with.
#[component]
pub fn OpenTickets(customer: CustomerId, but: Option<TicketId>) -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let open = Memo::new(move |_| store.with(|world| open(world, customer, but)));
    let row = move |(first, ticket): (bool, Arc<Ticket>)| {
        let id = ticket.id;
        let no = ticket.no.map_or_else(|| "#–".to_owned(), |no| format!("#{no}"));
        view! {
            <li>
                <button
                    class="side-other"
                    type="button"
                    aria-keyshortcuts=(first && but.is_some()).then_some("c")
                    on:click=move |_| bench.show(id)
                >
                    <span>{no} " " {ticket.subject.clone()}</span>
                    <Tag tone=status_tone(ticket.status) text=words.ticket_status(ticket.status) />
                    {(first && but.is_some()).then(|| view! { <kbd class="kbd" aria-hidden="true">"c"</kbd> })}
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || { !open.with(Vec::is_empty) }>
            <section class="side-part" aria-label=words.line.other_open>
                <h2>{words.line.other_open}</h2>
                <ul>{move || open.get().into_iter().enumerate().map(|(at, ticket)| row((at == 0, ticket))).collect_view()}</ul>
            </section>
        </Show>
    }
}

pub fn open(world: &World, customer: CustomerId, but: Option<TicketId>) -> Vec<Arc<Ticket>> {
    world.tickets_of(customer).filter(|ticket| ticket.status.is_open() && Some(ticket.id) != but).cloned().collect()
}

/// One thing of the past.
#[derive(Clone, PartialEq)]
struct Thing {
    at: Instant,
    text: String,
    path: String,
}

/// The last things: orders and tickets that are done.
#[component]
pub fn Past(customer: CustomerId, but: Option<TicketId>) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let past = Memo::new(move |_| store.with(|world| past(words, world, customer, but)));
    let row = move |thing: Thing| {
        view! {
            <li class="side-past">
                <time>{clock.when(thing.at)}</time>
                <a href=thing.path>{thing.text}</a>
            </li>
        }
    };
    view! {
        <Show when=move || { !past.with(Vec::is_empty) }>
            <section class="side-part" aria-label=words.line.past>
                <h2>{words.line.past}</h2>
                <ul>{move || past.get().into_iter().map(row).collect_view()}</ul>
                <a class="side-all" href=Route::Customer(customer).path()>{words.line.whole_file}</a>
            </section>
        </Show>
    }
}

fn past(words: &'static Words, world: &World, customer: CustomerId, but: Option<TicketId>) -> Vec<Thing> {
    let orders = world.orders_of(customer).take(MOST).map(|order| Thing {
        at: order.placed_at,
        text: (words.line.past_order)(order.summary(), &money(order.amounts.total), words.status(order.status)),
        path: Route::Order(order.id).path(),
    });
    let done = world.tickets_of(customer).filter(|ticket| !ticket.status.is_open() && Some(ticket.id) != but);
    let tickets = done.take(MOST).map(|ticket| Thing {
        at: ticket.touched_at(),
        text: (words.line.past_ticket)(&ticket.subject, words.ticket_status(ticket.status)),
        path: Route::Ticket(ticket.id).path(),
    });
    let mut things: Vec<Thing> = orders.chain(tickets).collect();
    things.sort_by_key(|thing| Reverse(thing.at));
    things.truncate(MOST);
    things
}
