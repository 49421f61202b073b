//! The ledger (O8): append-only postings of pieces and of money. Nothing is ever changed or taken away in it; what was
//! wrong is posted again the other way.
//!
//! An [`Article`](crate::article::Article)'s `stock` and a [`Customer`](crate::customer::Customer)'s `balance` are the
//! sums of their postings, kept beside them by the same command; `audit` adds them up anew. `statement` is a
//! customer's month.

pub mod audit;

use crate::{
    id::{ArticleId, CaseId, CustomerId, OrderId, PostingId, StaffId},
    money::Fen,
    time::{Instant, Month, TimeOfDay, Zone},
    world::World,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    pub id: PostingId,
    pub account: Account,
    /// Pieces, or fen. Negative: taken away.
    pub amount: i64,
    pub cause: Cause,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// The pieces of an article that are in the house.
    Stock(ArticleId),
    /// A customer's money with us, in fen; below nothing it is owed to us.
    Balance(CustomerId),
}

/// Why something was posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Goods have arrived.
    Arrival,
    /// The shelf was counted, and it was more or less than thought.
    Count,
    /// Goods were lost or damaged in the house.
    Loss,
    /// Pieces have left with an order, or have come back before they left the house for good.
    Shipped(OrderId),
    /// Pieces were sent, or put back on the shelf, for a case.
    Case(CaseId),
    /// The customer has paid in.
    Deposit,
    /// An order was paid from the balance.
    Charge(OrderId),
    /// An order became cheaper, or was cancelled.
    Back(OrderId),
    /// A case was refunded to the balance (A8).
    Refund(CaseId),
    /// A posting that was wrong is put right.
    Correction,
    /// The customer's month was settled, with this difference (may be nothing).
    Settlement(Month),
}

/// One month of a customer's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub opening: Fen,
    /// Oldest first, each with the balance after it.
    pub lines: Vec<(Arc<Posting>, Fen)>,
    pub closing: Fen,
    /// The posting by which the month was settled, in whichever month that was.
    pub settled: Option<Arc<Posting>>,
}

/// A customer's month, in the team's zone. Half-open: what is posted as the next month begins belongs to that.
pub fn statement(world: &World, customer: CustomerId, month: Month, zone: &Zone) -> Statement {
    let start = |month: Month| month.day(1).map_or(Instant(i64::MAX), |day| zone.at(day, TimeOfDay::midnight()));
    let (from, to) = (start(month), start(month.plus(1)));
    let (mut opening, mut lines, mut closing, mut settled) = (Fen::ZERO, Vec::new(), Fen::ZERO, None);
    for posting in world.postings_of(Account::Balance(customer)) {
        if posting.cause == Cause::Settlement(month) {
            settled = Some(posting.clone());
        }
        if posting.at < from {
            opening = opening + Fen(posting.amount);
            closing = opening;
        } else if posting.at < to {
            closing = closing + Fen(posting.amount);
            lines.push((posting.clone(), closing));
        }
    }
    Statement { opening, lines, closing, settled }
}
