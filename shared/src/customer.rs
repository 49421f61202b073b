//! Customers (C1), and apart from them the contact data of each order (C6).

use crate::{
    id::{ContactId, CustomerId},
    shop::Platform,
};
use serde::{Deserialize, Serialize};

/// A buyer, by the name that a platform knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    pub id: CustomerId,
    pub platform: Platform,
    /// Name on the platform.
    pub name: String,
}

/// Whom an order goes to. Only devices of people with the permission
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
}

impl Contact {
    /// The mobile, or else the phone, as everybody may see it: `138****5678` (C6).
    pub fn phone_mask(&self) -> String {
        mask(if self.mobile.is_empty() { &self.phone } else { &self.mobile })
    }
}

/// Keeps the first three and the last four digits; a number of fewer than eight characters keeps
/// its last two. What a platform masked already stays as it is (C6).
pub fn mask(phone: &str) -> String {
    if phone.contains(['*', '#', '$']) {
        return phone.to_owned();
    }
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
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
            ("0571-88880000", "057****0000"),
            ("12345", "****45"),
            ("", ""),
            ("电话", ""),
        ] {
            assert_eq!(mask(phone), masked, "{phone}");
        }
    }
}
