//! Customers (C1), and apart from them their contact data and those of each order (C6).
//!
//! `find` says who it is that calls or writes (T2).

pub mod find;

use crate::{
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
    /// When the file was opened; `None` for one that came with an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_at: Option<Instant>,
    /// What people changed, oldest first, with the value that was replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Edit>,
}

/// A part of a customer's file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Name(String),
    Sizes(String),
    Preferences(String),
    Remark(String),
    Birthday(Option<Day>),
    Tag {
        tag: String,
        on: bool,
    },
    /// One more mark as a nuisance, or one taken back (T2).
    Nuisance {
        on: bool,
    },
    Blocked(bool),
}

/// One change of the file: `from` is what stood there, so that one key restores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub from: Fact,
    pub to: Fact,
}

impl Customer {
    /// A file with nothing but a name in it.
    pub fn new(id: CustomerId, name: &str) -> Customer {
        Customer {
            id,
            platform: None,
            name: name.to_owned(),
            contact: None,
            phone_mask: String::new(),
            sizes: String::new(),
            preferences: String::new(),
            remark: String::new(),
            birthday: None,
            tags: BTreeSet::new(),
            nuisances: 0,
            blocked: false,
            balance: Fen::ZERO,
            opened_at: None,
            history: Vec::new(),
        }
    }

    /// The id of a customer's own contact data.
    pub fn contact_id(id: CustomerId) -> ContactId {
        ContactId::named(&["customer", &id.to_string()])
    }

    /// Sets one fact and returns what stood there before.
    pub(crate) fn set(&mut self, fact: &Fact) -> Fact {
        fn swap(place: &mut String, new: &str) -> String {
            std::mem::replace(place, new.to_owned())
        }
        match fact {
            Fact::Name(new) => Fact::Name(swap(&mut self.name, new)),
            Fact::Sizes(new) => Fact::Sizes(swap(&mut self.sizes, new)),
            Fact::Preferences(new) => Fact::Preferences(swap(&mut self.preferences, new)),
            Fact::Remark(new) => Fact::Remark(swap(&mut self.remark, new)),
            Fact::Birthday(new) => Fact::Birthday(std::mem::replace(&mut self.birthday, *new)),
            Fact::Tag { tag, on } => {
                let was = if *on { !self.tags.insert(tag.clone()) } else { self.tags.remove(tag) };
                Fact::Tag { tag: tag.clone(), on: was }
            }
            Fact::Nuisance { on } => {
                let marks = if *on { self.nuisances.saturating_add(1) } else { self.nuisances.saturating_sub(1) };
                let was = std::mem::replace(&mut self.nuisances, marks);
                // Where there is no mark, none is taken back.
                Fact::Nuisance { on: if was == marks { *on } else { !on } }
            }
            Fact::Blocked(new) => Fact::Blocked(std::mem::replace(&mut self.blocked, *new)),
        }
    }
}

/// Contact data: whom an order goes to, or how a customer is reached. Only devices of people with the permission
/// [`ContactSee`](crate::staff::Permission::ContactSee) ever hold it (C6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerId>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mobile: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wechat: String,
    /// What people changed, oldest first, with the texts that were replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<ContactEdit>,
    /// Who had it shown, the last [`MOST_REVEALS`]; all of them are in the log of commits (C6, X4).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reveals: Vec<Reveal>,
}

/// Reveals that a contact itself remembers.
pub const MOST_REVEALS: usize = 50;
/// Milliseconds in which the same person's reveals of a contact count as one.
pub const ONE_REVEAL: i64 = 10 * 60 * 1000;

/// A part of contact data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactPart {
    Name,
    Mobile,
    Phone,
    Address,
    Email,
    Wechat,
}

impl ContactPart {
    pub const ALL: [ContactPart; 6] = {
        use ContactPart::*;
        [Name, Mobile, Phone, Address, Email, Wechat]
    };
}

/// One change of contact data. Only the parts that changed are in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactEdit {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub from: BTreeMap<ContactPart, String>,
    pub to: BTreeMap<ContactPart, String>,
}

/// Somebody had contact data shown (C6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reveal {
    pub at: Instant,
    pub by: StaffId,
}

impl Contact {
    pub fn new(id: ContactId) -> Contact {
        let empty = String::new;
        Contact {
            id,
            customer: None,
            name: empty(),
            mobile: empty(),
            phone: empty(),
            address: empty(),
            email: empty(),
            wechat: empty(),
            history: Vec::new(),
            reveals: Vec::new(),
        }
    }

    pub fn text(&self, part: ContactPart) -> &str {
        match part {
            ContactPart::Name => &self.name,
            ContactPart::Mobile => &self.mobile,
            ContactPart::Phone => &self.phone,
            ContactPart::Address => &self.address,
            ContactPart::Email => &self.email,
            ContactPart::Wechat => &self.wechat,
        }
    }

    /// Sets a part and returns what stood there, if that is something else.
    pub(crate) fn set(&mut self, part: ContactPart, text: &str) -> Option<String> {
        let place = match part {
            ContactPart::Name => &mut self.name,
            ContactPart::Mobile => &mut self.mobile,
            ContactPart::Phone => &mut self.phone,
            ContactPart::Address => &mut self.address,
            ContactPart::Email => &mut self.email,
            ContactPart::Wechat => &mut self.wechat,
        };
        (place != text).then(|| std::mem::replace(place, text.to_owned()))
    }

    /// Whether it was shown to this person so lately that showing it again is no news.
    pub fn is_revealed_to(&self, person: StaffId, now: Instant) -> bool {
        self.reveals.iter().any(|reveal| reveal.by == person && (now.0 - reveal.at.0).abs() < ONE_REVEAL)
    }

    /// The mobile, or else the phone, as everybody may see it: `138****5678` (C6).
    pub fn phone_mask(&self) -> String {
        mask(self.number())
    }

    /// The number to call: the mobile, or else the phone; may be empty.
    pub fn number(&self) -> &str {
        if self.mobile.is_empty() { &self.phone } else { &self.mobile }
    }
}

/// Whether it bears the signs by which platforms hide a part. A single `#` only stands before an
/// extension.
pub fn has_mask(phone: &str) -> bool {
    phone.contains(['*', '$']) || phone.contains("##")
}

/// Keeps the first three and the last four digits; a number of fewer than eight digits keeps its
/// last two. What a platform masked already stays as it is (C6), unless it shows a whole number.
pub fn mask(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    if has_mask(phone) && digits.len() < 8 {
        return phone.to_owned();
    }
    let (head, tail) = if digits.len() >= 8 { (3, 4) } else { (0, digits.len().min(2)) };
    let text = |part: &[char]| part.iter().collect::<String>();
    match digits.len() {
        0 => String::new(),
        n => format!("{}****{}", text(&digits[..head]), text(&digits[n - tail..])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c6_masks() {
        for (phone, masked) in [
            ("13800005678", "138****5678"),
            ("+86 138 0000 5678", "861****5678"),
            ("138****5678", "138****5678"),
            ("$$x9", "$$x9"),
            ("138####5678", "138####5678"),
            ("13800005678#12", "138****7812"),
            ("13800005678*", "138****5678"),
            ("*13800005678", "138****5678"),
            ("$13800005678", "138****5678"),
            ("8000#12", "****12"),
            ("0571-88880000", "057****0000"),
            ("12345", "****45"),
            ("", ""),
            ("电话", ""),
        ] {
            assert_eq!(mask(phone), masked, "{phone}");
        }
    }
}
