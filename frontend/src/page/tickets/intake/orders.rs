//! Orders that it is about: the customer's last ones to tick.

use super::use_intake;
use crate::{
    i18n::{format::money, use_words},
    page::clock::use_clock,
    store::use_store,
};
use leptos::prelude::*;
use shared::order::Order;
use std::sync::Arc;

/// Orders offered at once.
const MOST: usize = 4;

#[component]
pub fn Orders() -> impl IntoView {
    let words = use_words();
    let (intake, clock, store) = (use_intake(), use_clock(), use_store());
    let customer = Memo::new(move |_| intake.form.with(|form| form.customer));
    let offered = Memo::new(move |_| {
        let chosen = intake.form.with_untracked(|form| form.orders.clone());
        store.with_untracked(|world| {
            let chosen = chosen.iter().filter_map(|id| world.orders.get(id)).cloned();
            let mut offered: Vec<Arc<Order>> = chosen.collect();
            let others = customer.get().into_iter().flat_map(|customer| world.orders_of(customer)).cloned();
            for order in others.take(MOST) {
                if offered.len() < MOST && !offered.iter().any(|known| known.id == order.id) {
                    offered.push(order);
                }
            }
            offered
        })
    });
    let one = move |order: Arc<Order>| {
        let id = order.id;
        let toggle = move |event| {
            let on = event_target_checked(&event);
            intake.change(|form| {
                let _ = if on { form.orders.insert(id) } else { form.orders.remove(&id) };
            });
        };
        let about = format!(
            "{} · {} · {}",
            money(order.amounts.total),
            words.status(order.status),
            clock.when(order.placed_at)
        );
        view! {
            <label class="tick">
                <input type="checkbox" prop:checked=move || intake.form.with(|form| form.orders.contains(&id)) on:change=toggle />
                <span>{order.summary().to_owned()} " " <small class="hint">{about}</small></span>
            </label>
        }
    };
    view! {
        <Show when=move || { !offered.with(Vec::is_empty) }>
            <fieldset class="fieldset">
                <legend>{words.line.orders}</legend>
                {move || offered.get().into_iter().map(one).collect_view()}
            </fieldset>
        </Show>
    }
}
