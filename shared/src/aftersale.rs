//! After-sales cases (A): what a buyer asks for after the sale, what was agreed, and how far it has come.
//!
//! `Case` is the record, `act` what is done in it. `life` is the machine of each kind, `goods` knows where every piece
//! is (A6), `freight` who pays the way (A2), `cost` what each way out would cost (A3), `policy` what the team has set,
//! `stray` parcels that nobody announced, `lines` tells apart what an order list had not, `filter` finds cases. Tracing
//! a parcel (O11) and claiming from a courier are cases too: they have owners and due times like any other.

mod act;
pub mod cost;
pub mod filter;
pub mod freight;
pub mod goods;
pub mod life;
pub(crate) mod lines;
pub mod policy;
pub mod stray;

use crate::{
    archive::Archive,
    attachment::Attachment,
    id::{CaseId, CustomerId, OrderId, StaffId, TicketId},
    money::Fen,
    order::Parcel,
    time::Instant,
};
pub use act::{Act, Detail, Entry, Method, Move, Refund, Traced};
use freight::{Bearer, Finding};
use goods::{Goods, Pieces, Place};
pub use life::{Owner, Step, Verb};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One case. It belongs to an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    /// The team's own short number (`#311`), given by the server; `None` until it has seen the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<u32>,
    pub order: OrderId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// The ticket in which the buyer asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketId>,
    pub source: Source,
    pub reason: Reason,
    /// The cause in the team's words, for the next case of its like (A10).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cause: String,
    /// Which pieces it is about.
    #[serde(default, skip_serializing_if = "Pieces::is_empty")]
    pub pieces: Pieces,
    /// What is being done; `None` while nothing has been offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CaseKind>,
    /// The last offer, agreed once the case is past negotiation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// What was found to have damaged it on its way (A2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// The replacement goes out before the return is here (A7).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub urgent: bool,
    /// The agent who looks after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<StaffId>,
    pub opened_at: Instant,
    /// Where it stands: usually at one step, at several where work goes on side by side. None: it is over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Open>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The pieces that have moved for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goods: Vec<Goods>,
    /// The parcel that comes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<Parcel>,
    /// The parcel that goes out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out: Option<Parcel>,
    /// What was paid back, each once (A8).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refunds: Vec<Refund>,
    /// What the courier owes and has paid for it (O11).
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub collected: Fen,
    /// All that was done, oldest first.
    pub history: Vec<Entry>,
    /// Whether it is in the archive.
    #[serde(default, skip_serializing_if = "Archive::is_never")]
    pub archive: Archive,
}

/// What is done about it. The first six are offered to a buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// 退货: goods back, money back.
    Return,
    /// 换货
    Exchange,
    /// 补发
    Reissue,
    /// 折价: the buyer keeps the goods and gets a part of the price back.
    Allowance,
    /// 仅退款
    RefundOnly,
    /// 返修
    Repair,
    /// 退回买家: what came and can't be taken goes back to the buyer (A6).
    SendBack,
    /// 查件 (O11)
    Trace,
    /// 追究快递: a lost or damaged parcel is claimed from the courier (O11).
    Claim,
}

impl CaseKind {
    pub const ALL: [CaseKind; 9] = {
        use CaseKind::*;
        [Return, Exchange, Reissue, Allowance, RefundOnly, Repair, SendBack, Trace, Claim]
    };

    /// The buyer sends goods for it.
    pub fn takes(self) -> bool {
        matches!(self, CaseKind::Return | CaseKind::Exchange | CaseKind::Repair)
    }

    /// Goods go out of our stock for it.
    pub fn sends(self) -> bool {
        matches!(self, CaseKind::Exchange | CaseKind::Reissue)
    }

    /// The buyer gets money for it.
    pub fn pays(self) -> bool {
        matches!(self, CaseKind::Return | CaseKind::Allowance | CaseKind::RefundOnly)
    }
}

/// How the case came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// 售后咨询: the buyer asks.
    Enquiry,
    /// 主动退货: the buyer applied for a return.
    Return,
    /// 查件: a parcel was looked for.
    Tracing,
    /// 拒签: the buyer did not take the parcel (A11).
    Refused,
    /// A parcel came that nobody had announced (A6).
    Unannounced,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Quality,
    WrongItem,
    MissingItem,
    /// Damaged in transit.
    Damaged,
    /// No reason, within the days that the law gives.
    NoReason,
    Size,
    Other,
}

impl Reason {
    pub const ALL: [Reason; 7] = {
        use Reason::*;
        [Quality, WrongItem, MissingItem, Damaged, NoReason, Size, Other]
    };
}

/// What is offered to the buyer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub kind: CaseKind,
    /// What the buyer gets back in all, with what this case has paid already.
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub amount: Fen,
    /// What comes back.
    #[serde(default, skip_serializing_if = "Pieces::is_empty")]
    pub takes: Pieces,
    /// What goes out of our stock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sends: Vec<Article>,
    /// Who bears the freight, all of it (A2).
    pub freight: Bearer,
    /// Said to the team; needed where the freight table says otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Pieces that go out in place of those of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The number of the order's line that they stand for.
    pub line: String,
    /// Colour, size and so on, when it is not the same.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub attributes: String,
    pub pieces: u32,
}

/// A step at which the case stands, since when, and when it must be left (A9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    pub step: Step,
    pub since: Instant,
    pub due: Instant,
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Done,
    /// Not a case for us, with a reason.
    Refused,
    /// The buyer does not want it any more.
    Withdrawn,
}

impl Outcome {
    pub const ALL: [Outcome; 3] = [Outcome::Done, Outcome::Refused, Outcome::Withdrawn];
}

impl Case {
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Where it stands, if at that step.
    pub fn at(&self, step: Step) -> Option<&Open> {
        self.open.iter().find(|open| open.step == step)
    }

    pub fn steps(&self) -> Vec<Step> {
        self.open.iter().map(|open| open.step).collect()
    }

    /// The step that must be left first.
    pub fn next_due(&self) -> Option<&Open> {
        self.open.iter().min_by_key(|open| (open.due, open.step))
    }

    /// A step should have been left by now (A9).
    pub fn is_late(&self, now: Instant) -> bool {
        self.next_due().is_some_and(|open| open.due < now)
    }

    /// When something last happened.
    pub fn touched_at(&self) -> Instant {
        self.history.last().map_or(self.opened_at, |entry| entry.at)
    }

    /// The photos and other files, oldest first.
    pub fn files(&self) -> impl Iterator<Item = &Attachment> {
        self.history.iter().flat_map(|entry| match &entry.act {
            Act::Opened { files, .. } | Act::Note { files, .. } => files.as_slice(),
            _ => &[],
        })
    }

    /// What was paid back so far.
    pub fn refunded(&self) -> Fen {
        self.refunds.iter().map(|refund| refund.amount).sum()
    }

    /// What is still to be paid back (A8).
    pub fn refund_due(&self) -> Fen {
        let amount = self.offer.as_ref().map_or(Fen::ZERO, |offer| offer.amount);
        (amount - self.refunded()).max(Fen::ZERO)
    }

    /// There is an offer that the buyer has not answered, or has agreed to.
    pub fn is_offered(&self) -> bool {
        let last = self.history.iter().rev().find_map(|entry| match &entry.act {
            Act::Moved { by: Move::Offer(_), .. } => Some(true),
            Act::Moved { by: Move::Decline { .. }, .. } => Some(false),
            _ => None,
        });
        self.offer.is_some() && last == Some(true)
    }

    /// Nobody would be left with nothing in hand: what we hold of the buyer's, or what is on its way, is settled first.
    pub fn may_be_withdrawn(&self) -> bool {
        let is_away = self.goods.iter().any(|goods| goods.from_stock && goods.place == Place::Outbound);
        !self.holds_goods() && !is_away
    }

    /// What became of the parcel that was looked for, once its buyer was told (O11).
    pub fn traced(&self) -> Option<Traced> {
        self.history.iter().rev().find_map(|entry| match entry.act {
            Act::Moved { by: Move::Tell { outcome, .. }, .. } => Some(outcome),
            _ => None,
        })
    }

    /// The kinds that the buyer has declined.
    pub fn declined(&self) -> BTreeSet<CaseKind> {
        let (mut last, mut declined) = (None, BTreeSet::new());
        for entry in &self.history {
            match &entry.act {
                Act::Moved { by: Move::Offer(offer), .. } => last = Some(offer.kind),
                Act::Moved { by: Move::Decline { .. }, .. } => declined.extend(last),
                _ => {}
            }
        }
        declined
    }

    pub(crate) fn log(&mut self, at: Instant, by: Option<StaffId>, act: Act) {
        self.history.push(Entry { at, by, act });
    }
}
