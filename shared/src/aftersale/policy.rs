//! What the team has set for after-sales (A1, A2, A3, A5, A9): defaults live here, never in rules.

use super::{
    CaseKind, Reason, Step,
    freight::{self, Payer},
};
use crate::{money::Fen, time::Instant};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AfterSales {
    /// The reasons for which the buyer's photos are judged before anything is offered (A1).
    pub evidence: BTreeSet<Reason>,
    /// Who pays freight (A2), where the team differs from the house.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub freight: BTreeMap<Reason, Payer>,
    /// Minutes within which a step is left (A9), where the team differs from the house.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub minutes: BTreeMap<Step, u32>,
    /// Minutes for sending an urgent replacement (A7).
    pub urgent_minutes: u32,
    pub costs: Costs,
    /// Days after signing within which goods come back without a reason.
    pub return_days: u32,
}

/// What things cost, for comparing what may be offered (A3). Percentages are of the goods' price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Costs {
    /// One way of a parcel.
    pub freight: Fen,
    /// Receiving, inspecting and packing a piece.
    pub handling: Fen,
    /// An agent's minute.
    pub minute: Fen,
    /// Minutes that each kind takes an agent, where the team differs from the house.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub minutes: BTreeMap<CaseKind, u32>,
    /// What a piece has cost us.
    pub goods_percent: u32,
    /// What of its cost a returned piece still brings.
    pub resale_percent: u32,
    /// The same for one that came back for its quality.
    pub faulty_resale_percent: u32,
    /// The allowance that is proposed.
    pub allowance_percent: u32,
    /// What winning a customer costs. One who is lost costs seven times as much (A3).
    pub customer: Fen,
    /// How many of a hundred are lost by each kind, where the team differs from the house.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub lost: BTreeMap<CaseKind, u32>,
}

/// A customer lost costs as much as so many won (A3).
pub const LOST_IS_WON: u32 = 7;

impl Default for AfterSales {
    fn default() -> AfterSales {
        AfterSales {
            evidence: [Reason::Quality, Reason::WrongItem, Reason::Damaged].into(),
            freight: BTreeMap::new(),
            minutes: BTreeMap::new(),
            urgent_minutes: 4 * HOUR,
            costs: Costs::default(),
            return_days: 7,
        }
    }
}

impl Default for Costs {
    fn default() -> Costs {
        Costs {
            freight: Fen(800),
            handling: Fen(300),
            minute: Fen(60),
            minutes: BTreeMap::new(),
            goods_percent: 50,
            resale_percent: 80,
            faulty_resale_percent: 10,
            allowance_percent: 20,
            customer: Fen(3_000),
            lost: BTreeMap::new(),
        }
    }
}

impl AfterSales {
    pub fn payer(&self, reason: Reason) -> Payer {
        self.freight.get(&reason).copied().unwrap_or_else(|| freight::house(reason))
    }

    /// Minutes within which a step is left.
    pub fn minutes(&self, step: Step) -> u32 {
        self.minutes.get(&step).copied().unwrap_or_else(|| house_minutes(step))
    }

    /// When a step that begins now must be left (A9).
    pub fn due(&self, step: Step, urgent: bool, now: Instant) -> Instant {
        let minutes = if urgent && step == Step::Sending { self.urgent_minutes } else { self.minutes(step) };
        now.plus(i64::from(minutes) * 60_000)
    }
}

impl Costs {
    /// No amount is negative or past belief, and no share more than the whole.
    pub fn is_sound(&self) -> bool {
        let amounts = [self.freight, self.handling, self.minute, self.customer];
        let shares = [self.goods_percent, self.resale_percent, self.faulty_resale_percent, self.allowance_percent];
        amounts.iter().all(|fen| (Fen::ZERO..=Fen::MOST).contains(fen))
            && shares.iter().chain(self.lost.values()).all(|share| *share <= 100)
            && self.minutes.values().all(|minutes| *minutes <= 10_000)
    }

    /// Minutes that a case of this kind takes an agent.
    pub fn minutes(&self, kind: CaseKind) -> u32 {
        self.minutes.get(&kind).copied().unwrap_or(match kind {
            CaseKind::Allowance | CaseKind::RefundOnly => 5,
            CaseKind::Reissue => 8,
            CaseKind::Return | CaseKind::SendBack => 12,
            CaseKind::Exchange => 15,
            CaseKind::Repair | CaseKind::Trace | CaseKind::Claim => 20,
        })
    }

    /// How many of a hundred customers are lost by a case of this kind.
    pub fn lost(&self, kind: CaseKind) -> u32 {
        self.lost.get(&kind).copied().unwrap_or(match kind {
            CaseKind::Reissue => 2,
            CaseKind::Exchange => 4,
            CaseKind::Allowance => 5,
            CaseKind::RefundOnly => 8,
            CaseKind::Return | CaseKind::Repair => 10,
            CaseKind::SendBack => 30,
            CaseKind::Trace | CaseKind::Claim => 0,
        })
    }
}

fn house_minutes(step: Step) -> u32 {
    match step {
        Step::Judging | Step::LookingUp => 2 * HOUR,
        Step::Approving | Step::Telling => 4 * HOUR,
        Step::Negotiating | Step::Inspecting | Step::Refunding | Step::Sending | Step::Calling => DAY,
        Step::Shelving => 2 * DAY,
        Step::Claiming => 3 * DAY,
        Step::AwaitingReturn | Step::Repairing => 7 * DAY,
        Step::Returning | Step::OnTheWay => 10 * DAY,
        Step::Collecting => 15 * DAY,
    }
}
