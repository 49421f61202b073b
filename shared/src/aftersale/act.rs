//! What is done in a case, with all that it needs to be done, and the history that it makes.

use super::{
    Offer, Reason, Step, Verb,
    freight::Finding,
    goods::{Inspected, Pieces},
};
use crate::{
    attachment::Attachment,
    id::StaffId,
    money::Fen,
    order::{Order, Parcel},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Money that went back to the buyer (A8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    pub amount: Fen,
    pub method: Method,
    /// The number under which the platform or the bank has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
}

/// How money went back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// In the platform's own back office.
    Platform,
    Bank,
    /// A wallet: Alipay, WeChat.
    Wallet,
    /// To the customer's balance with us: the way of orders that the team took itself (O8).
    Balance,
}

impl Method {
    /// How money of that order can go back: of one that the team took itself only to where it was paid from (O8).
    pub fn of(order: &Order) -> &'static [Method] {
        match order.house {
            Some(_) => &[Method::Balance],
            None => &[Method::Platform, Method::Bank, Method::Wallet],
        }
    }
}

/// What the search for a parcel came to (O11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Traced {
    Found,
    Lost,
    Damaged,
}

impl Traced {
    pub const ALL: [Traced; 3] = [Traced::Found, Traced::Lost, Traced::Damaged];

    /// Lost or damaged: the courier is to pay (O11).
    pub fn becomes_claim(self) -> bool {
        self != Traced::Found
    }
}

/// One line of a case's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Instant,
    /// `None`: the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub act: Act,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Opened {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
        /// The buyer's photos (A1).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attachment>,
    },
    Note {
        text: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attachment>,
    },
    /// A step was taken, from one to those where the case stood then.
    Moved { from: Step, to: Vec<Step>, by: Move },
    Assigned {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<StaffId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<StaffId>,
    },
    /// A detail was set anew; `from` is what stood there.
    Changed { from: Detail, to: Detail },
}

/// A part of a case that anybody who works it may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// The cause in the team's words (A10).
    Cause(String),
    Reason(Reason),
}

/// What is done at a step, with all that it needs to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// The photos show what the buyer says (A1).
    Accept {
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        finding: Option<Finding>,
    },
    /// They don't.
    Refuse {
        reason: String,
    },
    Offer(Offer),
    /// The buyer declines what was offered.
    Decline {
        reason: String,
    },
    /// The buyer agrees.
    Agree,
    Approve {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    Reject {
        reason: String,
    },
    /// The buyer has sent it.
    Track {
        parcel: Parcel,
    },
    Receive {
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    Inspect {
        found: BTreeMap<String, Inspected>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// The return's tracking number was looked up and is true: the replacement goes out at once (A7).
    Expedite,
    Send {
        parcel: Parcel,
    },
    Deliver,
    /// The courier has lost it.
    Lose {
        reason: String,
    },
    Repair {
        result: String,
    },
    /// What is as new goes back to stock, the rest is written off.
    Shelve {
        stock: Pieces,
    },
    Refund(Refund),
    /// Looked up online (O11).
    LookUp {
        result: String,
    },
    /// The courier was called.
    Call {
        result: String,
    },
    /// The customer was told.
    Tell {
        outcome: Traced,
        text: String,
    },
    /// The courier owns up to so much.
    Settle {
        amount: Fen,
    },
    /// The courier has paid.
    Collect {
        amount: Fen,
    },
    Renegotiate {
        reason: String,
    },
    Withdraw {
        reason: String,
    },
}

impl Move {
    /// The word for it; what an inspection comes to depends on what it found.
    pub fn verb(&self) -> Verb {
        match self {
            Move::Accept { .. } => Verb::Accept,
            Move::Refuse { .. } => Verb::Refuse,
            Move::Offer(_) => Verb::Offer,
            Move::Decline { .. } => Verb::Decline,
            Move::Agree => Verb::Agree,
            Move::Approve { .. } => Verb::Approve,
            Move::Reject { .. } => Verb::Reject,
            Move::Track { .. } => Verb::Track,
            Move::Receive { .. } => Verb::Receive,
            Move::Inspect { found, .. } if found.values().all(Inspected::is_as_agreed) => Verb::Pass,
            Move::Inspect { .. } => Verb::Fail,
            Move::Expedite => Verb::Expedite,
            Move::Send { .. } => Verb::Send,
            Move::Deliver => Verb::Deliver,
            Move::Lose { .. } => Verb::Lose,
            Move::Repair { .. } => Verb::Repair,
            Move::Shelve { .. } => Verb::Shelve,
            Move::Refund(_) => Verb::Refund,
            Move::LookUp { .. } => Verb::LookUp,
            Move::Call { .. } => Verb::Call,
            Move::Tell { .. } => Verb::Tell,
            Move::Settle { .. } => Verb::Settle,
            Move::Collect { .. } => Verb::Collect,
            Move::Renegotiate { .. } => Verb::Renegotiate,
            Move::Withdraw { .. } => Verb::Withdraw,
        }
    }

    /// Why, in words, and whether it must be said.
    pub fn reason(&self) -> Option<(&str, bool)> {
        match self {
            Move::Accept { reason, .. } | Move::Refuse { reason } | Move::Decline { reason } => Some((reason, true)),
            Move::Reject { reason } | Move::Lose { reason } => Some((reason, true)),
            Move::Renegotiate { reason } | Move::Withdraw { reason } => Some((reason, true)),
            Move::LookUp { result } | Move::Call { result } | Move::Repair { result } => Some((result, true)),
            Move::Tell { text, .. } => Some((text, true)),
            Move::Approve { reason } => Some((reason, false)),
            Move::Receive { note } | Move::Inspect { note, .. } => Some((note, false)),
            _ => None,
        }
    }
}
