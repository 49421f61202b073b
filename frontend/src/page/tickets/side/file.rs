//! The customer's file in short (C1): name, phone as far as one may see it, sizes, tags, marks.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        clock::use_clock,
        tickets::{records, use_bench},
    },
    route::Route,
    store::use_store,
    ui::{Button, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    customer::{Contact, Contract, Customer, Fact, file},
    id::{CustomerId, TicketId},
    staff::Permission,
    time::Day,
};
use std::sync::Arc;

#[component]
pub fn CustomerFile(customer: CustomerId, ticket: Option<TicketId>) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let file = records::customer(store, Signal::stored(Some(customer)));
    let name = move || file.with(|file| records::called(words, file.as_deref()));
    let orders = Memo::new(move |_| store.with(|world| world.orders_of(customer).count()));
    let marks = move || file.get().map(|file| marks(words, &file, clock.today()));
    let facts = move || {
        let file = file.get()?;
        let line = |label: &'static str, text: &String| {
            let text = text.clone();
            (!text.is_empty()).then(|| view! { <dt>{label}</dt><dd class="side-text">{text}</dd> })
        };
        let tags = file.tags.iter().cloned().map(|tag| view! { <Tag text=tag /> }).collect_view();
        let has_tags = !file.tags.is_empty();
        Some(view! {
            {line(words.line.sizes, &file.sizes)}
            {line(words.line.preferences, &file.preferences)}
            {line(words.line.remark, &file.remark)}
            {has_tags.then(|| view! { <dt>{words.ticket.tags}</dt><dd class="side-tags">{tags}</dd> })}
        })
    };
    view! {
        <section class="side-part" aria-label=words.ticket.customer>
            <h2>{words.ticket.customer}</h2>
            <dl class="facts">
                <dt>{words.line.name}</dt>
                <dd>
                    <a href=Route::Customer(customer).path()>{name}</a> " "
                    {move || (orders.get() > 0).then(|| view! { <Tag text=(words.line.orders_count)(orders.get()) /> })}
                    {marks}
                </dd>
                <Phone customer />
                {facts}
            </dl>
            {ticket.map(|ticket| view! { <Nuisance ticket customer file /> })}
        </section>
    }
}

fn marks(words: &'static crate::i18n::Words, file: &Customer, today: Day) -> impl IntoView + use<> {
    let has_lapsed = matches!(file.contract(today), Some(Contract::Lapsed { .. }));
    let nuisances = file.nuisances;
    let told = (words.line.nuisances)(nuisances);
    let blocked = file.blocked;
    view! {
        {(nuisances > 0).then(|| view! { <Tag tone=Tone::Warn text=told /> })}
        {blocked.then(|| view! { <Tag tone=Tone::Bad text=words.line.blocked /> })}
        {has_lapsed.then(|| view! { <Tag tone=Tone::Warn text=words.customers.fact.lapsed /> })}
    }
}

/// Masked, until somebody whose device holds it asks for it (C6).
#[component]
fn Phone(customer: CustomerId) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let revealed = RwSignal::new(false);
    let contact = Memo::new(move |_| store.with(|world| world.contact_of(customer).cloned()));
    let whole = move || contact.with(|contact| contact.as_ref().map(|contact| numbers(contact)).unwrap_or_default());
    let masked = move || store.with(|world| world.phone_mask_of(customer).to_owned());
    let none = move || masked().is_empty() && whole().is_empty();
    let toggle = move |()| {
        let shows = !revealed.get_untracked() && contact.with_untracked(|contact| acts.reveal(contact.as_deref()));
        revealed.set(shows);
    };
    view! {
        <Show when=move || !none()>
            <dt>{words.line.contact}</dt>
            <dd>
                <span class="number">{move || if revealed.get() { whole() } else { masked() }}</span>
                <Show when=move || { !whole().is_empty() }>
                    <Button look=Look::Quiet on_press=toggle>
                        {move || if revealed.get() { words.line.hide } else { words.line.reveal }}
                    </Button>
                </Show>
            </dd>
        </Show>
    }
}

fn numbers(contact: &Contact) -> String {
    let all = [&contact.mobile, &contact.phone, &contact.wechat, &contact.email];
    let known: Vec<&str> = all.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    known.join(" · ")
}

/// One key marks a nuisance; a block can be taken back here.
#[component]
fn Nuisance(ticket: TicketId, customer: CustomerId, file: Memo<Option<Arc<Customer>>>) -> impl IntoView {
    let words = use_words();
    let (acts, bench, store) = (use_acts(), use_bench(), use_store());
    let may = Memo::new(move |_| store.permits(Permission::CustomerEdit));
    let blocked = Memo::new(move |_| file.with(|file| file.as_ref().is_some_and(|file| file.blocked)));
    let unblock = move |()| {
        let commands = store.with_untracked(|world| file::setting(world, customer, &Fact::Blocked(false)));
        let done = acts.perform_all(words.ticket.unblocked, commands.into_iter().map(Into::into).collect());
        done.unwrap_or_else(|rejection| acts.warn(&rejection));
    };
    view! {
        <Show when=move || blocked.get() && may.get()>
            <Button on_press=unblock>{words.ticket.unblock}</Button>
        </Show>
        <Show when=move || may.get()>
            <div class="side-ways">
                <Button look=Look::Quiet key="x" on_press=move |()| bench.nuisance(ticket, acts)>{words.ticket.nuisance}</Button>
            </div>
        </Show>
    }
}
