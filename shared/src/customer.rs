//! Customers' files (C1): `fact` is what they say, `contact` is apart from them (C6).
//!
//! Files of one person are merged by pointing, and nothing of either is touched: `file` reads such a group as one,
//! `account` says which names buy for it, `duplicate` proposes what may be one, `timeline` is all that was (C2),
//! `find` says who it is that calls or writes (T2).

mod account;
mod contact;
pub mod duplicate;
mod fact;
pub mod file;
pub mod find;
pub mod timeline;

pub use account::Account;
pub use contact::{Contact, ContactEdit, ContactPart, MOST_REVEALS, ONE_REVEAL, Reveal, has_mask, mask};
pub use fact::{Age, Collected, Consent, Contract, Edit, Fact, Purpose};

use crate::{
    archive::Archive,
    id::{ContactId, CustomerId, StaffId},
    money::Fen,
    shop::Platform,
    time::{Day, Instant},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A customer's file (C1). Phones and addresses are not in it: they are a [`Contact`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub id: CustomerId,
    /// Where the customer buys; `None` when nobody knows an account yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<Platform>,
    /// Name on the platform, or as the customer gave it.
    pub name: String,
    /// The customer's own contact data; see [`Customer::contact_id`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Further contact data: where else goods may go to.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub addresses: BTreeSet<ContactId>,
    /// The phone as everybody may see it (C6).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone_mask: String,
    /// Height, weight, and what fits.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sizes: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub preferences: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// How often the customer was marked as a nuisance (T2).
    #[serde(default, skip_serializing_if = "crate::record::is_zero")]
    pub nuisances: u32,
    /// Blocked: contacts are closed without an answer (T2).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blocked: bool,
    /// Money with us, the sum of the account's postings (O8); below nothing it is owed to us.
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub balance: Fen,
    /// To what the customer agreed, or did not; the rest nobody knows.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub consents: BTreeMap<Purpose, Consent>,
    /// The last day of the contract, if there is one (T11).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_until: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collected: Option<Collected>,
    /// Files of which somebody said that they are not this customer's.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub apart: BTreeSet<CustomerId>,
    /// How it was merged into others, oldest first; the last says how it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<Merge>,
    /// When the file was opened; `None` for one that came with an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Instant>,
    /// What people changed, oldest first, with the value that was replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Edit>,
    /// Whether it is in the archive.
    #[serde(default, skip_serializing_if = "Archive::is_never")]
    pub archive: Archive,
}

/// One step in how files became one: merged into another, or taken out again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// Nothing: it stands for itself again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<CustomerId>,
}

impl Customer {
    /// A file with nothing but a name in it.
    pub fn new(id: CustomerId, name: &str) -> Customer {
        Customer {
            id,
            platform: None,
            name: name.to_owned(),
            contact: None,
            addresses: BTreeSet::new(),
            phone_mask: String::new(),
            sizes: String::new(),
            preferences: String::new(),
            remark: String::new(),
            birthday: None,
            age: None,
            tags: BTreeSet::new(),
            nuisances: 0,
            blocked: false,
            balance: Fen::ZERO,
            consents: BTreeMap::new(),
            contract_until: None,
            collected: None,
            apart: BTreeSet::new(),
            merges: Vec::new(),
            opened_at: None,
            history: Vec::new(),
            archive: Archive::Never,
        }
    }

    /// The id of a customer's own contact data.
    pub fn contact_id(id: CustomerId) -> ContactId {
        ContactId::named(&["customer", &id.to_string()])
    }

    /// The file that this one was merged into, if it was. That one may have been merged further.
    pub fn merged_into(&self) -> Option<CustomerId> {
        self.merges.last()?.into
    }
}
