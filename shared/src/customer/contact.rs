//! Contact data (C6): how somebody is reached and where goods go to, apart from the file, and masked for whoever may
//! not see them.

use crate::{
    archive::Archive,
    id::{ContactId, CustomerId, StaffId},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// Struck off: a further address that is not theirs any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
    /// What people changed, oldest first, with the texts that were replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<ContactEdit>,
    /// Who had it shown, the last [`MOST_REVEALS`]; all of them are in the log of commits (C6, X4).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reveals: Vec<Reveal>,
    /// Whether it is in the archive.
    #[serde(default, skip_serializing_if = "Archive::is_never")]
    pub archive: Archive,
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
    /// It was struck off, or put back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<bool>,
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
            gone: false,
            history: Vec::new(),
            reveals: Vec::new(),
            archive: Archive::Never,
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

/// The digits alone.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A Chinese number without the country's code: `8613800005678` and `008613800005678` are
/// `13800005678`.
pub(super) fn national(digits: &str) -> &str {
    let rest = digits.strip_prefix("00").unwrap_or(digits);
    match rest.strip_prefix("86") {
        Some(national) if national.len() >= 10 => national,
        _ => digits,
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
