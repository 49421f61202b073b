//! The picking list: each article once, how many of it, and for which orders. What rush orders wait for stands first,
//! then all in the order of the shelves' codes.

use crate::{i18n::use_words, page::clock::use_clock, store::use_store};
use leptos::prelude::*;
use shared::{
    id::OrderId,
    order::picking::{Pick, picked},
};

#[component]
pub fn PickingList(orders: Memo<Vec<OrderId>>) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let picks = Memo::new(move |_| store.with(|world| orders.with(|orders| picked(world, orders))));
    let total = move || picks.with(|picks| picks.iter().map(|pick| pick.pieces).sum::<u32>());
    let number = move |id: &OrderId| {
        store.with(|world| {
            let order = world.orders.get(id)?;
            Some(order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}")))
        })
    };
    let row = move |pick: Pick| {
        let numbers: Vec<String> = pick.orders.iter().filter_map(number).collect();
        let rush = pick.rush.then(|| view! { <strong class="slip-rush">{words.change.rush_mark}</strong> " " });
        view! {
            <tr>
                <td><span class="pick-box"></span></td>
                <td><code>{pick.item.code}</code></td>
                <td>{rush}{pick.item.title}<small>{pick.item.attributes}</small></td>
                <td class="number"><b>{pick.pieces}</b></td>
                <td>{numbers.join(" ")}</td>
            </tr>
        }
    };
    view! {
        <article class="slip picking">
            <header>
                <h2>{words.print.picking}</h2>
                <p>{move || (words.print.total)(total())} " · " {clock.moment(store.now())}</p>
            </header>
            <table class="slip-lines">
                <thead><tr>
                    <td></td>
                    <th scope="col">{words.print.code}</th>
                    <th scope="col">{words.order.article}</th>
                    <th scope="col" class="number">{words.order.pieces}</th>
                    <th scope="col">{words.print.orders_of}</th>
                </tr></thead>
                <tbody>{move || picks.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </article>
    }
}
