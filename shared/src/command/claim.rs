//! Who has a ticket, and how far it has come: what two people may want at once.

use super::{Ctx, Draft, Field, Invalid, Rejection, text, ticket::ticket};
use crate::{
    id::{StaffId, TicketId},
    record::{Key, Kind},
    sync::bug::{self, Bug},
    ticket::{Act, Closing, Status, Ticket, Word, life},
};
use serde::{Deserialize, Serialize};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Takes a ticket, hands it over, or puts it back. `expect` is who had it on the person's screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketAssign {
    pub ticket: TicketId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<StaffId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<StaffId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Moves a ticket in its life (T5). `expect` is the status that the person saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketMove {
    pub ticket: TicketId,
    pub expect: Status,
    pub to: Status,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Closing>,
}

/// Where the ticket stands now, for who acted on something older.
fn stale(ticket: &Ticket) -> Rejection {
    Rejection::TicketStale { status: ticket.status, assignee: ticket.assignee }
}

impl TicketAssign {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Reason, &self.reason, LONGEST_REASON, false)?;
        let mut ticket = ticket(draft, self.ticket)?;
        // Two who want the same agree.
        if ticket.assignee == self.to {
            return Ok(());
        }
        let is_stale = ticket.assignee != self.expect && !bug::is_on(Bug::ClaimBlind);
        if is_stale || !ticket.status.is_open() {
            return Err(stale(&ticket));
        }
        let works = |id: &StaffId| draft.staff.get(id).is_some_and(|staff| staff.active);
        if let Some(gone) = self.to.filter(|id| !works(id)) {
            return Err(Rejection::Missing { key: Key { kind: Kind::Staff, id: gone.0 } });
        }
        let by = ctx.actor.staff();
        ticket.log(ctx.at, by, Act::Assigned { from: self.expect, to: self.to, reason: self.reason.clone() });
        ticket.give(self.to, ctx);
        draft.put(ticket);
        Ok(())
    }
}

impl Ticket {
    /// Gives it to somebody, or to nobody. Whoever has it from another is told.
    pub(super) fn give(&mut self, to: Option<StaffId>, ctx: &Ctx) {
        self.unread.extend(to.filter(|to| Some(*to) != ctx.actor.staff()));
        (self.assignee, self.assigned_at) = (to, to.map(|_| ctx.at));
        match (self.status, to) {
            (Status::New, Some(_)) => self.status = Status::Assigned,
            (Status::Assigned, None) => self.status = Status::New,
            _ => {}
        }
    }
}

impl TicketMove {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut ticket = ticket(draft, self.ticket)?;
        if ticket.status != self.expect {
            return Err(stale(&ticket));
        }
        let no_such_move = Rejection::NoSuchTicketMove { from: ticket.status, to: self.to };
        let asked = life::between(ticket.status, self.to).ok_or(no_such_move)?;
        text(Field::Reason, &self.reason, LONGEST_REASON, asked.reason)?;
        let closing = self.closing.clone().filter(|_| asked.closing);
        if asked.closing {
            self.may_close(draft, &ticket, ctx)?;
            ticket.unread.clear();
        }
        // The next word is the customer's: nobody waits for ours any more.
        if matches!(self.to, Status::WaitingCustomer | Status::Resolved | Status::Closed) {
            (ticket.waiting_since, ticket.promised_at) = (None, None);
        }
        match self.to {
            Status::Resolved => ticket.resolved_at = Some(ctx.at),
            Status::Closed => {}
            _ => ticket.resolved_at = None,
        }
        ticket.closing.clone_from(&closing);
        let act = Act::Moved { from: ticket.status, to: self.to, reason: self.reason.clone(), closing };
        ticket.status = self.to;
        let by = ctx.actor.staff();
        // Who goes on with what nobody has, has it.
        if self.to == Status::InProgress && ticket.assignee.is_none() {
            (ticket.assignee, ticket.assigned_at) = (by, by.map(|_| ctx.at));
        }
        ticket.log(ctx.at, by, act);
        let assignee = ticket.assignee;
        if !asked.closing {
            ticket.tell(assignee, by);
        }
        draft.put(ticket);
        Ok(())
    }

    /// Closing needs a known wrap-up code and the customer's word, or the silence that was set.
    fn may_close(&self, draft: &Draft<'_>, ticket: &Ticket, ctx: &Ctx) -> Result<(), Rejection> {
        let invalid = |field, why| Err(Rejection::Invalid { field, why });
        let Some(closing) = &self.closing else { return invalid(Field::WrapUp, Invalid::Empty) };
        let Some(workspace) = draft.workspace() else { return invalid(Field::WrapUp, Invalid::Unknown) };
        if !workspace.wrap_ups.iter().any(|known| known.id == closing.wrap_up) {
            return invalid(Field::WrapUp, Invalid::Unknown);
        }
        let silence = i64::from(workspace.silence_hours) * 3_600_000;
        let was_silent = ticket.resolved_at.is_some_and(|since| since.plus(silence) <= ctx.at);
        if closing.word == Word::Silent && !was_silent {
            return invalid(Field::Word, Invalid::TooEarly);
        }
        Ok(())
    }
}
