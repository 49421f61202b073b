//! The order that an enquiry became: the customer's newest of its shop, or any by its number.

use crate::{
    i18n::{format::money, use_words},
    page::{act::use_acts, clock::use_clock, enquiries::use_enquiries},
    store::use_store,
    ui::Picker,
};
use leptos::prelude::*;
use shared::{
    enquiry::{Enquiry, Outcome},
    id::EnquiryId,
    order::{Order, Status, filter::OrderFilter},
    world::World,
};
use std::sync::Arc;

/// Orders offered at once.
const MOST: usize = 8;

#[component]
pub fn WinPicker(id: EnquiryId, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, clock, store, desk) = (use_acts(), use_clock(), use_store(), use_enquiries());
    let enquiry = store.record(move |world| world.enquiries.get(&id).cloned());
    let text = RwSignal::new(String::new());
    let items = Memo::new(move |_| {
        let text = text.get();
        enquiry
            .with(|enquiry| enquiry.as_ref().map(|enquiry| store.with(|world| offered(world, enquiry, &text))))
            .unwrap_or_default()
    });
    let choose = move |order: Arc<Order>| {
        close.run(());
        let to = Outcome::Won { order: order.id };
        let said = store.with_untracked(|world| words.enquiry_outcome(Some(&to), world));
        desk.close(id, Some(to)).into_iter().for_each(|moved| acts.attempt(said.clone(), moved));
    };
    let row = move |order: Arc<Order>| {
        let about = format!("{} · {}", clock.when(order.placed_at), words.status(order.status));
        let no = order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}"));
        view! {
            <span class="picker-two">
                <b>{no}</b> " " {order.summary().to_owned()}
                <small>{order.buyer.clone()} " · " {about} " · " <code>{order.number.clone()}</code></small>
            </span>
            <small class="picker-end">{money(order.amounts.total)}</small>
        }
    };
    view! {
        <Picker label=words.enquiries.win_title hint=words.enquiries.win_hint text items on_choose=choose row />
        <Show when=move || items.with(Vec::is_empty)><p class="hint">{words.enquiries.win_none}</p></Show>
    }
}

/// Only those that may be chosen.
fn offered(world: &World, enquiry: &Enquiry, text: &str) -> Vec<Arc<Order>> {
    let may = |order: &Order| {
        order.shop == enquiry.shop && order.status != Status::Closed && world.enquiry_of(order.id).is_none()
    };
    if text.trim().is_empty() {
        let theirs = enquiry.customer.into_iter().flat_map(|customer| world.orders_of(customer));
        return theirs.filter(|order| may(order)).take(MOST).cloned().collect();
    }
    let filter = OrderFilter { text: text.to_owned(), ..OrderFilter::default() };
    let found = filter.find(world).into_iter().filter_map(|id| world.orders.get(&id));
    found.filter(|order| may(order)).take(MOST).cloned().collect()
}
