//! Approvals (O9): what somebody may not decide alone, who signs for it, in which order, and what came of it.
//!
//! An `Approval` asks for one thing and carries the signatures. `policy` says whose signatures each kind of asking
//! needs, `list` what waits for whom. What is done once it is granted belongs to what was asked for: see
//! `command::approval`. Where a change reaches a department that had begun, the approval also tells it, and is open
//! until the department has said what it had done already (O10).

pub mod list;
pub mod policy;

use crate::{
    archive::Archive,
    id::{ApprovalId, CaseId, EnquiryId, OrderId, StaffId},
    money::Fen,
    order::change::Change,
    record::Key,
    staff::{RoleId, Staff},
    time::Instant,
};
pub use policy::Asked;
use serde::{Deserialize, Serialize};

/// One thing that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub id: ApprovalId,
    pub ask: Ask,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// `None`: a platform's file, or the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub at: Instant,
    /// The roles that must sign, in this order; as the team had set it when it was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<RoleId>,
    /// The signatures given, in the order of `needs`. The last one may be a refusal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<Signature>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The departments that are told of it (O10).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Told>,
    /// Whether it is in the archive.
    #[serde(default, skip_serializing_if = "Archive::is_never")]
    pub archive: Archive,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The order goes before all others.
    Rush { order: OrderId },
    /// So much less than the list price, for the whole order.
    Price { order: OrderId, off: Fen },
    /// An order is changed after it was printed, or closed (O10).
    Change { order: OrderId, change: Change },
    /// Goods come back without a reason after the days that the buyer has for it.
    LateReturn { case: CaseId, order: OrderId },
    /// So much less than the list price, for all that somebody wishes who has not bought yet (O4).
    Discount { enquiry: EnquiryId, off: Fen },
}

/// How an approval ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Granted,
    Refused,
    /// By who had asked.
    Withdrawn,
}

/// One role's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub role: RoleId,
    pub by: StaffId,
    pub at: Instant,
    pub granted: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A department that is told, and what it answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub role: RoleId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// What a department had done already when it was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub by: StaffId,
    pub at: Instant,
    pub text: String,
}

impl Ask {
    pub fn kind(&self) -> Asked {
        match self {
            Ask::Rush { .. } => Asked::Rush,
            Ask::Price { .. } => Asked::Price,
            Ask::Change { change: Change::Cancel, .. } => Asked::Cancel,
            Ask::Change { .. } => Asked::Change,
            Ask::LateReturn { .. } => Asked::LateReturn,
            Ask::Discount { .. } => Asked::Discount,
        }
    }

    /// The order, or the enquiry, that it is about: there it is listed.
    pub fn about(&self) -> Key {
        match self {
            Ask::Rush { order }
            | Ask::Price { order, .. }
            | Ask::Change { order, .. }
            | Ask::LateReturn { order, .. } => (*order).into(),
            Ask::Discount { enquiry, .. } => (*enquiry).into(),
        }
    }

    /// What a person opens to see what it is about.
    pub fn subject(&self) -> Key {
        match self {
            Ask::LateReturn { case, .. } => (*case).into(),
            other => other.about(),
        }
    }
}

impl Approval {
    /// The role whose signature is next; `None` when nothing is waited for.
    pub fn next(&self) -> Option<&RoleId> {
        if self.outcome.is_some() { None } else { self.needs.get(self.signed.len()) }
    }

    /// Whether the person's signature is next.
    pub fn waits_for(&self, staff: &Staff) -> bool {
        staff.active && self.next().is_some_and(|role| staff.roles.contains(role))
    }

    /// The departments that have been told and have not answered.
    pub fn unanswered(&self) -> impl Iterator<Item = &RoleId> {
        self.told.iter().filter(|told| told.answer.is_none()).map(|told| &told.role)
    }

    /// The department that has not answered and that the person answers for, the first of several.
    pub fn asks(&self, staff: &Staff) -> Option<&RoleId> {
        self.unanswered().find(|role| staff.active && staff.roles.contains(role))
    }

    /// Whether the person may still take it back: who asked, until it is decided.
    pub fn may_withdraw(&self, by: StaffId) -> bool {
        self.outcome.is_none() && self.by == Some(by)
    }

    /// When something was last done about it. That it was withdrawn is not timed.
    pub fn touched_at(&self) -> Instant {
        let signed = self.signed.iter().map(|signature| signature.at);
        let answered = self.told.iter().filter_map(|told| told.answer.as_ref()).map(|answer| answer.at);
        signed.chain(answered).fold(self.at, Instant::max)
    }

    /// Somebody has still to sign or to answer.
    pub fn is_open(&self) -> bool {
        self.outcome.is_none() || self.unanswered().next().is_some()
    }

    pub fn is_granted(&self) -> bool {
        self.outcome == Some(Outcome::Granted)
    }

    /// Whether it is a change of the order that has not been decided: until then nobody works on with what may change.
    pub fn holds_up(&self) -> bool {
        self.outcome.is_none() && matches!(self.ask, Ask::Change { .. })
    }

    /// Notes the word of the role that is next, and that it is decided when that was the last.
    pub(crate) fn sign(&mut self, by: StaffId, at: Instant, granted: bool, note: &str) {
        let Some(role) = self.next().cloned() else { return };
        self.signed.push(Signature { role, by, at, granted, note: note.to_owned() });
        self.outcome = match granted {
            false => Some(Outcome::Refused),
            true if self.signed.len() >= self.needs.len() => Some(Outcome::Granted),
            true => None,
        };
    }

    /// Tells the departments of it, but not those that have signed for it.
    pub(crate) fn tell(&mut self, roles: impl IntoIterator<Item = RoleId>) {
        for role in roles {
            let knows = self.signed.iter().any(|signature| signature.role == role);
            if !knows && self.told.iter().all(|told| told.role != role) {
                self.told.push(Told { role, answer: None });
            }
        }
    }
}
