//! The server's own initiative: commands that follow from changes, by the actor `System`.

use crate::{
    archive,
    command::{
        ArchiveRecall, CaseNumber, Change, Command, EnquiryNumber, OrderNumber, TicketAssign, TicketDispatch,
        TicketNumber, WorkspaceSet,
    },
    id::StaffId,
    record::{Key, Record},
    sync::bug::{self, Bug},
    ticket::{Ticket, dispatch},
    time::Instant,
    world::World,
};
use std::collections::BTreeSet;

/// What the server does next about these changes. Its commands are committed like any other, and
/// what they change is shown to `react` again.
pub fn react(world: &World, changes: &[Change], now: Instant) -> Vec<Command> {
    let mut commands = numbers(world, changes);
    let comes_back = called_back(world, changes);
    if !comes_back.is_empty() && !bug::is_on(Bug::NotCalledBack) {
        commands.push(ArchiveRecall { keys: comes_back }.into());
    }
    for change in changes {
        match (&change.before, &change.after) {
            (Some(Record::Staff(before)), Some(Record::Staff(after))) if before.active && !after.active => {
                let theirs = world.open_tickets().filter(|ticket| ticket.assignee == Some(after.id));
                commands.extend(theirs.map(|ticket| take(ticket)));
            }
            (Some(Record::Ticket(before)), Some(Record::Ticket(after))) => {
                commands.extend(look_after(world, Some(before), after, now));
            }
            (None, Some(Record::Ticket(new))) => commands.extend(look_after(world, None, new, now)),
            _ => {}
        }
    }
    commands
}

/// What is new gets its short number, each kind counted on its own.
fn numbers(world: &World, changes: &[Change]) -> Vec<Command> {
    let new = || changes.iter().filter(|change| change.before.is_none()).filter_map(|change| change.after.as_ref());
    macro_rules! unnumbered {
        ($Kind:ident) => {
            new().filter_map(|record| match record {
                Record::$Kind(row) if row.no.is_none() => Some(row.id),
                _ => None,
            })
        };
    }
    [
        after(world.last_order_no(), unnumbered!(Order)).map(|numbers| OrderNumber { numbers }.into()),
        after(world.last_ticket_no(), unnumbered!(Ticket)).map(|numbers| TicketNumber { numbers }.into()),
        after(world.last_case_no(), unnumbered!(Case)).map(|numbers| CaseNumber { numbers }.into()),
        after(world.last_enquiry_no(), unnumbered!(Enquiry)).map(|numbers| EnquiryNumber { numbers }.into()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Each with a number after the last one that was given; `None` where there is nothing to number.
fn after<Id>(last: u32, ids: impl Iterator<Item = Id>) -> Option<Vec<(Id, u32)>> {
    let numbers: Vec<_> = ids.zip(last + 1..).collect();
    (!numbers.is_empty()).then_some(numbers)
}

/// What somebody works with is at hand, with all that it can't be without: what was changed while it was in the
/// archive, and what in there is named by what has changed.
fn called_back(world: &World, changes: &[Change]) -> BTreeSet<Key> {
    let is_put_away = |change: &&Change| {
        let was_there = change.before.as_ref().is_some_and(|before| before.archive().is_away());
        !was_there && change.after.as_ref().is_some_and(|after| after.archive().is_away())
    };
    let changed = changes.iter().filter(|change| !is_put_away(change)).filter_map(|change| change.after.as_ref());
    changed.flat_map(|record| archive::away_among(world, record)).collect()
}

/// Somebody of the team is to look after what has become open, or has lost who did. What a person
/// puts back stays in the queue.
fn look_after(world: &World, before: Option<&Ticket>, ticket: &Ticket, now: Instant) -> Option<Command> {
    let has_left = |id: StaffId| world.staff.get(&id).is_some_and(|staff| !staff.active);
    let has_opened = !before.is_some_and(|before| before.status.is_open());
    let is_left = before.and_then(|before| before.assignee).is_some_and(has_left);
    match ticket.assignee {
        _ if !ticket.status.is_open() => None,
        None if has_opened || is_left => Some(dispatch(world, ticket, now)),
        Some(gone) if has_opened && has_left(gone) => Some(take(ticket)),
        _ => None,
    }
}

/// Takes the ticket from who has left the team. That it is nobody's then leads to its dispatch.
fn take(ticket: &Ticket) -> Command {
    TicketAssign { ticket: ticket.id, expect: ticket.assignee, to: None, reason: String::new() }.into()
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
