//! Giving a ticket that nobody has to who was chosen for it (T4).

use super::{Ctx, Draft, Rejection, number::only_the_system};
use crate::{
    id::{StaffId, TicketId},
    ticket::{Act, dispatch},
};
use serde::{Deserialize, Serialize};

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
