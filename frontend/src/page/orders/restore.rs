//! What was replaced stays in the history; one key brings it back.

use crate::{
    page::act::{Acts, standing_change},
    store::Store,
};
use leptos::prelude::*;
use shared::{
    command::{Command, OrderFlag, OrderInvoice, OrderMemo},
    id::OrderId,
    order::{Act, Order},
};

/// The command that brings back what this entry replaced, unless it is there already.
pub fn command(order: &Order, act: &Act) -> Option<Command> {
    match act {
        Act::Flagged { from, .. } if *from != order.flag => Some(OrderFlag { order: order.id, flag: *from }.into()),
        Act::Memo { from, .. } if *from != order.memo => Some(OrderMemo { order: order.id, memo: from.clone() }.into()),
        Act::Changed { what, .. } => standing_change(order, what),
        Act::Invoice { from, .. } if order.house.as_ref().is_some_and(|house| house.invoice != *from) => {
            Some(OrderInvoice { order: order.id, to: from.clone() }.into())
        }
        _ => None,
    }
}

/// Brings back what was replaced last.
pub fn last(store: Store, acts: Acts, id: OrderId) {
    let found = store.with_untracked(|world| {
        let order = world.orders.get(&id)?;
        order.history.iter().rev().find_map(|entry| command(order, &entry.act))
    });
    match found {
        Some(command) => {
            let said = format!("{} · {}", acts.words().order.restore, acts.words().command(&command));
            untrack(|| acts.attempt(said, command));
        }
        None => acts.say(acts.words().shell.nothing_to_undo),
    }
}
