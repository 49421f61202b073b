//! One timeline of all that was with a customer (C2): orders, tickets, edits of the file and of its
//! contact data, and who had those shown (C6), newest first. Only what is in sight is in the page, so
//! it may be long.

use super::{Shown, moment::MomentRow};
use crate::{i18n::use_words, store::use_store, ui::Feed};
use leptos::prelude::*;
use shared::{
    customer::Customer,
    id::{CaseId, ContactId, CustomerId, OrderId, TicketId},
    order::Order,
    staff::Permission,
    time::Instant,
    world::World,
};
use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

/// One line of the timeline. An edit is known by its place in the file's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Moment {
    Order(OrderId),
    Ticket(TicketId),
    Case(CaseId),
    Edit(usize),
    /// A change of the contact data, by its place in their history.
    ContactEdit(usize),
    /// Somebody had these contact data shown, by its place in their log.
    Reveal(ContactId, usize),
}

/// Which kinds show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kinds {
    All,
    Orders,
    Tickets,
    Cases,
    Edits,
    Reveals,
}

impl Kinds {
    fn has(self, moment: Moment) -> bool {
        match self {
            Kinds::All => true,
            Kinds::Orders => matches!(moment, Moment::Order(_)),
            Kinds::Tickets => matches!(moment, Moment::Ticket(_)),
            Kinds::Cases => matches!(moment, Moment::Case(_)),
            Kinds::Edits => matches!(moment, Moment::Edit(_) | Moment::ContactEdit(_)),
            Kinds::Reveals => matches!(moment, Moment::Reveal(..)),
        }
    }
}

#[component]
pub fn Timeline(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let all = Memo::new(move |_| Arc::new(store.with(|world| moments(world, shown.id))));
    let kinds = RwSignal::new(Kinds::All);
    let items = Memo::new(move |_| {
        let kinds = kinds.get();
        Arc::new(all.with(|all| all.iter().copied().filter(|moment| kinds.has(*moment)).collect::<Vec<_>>()))
    });
    let none = Memo::new(move |_| items.with(|items| items.is_empty()));
    let row = move |moment: Moment| view! { <MomentRow shown moment /> };
    let count = move |of: Kinds| all.with(|all| all.iter().filter(|moment| of.has(**moment)).count());
    let chip = move |of: Kinds, label: &'static str| {
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || if kinds.get() == of { "true" } else { "false" }
                on:click=move |_| kinds.set(of)
            >
                {label} " " <span class="filter-count">{move || count(of)}</span>
            </button>
        }
    };
    view! {
        <section class="dossier-time" aria-label=words.customers.timeline>
            <div class="chips" role="group" aria-label=words.customers.kind>
                {chip(Kinds::All, words.customers.all)}
                {chip(Kinds::Orders, words.customers.kind_orders)}
                {chip(Kinds::Tickets, words.customers.kind_tickets)}
                {chip(Kinds::Cases, words.shell.cases)}
                {chip(Kinds::Edits, words.customers.kind_edits)}
                <Show when=move || store.permits(Permission::ContactSee)>
                    {chip(Kinds::Reveals, words.customers.kind_reveals)}
                </Show>
            </div>
            {move || match none.get() {
                true => view! { <p class="hint dossier-none">{words.customers.timeline_none}</p> }.into_any(),
                false => view! { <Feed label=words.customers.timeline items row /> }.into_any(),
            }}
        </section>
    }
}

/// All that was, newest first.
fn moments(world: &World, id: CustomerId) -> Vec<Moment> {
    let orders = world.orders_of(id).map(|order| (order.placed_at, Moment::Order(order.id)));
    let tickets = world.tickets_of(id).map(|ticket| (ticket.opened_at, Moment::Ticket(ticket.id)));
    let about = |order: &std::sync::Arc<Order>| {
        world.cases_of(order.id).map(|case| (case.opened_at, Moment::Case(case.id))).collect::<Vec<_>>()
    };
    let cases = world.orders_of(id).flat_map(about);
    let history = world.customers.get(&id).map(|customer| customer.history.as_slice()).unwrap_or_default();
    let edits = history.iter().enumerate().map(|(at, edit)| (edit.at, Moment::Edit(at)));
    let contacts: BTreeSet<_> =
        world.orders_of(id).filter_map(|order| order.contact).chain([Customer::contact_id(id)]).collect();
    let contacts = contacts.into_iter().filter_map(|id| world.contacts.get(&id));
    let own = world.contacts.get(&Customer::contact_id(id)).map(|own| own.history.as_slice()).unwrap_or_default();
    let contact_edits = own.iter().enumerate().map(|(at, edit)| (edit.at, Moment::ContactEdit(at)));
    let reveals = contacts.flat_map(|contact| {
        contact.reveals.iter().enumerate().map(|(at, reveal)| (reveal.at, Moment::Reveal(contact.id, at)))
    });
    let mut moments: Vec<(Instant, Moment)> =
        orders.chain(tickets).chain(cases).chain(edits).chain(contact_edits).chain(reveals).collect();
    moments.sort_by_key(|(at, moment)| (Reverse(*at), Reverse(*moment)));
    moments.into_iter().map(|(_, moment)| moment).collect()
}
