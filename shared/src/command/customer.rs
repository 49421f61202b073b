//! Customers' files (C1), and apart from them their contact data (C6).

use super::{Ctx, Draft, Field, Invalid, Rejection, line, text};
use crate::{
    customer::{Contact, ContactEdit, ContactPart, Customer, Edit, Fact, MOST_REVEALS, Reveal},
    id::{ContactId, CustomerId},
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// Changes parts of how a customer is reached; the parts that are `None` stay as they are, so that two people
/// who change different parts both keep theirs. The replaced ones stay in the contact's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerContact {
    pub customer: CustomerId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobile: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechat: Option<String>,
}

/// Notes that contact data were shown to somebody whose device holds them (C6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactReveal {
    pub contact: ContactId,
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
    /// Sets these parts.
    pub fn of(customer: CustomerId, mut parts: BTreeMap<ContactPart, String>) -> CustomerContact {
        let mut take = |part| parts.remove(&part);
        CustomerContact {
            customer,
            name: take(ContactPart::Name),
            mobile: take(ContactPart::Mobile),
            phone: take(ContactPart::Phone),
            address: take(ContactPart::Address),
            email: take(ContactPart::Email),
            wechat: take(ContactPart::Wechat),
        }
    }

    /// The parts that it sets.
    pub fn parts(&self) -> BTreeMap<ContactPart, &str> {
        let texts = [&self.name, &self.mobile, &self.phone, &self.address, &self.email, &self.wechat];
        let parts = ContactPart::ALL.into_iter().zip(texts);
        parts.filter_map(|(part, text)| Some((part, text.as_deref()?.trim()))).collect()
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
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut customer = customer(draft, self.customer)?;
        let id = Customer::contact_id(self.customer);
        let known = draft.contacts.get(&id).map(|contact| Contact::clone(contact));
        let mut contact = known.unwrap_or_else(|| Contact { customer: Some(self.customer), ..Contact::new(id) });
        let (mut from, mut to) = (BTreeMap::new(), BTreeMap::new());
        for (part, text) in self.parts() {
            if let Some(old) = contact.set(part, text) {
                from.insert(part, old);
                to.insert(part, text.to_owned());
            }
        }
        check_contact(&contact)?;
        if to.is_empty() {
            return Ok(());
        }
        contact.history.push(ContactEdit { at: ctx.at, by: ctx.actor.staff(), from, to });
        customer.contact = Some(contact.id);
        customer.phone_mask = contact.phone_mask();
        draft.put(customer);
        draft.put(contact);
        Ok(())
    }
}

impl ContactReveal {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let missing = Rejection::Missing { key: Key { kind: Kind::Contact, id: self.contact.0 } };
        let mut contact = Contact::clone(draft.contacts.get(&self.contact).ok_or(missing)?);
        let Some(by) = ctx.actor.staff().filter(|by| !contact.is_revealed_to(*by, ctx.at)) else { return Ok(()) };
        contact.reveals.push(Reveal { at: ctx.at, by });
        let over = contact.reveals.len().saturating_sub(MOST_REVEALS);
        contact.reveals.drain(..over);
        draft.put(contact);
        Ok(())
    }
}
