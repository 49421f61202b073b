//! What a guarded command saw was so when it was applied: the commands' own rule, written a second
//! time, because both ends and the oracle run the same code.

use crate::violation::{Violation, ensure};
use shared::{command::Command, world::World};

/// A committed command that was guarded: what it expects stands there, or what it wants already.
pub fn holds(world: &World, command: &Command) -> Result<(), Violation> {
    let is_so = match command {
        Command::OrderMove(command) => world.orders.get(&command.order).is_some_and(|o| o.status == command.expect),
        Command::TicketMove(command) => world.tickets.get(&command.ticket).is_some_and(|t| t.status == command.expect),
        Command::TicketAssign(command) => {
            let has = world.tickets.get(&command.ticket).and_then(|ticket| ticket.assignee);
            has == command.expect || has == command.to
        }
        Command::RosterCell(command) => {
            let roster = world.roster(command.staff, command.day.month());
            let stands = roster.and_then(|roster| roster.cells.get(&command.day.number()));
            stands == command.expect.as_ref() || stands == command.to.as_ref()
        }
        Command::RosterPublish(command) => {
            world.roster(command.staff, command.month).map_or(0, |roster| roster.edition) == command.expect
        }
        Command::CaseMove(command) => world.cases.get(&command.case).is_some_and(|c| c.at(command.expect).is_some()),
        Command::CaseRefund(command) => {
            world.cases.get(&command.case).is_some_and(|c| c.refund_due() == command.amount)
        }
        Command::StrayMatch(command) => world.strays.get(&command.stray).is_some_and(|s| s.case.is_none()),
        _ => true,
    };
    ensure(is_so, || format!("guard: {command:?} is applied to what its issuer never saw"))
}
