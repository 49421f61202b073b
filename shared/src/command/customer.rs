//! Customers' files (C1), and apart from them their contact data (C6).

use super::{Ctx, Draft, Field, Invalid, Rejection, line, text};
use crate::{
    customer::{Contact, Customer, Edit, Fact},
    id::CustomerId,
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};

/// Longest name or short field, and longest remark, in characters.
pub(super) const LONGEST_NAME: usize = 100;
const LONGEST_TEXT: usize = 2_000;
const LONGEST_ADDRESS: usize = 300;
const LONGEST_TAG: usize = 30;
const MOST_TAGS: usize = 50;

/// Changes one fact of a customer's file. The replaced one stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerFact {
    pub customer: CustomerId,
    pub to: Fact,
}

/// Sets how a customer is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerContact {
    pub customer: CustomerId,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub mobile: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub wechat: String,
}

fn customer(draft: &Draft<'_>, id: CustomerId) -> Result<Customer, Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Customer, id: id.0 } };
    draft.customers.get(&id).map(|customer| Customer::clone(customer)).ok_or(missing)
}

/// Whether the texts of contact data can be taken.
pub(super) fn check_contact(contact: &Contact) -> Result<(), Rejection> {
    line(Field::Name, &contact.name, LONGEST_NAME, false)?;
    text(Field::Address, &contact.address, LONGEST_ADDRESS, false)?;
    line(Field::Wechat, &contact.wechat, LONGEST_NAME, false)?;
    line(Field::Email, &contact.email, LONGEST_NAME, false)?;
    if !contact.email.is_empty() && !contact.email.contains('@') {
        return Err(Rejection::Invalid { field: Field::Email, why: Invalid::Characters });
    }
    for phone in [&contact.mobile, &contact.phone] {
        line(Field::Phone, phone, 40, false)?;
        if phone.chars().any(|c| !(c.is_ascii_digit() || " -+()*,#转".contains(c))) {
            return Err(Rejection::Invalid { field: Field::Phone, why: Invalid::Characters });
        }
    }
    Ok(())
}

impl CustomerContact {
    /// What makes a customer's contact data what they are now; empty without any.
    pub fn of(customer: CustomerId, known: Option<&Contact>) -> CustomerContact {
        let text = |read: fn(&Contact) -> &String| known.map(|known| read(known).clone()).unwrap_or_default();
        CustomerContact {
            customer,
            name: text(|contact| &contact.name),
            mobile: text(|contact| &contact.mobile),
            phone: text(|contact| &contact.phone),
            address: text(|contact| &contact.address),
            email: text(|contact| &contact.email),
            wechat: text(|contact| &contact.wechat),
        }
    }
}

impl CustomerFact {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut customer = customer(draft, self.customer)?;
        match &self.to {
            Fact::Name(name) => line(Field::Name, name, LONGEST_NAME, true)?,
            Fact::Sizes(words) | Fact::Preferences(words) | Fact::Remark(words) => {
                text(Field::Text, words, LONGEST_TEXT, false)?;
            }
            Fact::Tag { tag, on } => {
                line(Field::Tag, tag, LONGEST_TAG, true)?;
                if *on && customer.tags.len() >= MOST_TAGS {
                    return Err(Rejection::Invalid { field: Field::Tag, why: Invalid::TooLong });
                }
            }
            Fact::Birthday(_) | Fact::Nuisance { .. } | Fact::Blocked(_) => {}
        }
        let from = customer.set(&self.to);
        if from != self.to {
            let edit = Edit { at: ctx.at, by: ctx.actor.staff(), from, to: self.to.clone() };
            customer.history.push(edit);
            draft.put(customer);
        }
        Ok(())
    }
}

impl CustomerContact {
    pub(super) fn run(&self, draft: &mut Draft<'_>, _: &Ctx) -> Result<(), Rejection> {
        let mut customer = customer(draft, self.customer)?;
        let contact = Contact {
            id: Customer::contact_id(self.customer),
            customer: Some(self.customer),
            name: self.name.trim().to_owned(),
            mobile: self.mobile.trim().to_owned(),
            phone: self.phone.trim().to_owned(),
            address: self.address.trim().to_owned(),
            email: self.email.trim().to_owned(),
            wechat: self.wechat.trim().to_owned(),
        };
        check_contact(&contact)?;
        customer.contact = Some(contact.id);
        customer.phone_mask = contact.phone_mask();
        draft.put(customer);
        draft.put(contact);
        Ok(())
    }
}
