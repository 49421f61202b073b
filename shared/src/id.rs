//! Identifiers: one newtype per noun, so that an order's id can't be passed where a customer's is meant.
//!
//! Things that people create carry a UUIDv7 made where they were created. Things that a platform
//! already names (an order, a buyer) carry a UUIDv5 of that name: two devices that import one file
//! apart from each other then speak of the same order before they ever met.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The namespace under which platform names are hashed into ids. Never changes.
const NAMES: Uuid = Uuid::from_u128(0x6f1d_5a52_9d0b_4c57_8a9e_3f0b_7c21_e4d6);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id of something that another system already names by these parts.
            pub fn named(parts: &[&str]) -> Self {
                let name = format!("{}\u{1f}{}", stringify!($name), parts.join("\u{1f}"));
                Self(Uuid::new_v5(&NAMES, name.as_bytes()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// One team with its shops, people and orders: one SQLite file.
    WorkspaceId,
    /// A shop on a platform.
    ShopId,
    /// A member of the team.
    StaffId,
    /// An article of the shop, by its own code.
    ArticleId,
    /// A line of the ledger.
    PostingId,
    /// A buyer.
    CustomerId,
    /// Name, phones and address that one order is sent to; held apart from the order (C6).
    ContactId,
    /// An order, by platform and order number (O1).
    OrderId,
    /// A ticket.
    TicketId,
    /// An after-sales case.
    CaseId,
    /// A pre-sale enquiry (O4).
    EnquiryId,
    /// A question of an enquiry.
    QuestionId,
    /// Something that is wished in an enquiry.
    WishId,
    /// Something that somebody may not decide alone (O9).
    ApprovalId,
    /// A parcel that came back and that nobody had announced.
    StrayId,
    /// A courier's pick-up (O7).
    PickupId,
    /// A day's shipping plan that was confirmed (O7).
    ShippingPlanId,
    /// One person's month of shifts.
    RosterId,
    /// One import of one file, or what one token put in on one day.
    ImportId,
    /// A program's way in (O1).
    TokenId,
    /// A filter that a person saved under a name.
    SavedViewId,
    /// One load of the page. Mutations are numbered within it; a device's copied or restored
    /// storage can therefore never reuse a number.
    ClientId,
}
