//! Short numbers: `#1042` is easier to say on the phone than nineteen digits. Only the system gives
//! them: two devices would give one twice.

use super::{Actor, Ctx, Draft, Rejection};
use crate::{
    aftersale::Case,
    enquiry::Enquiry,
    id::{CaseId, EnquiryId, OrderId, TicketId},
    order::Order,
    ticket::Ticket,
};
use serde::{Deserialize, Serialize};

macro_rules! numbers {
    ($($(#[$doc:meta])* $Command:ident: $Id:ident, $Row:ident in $rows:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
            pub struct $Command {
                pub numbers: Vec<($Id, u32)>,
            }

            impl $Command {
                pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
                    only_the_system(ctx)?;
                    for (id, no) in &self.numbers {
                        let known = draft.$rows.get(id).filter(|row| row.no.is_none()).cloned();
                        known.into_iter().for_each(|known| draft.put($Row { no: Some(*no), ..$Row::clone(&known) }));
                    }
                    Ok(())
                }
            }
        )*
    };
}

numbers! {
    /// Gives orders their short numbers.
    OrderNumber: OrderId, Order in orders;
    /// Gives tickets their short numbers.
    TicketNumber: TicketId, Ticket in tickets;
    /// Gives cases their short numbers.
    CaseNumber: CaseId, Case in cases;
    /// Gives enquiries their short numbers.
    EnquiryNumber: EnquiryId, Enquiry in enquiries;
}

pub(super) fn only_the_system(ctx: &Ctx) -> Result<(), Rejection> {
    if ctx.actor == Actor::System { Ok(()) } else { Err(Rejection::NotYours) }
}
