//! What an enquiry is worth and what becomes of it (O4): a discount at once or by approval, an order, a loss, and back.
//!
//! An order is won by one enquiry at most, and what was granted off the list price counts for it as signed.

use super::{
    Ctx, Draft, Field, Invalid, Rejection,
    approval::{LONGEST_REASON, raise},
    enquiry::enquiry,
    mark::order,
    text,
};
use crate::{
    approval::{Approval, Ask, Asked, Outcome as Ended},
    enquiry::{Act, Closed, Discount, Enquiry, Loss, Outcome},
    id::{ApprovalId, EnquiryId, OrderId},
    money::Fen,
    order::{self, Order, Status},
};
use serde::{Deserialize, Serialize};

/// Takes so much off the list price, for all that is wished; nothing: the discount is taken back. Above the limit of
/// who asks it becomes an approval of this id. `expect` is what was granted when the person looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryDiscount {
    pub enquiry: EnquiryId,
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub expect: Fen,
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub off: Fen,
    pub approval: ApprovalId,
    /// Why, in words: whoever signs wants to know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Says what became of an enquiry; `None`: it is open again. `expect` is what the person saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnquiryMove {
    pub enquiry: EnquiryId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Outcome>,
}

impl EnquiryDiscount {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        if self.off < Fen::ZERO || self.off > Fen::MOST {
            return Err(Rejection::Invalid { field: Field::Amount, why: Invalid::Unknown });
        }
        text(Field::Reason, &self.reason, LONGEST_REASON, false)?;
        let enquiry = enquiry(draft, self.enquiry)?;
        if !enquiry.is_open() {
            return Err(stale(&enquiry));
        }
        if enquiry.off() != self.expect {
            return Err(Rejection::DiscountStale { off: enquiry.off() });
        }
        if let Some(waiting) = draft.waiting_discount(enquiry.id) {
            return Err(Rejection::DiscountWaits { approval: waiting.id });
        }
        let staff = ctx.actor.staff().and_then(|id| draft.staff.get(&id));
        let limit = staff.zip(draft.workspace()).map(|(staff, workspace)| workspace.discount_limit(staff));
        if self.off <= limit.unwrap_or_default() {
            return grant(draft, enquiry.id, self.off, None, ctx);
        }
        text(Field::Reason, &self.reason, LONGEST_REASON, true)?;
        raise(draft, self.approval, Ask::Discount { enquiry: enquiry.id, off: self.off }, &self.reason, ctx)
    }
}

/// Grants it, also to the order that the enquiry may have become meanwhile.
pub(super) fn grant(
    draft: &mut Draft<'_>,
    id: EnquiryId,
    off: Fen,
    signed: Option<ApprovalId>,
    ctx: &Ctx,
) -> Result<(), Rejection> {
    let mut enquiry = enquiry(draft, id)?;
    let (from, by) = (enquiry.off(), ctx.actor.staff());
    let discount = Discount { off, at: ctx.at, by, signed };
    enquiry.discount = Some(discount).filter(|discount| discount.off > Fen::ZERO);
    if from != off {
        enquiry.log(ctx.at, by, Act::Discount { from, to: off });
    }
    let won = enquiry.order();
    draft.put(enquiry);
    won.into_iter().for_each(|id| count(draft, id, off, ctx));
    Ok(())
}

impl EnquiryMove {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let enquiry = enquiry(draft, self.enquiry)?;
        // Two who want the same agree.
        if enquiry.outcome == self.to {
            return Ok(());
        }
        if enquiry.outcome != self.expect {
            return Err(stale(&enquiry));
        }
        match &self.to {
            Some(Outcome::Won { order }) => may_win(draft, &enquiry, *order)?,
            Some(Outcome::Lost { reason, note }) => {
                text(Field::Reason, note, LONGEST_REASON, *reason == Loss::Other)?;
            }
            None => {}
        }
        settle(draft, enquiry, self.to.clone(), ctx);
        Ok(())
    }
}

fn stale(enquiry: &Enquiry) -> Rejection {
    Rejection::EnquiryStale { outcome: enquiry.outcome.clone() }
}

/// An order of the same shop that is not closed, and that no other enquiry became.
fn may_win(draft: &Draft<'_>, enquiry: &Enquiry, id: OrderId) -> Result<(), Rejection> {
    let order = order(draft, id)?;
    if order.shop != enquiry.shop {
        return Err(Rejection::Invalid { field: Field::Shop, why: Invalid::Unknown });
    }
    if order.status == Status::Closed {
        return Err(Rejection::TooLate { status: order.status });
    }
    match draft.enquiry_of(id) {
        Some(other) => Err(Rejection::OrderWon { enquiry: other }),
        None => Ok(()),
    }
}

/// An order was taken on this enquiry. What the customer ordered stands, whatever became of the enquiry meanwhile, and
/// should it never have come to be: one that has its order already keeps that.
pub(super) fn take(draft: &mut Draft<'_>, id: EnquiryId, order: OrderId, ctx: &Ctx) {
    let known = enquiry(draft, id).ok().filter(|enquiry| enquiry.order().is_none());
    if let Some(enquiry) = known.filter(|enquiry| may_win(draft, enquiry, order).is_ok()) {
        settle(draft, enquiry, Some(Outcome::Won { order }), ctx);
    }
}

fn settle(draft: &mut Draft<'_>, mut enquiry: Enquiry, to: Option<Outcome>, ctx: &Ctx) {
    let (id, off, by) = (enquiry.id, enquiry.off(), ctx.actor.staff());
    let (left, won) = (enquiry.order(), if let Some(Outcome::Won { order }) = &to { Some(*order) } else { None });
    // Nobody signs for what nobody buys.
    let waiting = draft.waiting_discount(id).filter(|_| matches!(to, Some(Outcome::Lost { .. })));
    let withdrawn = waiting.map(|waiting| Approval { outcome: Some(Ended::Withdrawn), ..Approval::clone(waiting) });
    withdrawn.into_iter().for_each(|approval| draft.put(approval));
    let from = std::mem::replace(&mut enquiry.outcome, to.clone());
    enquiry.closed = to.as_ref().map(|_| Closed { at: ctx.at, by });
    enquiry.log(ctx.at, by, Act::Moved { from, to });
    draft.put(enquiry);
    left.into_iter().for_each(|order| count(draft, order, Fen::ZERO, ctx));
    won.into_iter().for_each(|order| count(draft, order, off, ctx));
}

/// What was granted is signed for in the order that the team took itself; those of platforms have their own prices.
fn count(draft: &mut Draft<'_>, id: OrderId, off: Fen, ctx: &Ctx) {
    let Some(mut order) = draft.orders.get(&id).map(|order| Order::clone(order)) else { return };
    let Some(house) = order.house.as_mut().filter(|house| house.discount != off) else { return };
    house.discount = off;
    if off > Fen::ZERO {
        order.log(ctx.at, ctx.actor.staff(), order::Act::Granted { asked: Asked::Discount });
    }
    draft.put(order);
}
