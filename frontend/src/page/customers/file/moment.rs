//! One line of the timeline: an order, a ticket with its last words, a case; `deed` is what somebody did with the file.

use super::deed::{ContactEditMoment, EditMoment, MergeMoment, RevealMoment};
use crate::{
    i18n::{Words, format::money, use_words},
    page::{cases::marks, clock::use_clock, enquiries, orders::tone, tickets::status_tone},
    route::Route,
    store::use_store,
    ui::{Icon, Sign, Tag},
};
use leptos::prelude::*;
use shared::{
    aftersale::Case,
    customer::timeline::Moment,
    enquiry::Enquiry,
    id::{CaseId, EnquiryId, OrderId, TicketId},
    order::Order,
    ticket::{Ticket, Voice},
};

#[component]
pub fn MomentRow(moment: Moment) -> impl IntoView {
    match moment {
        Moment::Order(id) => view! { <OrderMoment id /> }.into_any(),
        Moment::Ticket(id) => view! { <TicketMoment id /> }.into_any(),
        Moment::Case(id) => view! { <CaseMoment id /> }.into_any(),
        Moment::Enquiry(id) => view! { <EnquiryMoment id /> }.into_any(),
        Moment::Edit(file, at) => view! { <EditMoment file at /> }.into_any(),
        Moment::Merge(file, at) => view! { <MergeMoment file at /> }.into_any(),
        Moment::ContactEdit(contact, at) => view! { <ContactEditMoment contact at /> }.into_any(),
        Moment::Reveal(contact, order, at) => view! { <RevealMoment contact order at /> }.into_any(),
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
    let ticket = store.record(move |world| world.tickets.get(&id).cloned());
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

#[component]
fn EnquiryMoment(id: EnquiryId) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let enquiry = store.record(move |world| world.enquiries.get(&id).cloned());
    let line = move |enquiry: &Enquiry| {
        let no = enquiry.no.map(|no| format!("#{no}"));
        let wishes = store
            .with(|world| enquiry.wishes.values().map(|wish| words.wish(wish, world)).collect::<Vec<_>>().join(" · "));
        let asked = enquiry.questions.values().next_back().map(|question| question.asked.clone());
        let (at, became) = (enquiry.opened_at, words.became(enquiry.outcome.as_ref()));
        let title = if wishes.is_empty() { words.enquiries.title.to_owned() } else { wishes };
        view! {
            <a class="moment" href=Route::Enquiry(id).path()>
                <span class="moment-kind"><Icon sign=Sign::Enquiries /><span class="unseen">{words.enquiries.title}</span></span>
                <span class="moment-title">{title} " " <small>{no}</small></span>
                <span class="moment-what">{asked}</span>
                <span class="moment-status"><Tag tone=enquiries::tone(enquiry) text=became /></span>
                <time class="moment-time" title=move || clock.moment(at)>{move || clock.when(at)}</time>
            </a>
        }
    };
    move || enquiry.with(|enquiry| enquiry.as_deref().map(line))
}

fn last_words(words: &'static Words, ticket: &Ticket) -> String {
    match ticket.last_words() {
        None => words.customers.nothing_said.to_owned(),
        Some((Voice::Customer, said)) => format!("{}{said}", words.customers.said_by_customer),
        Some((Voice::Us, said)) => format!("{}{said}", words.customers.said_by_us),
    }
}
