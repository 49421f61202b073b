//! The server's own initiative: commands that follow from changes, by the actor `System`.

use crate::{
    command::{Change, Command, OrderNumber},
    record::Record,
    world::World,
};

/// What the server does next about these changes. Its commands are committed like any other, and
/// what they change is shown to `react` again.
pub fn react(world: &World, changes: &[Change]) -> Vec<Command> {
    let first = world.last_order_no() + 1;
    let unnumbered = changes.iter().filter_map(|change| match &change.after {
        Some(Record::Order(order)) if order.no.is_none() && change.before.is_none() => Some(order.id),
        _ => None,
    });
    let numbers: Vec<_> = unnumbered.zip(first..).collect();
    if numbers.is_empty() { Vec::new() } else { vec![OrderNumber { numbers }.into()] }
}
