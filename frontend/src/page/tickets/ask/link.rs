//! Links an order: one of the customer's, or any by its number.

use crate::{
    i18n::{format::money, use_words},
    page::{act::use_acts, clock::use_clock, tickets::records},
    store::use_store,
    ui::Picker,
};
use leptos::prelude::*;
use shared::{
    command::TicketLink,
    id::{OrderId, TicketId},
    order::{Order, filter::OrderFilter},
    ticket::Ticket,
    world::World,
};
use std::sync::Arc;

/// Orders offered at once.
const MOST: usize = 8;

#[component]
pub fn Link(id: TicketId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, clock, store) = (use_acts(), use_clock(), use_store());
    let ticket = records::ticket(store, id);
    let text = RwSignal::new(String::new());
    let items = Memo::new(move |_| {
        let text = text.get();
        ticket
            .with(|ticket| ticket.as_ref().map(|ticket| store.with(|world| offered(world, ticket, &text))))
            .unwrap_or_default()
    });
    let choose = move |order: Arc<Order>| {
        close.run(());
        let said = (words.line.linked)(&named(&order));
        acts.attempt(said, TicketLink { ticket: id, order: order.id, on: true });
    };
    let row = move |order: Arc<Order>| {
        let about = format!("{} · {}", clock.when(order.placed_at), words.status(order.status));
        view! {
            <span class="picker-two">
                <b>{named(&order)}</b> " " {order.summary().to_owned()}
                <small>{order.buyer.clone()} " · " {about} " · " <code>{order.number.clone()}</code></small>
            </span>
            <small class="picker-end">{money(order.amounts.total)}</small>
        }
    };
    view! {
        <Picker label=words.line.link_title hint=words.line.link_hint text items on_choose=choose row />
        <Show when=move || items.with(Vec::is_empty)><p class="hint">{words.line.link_none}</p></Show>
    }
}

fn named(order: &Order) -> String {
    order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}"))
}

/// The customer's orders, newest first; with words, what they find among all.
fn offered(world: &World, ticket: &Ticket, text: &str) -> Vec<Arc<Order>> {
    let is_free = |id: &OrderId| !ticket.orders.contains(id);
    if text.trim().is_empty() {
        return world.orders_of(ticket.customer).filter(|order| is_free(&order.id)).take(MOST).cloned().collect();
    }
    let filter = OrderFilter { text: text.to_owned(), ..OrderFilter::default() };
    let found = filter.find(world).into_iter().filter(is_free).take(MOST);
    found.filter_map(|id| world.orders.get(&id).cloned()).collect()
}
