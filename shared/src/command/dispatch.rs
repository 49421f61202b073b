//! What the system does with new tickets: numbers (`#2381`) and dispatch (T4).

use super::{Actor, Ctx, Draft, Rejection};
use crate::{
    id::{StaffId, TicketId},
    ticket::{Act, Ticket, dispatch},
};
use serde::{Deserialize, Serialize};

/// Gives tickets their short numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketNumber {
    pub numbers: Vec<(TicketId, u32)>,
}

/// Gives a ticket to the one who was chosen, with the figures that the choice rests on; without one,
/// tells who leads that nobody on shift may take it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketDispatch {
    pub ticket: TicketId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<StaffId>,
    #[serde(default)]
    pub on_shift: u32,
    #[serde(default)]
    pub open: u32,
}

fn only_the_system(ctx: &Ctx) -> Result<(), Rejection> {
    if ctx.actor == Actor::System { Ok(()) } else { Err(Rejection::NotYours) }
}

impl TicketNumber {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        only_the_system(ctx)?;
        for (id, no) in &self.numbers {
            let known = draft.tickets.get(id).filter(|ticket| ticket.no.is_none()).cloned();
            known.into_iter().for_each(|known| draft.put(Ticket { no: Some(*no), ..Ticket::clone(&known) }));
        }
        Ok(())
    }
}

impl TicketDispatch {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        only_the_system(ctx)?;
        let mut ticket = super::ticket::ticket(draft, self.ticket)?;
        if ticket.assignee.is_some() {
            return Ok(());
        }
        match self.to {
            Some(to) => {
                ticket.log(ctx.at, None, Act::Dispatched { to, on_shift: self.on_shift, open: self.open });
                ticket.give(Some(to), ctx);
            }
            None => {
                ticket.log(ctx.at, None, Act::NobodyOnShift);
                let opener = ticket.opened_by;
                ticket.tell(dispatch::leads(draft), opener);
            }
        }
        draft.put(ticket);
        Ok(())
    }
}
