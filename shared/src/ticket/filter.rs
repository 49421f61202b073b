//! Finding tickets: the queues, filters, and words.

use super::{Act, Channel, Status, Ticket};
use crate::{
    id::{StaffId, TicketId},
    staff::LineId,
    text::{contains, words},
    world::World,
};
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, collections::BTreeSet};

/// Whose tickets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// 我的: open, and mine.
    #[default]
    Mine,
    /// 未分配: open, and nobody's.
    Unassigned,
    /// 全组: all that is open.
    Team,
    /// 全部: also what is resolved or closed.
    All,
}

impl Queue {
    pub const ALL: [Queue; 4] = [Queue::Mine, Queue::Unassigned, Queue::Team, Queue::All];
}

/// What the queue shows. An empty set means any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TicketFilter {
    pub queue: Queue,
    pub statuses: BTreeSet<Status>,
    pub channels: BTreeSet<Channel>,
    pub line: Option<LineId>,
    pub tag: Option<String>,
    pub assignee: Option<StaffId>,
    /// Only what I have not seen.
    pub unread: bool,
    /// Words as typed. Each must be found somewhere in the ticket.
    pub text: String,
}

impl TicketFilter {
    /// The tickets that pass: in the queues those whose customer has waited longest come first, then
    /// the rest by when something last happened; in `All` the newest.
    pub fn find(&self, world: &World, me: StaffId) -> Vec<TicketId> {
        let words = words(&self.text);
        let passes = |ticket: &&std::sync::Arc<Ticket>| {
            self.passes(ticket, me) && words.iter().all(|word| has_word(world, ticket, word))
        };
        if self.queue == Queue::All {
            return world.tickets_newest_first().filter(passes).map(|ticket| ticket.id).collect();
        }
        let mut found: Vec<_> = world.open_tickets().filter(passes).collect();
        found.sort_by_key(|ticket| queue_place(ticket));
        found.into_iter().map(|ticket| ticket.id).collect()
    }

    fn passes(&self, ticket: &Ticket, me: StaffId) -> bool {
        let in_queue = match self.queue {
            Queue::Mine => ticket.assignee == Some(me),
            Queue::Unassigned => ticket.assignee.is_none(),
            Queue::Team | Queue::All => true,
        };
        in_queue
            && (self.statuses.is_empty() || self.statuses.contains(&ticket.status))
            && (self.channels.is_empty() || self.channels.contains(&ticket.channel))
            && self.line.as_ref().is_none_or(|line| ticket.line.as_ref() == Some(line))
            && self.tag.as_ref().is_none_or(|tag| ticket.tags.contains(tag))
            && self.assignee.is_none_or(|assignee| ticket.assignee == Some(assignee))
            && (!self.unread || ticket.unread.contains(&me))
    }
}

/// Urgent first, then the longest wait, then the latest news.
fn queue_place(ticket: &Ticket) -> impl Ord + use<> {
    let waits = ticket.waiting_since.map_or((true, 0), |since| (false, since.0));
    (Reverse(ticket.priority), waits, Reverse(ticket.touched_at()), ticket.id)
}

/// How many open tickets are mine, nobody's, and the team's.
pub fn counts(world: &World, me: StaffId) -> [usize; 3] {
    let mut counts = [0; 3];
    for ticket in world.open_tickets() {
        counts[0] += usize::from(ticket.assignee == Some(me));
        counts[1] += usize::from(ticket.assignee.is_none());
        counts[2] += 1;
    }
    counts
}

/// The open tickets with something that this person has not seen.
pub fn unread(world: &World, me: StaffId) -> BTreeSet<TicketId> {
    world.open_tickets().filter(|ticket| ticket.unread.contains(&me)).map(|ticket| ticket.id).collect()
}

/// Whether the word is in what the person may see of the ticket: `#12` is its number; anything else
/// is looked for in subject, tags, words and notes, and in the customer's name and masked phone.
fn has_word(world: &World, ticket: &Ticket, word: &str) -> bool {
    if let Some(no) = word.strip_prefix('#') {
        return ticket.no.is_some_and(|own| own.to_string() == no);
    }
    let mut files = world.group_of(ticket.customer).filter_map(|id| world.customers.get(&id));
    let of_customer = files.any(|file| contains(&file.name, word) || file.phone_mask.ends_with(word));
    let said = |act: &Act| match act {
        Act::Said { text, files, .. } | Act::Note { text, files, .. } => {
            contains(text, word) || files.iter().any(|file| contains(&file.name, word))
        }
        Act::Moved { reason, .. } | Act::Assigned { reason, .. } => contains(reason, word),
        _ => false,
    };
    of_customer
        || contains(&ticket.subject, word)
        || ticket.tags.iter().any(|tag| contains(tag, word))
        || ticket.history.iter().any(|entry| said(&entry.act))
        || ticket.orders.iter().any(|id| world.orders.get(id).is_some_and(|order| order.number.contains(word)))
}
