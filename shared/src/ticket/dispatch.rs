//! Who gets a new ticket (T4, the form with a single desk): of the people on shift who work its line
//! the one with the fewest open tickets, then the one to whom none was given for longest.

use super::Ticket;
use crate::{id::StaffId, roster::duty, staff::Permission, time::Instant, world::World};
use std::collections::BTreeMap;

/// Who gets it, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    pub to: StaffId,
    /// How many people were eligible.
    pub on_shift: u32,
    /// How many open tickets the chosen one had.
    pub open: u32,
}

/// Chooses who gets the ticket; `None` when nobody who is on shift may take it. It never goes to
/// somebody off duty.
pub fn choose(world: &World, ticket: &Ticket, now: Instant) -> Option<Choice> {
    let workspace = world.workspace()?;
    let works_line = |lines: &std::collections::BTreeSet<_>| {
        lines.is_empty() || ticket.line.as_ref().is_none_or(|line| lines.contains(line))
    };
    let on_shift = duty::on_shift(world, now);
    let mut loads: BTreeMap<StaffId, u32> = on_shift
        .into_iter()
        .filter_map(|id| world.staff.get(&id))
        .filter(|staff| workspace.permits(staff, Permission::TicketWork) && works_line(&staff.post.lines))
        .map(|staff| (staff.id, 0))
        .collect();
    for open in world.open_tickets() {
        if let Some(count) = open.assignee.and_then(|assignee| loads.get_mut(&assignee)) {
            *count += 1;
        }
    }
    let (to, open) = loads.iter().min_by_key(|(id, count)| (**count, world.last_given(**id), **id))?;
    Some(Choice { to: *to, on_shift: loads.len() as u32, open: *open })
}

/// Who is told that nobody on shift may take it: those who may give tickets to others.
pub fn leads(world: &World) -> Vec<StaffId> {
    let Some(workspace) = world.workspace() else { return Vec::new() };
    let leads = world.staff.values().filter(|staff| workspace.permits(staff, Permission::TicketAssign));
    leads.map(|staff| staff.id).collect()
}
