//! Above an enquiry: who asks, how it stands, and what may become of it.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        enquiries::{
            Asking,
            row::{marks, waiting},
            use_enquiries,
        },
        pane::{BackButton, OnDevice},
        tickets::lacks,
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
    let (store, desk) = (use_store(), use_enquiries());
    let id = shown.id;
    let who = move || store.with(|world| words.tell(world).enquiry(id));
    let tags = move || shown.enquiry.get().map(|enquiry| marks(words, &enquiry, desk.minute.get(), waiting(store, id)));
    let waits = store.waits(id);
    view! {
        <header class="detail-head enquiry-head">
            <BackButton class="detail-back" on_press=move |()| desk.cursor.close() />
            <div class="detail-title">
                <h2>{who}</h2>
                <div class="detail-tags">{tags} <OnDevice waits /></div>
            </div>
            <Moves shown />
            <About shown />
        </header>
    }
}

/// An order, a loss, or open again.
#[component]
fn Moves(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk, acts) = (use_store(), use_enquiries(), use_acts());
    let (id, say) = (shown.id, &words.enquiries);
    let is_open = Memo::new(move |_| shown.read(|enquiry| enquiry.is_open()));
    let takes = Memo::new(move |_| shown.enquiry.with(|own| own.as_ref().is_some_and(|own| desk.is_taken_here(own))));
    let why_not = Signal::derive(move || lacks(store, words, Permission::TicketWork));
    let lacks_order = Signal::derive(move || lacks(store, words, Permission::OrderVerify));
    let look = move || if takes.get() { Look::Plain } else { Look::Primary };
    view! {
        <div class="detail-steps" role="group" aria-label=say.outcome>
            {move || match is_open.get() {
                true => view! {
                    <Show when=move || takes.get()>
                        <Button look=Look::Primary key="o" why_not=lacks_order on_press=move |()| desk.take_order(id)>{say.take_order}</Button>
                    </Show>
                    <Button look=look() key="w" why_not on_press=move |()| desk.ask(Asking::Win(id))>{say.win}</Button>
                    <Button key="l" why_not on_press=move |()| desk.ask(Asking::Lose(id))>{say.lose}</Button>
                }
                .into_any(),
                false => view! {
                    <Button key="r" why_not on_press=move |()| desk.reopen(id, acts)>{say.reopen}</Button>
                }
                .into_any(),
            }}
        </div>
    }
}

/// The order that it became or why it did not, and where it came from.
#[component]
fn About(shown: Shown) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let became = move || {
        let outcome = shown.read(|enquiry| enquiry.outcome.clone())?;
        let said = store.with(|world| words.enquiry_outcome(Some(&outcome), world));
        let order = shown.read(|enquiry| enquiry.order());
        Some(match order {
            Some(order) => view! { <a href=Route::Order(order).path()>{said}</a> " · " }.into_any(),
            None => view! { <span>{said}</span> " · " }.into_any(),
        })
    };
    let ticket = move || {
        let id = shown.read(|enquiry| enquiry.ticket)?;
        let name = store.with(|world| words.tell(world).ticket(id));
        Some(view! { " · " <a href=Route::Ticket(id).path()>{words.enquiries.ticket} " " {name}</a> })
    };
    let customer = move || {
        let id = shown.read(|enquiry| enquiry.customer)?;
        Some(view! { " · " <a href=Route::Customer(id).path()>{words.customers.file}</a> })
    };
    let by = move || {
        let by = shown.read(|enquiry| enquiry.by);
        by.map_or_else(|| words.import.system.to_owned(), |by| store.with(|world| words.tell(world).person(by)))
    };
    view! {
        <p class="detail-number enquiry-about">
            {became} <span>{words.enquiries.taken_by} " " {by}</span> {customer} {ticket}
        </p>
    }
}
