//! Changing and cancelling an order (O10): what may be changed, and until when.
//!
//! Before the slips are printed a change is free. From then on somebody may hold the goods in their hands: the
//! warehouse consents, until it has packed. After that the change is refused; the parcel is unpacked first, or comes
//! back as a case.

use super::{Act, Line, Order, Status};
use crate::{
    id::{ContactId, StaffId},
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// What of an order is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It goes to this receiver instead. The address itself is a contact, in a scope of its own (C6).
    Address { contact: ContactId },
    /// It goes by this courier; empty: by any.
    Courier { courier: String },
    /// Something else is sent for a line, as many pieces and for the same price; `None`: what was ordered, after all.
    Item { line: String, to: Option<Item> },
    /// The order is closed.
    Cancel,
}

/// An article that is sent for a line instead of what was ordered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    pub title: String,
    /// Colour, size and so on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attributes: String,
    /// The shop's own code of the article.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
}

/// Whether an order can still be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has begun with it.
    Free,
    /// Whoever holds the slips consents first.
    Consent,
    TooLate,
}

impl Status {
    /// Whether an order at this status can still be changed (O10).
    pub fn change(self) -> Stage {
        match self {
            Status::Unpaid | Status::ToVerify | Status::Verified | Status::Audited => Stage::Free,
            Status::Printed | Status::Checked => Stage::Consent,
            Status::Packed | Status::Shipped | Status::Signed | Status::Finished | Status::Closed => Stage::TooLate,
        }
    }
}

/// What was changed, with what stood there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    Address {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<ContactId>,
        to: ContactId,
    },
    Courier {
        from: String,
        to: String,
    },
    Item {
        line: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Item>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Item>,
    },
}

impl Line {
    /// What is sent for it: what was ordered, or what was agreed instead (O10).
    pub fn item(&self) -> Item {
        self.instead.clone().unwrap_or_else(|| self.ordered())
    }

    /// What the buyer ordered.
    pub fn ordered(&self) -> Item {
        Item { title: self.title.clone(), attributes: self.attributes.clone(), code: self.code.clone() }
    }
}

impl Item {
    /// `圆领开衫 白色 M`
    pub fn name(&self) -> String {
        let parts = [self.title.as_str(), self.attributes.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Order {
    /// Its slips say what is no longer so: it was changed after they were printed (O10). Once it has left, that
    /// matters to nobody.
    pub fn is_slip_stale(&self) -> bool {
        let last = |is_it: fn(&Act) -> bool| self.history.iter().rposition(|entry| is_it(&entry.act));
        let printed = last(|act| matches!(act, Act::Printed { .. }));
        let changed = last(|act| matches!(act, Act::Changed { .. }));
        self.status.is_printable() && printed.is_some() && changed > printed
    }

    /// Makes the change. `phone_mask` is that of the new receiver. Nothing happens where it is so already.
    pub(crate) fn change(
        &mut self,
        change: &Change,
        phone_mask: String,
        reason: &str,
        at: Instant,
        by: Option<StaffId>,
    ) {
        let changed = match change {
            Change::Address { contact } => {
                self.phone_mask = phone_mask;
                Changed::Address { from: self.contact.replace(*contact), to: *contact }
            }
            Change::Courier { courier } => {
                Changed::Courier { from: std::mem::replace(&mut self.courier, courier.clone()), to: courier.clone() }
            }
            Change::Item { line, to } => {
                let Some(own) = self.lines.iter_mut().find(|own| own.number == *line) else { return };
                let from = std::mem::replace(&mut own.instead, to.clone());
                Changed::Item { line: line.clone(), from, to: to.clone() }
            }
            Change::Cancel => return self.close(reason, at, by),
        };
        self.log(at, by, Act::Changed { what: changed, reason: reason.to_owned() });
    }

    fn close(&mut self, reason: &str, at: Instant, by: Option<StaffId>) {
        let act = Act::Moved { from: self.status, to: Status::Closed, reason: reason.to_owned(), parcel: None };
        self.status = Status::Closed;
        reason.clone_into(&mut self.closed_reason);
        self.log(at, by, act);
    }
}
