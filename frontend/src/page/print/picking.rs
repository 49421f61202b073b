//! The picking list: each article once, how many of it, and for which orders, in the order of the shelves' codes.

use crate::{i18n::use_words, page::clock::use_clock, store::use_store};
use leptos::prelude::*;
use shared::{id::OrderId, order::Order, world::World};
use std::collections::BTreeMap;

/// An article by its code, title and attributes.
type Article = (String, String, String);

/// How many of each article, and the numbers of the orders that it is for.
fn picked(world: &World, orders: &[OrderId]) -> BTreeMap<Article, (u32, Vec<String>)> {
    let mut picked: BTreeMap<Article, (u32, Vec<String>)> = BTreeMap::new();
    for order in orders.iter().filter_map(|id| world.orders.get(id)) {
        for (article, pieces) in articles(order) {
            let (count, numbers) = picked.entry(article).or_default();
            *count += pieces;
            numbers.push(order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}")));
        }
    }
    picked
}

fn articles(order: &Order) -> Vec<(Article, u32)> {
    if order.lines.is_empty() {
        return vec![((String::new(), order.title.clone(), String::new()), order.pieces.max(1))];
    }
    let article =
        |line: &shared::order::Line| ((line.code.clone(), line.title.clone(), line.attributes.clone()), line.pieces);
    order.lines.iter().map(article).collect()
}

#[component]
pub fn PickingList(orders: Memo<Vec<OrderId>>) -> impl IntoView {
    let words = use_words();
    let (clock, store) = (use_clock(), use_store());
    let rows = Memo::new(move |_| store.with(|world| orders.with(|orders| picked(world, orders))));
    let total = move || rows.with(|rows| rows.values().map(|(count, _)| count).sum::<u32>());
    let row = |((code, title, attributes), (count, numbers)): (Article, (u32, Vec<String>))| {
        view! {
            <tr>
                <td><span class="pick-box"></span></td>
                <td><code>{code}</code></td>
                <td>{title}<small>{attributes}</small></td>
                <td class="number"><b>{count}</b></td>
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
                <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </article>
    }
}
