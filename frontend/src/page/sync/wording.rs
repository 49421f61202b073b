//! Commands in words: what it does, and to which order.

use crate::{i18n::Words, store::Store};
use shared::{command::Command, id::OrderId};

/// The order that a command is about, if it is about one.
pub fn order_of(command: &Command) -> Option<OrderId> {
    match command {
        Command::OrderFlag(command) => Some(command.order),
        Command::OrderMemo(command) => Some(command.order),
        Command::OrderNote(command) => Some(command.order),
        Command::OrderMove(command) => Some(command.order),
        _ => None,
    }
}

/// `#1042 云朵` or, before it has a number, the platform's.
pub fn order_name(store: Store, id: OrderId) -> Option<String> {
    store.with(|world| {
        let order = world.orders.get(&id)?;
        let no = order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}"));
        Some(format!("{no} {}", order.buyer))
    })
}

/// What is there now of what the command would change.
pub fn now(store: Store, words: &'static Words, command: &Command) -> Option<String> {
    let id = order_of(command)?;
    store.with(|world| {
        let Some(order) = world.orders.get(&id) else { return Some(words.sync.gone.to_owned()) };
        Some(match command {
            Command::OrderFlag(_) => words.flag(order.flag).to_owned(),
            Command::OrderMemo(_) if order.memo.is_empty() => words.order.memo_empty.to_owned(),
            Command::OrderMemo(_) => order.memo.clone(),
            _ => words.status(order.status).to_owned(),
        })
    })
}
