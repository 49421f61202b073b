//! Short numbers: `#1042` is easier to say on the phone than nineteen digits.

use super::{Actor, Ctx, Draft, Rejection};
use crate::{id::OrderId, order::Order};
use serde::{Deserialize, Serialize};

/// Gives orders their short numbers. Only the system issues it: two devices would give one twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderNumber {
    pub numbers: Vec<(OrderId, u32)>,
}

impl OrderNumber {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        if ctx.actor != Actor::System {
            return Err(Rejection::NotYours);
        }
        for (id, no) in &self.numbers {
            let known = draft.orders.get(id).filter(|order| order.no.is_none()).cloned();
            known.into_iter().for_each(|known| draft.put(Order { no: Some(*no), ..Order::clone(&known) }));
        }
        Ok(())
    }
}
