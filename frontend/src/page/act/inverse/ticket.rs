//! The way back from what was done to a ticket. Words stay said, and what was closed is reopened with
//! a reason of its own.

use crate::page::tickets::standing;
use shared::{
    command::{Command, TicketAssign, TicketDetail, TicketLink, TicketMove},
    ticket::{Status, life},
    world::World,
};

pub fn detail(done: &TicketDetail, world: &World) -> Option<Command> {
    let ticket = world.tickets.get(&done.ticket)?;
    let to = standing(ticket, &done.to);
    (to != done.to).then(|| TicketDetail { ticket: done.ticket, to }.into())
}

pub fn link(done: &TicketLink, world: &World) -> Option<Command> {
    let ticket = world.tickets.get(&done.ticket)?;
    let changes = ticket.orders.contains(&done.order) != done.on;
    changes.then(|| TicketLink { on: !done.on, ..done.clone() }.into())
}

pub fn assign(done: &TicketAssign, world: &World) -> Option<Command> {
    let ticket = world.tickets.get(&done.ticket)?;
    let back = || TicketAssign { expect: done.to, to: done.expect, reason: String::new(), ..done.clone() };
    (ticket.assignee != done.to).then(|| back().into())
}

/// Only where the way back leads to exactly where it was.
pub fn moved(done: &TicketMove, reason: &str) -> Option<Command> {
    let back = life::between(done.to, done.expect).filter(|back| !back.closing && done.to != Status::Closed)?;
    let reason = if back.reason { reason.to_owned() } else { String::new() };
    Some(TicketMove { expect: done.to, to: done.expect, reason, closing: None, ..done.clone() }.into())
}
