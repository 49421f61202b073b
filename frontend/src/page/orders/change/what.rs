//! Each thing that can be changed or asked for: its word, its key, and why it can't be.

use crate::{i18n::Words, store::Store};
use shared::{
    approval::Asked,
    command::{ApprovalAsk, Command, OrderChange, Rejection, Special},
    id::{ApprovalId, ContactId, OrderId},
    money::Fen,
    order::{
        Status,
        change::{Change, Stage},
    },
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Receiver,
    Courier,
    Item,
    Cancel,
    Rush,
    Price,
}

use What::*;

impl What {
    pub const ALL: [What; 6] = [Receiver, Courier, Item, Cancel, Rush, Price];

    pub fn of(change: &Change) -> What {
        match change {
            Change::Address { .. } => Receiver,
            Change::Courier { .. } => Courier,
            Change::Item { .. } => Item,
            Change::Cancel => Cancel,
        }
    }

    pub fn label(self, words: &'static Words) -> &'static str {
        let words = &words.change;
        match self {
            Receiver => words.receiver,
            Courier => words.courier,
            Item => words.item,
            Cancel => words.cancel,
            Rush => words.ask_rush,
            Price => words.ask_price,
        }
    }

    pub fn key(self) -> &'static str {
        match self {
            Receiver => "d",
            Courier => "w",
            Item => "g",
            Cancel => "q",
            Rush => "h",
            Price => "y",
        }
    }

    /// Asked for, whatever the order's status (O9); the others are changes (O10).
    pub fn is_special(self) -> bool {
        matches!(self, Rush | Price)
    }

    /// Nothing but a reason is asked for.
    pub fn is_wordless(self) -> bool {
        matches!(self, Cancel | Rush)
    }

    pub fn asked(self) -> Asked {
        match self {
            Receiver | Courier | Item => Asked::Change,
            Cancel => Asked::Cancel,
            Rush => Asked::Rush,
            Price => Asked::Price,
        }
    }

    pub fn is_too_late(self, status: Status) -> bool {
        if self.is_special() { !status.is_open() } else { status.change() == Stage::TooLate }
    }

    /// Why nobody need try, in words; tracked. What it is too late for is told with the way that is left.
    pub fn why_not(self, store: Store, words: &'static Words, order: OrderId) -> Option<String> {
        let denied = store.permit(&self.attempt(order)).err();
        store.with(|world| {
            let known = world.orders.get(&order)?;
            let waits = world.waiting_change(order).map(|waiting| Rejection::ChangeWaits { approval: waiting.id });
            let why = match self {
                Item if known.lines.is_empty() => return Some(words.order.lines_unknown.to_owned()),
                Rush if known.rush => return Some(words.change.is_rush.to_owned()),
                Rush | Price if self.is_too_late(known.status) => Some(Rejection::TooLate { status: known.status }),
                Rush | Price => None,
                _ => waits,
            };
            denied.or(why).map(|why| words.refusal(&why))
        })
    }

    /// What would be issued, as far as permission asks.
    fn attempt(self, order: OrderId) -> Command {
        let (approval, reason, line) = (ApprovalId(order.0), String::new(), String::new());
        let special = |special| ApprovalAsk { approval, order, special, reason: String::new() }.into();
        let change = match self {
            Rush => return special(Special::Rush),
            Price => return special(Special::Price(Fen::ZERO)),
            Receiver => Change::Address { contact: ContactId(order.0) },
            Courier => Change::Courier { courier: String::new() },
            Item => Change::Item { line, to: None },
            Cancel => Change::Cancel,
        };
        OrderChange { order, expect: Status::Unpaid, change, receiver: None, reason, approval }.into()
    }
}
