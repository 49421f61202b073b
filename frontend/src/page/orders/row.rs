//! One row of the list: what an agent needs to know it by.

use super::use_desk;
use crate::{
    i18n::{Words, format::money, use_words},
    page::{
        archive::archive_mark,
        clock::{Clock, use_clock},
    },
    store::use_store,
    ui::{FlagMark, Icon, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    archive::Archive,
    id::OrderId,
    order::{Amounts, Flag, Order, Status},
    time::Instant,
};

#[component]
pub fn OrderRow(id: OrderId) -> impl IntoView {
    let words = use_words();
    let (store, clock, desk) = (use_store(), use_clock(), use_desk());
    let order = store.order(id);
    let face = Memo::new(move |_| order.with(|order| order.as_deref().map(|order| Face::of(words, order))));
    let waits = store.waits(id);
    view! {
        <div class="row" class:row-marked=move || desk.is_marked(id)>
            <span class="row-mark" data-mark aria-hidden="true"><Icon sign=Sign::Check /></span>
            {move || face.get().map(|face| cells(words, clock, face))}
            <span class="row-device">
                {move || waits.get().then(|| view! {
                    <span title=words.orders.on_device>
                        <Icon sign=Sign::Device />
                        <span class="unseen">{words.orders.on_device}</span>
                    </span>
                })}
            </span>
        </div>
    }
}

/// What a row shows: an order changes more often than this does.
#[derive(Clone, PartialEq)]
struct Face {
    no: String,
    flag: Flag,
    buyer: String,
    what: String,
    archive: Archive,
    is_rush: bool,
    amount: String,
    status: Status,
    placed_at: Instant,
}

impl Face {
    fn of(words: &Words, order: &Order) -> Face {
        let what = match order.summary() {
            "" => words.order.untitled.to_owned(),
            summary => summary.to_owned(),
        };
        // Lines alone say nothing of what the whole comes to.
        let amount = if order.amounts == Amounts::default() { "–".to_owned() } else { money(order.amounts.total) };
        Face {
            no: order.no.map(|no| format!("#{no}")).unwrap_or_else(|| "#–".to_owned()),
            flag: order.flag,
            buyer: buyer(words, order),
            what,
            archive: order.archive,
            is_rush: order.rush,
            amount,
            status: order.status,
            placed_at: order.placed_at,
        }
    }
}

fn cells(words: &'static Words, clock: Clock, face: Face) -> impl IntoView + use<> {
    let Face { no, flag, buyer, what, archive, is_rush, amount, status, placed_at } = face;
    let rush = is_rush.then(|| view! { <Tag tone=Tone::Warn text=words.change.rush_mark /> });
    view! {
        <span class="row-flag"><FlagMark colour=colour(flag) sign=words.flag_sign(flag) label=words.flag(flag) /></span>
        <span class="row-no">{no}</span>
        <span class="row-buyer">{buyer}</span>
        <span class="row-what">{archive_mark(words, archive)} {rush} {what}</span>
        <span class="row-amount">{amount}</span>
        <span class="row-status"><Tag tone=tone(status) text=words.status(status) /></span>
        <time class="row-time">{clock.when(placed_at)}</time>
    }
}

/// The buyer's name, as far as it is known.
pub fn buyer(words: &Words, order: &Order) -> String {
    if order.buyer.is_empty() { words.order.nobody.to_owned() } else { order.buyer.clone() }
}

/// How much a status asks for somebody. The word beside it says which.
pub fn tone(status: Status) -> Tone {
    match status {
        Status::ToVerify => Tone::Warn,
        Status::Verified | Status::Audited | Status::Printed | Status::Checked | Status::Packed => Tone::Info,
        Status::Shipped | Status::Signed => Tone::Good,
        Status::Unpaid | Status::Finished | Status::Closed => Tone::Neutral,
    }
}

/// The colour's word in the stylesheet.
pub fn colour(flag: Flag) -> &'static str {
    match flag {
        Flag::Grey => "grey",
        Flag::Red => "red",
        Flag::Yellow => "yellow",
        Flag::Green => "green",
        Flag::Blue => "blue",
        Flag::Purple => "purple",
        Flag::Cyan => "cyan",
    }
}
