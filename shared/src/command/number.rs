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

/// Gives orders their short numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderNumber {
    pub numbers: Vec<(OrderId, u32)>,
}

/// Gives tickets their short numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketNumber {
    pub numbers: Vec<(TicketId, u32)>,
}

/// Gives cases their short numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNumber {
    pub numbers: Vec<(CaseId, u32)>,
}

/// Gives enquiries their short numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryNumber {
    pub numbers: Vec<(EnquiryId, u32)>,
}

impl OrderNumber {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        only_the_system(ctx)?;
        for (id, no) in &self.numbers {
            let known = draft.orders.get(id).filter(|order| order.no.is_none()).cloned();
            known.into_iter().for_each(|known| draft.put(Order { no: Some(*no), ..Order::clone(&known) }));
        }
        Ok(())
    }
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

impl CaseNumber {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        only_the_system(ctx)?;
        for (id, no) in &self.numbers {
            let known = draft.cases.get(id).filter(|case| case.no.is_none()).cloned();
            known.into_iter().for_each(|known| draft.put(Case { no: Some(*no), ..Case::clone(&known) }));
        }
        Ok(())
    }
}

impl EnquiryNumber {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        only_the_system(ctx)?;
        for (id, no) in &self.numbers {
            let known = draft.enquiries.get(id).filter(|enquiry| enquiry.no.is_none()).cloned();
            known.into_iter().for_each(|known| draft.put(Enquiry { no: Some(*no), ..Enquiry::clone(&known) }));
        }
        Ok(())
    }
}

pub(super) fn only_the_system(ctx: &Ctx) -> Result<(), Rejection> {
    if ctx.actor == Actor::System { Ok(()) } else { Err(Rejection::NotYours) }
}
