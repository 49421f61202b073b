//! Orders (O): what a buyer bought, who it goes to, and how far it has come.
//!
//! `Order` is the record. `life` knows the moves (O2), `memo` the house format (O3), `script` what a buyer is asked
//! (O5), `refund` what may still be paid back (A8), `change` what may still be changed (O10), `house` what orders have
//! that the team takes itself (O8), `picking` what is taken from the shelves (O6), `import` what a platform's file may
//! change (O1), `file` reads those files, `filter` finds orders, `shipping` reads tracking numbers in bulk, `plan` says
//! what is to leave by which day, `message` what buyers are told (O7).

pub mod change;
pub mod file;
pub mod filter;
pub mod house;
pub mod import;
pub mod life;
pub mod memo;
pub mod message;
pub mod picking;
pub mod plan;
pub mod refund;
pub mod script;
pub mod shipping;

use crate::{
    approval::Asked,
    archive::Archive,
    id::{ContactId, CustomerId, OrderId, ShopId, StaffId},
    money::Fen,
    shop::Platform,
    time::{Day, Instant},
};
use change::{Changed, Item};
use house::{House, Invoice, Stocked, Way};
pub use life::Status;
use message::Message;
use refund::Refunds;
use serde::{Deserialize, Serialize};

/// One order. The receiver's name, phones and address are not in it: they are a
/// [`Contact`](crate::customer::Contact), in a scope of its own (C6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub id: OrderId,
    /// The team's own short number (`#1042`), given by the server; `None` until it has seen the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<u32>,
    pub shop: ShopId,
    pub platform: Platform,
    /// The platform's order number, digits as text.
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    /// The buyer's name on the platform, as the list shows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buyer: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// The receiver's phone, masked (`138****5678`); what everybody may see and search by its tail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone_mask: String,
    pub status: Status,
    /// Why it was closed, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub closed_reason: String,
    pub placed_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipped_at: Option<Instant>,
    #[serde(default)]
    pub amounts: Amounts,
    /// What cases have paid back; see [`Order::left`].
    #[serde(default, skip_serializing_if = "Refunds::is_none")]
    pub refunds: Refunds,
    /// What the order list says was bought, while the lines themselves are not known yet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(default)]
    pub pieces: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub buyer_message: String,
    /// The memo as it stands on the platform; the team's own is `memo`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub platform_memo: String,
    #[serde(default)]
    pub flag: Flag,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub memo: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parcel: Option<Parcel>,
    /// The courier that the buyer asked for; empty: any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub courier: String,
    /// It goes before all others (O9).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rush: bool,
    /// By which day somebody promised that it leaves; else the team's hours count (O7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Day>,
    /// So much less than the list price has been signed for (O9).
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub signed_off: Fen,
    /// What only an order has that the team took itself (O8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub house: Option<House>,
    /// What the team did to it, oldest first. A replaced flag or memo stays here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Entry>,
    /// Whether it is in the archive.
    #[serde(default, skip_serializing_if = "Archive::is_never")]
    pub archive: Archive,
}

/// What the buyer owes and has paid, in fen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Amounts {
    /// Goods after discounts (应付货款).
    pub goods: Fen,
    /// Freight charged to the buyer (应付邮费).
    pub freight: Fen,
    /// Goods and freight (总金额).
    pub total: Fen,
    /// What was really paid (实际支付).
    pub paid: Fen,
    /// What went back, already left out of `paid` when `refund_netted` (O1).
    pub refunded: Fen,
    /// The platform's `paid` has the refund subtracted already: don't subtract it twice.
    pub refund_netted: bool,
}

impl Amounts {
    /// What the shop keeps: paid less refunded, each counted once.
    pub fn kept(&self) -> Fen {
        if self.refund_netted { self.paid } else { self.paid - self.refunded }
    }

    /// Whether the refund is netted in `paid` already: total − paid ≈ refunded, to 1 fen (O1).
    pub fn with_refund(mut self, refunded: Fen) -> Amounts {
        self.refunded = refunded;
        let missing = self.total - self.paid;
        self.refund_netted = refunded > Fen::ZERO && (missing - refunded).0.abs() <= 1;
        self
    }
}

/// One item of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The platform's number of the line (子订单编号).
    pub number: String,
    pub title: String,
    /// Colour, size and so on, as the platform words them (商品属性).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub attributes: String,
    /// The shop's own code of the article (商家编码).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Per piece, in fen.
    pub price: Fen,
    pub pieces: u32,
    /// The platform's word for the line's refund, empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refund: String,
    /// What is sent instead of what was ordered (O10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Item>,
    /// The stock behind it, where the team keeps one (O8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<Stocked>,
}

/// Who carries the order, and under which number (O7).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parcel {
    pub courier: String,
    pub tracking: String,
}

/// The flag beside an order (O3); what a colour means is the workspace's setting. Grey is no flag.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    #[default]
    Grey,
    Red,
    Yellow,
    Green,
    Blue,
    Purple,
    Cyan,
}

impl Flag {
    pub const ALL: [Flag; 7] = [Flag::Grey, Flag::Red, Flag::Yellow, Flag::Green, Flag::Blue, Flag::Purple, Flag::Cyan];
}

/// One line of an order's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Instant,
    /// `None`: the system, or a platform's file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub act: Act,
}

/// What was done. Values are those that were replaced, so that one key restores them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Flagged {
        from: Flag,
        to: Flag,
    },
    Memo {
        from: String,
        to: String,
    },
    Moved {
        from: Status,
        to: Status,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parcel: Option<Parcel>,
    },
    Note {
        text: String,
    },
    /// The slips were printed, for the first time or once more (O6).
    Printed {
        copy: u32,
    },
    /// The address, the courier or an article (O10).
    Changed {
        what: Changed,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// It was taken by phone or wholesale (O8).
    Taken,
    /// The customer's balance has paid it, or got back what it had paid.
    Charged {
        amount: Fen,
    },
    /// So many missing pieces have come (O8).
    Filled {
        line: String,
        pieces: u32,
    },
    /// What becomes of missing pieces, or of a line (O8).
    Settled {
        line: String,
        by: Way,
    },
    /// The customer was told how it stands (O8).
    Answered {
        text: String,
    },
    Invoice {
        from: Invoice,
        to: Invoice,
    },
    /// What was signed for (O9).
    Granted {
        asked: Asked,
    },
    /// By which day it leaves; with a reason where that is later than was promised before (O7).
    Promised {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Day>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Day>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// The buyer was told (O4, O7).
    Told {
        message: Message,
        text: String,
    },
}

impl Order {
    /// An order of which nothing is known but where it comes from.
    pub(crate) fn new(id: OrderId, shop: ShopId, platform: Platform, number: String, placed_at: Instant) -> Order {
        let empty = String::new;
        Order {
            id,
            no: None,
            shop,
            platform,
            number,
            customer: None,
            buyer: empty(),
            contact: None,
            phone_mask: empty(),
            status: Status::Unpaid,
            closed_reason: empty(),
            placed_at,
            paid_at: None,
            shipped_at: None,
            amounts: Amounts::default(),
            refunds: Refunds::default(),
            title: empty(),
            pieces: 0,
            lines: Vec::new(),
            buyer_message: empty(),
            platform_memo: empty(),
            flag: Flag::Grey,
            memo: empty(),
            parcel: None,
            courier: empty(),
            rush: false,
            promised: None,
            signed_off: Fen::ZERO,
            house: None,
            history: Vec::new(),
            archive: Archive::Never,
        }
    }

    /// The phone's last four digits, when it has four.
    pub fn phone_tail(&self) -> Option<&str> {
        let start = self.phone_mask.len().checked_sub(4)?;
        self.phone_mask.get(start..).filter(|tail| tail.bytes().all(|b| b.is_ascii_digit()))
    }

    /// What was bought, in one line.
    pub fn summary(&self) -> &str {
        match self.lines.first() {
            Some(line) => &line.title,
            None => &self.title,
        }
    }

    /// How often its slips were printed (O6).
    pub fn prints(&self) -> u32 {
        let copies = self.history.iter().filter(|entry| matches!(entry.act, Act::Printed { .. }));
        u32::try_from(copies.count()).unwrap_or(u32::MAX)
    }

    /// When it was noted as signed, if it ever was.
    pub fn signed_at(&self) -> Option<Instant> {
        let signed = |entry: &&Entry| matches!(entry.act, Act::Moved { to: Status::Signed, .. });
        self.history.iter().rev().find(signed).map(|entry| entry.at)
    }

    pub(crate) fn log(&mut self, at: Instant, by: Option<StaffId>, act: Act) {
        self.history.push(Entry { at, by, act });
    }
}
