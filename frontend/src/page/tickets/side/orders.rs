//! The orders that belong to the ticket, as cards, and the way to more.

use crate::{
    i18n::{Words, format::money, use_words},
    page::{
        act::use_acts,
        cases::{self, CaseLine, use_cases},
        clock::{Clock, use_clock},
        orders::{colour, tone},
        tickets::{Asking, ticket::Shown, use_bench},
    },
    route::Route,
    store::use_store,
    ui::{Button, FlagMark, Icon, Look, Sign, Tag},
};
use leptos::prelude::*;
use shared::{
    command::TicketLink,
    id::{CaseId, OrderId},
    order::{Order, Parcel},
    staff::Permission,
};

#[component]
pub fn LinkedOrders(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let may = Memo::new(move |_| store.permits(Permission::TicketWork));
    let orders = Memo::new(move |_| shown.read(|ticket| ticket.orders.iter().copied().collect::<Vec<_>>()));
    let card = move |order: OrderId| view! { <Card shown order /> };
    view! {
        <section class="side-part" aria-label=words.line.orders>
            <h2>{words.line.orders}</h2>
            <Show when=move || orders.with(Vec::is_empty)><p class="hint">{words.line.no_orders}</p></Show>
            <For each=move || orders.get() key=|id| *id children=card />
            <Show when=move || may.get()>
                <div class="side-ways">
                    <Button look=Look::Quiet key="l" on_press=move |()| bench.ask(Asking::Link(shown.id))>
                        {words.line.link}
                    </Button>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn Card(shown: Shown, order: OrderId) -> impl IntoView {
    let words = use_words();
    let (acts, clock, store, desk) = (use_acts(), use_clock(), use_store(), use_cases());
    let record = store.order(order);
    let unlink = move |_| {
        acts.attempt(words.line.unlinked, TicketLink { ticket: shown.id, order, on: false });
    };
    let known = Memo::new(move |_| store.with(|world| world.cases_of(order).map(|case| case.id).collect::<Vec<_>>()));
    let case_line = |id: CaseId| view! { <CaseLine id /> };
    let new_case = move |()| desk.ask(cases::Asking::Open(order, Some(shown.id)));
    let body = move || match record.get() {
        Some(record) => {
            view! { <a class="side-card-link" href=Route::Order(order).path()>{face(words, clock, &record)}</a> }
                .into_any()
        }
        None => view! { <p class="hint">{words.order.missing}</p> }.into_any(),
    };
    view! {
        <div class="side-card">
            {body}
            <div class="side-cases">
                <For each=move || known.get() key=|id| *id children=case_line />
                <Show when=move || record.with(Option::is_some) && store.permits(Permission::CaseWork)>
                    <Button look=Look::Quiet on_press=new_case>{words.cases.open_title}</Button>
                </Show>
            </div>
            <Show when=move || store.permits(Permission::TicketWork)>
                <button
                    class="side-unlink"
                    type="button"
                    aria-label=words.line.unlink
                    title=words.line.unlink
                    on:click=unlink
                >
                    <Icon sign=Sign::Close />
                </button>
            </Show>
        </div>
    }
}

/// What an agent needs to know of an order while talking.
fn face(words: &'static Words, clock: Clock, order: &Order) -> impl IntoView + use<> {
    let flag = order.flag;
    let title = if order.summary().is_empty() { words.order.untitled.to_owned() } else { order.summary().to_owned() };
    let parcel = |parcel: &Parcel| view! { <span class="side-line">{parcel.courier.clone()} " " <code>{parcel.tracking.clone()}</code></span> };
    let no = order.no.map(|no| format!("#{no} · ")).unwrap_or_default();
    view! {
        <span class="side-card-top">
            <FlagMark colour=colour(flag) sign=words.flag_sign(flag) label=words.flag(flag) />
            <b>{title}</b>
            <Tag tone=tone(order.status) text=words.status(order.status) />
        </span>
        <code class="side-number">{order.number.clone()}</code>
        <span class="side-line">{no}{money(order.amounts.total)} " · " {clock.when(order.placed_at)}</span>
        {order.parcel.as_ref().map(parcel)}
        {(!order.memo.is_empty()).then(|| view! { <span class="side-memo">{order.memo.clone()}</span> })}
    }
}
