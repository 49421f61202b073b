//! What adds to a ticket or changes a detail of it, without moving it.

use super::{Ctx, Draft, Field, Invalid, Rejection, line, text};
use crate::{
    attachment::{self, Attachment},
    id::{OrderId, StaffId, TicketId},
    record::{Key, Kind},
    ticket::{Act, Detail, Status, Ticket, Voice},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest subject or tag, and longest text, in characters.
pub(super) const LONGEST_SUBJECT: usize = 200;
const LONGEST_TAG: usize = 30;
const LONGEST_TEXT: usize = 20_000;
/// Most files with one entry, most tags and orders of one ticket.
const MOST_FILES: usize = 20;
const MOST_TAGS: usize = 30;
pub(super) const MOST_ORDERS: usize = 200;

/// Words between the customer and us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketSay {
    pub ticket: TicketId,
    pub voice: Voice,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

/// A note for the team; who is mentioned is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketNote {
    pub ticket: TicketId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub mentions: BTreeSet<StaffId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

/// Changes a detail: subject, priority, line, promise, a tag, the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketDetail {
    pub ticket: TicketId,
    pub to: Detail,
}

/// Links an order to the ticket, or takes the link away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketLink {
    pub ticket: TicketId,
    pub order: OrderId,
    pub on: bool,
}

/// The person has seen so many lines of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketSeen {
    pub ticket: TicketId,
    pub entries: u32,
}

pub(super) fn ticket(draft: &Draft<'_>, id: TicketId) -> Result<Ticket, Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Ticket, id: id.0 } };
    draft.tickets.get(&id).map(|ticket| Ticket::clone(ticket)).ok_or(missing)
}

/// Checks what somebody wrote: something must be there, text or file, and nothing too long.
pub(super) fn words(field: Field, words: &str, files: &[Attachment]) -> Result<(), Rejection> {
    text(field, words, LONGEST_TEXT, files.is_empty())?;
    if files.len() > MOST_FILES {
        return Err(Rejection::Invalid { field: Field::Files, why: Invalid::TooLong });
    }
    let refused = |file: &Attachment| attachment::check(file, attachment::MOST_BYTES).err();
    match files.iter().find_map(refused) {
        Some(why) => Err(Rejection::File { why }),
        None => Ok(()),
    }
}

impl TicketSay {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        words(Field::Text, &self.text, &self.files)?;
        let mut ticket = ticket(draft, self.ticket)?;
        let by = ctx.actor.staff();
        let said = Act::Said { voice: self.voice, text: self.text.clone(), files: self.files.clone() };
        ticket.log(ctx.at, by, said);
        let before = ticket.status;
        match self.voice {
            Voice::Customer => {
                ticket.waiting_since = ticket.waiting_since.or(Some(ctx.at));
                // Who comes back has not got what they wanted (T5).
                if !before.is_open() || before == Status::WaitingCustomer {
                    ticket.status = Status::InProgress;
                    ticket.closing = None;
                    ticket.resolved_at = None;
                }
                let assignee = ticket.assignee;
                ticket.tell(assignee, by);
            }
            Voice::Us => {
                ticket.waiting_since = None;
                ticket.promised_at = None;
                if matches!(before, Status::New | Status::Assigned) && ticket.assignee.is_some() {
                    ticket.status = Status::InProgress;
                }
            }
        }
        if ticket.status != before {
            let moved = Act::Moved { from: before, to: ticket.status, reason: String::new(), closing: None };
            ticket.log(ctx.at, None, moved);
        }
        draft.put(ticket);
        Ok(())
    }
}

impl TicketNote {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        words(Field::Note, &self.text, &self.files)?;
        let mut ticket = ticket(draft, self.ticket)?;
        if let Some(unknown) = self.mentions.iter().find(|id| !draft.staff.contains_key(id)) {
            return Err(Rejection::Missing { key: Key { kind: Kind::Staff, id: unknown.0 } });
        }
        let (text, files) = (self.text.clone(), self.files.clone());
        let by = ctx.actor.staff();
        ticket.log(ctx.at, by, Act::Note { text, mentions: self.mentions.clone(), files });
        let assignee = ticket.assignee;
        ticket.tell(self.mentions.iter().copied().chain(assignee), by);
        draft.put(ticket);
        Ok(())
    }
}

impl TicketDetail {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut ticket = ticket(draft, self.ticket)?;
        self.check(draft, &ticket)?;
        let from = ticket.set(&self.to);
        if from != self.to {
            ticket.log(ctx.at, ctx.actor.staff(), Act::Changed { from, to: self.to.clone() });
            draft.put(ticket);
        }
        Ok(())
    }

    fn check(&self, draft: &Draft<'_>, ticket: &Ticket) -> Result<(), Rejection> {
        match &self.to {
            Detail::Subject(subject) => line(Field::Subject, subject, LONGEST_SUBJECT, true),
            Detail::Tag { tag, on } => {
                line(Field::Tag, tag, LONGEST_TAG, true)?;
                let is_full = *on && ticket.tags.len() >= MOST_TAGS;
                if is_full { Err(Rejection::Invalid { field: Field::Tag, why: Invalid::TooLong }) } else { Ok(()) }
            }
            Detail::Line(Some(line)) if draft.workspace().and_then(|workspace| workspace.line(line)).is_none() => {
                Err(Rejection::Invalid { field: Field::Line, why: Invalid::Unknown })
            }
            Detail::Customer(id) if !draft.customers.contains_key(id) => {
                Err(Rejection::Missing { key: Key { kind: Kind::Customer, id: id.0 } })
            }
            Detail::Line(_) | Detail::Priority(_) | Detail::Promised(_) | Detail::Customer(_) => Ok(()),
        }
    }
}

impl TicketLink {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut ticket = ticket(draft, self.ticket)?;
        if !draft.orders.contains_key(&self.order) {
            return Err(Rejection::Missing { key: Key { kind: Kind::Order, id: self.order.0 } });
        }
        if self.on && ticket.orders.len() >= MOST_ORDERS {
            return Err(Rejection::Invalid { field: Field::Orders, why: Invalid::TooLong });
        }
        let changes = if self.on { ticket.orders.insert(self.order) } else { ticket.orders.remove(&self.order) };
        if changes {
            ticket.log(ctx.at, ctx.actor.staff(), Act::Linked { order: self.order, on: self.on });
            draft.put(ticket);
        }
        Ok(())
    }
}

impl TicketSeen {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut ticket = ticket(draft, self.ticket)?;
        let Some(person) = ctx.actor.staff() else { return Ok(()) };
        // What came after is still unseen.
        if ticket.history.len() <= self.entries as usize && ticket.unread.remove(&person) {
            draft.put(ticket);
        }
        Ok(())
    }
}
