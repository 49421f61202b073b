//! What of an order's money may still go back, and what pieces of it are worth (A8).
//!
//! Refunds come from two sides: the platform's file says how much went back, and cases pay here. A refund that was
//! paid here and then stands in the next file is one refund: as far as the platform's sum grows, it is taken for ours.
//! A file may be an older one; what the platform has told once is not untold by it.

use super::{Amounts, Order};
use crate::{aftersale::goods::Pieces, money::Fen};
use serde::{Deserialize, Serialize};

/// Refunds that cases have paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Refunds {
    /// All that cases have paid.
    pub here: Fen,
    /// As much of it as the platform's sum holds already.
    pub matched: Fen,
    /// The most that the platform has told, where its last file told less.
    #[serde(skip_serializing_if = "Fen::is_zero")]
    pub told: Fen,
}

impl Refunds {
    pub(super) fn is_none(&self) -> bool {
        *self == Refunds::default()
    }
}

impl Order {
    /// What the buyer has paid in all, refunds not subtracted.
    pub fn paid(&self) -> Fen {
        if self.amounts.refund_netted { self.amounts.paid + self.amounts.refunded } else { self.amounts.paid }
    }

    /// What went back, each refund counted once.
    pub fn refunded(&self) -> Fen {
        self.refunded_there() + (self.refunds.here - self.refunds.matched)
    }

    /// What the platform has told that went back, in whichever file it told most.
    pub fn refunded_there(&self) -> Fen {
        self.amounts.refunded.max(self.refunds.told)
    }

    /// What may still go back; never below nothing.
    pub fn left(&self) -> Fen {
        (self.paid() - self.refunded()).max(Fen::ZERO)
    }

    /// What these pieces are worth to the buyer now: their share of what was paid, never more than is left (A8).
    pub fn worth(&self, pieces: &Pieces) -> Fen {
        self.share(pieces).min(self.left())
    }

    /// The share of what was paid for the goods that falls on these pieces: each line by its price, rounded down.
    pub fn share(&self, pieces: &Pieces) -> Fen {
        let weight = |line: &str, count: u32| match self.lines.iter().find(|own| own.number == line) {
            Some(own) => i128::from(own.price.0.max(0)) * i128::from(count),
            None => i128::from(count),
        };
        let bought = crate::aftersale::goods::bought(self);
        let whole: i128 = bought.iter().map(|(line, count)| weight(line, *count)).sum();
        let part: i128 =
            pieces.iter().map(|(line, count)| weight(line, (*count).min(*bought.get(line).unwrap_or(&0)))).sum();
        let goods = (self.paid() - self.amounts.freight).max(Fen::ZERO);
        goods.share(part, whole)
    }

    /// Takes the platform's new sum of refunds: as far as it grows, it may be what cases have paid.
    pub(super) fn match_refunds(&mut self, refunded: Fen) {
        let told = self.refunded_there();
        let grown = (refunded - told).max(Fen::ZERO);
        let open = (self.refunds.here - self.refunds.matched).max(Fen::ZERO);
        self.refunds.matched = self.refunds.matched + grown.min(open);
        self.refunds.told = if refunded < told { told } else { Fen::ZERO };
    }

    /// Takes the platform's amounts. What went back had been paid, though a later file has nothing left of it: Douyin's
    /// of an order that was closed.
    pub(super) fn take_amounts(&mut self, amounts: Amounts) {
        let paid = self.paid();
        self.amounts = amounts;
        let least = self.refunded().min(paid);
        self.amounts.paid = self.amounts.paid + (least - self.paid()).max(Fen::ZERO);
    }
}
