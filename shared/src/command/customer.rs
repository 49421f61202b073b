//! Customers' files (C1), and apart from them their contact data (C6). `merge` makes several files one.

use super::{Ctx, Draft, Field, Invalid, Rejection, line, merge, text};
use crate::{
    customer::{Age, Contact, ContactEdit, ContactPart, Customer, Edit, Fact, MOST_REVEALS, Reveal},
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
const MOST_ADDRESSES: usize = 50;
const MOST_APART: usize = 200;

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

/// Adds a further address, changes parts of it, strikes it off or puts it back. It is contact data of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerAddress {
    pub customer: CustomerId,
    pub address: ContactId,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
    /// The parts that are not named stay as they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parts: BTreeMap<ContactPart, String>,
}

/// Notes that contact data were shown to somebody whose device holds them (C6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactReveal {
    pub contact: ContactId,
}

pub(super) fn known(draft: &Draft<'_>, id: CustomerId) -> Result<Customer, Rejection> {
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
        // An account is another file: the one that stands for both has the line.
        let whose = if let Fact::Account { .. } = self.to { draft.head_of(self.customer) } else { self.customer };
        let mut customer = known(draft, whose)?;
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
            Fact::Age(Some(age)) if age.years == 0 || age.years > Age::MOST => {
                return Err(Rejection::Invalid { field: Field::Age, why: Invalid::Unknown });
            }
            Fact::Collected(Some(collected)) => {
                line(Field::Place, &collected.place, LONGEST_NAME, false)?;
                if let Some(gone) = collected.by.filter(|by| !draft.staff.contains_key(by)) {
                    return Err(Rejection::Missing { key: Key { kind: Kind::Staff, id: gone.0 } });
                }
            }
            Fact::Apart { from, on: true } => {
                known(draft, *from)?;
                if customer.apart.len() >= MOST_APART {
                    return Err(Rejection::Invalid { field: Field::Name, why: Invalid::TooLong });
                }
            }
            Fact::Account { account, on } => {
                line(Field::Account, &account.name, LONGEST_NAME, true)?;
                if !merge::account(draft, ctx, &customer, account, *on)? {
                    return Ok(());
                }
            }
            Fact::Age(_) | Fact::Collected(None) | Fact::Apart { .. } | Fact::Consent { .. } => {}
            Fact::Birthday(_) | Fact::Contract(_) | Fact::Nuisance { .. } | Fact::Blocked(_) => {}
        }
        let from = match &self.to {
            Fact::Account { account, on } => Fact::Account { account: account.clone(), on: !on },
            to => customer.set(to),
        };
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
        let mut customer = known(draft, self.customer)?;
        let id = Customer::contact_id(self.customer);
        let found = draft.contacts.get(&id).map(|contact| Contact::clone(contact));
        let mut contact = found.unwrap_or_else(|| Contact { customer: Some(self.customer), ..Contact::new(id) });
        if !contact.write(self.parts(), None, ctx)? {
            return Ok(());
        }
        customer.contact = Some(contact.id);
        customer.phone_mask = contact.phone_mask();
        draft.put(customer);
        draft.put(contact);
        Ok(())
    }
}

impl Contact {
    /// Writes these parts, and whether it is struck off, with what they replace; `false` when all is so already.
    fn write<'t>(
        &mut self,
        parts: impl IntoIterator<Item = (ContactPart, &'t str)>,
        gone: Option<bool>,
        ctx: &Ctx,
    ) -> Result<bool, Rejection> {
        let (mut from, mut to) = (BTreeMap::new(), BTreeMap::new());
        for (part, text) in parts {
            if let Some(old) = self.set(part, text) {
                from.insert(part, old);
                to.insert(part, text.to_owned());
            }
        }
        check_contact(self)?;
        let gone = gone.filter(|gone| std::mem::replace(&mut self.gone, *gone) != *gone);
        if to.is_empty() && gone.is_none() {
            return Ok(false);
        }
        self.history.push(ContactEdit { at: ctx.at, by: ctx.actor.staff(), from, to, gone });
        Ok(true)
    }
}

impl CustomerAddress {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut customer = known(draft, self.customer)?;
        let found = draft.contacts.get(&self.address).map(|contact| Contact::clone(contact));
        let is_new = customer.addresses.insert(self.address);
        let refused = |why| Err(Rejection::Invalid { field: Field::Address, why });
        let is_empty = self.parts.values().all(|text| text.trim().is_empty());
        match &found {
            // It is an order's, or somebody else's.
            Some(_) if is_new => return refused(Invalid::InUse),
            None if self.gone || is_empty => return refused(Invalid::Empty),
            _ if customer.addresses.len() > MOST_ADDRESSES => return refused(Invalid::TooLong),
            _ => {}
        }
        let blank = || Contact { customer: Some(self.customer), ..Contact::new(self.address) };
        let mut contact = found.unwrap_or_else(blank);
        let parts = self.parts.iter().map(|(part, text)| (*part, text.trim()));
        if contact.write(parts, Some(self.gone), ctx)? {
            draft.put(customer);
            draft.put(contact);
        }
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
