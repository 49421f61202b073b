//! What belongs to sending orders off (O7): the day by which one is promised, what its buyer is told, the plan of a
//! day.

use super::{Ctx, Draft, Field, Invalid, Rejection, mark::order, text};
use crate::{
    id::OrderId,
    order::{
        Act, Status,
        message::{self, Message},
        plan::{self, ShippingPlan},
    },
    time::{Day, Zone},
};
use serde::{Deserialize, Serialize};

/// Longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Promises by which day an order leaves; `None`: by the team's hours. `expect` is the promise that the person saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPromise {
    pub order: OrderId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// Why it leaves later than it was to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Notes that the buyer was told, and in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderTell {
    pub order: OrderId,
    pub message: Message,
    pub text: String,
}

/// Confirms the plan of a day: all that was promised by then has left, or is put off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanConfirm {
    pub day: Day,
}

fn zone(draft: &Draft<'_>) -> Zone {
    draft.workspace().map(|workspace| workspace.zone()).unwrap_or_else(Zone::utc)
}

impl OrderPromise {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut order = order(draft, self.order)?;
        if order.status >= Status::Shipped {
            return Err(Rejection::TooLate { status: order.status });
        }
        if order.promised != self.expect {
            return Err(Rejection::PromiseStale { day: order.promised });
        }
        // What is taken back may stand on a day that has passed.
        let stood = |day| {
            order.history.iter().any(|entry| matches!(entry.act, Act::Promised { from, .. } if from == Some(day)))
        };
        if self.day.is_some_and(|day| zone(draft).day(ctx.at).is_none_or(|today| day < today) && !stood(day)) {
            return Err(Rejection::Invalid { field: Field::Day, why: Invalid::TooEarly });
        }
        let before = draft.workspace().and_then(|workspace| plan::promised(&order, workspace));
        let is_later = self.day.zip(before).is_some_and(|(day, before)| day > before);
        text(Field::Reason, &self.reason, LONGEST_REASON, is_later)?;
        if order.promised != self.day {
            let from = std::mem::replace(&mut order.promised, self.day);
            // Only a delay has a reason that is told.
            let reason = if is_later { self.reason.clone() } else { String::new() };
            order.log(ctx.at, ctx.actor.staff(), Act::Promised { from, to: self.day, reason });
            draft.put(order);
        }
        Ok(())
    }
}

impl OrderTell {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Text, &self.text, message::LONGEST, true)?;
        let mut order = order(draft, self.order)?;
        order.log(ctx.at, ctx.actor.staff(), Act::Told { message: self.message, text: self.text.clone() });
        draft.put(order);
        Ok(())
    }
}

impl PlanConfirm {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let (id, day) = (ShippingPlan::id_of(self.day), self.day);
        if zone(draft).day(ctx.at).is_none_or(|today| day > today) {
            return Err(Rejection::Invalid { field: Field::Day, why: Invalid::TooEarly });
        }
        if draft.shipping_plans.contains_key(&id) {
            return Err(Rejection::Invalid { field: Field::Day, why: Invalid::InUse });
        }
        let left = plan::of(draft, day).len();
        if left > 0 {
            return Err(Rejection::PlanOpen { left: u32::try_from(left).unwrap_or(u32::MAX) });
        }
        let (shipped, put_off) = (plan::shipped(draft, day), plan::put_off(draft, day));
        draft.put(ShippingPlan { id, day, at: ctx.at, by: ctx.actor.staff(), shipped, put_off });
        Ok(())
    }
}
