//! One line of the timeline: an order, a ticket with its last words, or what somebody did with the file.

use super::{Replaced, Shown, restore, timeline::Moment};
use crate::{
    i18n::{Words, format::money, use_words},
    page::{
        act::{standing_fact, standing_parts, use_acts},
        cases::marks,
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
    aftersale::Case,
    customer::{Customer, Reveal},
    id::{CaseId, ContactId, OrderId, StaffId, TicketId},
    order::Order,
    ticket::{Ticket, Voice},
    time::Instant,
};

#[component]
pub fn MomentRow(shown: Shown, moment: Moment) -> impl IntoView {
    match moment {
        Moment::Order(id) => view! { <OrderMoment id /> }.into_any(),
        Moment::Ticket(id) => view! { <TicketMoment id /> }.into_any(),
        Moment::Case(id) => view! { <CaseMoment id /> }.into_any(),
        Moment::Edit(at) => view! { <EditMoment shown at /> }.into_any(),
        Moment::ContactEdit(at) => view! { <ContactEditMoment shown at /> }.into_any(),
        Moment::Reveal(contact, at) => view! { <RevealMoment contact at /> }.into_any(),
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

#[component]
fn CaseMoment(id: CaseId) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let case = store.record(move |world| world.cases.get(&id).cloned());
    let line = move |case: &Case| {
        let no = case.no.map(|no| format!("#{no}"));
        let title = case.kind.map_or(words.cases.new_case, |kind| words.case_kind(kind));
        let at = case.opened_at;
        view! {
            <a class="moment" href=Route::Case(id).path()>
                <span class="moment-kind"><Icon sign=Sign::Cases /><span class="unseen">{words.shell.cases}</span></span>
                <span class="moment-title">{title} " " <small>{no}</small></span>
                <span class="moment-what">{words.case_reason(case.reason)} " " {case.cause.clone()}</span>
                <span class="moment-status">{marks(words, case)}</span>
                <time class="moment-time" title=move || clock.moment(at)>{move || clock.when(at)}</time>
            </a>
        }
    };
    move || case.with(|case| case.as_deref().map(line))
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
    let acts = use_acts();
    let edit = Memo::new(move |_| shown.read(|customer| customer.history.get(at).cloned()));
    // What stands there already is not restored.
    let differs = Memo::new(move |_| {
        shown
            .read(|customer| customer.history.get(at).is_some_and(|edit| standing_fact(customer, &edit.from).is_some()))
    });
    let press = move |()| {
        let from = edit.get_untracked().map(|edit| Replaced::Fact(edit.from));
        from.into_iter().for_each(|from| restore(acts, shown.id, from));
    };
    move || {
        let edit = edit.get()?;
        Some(
            view! { <Deed kind=words.customers.kind_edits title=words.fact(&edit.to) at=edit.at by=edit.by differs on_restore=press /> },
        )
    }
}

/// Which parts of the contact data somebody changed. Their texts are to be seen only where they are shown.
#[component]
fn ContactEditMoment(shown: Shown, at: usize) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let contact = Memo::new(move |_| store.with(|world| world.contacts.get(&Customer::contact_id(shown.id)).cloned()));
    let edit = Memo::new(move |_| contact.with(|contact| contact.as_ref()?.history.get(at).cloned()));
    let differs = Memo::new(move |_| {
        let from = edit.get().map(|edit| edit.from).unwrap_or_default();
        contact.with(|contact| !standing_parts(contact.as_deref(), &from).is_empty())
    });
    let press = move |()| {
        let from = edit.get_untracked().map(|edit| Replaced::Parts(edit.from));
        from.into_iter().for_each(|from| restore(acts, shown.id, from));
    };
    move || {
        let edit = edit.get()?;
        let title = words.contact_changed(edit.to.keys());
        Some(view! { <Deed kind=words.customers.kind_edits title at=edit.at by=edit.by differs on_restore=press /> })
    }
}

#[component]
fn RevealMoment(contact: ContactId, at: usize) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let reveal = Memo::new(move |_| store.with(|world| world.contacts.get(&contact)?.reveals.get(at).copied()));
    let title = move || {
        store.with(|world| {
            let customer = world.contacts.get(&contact).and_then(|contact| contact.customer);
            let order = customer.and_then(|id| world.orders_of(id).find(|order| order.contact == Some(contact)));
            order.map_or(words.customers.revealed.to_owned(), |order| {
                (words.customers.revealed_of)(&words.tell(world).order(order.id))
            })
        })
    };
    move || {
        let Reveal { at, by } = reveal.get()?;
        Some(view! { <Deed kind=words.customers.kind_reveals title=title() at by=Some(by) /> })
    }
}

/// What somebody did with the file, and a way back where there is one.
#[component]
fn Deed(
    kind: &'static str,
    title: String,
    at: Instant,
    by: Option<StaffId>,
    #[prop(optional, into)] differs: Option<Signal<bool>>,
    #[prop(optional, into)] on_restore: Option<Callback<()>>,
) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let who = move || match by {
        Some(id) => store.with(|world| words.tell(world).person(id)),
        None => words.import.system.to_owned(),
    };
    let back = differs.zip(on_restore).map(|(differs, press)| {
        view! {
            <Show when=move || differs.get()>
                <Button look=Look::Quiet on_press=press>{words.customers.restore}</Button>
            </Show>
        }
    });
    view! {
        <div class="moment">
            <span class="moment-kind"><Icon sign=Sign::Customers /><span class="unseen">{kind}</span></span>
            <span class="moment-title">{title}</span>
            <span class="moment-what">{who}</span>
            <span class="moment-status">{back}</span>
            <time class="moment-time" title=move || clock.moment(at)>{move || clock.when(at)}</time>
        </div>
    }
}
