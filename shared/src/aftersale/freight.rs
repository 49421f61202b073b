//! Who pays for the way of goods (A2): by the team's table, one side and all of it.

use super::Reason;
use serde::{Deserialize, Serialize};

/// What the table says of a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    Seller,
    Buyer,
    /// It depends on what is found: see [`Finding`].
    Finding,
}

impl Payer {
    pub const ALL: [Payer; 3] = [Payer::Seller, Payer::Buyer, Payer::Finding];
}

/// Who bears the freight of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearer {
    Seller,
    Buyer,
    /// Claimed from the courier (O11).
    Courier,
}

impl Bearer {
    pub const ALL: [Bearer; 3] = [Bearer::Seller, Bearer::Buyer, Bearer::Courier];
}

/// What damaged it on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// It was packed badly: ours.
    Packing,
    /// It was handled badly: the courier's.
    Courier,
}

impl Finding {
    pub const ALL: [Finding; 2] = [Finding::Packing, Finding::Courier];
}

/// Who bears it; `None` while the finding is missing.
pub fn bearer(payer: Payer, finding: Option<Finding>) -> Option<Bearer> {
    match (payer, finding) {
        (Payer::Seller, _) | (Payer::Finding, Some(Finding::Packing)) => Some(Bearer::Seller),
        (Payer::Buyer, _) => Some(Bearer::Buyer),
        (Payer::Finding, Some(Finding::Courier)) => Some(Bearer::Courier),
        (Payer::Finding, None) => None,
    }
}

/// The house's own table: sellers pay for their faults, buyers for their minds (A2).
pub fn house(reason: Reason) -> Payer {
    match reason {
        Reason::Quality | Reason::WrongItem | Reason::MissingItem => Payer::Seller,
        Reason::Damaged => Payer::Finding,
        Reason::NoReason | Reason::Size | Reason::Other => Payer::Buyer,
    }
}
