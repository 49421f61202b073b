//! Above a case: what it is, whose, and who looks after it.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        cases::{Asking, row, use_cases},
        pane::{BackButton, OnDevice},
    },
    route::Route,
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::staff::Permission;

#[component]
pub fn Head(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_cases());
    let waits = store.waits(shown.id);
    let what = move || {
        shown.read(|case| {
            let kind = case.kind.map_or(words.cases.new_case, |kind| words.case_kind(kind));
            format!("{kind} · {}", words.case_reason(case.reason))
        })
    };
    let no = move || shown.read(|case| case.no.map(|no| format!("#{no}")));
    let who = move || shown.case().map(|case| store.with(|world| row::buyer(words, world, &case)));
    let marks = move || shown.case().map(|case| row::marks(words, &case));
    let order = move || shown.both(|_, order| Some((Route::Order(order.id), order.no, order.number.clone())));
    let order = move || {
        order().map(|(route, no, number)| {
            let name = no.map_or(number, |no| format!("#{no}"));
            view! { <a href=route.path()>{words.cases.order} " " {name}</a> }
        })
    };
    let ticket = move || {
        let id = shown.read(|case| case.ticket)?;
        let name = store.with(|world| {
            world.tickets.get(&id).map(|ticket| ticket.no.map_or_else(String::new, |no| format!("#{no}")))
        })?;
        Some(view! { " · " <a href=Route::Ticket(id).path()>{words.cases.ticket} " " {name}</a> })
    };
    view! {
        <header class="detail-head case-head">
            <BackButton class="detail-back" on_press=move |()| desk.cursor.close() />
            <div class="detail-title">
                <h2>{what} " " <small>{no}</small></h2>
                <div class="detail-tags">{marks} <OnDevice waits /></div>
            </div>
            <div class="detail-steps">
                <Button look=Look::Quiet key="p" on_press=move |()| desk.ask(Asking::Picture(shown.id))>{words.cases.picture}</Button>
            </div>
            <p class="detail-number case-about">
                <span>{who}</span> " · " {order} {ticket} " · " <Agent shown />
            </p>
        </header>
    }
}

#[component]
fn Agent(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_cases());
    let name = move || {
        let agent = shown.read(|case| case.agent);
        agent.map_or_else(|| words.cases.nobodys.to_owned(), |id| store.with(|world| words.tell(world).person(id)))
    };
    let may = Memo::new(move |_| store.permits(Permission::CaseWork) && shown.read(|case| case.is_open()));
    move || {
        match may.get() {
        true => view! {
            <button class="button button-quiet case-agent" type="button" on:click=move |_| desk.ask(Asking::Assign(shown.id))>
                {words.cases.agent} " " {name}
            </button>
        }
        .into_any(),
        false => view! { <span>{words.cases.agent} " " {name}</span> }.into_any(),
    }
    }
}
