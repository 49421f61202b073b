//! Printing an order's slips (O6): that they were printed is part of its history, so that a reprint is marked.

use super::{
    Ctx, Draft, Rejection,
    mark::{check_house, order},
};
use crate::{
    id::OrderId,
    order::{Act, Status},
};
use serde::{Deserialize, Serialize};

/// Notes that the slips of an order are printed. An audited order is printed by it (O2); a later print is a reprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPrint {
    pub order: OrderId,
}

impl OrderPrint {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut order = order(draft, self.order)?;
        if !order.status.is_printable() {
            return Err(Rejection::NoSuchMove { from: order.status, to: Status::Printed });
        }
        check_house(draft, &order, Status::Printed)?;
        let by = ctx.actor.staff();
        order.log(ctx.at, by, Act::Printed { copy: order.prints() + 1 });
        if order.status == Status::Audited {
            if let Some(waiting) = draft.waiting_change(order.id) {
                return Err(Rejection::ChangeWaits { approval: waiting.id });
            }
            let act = Act::Moved { from: order.status, to: Status::Printed, reason: String::new(), parcel: None };
            order.log(ctx.at, by, act);
            order.status = Status::Printed;
        }
        draft.put(order);
        Ok(())
    }
}
