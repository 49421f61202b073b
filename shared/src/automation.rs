//! The server's own initiative: commands that follow from changes, by the actor `System`.

use crate::{
    command::{Change, Command, OrderNumber, TicketDispatch, TicketNumber, WorkspaceSet},
    record::Record,
    ticket::{Ticket, dispatch},
    time::Instant,
    world::World,
};

/// What the server does next about these changes. Its commands are committed like any other, and
/// what they change is shown to `react` again.
pub fn react(world: &World, changes: &[Change], now: Instant) -> Vec<Command> {
    let new = || changes.iter().filter(|change| change.before.is_none()).filter_map(|change| change.after.as_ref());
    let mut commands = Vec::new();
    let orders = new().filter_map(|record| match record {
        Record::Order(order) if order.no.is_none() => Some(order.id),
        _ => None,
    });
    let numbers: Vec<_> = orders.zip(world.last_order_no() + 1..).collect();
    if !numbers.is_empty() {
        commands.push(OrderNumber { numbers }.into());
    }
    let tickets = || new().filter_map(|record| if let Record::Ticket(ticket) = record { Some(ticket) } else { None });
    let unnumbered = tickets().filter(|ticket| ticket.no.is_none()).map(|ticket| ticket.id);
    let numbers: Vec<_> = unnumbered.zip(world.last_ticket_no() + 1..).collect();
    if !numbers.is_empty() {
        commands.push(TicketNumber { numbers }.into());
    }
    let free = tickets().filter(|ticket| ticket.assignee.is_none() && ticket.status.is_open());
    commands.extend(free.map(|ticket| dispatch(world, ticket, now)));
    commands
}

/// Gives the ticket to the best one on shift, or tells who leads that there is nobody (T4).
fn dispatch(world: &World, ticket: &Ticket, now: Instant) -> Command {
    let choice = dispatch::choose(world, ticket, now);
    TicketDispatch {
        ticket: ticket.id,
        to: choice.map(|choice| choice.to),
        on_shift: choice.map_or(0, |choice| choice.on_shift),
        open: choice.map_or(0, |choice| choice.open),
    }
    .into()
}

/// What a server of this build does first with a workspace of an older one.
pub fn renew(world: &World) -> Vec<Command> {
    let renewed = world.workspace().and_then(|workspace| workspace.renewed());
    renewed.into_iter().map(|workspace| WorkspaceSet { workspace }.into()).collect()
}
