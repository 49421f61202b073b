//! The moves of O2 as a person meets them: which comes next, what it is called, why it can't be.

use crate::{i18n::Words, page::act::Acts, store::Store};
use shared::{
    command::{Command, OrderMove, Rejection},
    id::OrderId,
    order::{Parcel, Status, life},
};

/// A move from where an order stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub to: Status,
    pub label: String,
    /// Why it can't be made, in words.
    pub why_not: Option<String>,
}

/// The moves from here, the usual next one first.
pub fn steps(store: Store, words: &'static Words, id: OrderId, status: Status) -> Vec<Step> {
    let next = next(status);
    let step = |known: life::Move| {
        let (to, label) = (known.to, label(words, status, known.to));
        Step { to, label, why_not: why_not(store, words, id, to) }
    };
    let mut steps: Vec<Step> = life::from(status).into_iter().map(step).collect();
    steps.sort_by_key(|step| Some(step.to) != next);
    steps
}

/// The step that usually comes next.
pub fn next(status: Status) -> Option<Status> {
    life::from(status).into_iter().map(|known| known.to).find(|to| *to > status && *to != Status::Closed)
}

pub fn label(words: &'static Words, from: Status, to: Status) -> String {
    if to < from { words.step_back_to(to) } else { words.step_to(to).to_owned() }
}

/// Why this order can't be moved there, in words; tracked.
pub fn why_not(store: Store, words: &'static Words, id: OrderId, to: Status) -> Option<String> {
    let status = store.with(|world| world.orders.get(&id).map(|order| order.status))?;
    let Some(known) = life::between(status, to) else {
        return Some(words.refusal(&Rejection::NoSuchMove { from: status, to }));
    };
    let waiting = store.with(|world| world.waiting_change(id).filter(|_| to > status).map(|waiting| waiting.id));
    let waits = waiting.map(|approval| Rejection::ChangeWaits { approval });
    let lacks = known.permissions.into_iter().find(|permission| !store.permits(*permission));
    let denied = lacks.map(|permission| Rejection::Denied { permission });
    denied.or(waits).map(|why| words.refusal(&why))
}

/// Whether the slips of all these orders may be printed.
pub fn are_printable(store: Store, orders: &[OrderId]) -> bool {
    let may = |id: &OrderId| {
        store.with_untracked(|world| world.orders.get(id).is_some_and(|order| order.status.is_printable()))
    };
    orders.iter().all(may)
}

/// Whether a move asks for a reason or a parcel.
pub fn needs_answer(store: Store, orders: &[OrderId], to: Status) -> bool {
    let asks = |id: &OrderId| {
        let status = store.with_untracked(|world| world.orders.get(id).map(|order| order.status));
        status.and_then(|from| life::between(from, to)).is_some_and(|asked| asked.reason || asked.parcel)
    };
    orders.iter().any(asks)
}

/// The command that moves this order there from where it stands.
pub fn command(store: Store, id: OrderId, to: Status, reason: &str, parcel: Option<&Parcel>) -> Option<OrderMove> {
    let from = store.with_untracked(|world| world.orders.get(&id).map(|order| order.status))?;
    let asked = life::between(from, to)?;
    let reason = if asked.reason { reason.to_owned() } else { String::new() };
    Some(OrderMove { order: id, expect: from, to, reason, parcel: parcel.filter(|_| asked.parcel).cloned() })
}

/// Makes a move that asks for nothing.
pub fn make(store: Store, acts: Acts, orders: &[OrderId], to: Status) {
    let said = (acts.words().order.moved)(acts.words().status(to));
    let commands: Vec<Command> =
        orders.iter().filter_map(|id| command(store, *id, to, "", None)).map(Command::from).collect();
    match <[Command; 1]>::try_from(commands) {
        Ok([command]) => acts.attempt(said, command),
        Err(commands) => drop(acts.attempt_all(&said, commands)),
    }
}
