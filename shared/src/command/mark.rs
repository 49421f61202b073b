//! What agents do to an order: flag, memo, note, move.

use super::{Ctx, Draft, Field, Rejection, line, posting, text};
use crate::{
    id::OrderId,
    order::{Act, Flag, Order, Parcel, Status, life},
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};

/// Longest memo, note or reason, in characters.
const LONGEST_TEXT: usize = 2_000;
/// Longest courier name or tracking number, in characters.
pub(super) const LONGEST_PARCEL: usize = 64;

/// Sets the flag (O3). The replaced one stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFlag {
    pub order: OrderId,
    pub flag: Flag,
}

/// Sets the memo (O3). The replaced one stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderMemo {
    pub order: OrderId,
    pub memo: String,
}

/// Adds a note to the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderNote {
    pub order: OrderId,
    pub text: String,
}

/// Moves the order in its life (O2). `expect` is the status that the person saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderMove {
    pub order: OrderId,
    pub expect: Status,
    pub to: Status,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Courier and tracking number, when it is shipped (O7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parcel: Option<Parcel>,
}

pub(super) fn order(draft: &Draft<'_>, id: OrderId) -> Result<Order, Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Order, id: id.0 } };
    draft.orders.get(&id).map(|order| Order::clone(order)).ok_or(missing)
}

/// An order that the team took itself goes on when it is paid and its pieces are there; once closed it is taken anew.
pub(super) fn check_house(draft: &Draft<'_>, order: &Order, to: Status) -> Result<(), Rejection> {
    let Some(house) = &order.house else { return Ok(()) };
    if order.status == Status::Closed {
        return Err(Rejection::NoSuchMove { from: order.status, to });
    }
    if order.status == Status::Unpaid && to != Status::Closed {
        let balance = order.customer.map(|id| draft.balance_of(id)).unwrap_or_default();
        return Err(Rejection::BalanceShort { short: order.amounts.total - house.charged - balance });
    }
    match order.short_line() {
        Some(line) if to >= Status::Printed && to != Status::Closed => {
            Err(Rejection::Short { line: line.number.clone() })
        }
        _ => Ok(()),
    }
}

impl OrderFlag {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut order = order(draft, self.order)?;
        if order.flag != self.flag {
            let from = std::mem::replace(&mut order.flag, self.flag);
            order.log(ctx.at, ctx.actor.staff(), Act::Flagged { from, to: self.flag });
            draft.put(order);
        }
        Ok(())
    }
}

impl OrderMemo {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Memo, &self.memo, LONGEST_TEXT, false)?;
        let mut order = order(draft, self.order)?;
        if order.memo != self.memo {
            let from = std::mem::replace(&mut order.memo, self.memo.clone());
            order.log(ctx.at, ctx.actor.staff(), Act::Memo { from, to: self.memo.clone() });
            draft.put(order);
        }
        Ok(())
    }
}

impl OrderNote {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Note, &self.text, LONGEST_TEXT, true)?;
        let mut order = order(draft, self.order)?;
        order.log(ctx.at, ctx.actor.staff(), Act::Note { text: self.text.clone() });
        draft.put(order);
        Ok(())
    }
}

impl OrderMove {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut order = order(draft, self.order)?;
        if order.status != self.expect {
            return Err(Rejection::Stale { current: order.status });
        }
        if self.to > order.status
            && let Some(waiting) = draft.waiting_change(order.id)
        {
            return Err(Rejection::ChangeWaits { approval: waiting.id });
        }
        let no_such_move = Rejection::NoSuchMove { from: order.status, to: self.to };
        let asked = life::between(order.status, self.to).ok_or(no_such_move)?;
        text(Field::Reason, &self.reason, LONGEST_TEXT, asked.reason)?;
        if asked.parcel {
            let parcel = self.parcel.clone().unwrap_or_default();
            line(Field::Courier, &parcel.courier, LONGEST_PARCEL, true)?;
            line(Field::Tracking, &parcel.tracking, LONGEST_PARCEL, true)?;
            order.parcel = Some(parcel);
            order.shipped_at = Some(ctx.at);
        }
        if self.to == Status::Closed {
            order.closed_reason.clone_from(&self.reason);
        } else if order.status == Status::Closed {
            order.closed_reason.clear();
        }
        if order.status == Status::Shipped && self.to < Status::Shipped {
            // What a case holds, or has written off, did leave.
            if draft.cases_of(order.id).any(|case| case.holds_goods()) {
                return Err(Rejection::GoodsUnderway);
            }
            (order.parcel, order.shipped_at) = (None, None);
        }
        check_house(draft, &order, self.to)?;
        let parcel = self.parcel.clone().filter(|_| asked.parcel);
        let from = std::mem::replace(&mut order.status, self.to);
        let act = Act::Moved { from, to: self.to, reason: self.reason.clone(), parcel };
        order.log(ctx.at, ctx.actor.staff(), act);
        draft.put(order.clone());
        match (from, self.to) {
            (_, Status::Closed) => posting::close(draft, &mut order, ctx),
            (_, Status::Shipped) => posting::ship(draft, &order, ctx),
            (Status::Shipped, to) if to < Status::Shipped => posting::unship(draft, &order, ctx),
            _ => Ok(()),
        }
    }
}
