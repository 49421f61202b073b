//! The way back from a change of a customer's file.

use shared::{
    command::{Command, CustomerAddress, CustomerContact, CustomerFact, CustomerMerge, CustomerSplit},
    customer::{Contact, ContactPart, Customer, Fact},
    world::World,
};
use std::collections::BTreeMap;

pub fn fact(done: &CustomerFact, world: &World) -> Option<Command> {
    let customer = world.customers.get(&done.customer)?;
    let to = standing(world, customer, &done.to)?;
    Some(CustomerFact { customer: done.customer, to }.into())
}

/// What brings back what stands in the file now, if the fact would change it.
pub fn standing(world: &World, customer: &Customer, fact: &Fact) -> Option<Fact> {
    let back = match fact {
        Fact::Name(_) => Fact::Name(customer.name.clone()),
        Fact::Sizes(_) => Fact::Sizes(customer.sizes.clone()),
        Fact::Preferences(_) => Fact::Preferences(customer.preferences.clone()),
        Fact::Remark(_) => Fact::Remark(customer.remark.clone()),
        Fact::Birthday(_) => Fact::Birthday(customer.birthday),
        Fact::Tag { tag, .. } => Fact::Tag { tag: tag.clone(), on: customer.tags.contains(tag) },
        Fact::Nuisance { on: true } => Fact::Nuisance { on: false },
        Fact::Nuisance { on: false } if customer.nuisances == 0 => return None,
        Fact::Nuisance { on: false } => Fact::Nuisance { on: true },
        Fact::Blocked(_) => Fact::Blocked(customer.blocked),
        Fact::Age(_) => Fact::Age(customer.age),
        Fact::Consent { purpose, .. } => {
            Fact::Consent { purpose: *purpose, to: customer.consents.get(purpose).copied() }
        }
        Fact::Contract(_) => Fact::Contract(customer.contract_until),
        Fact::Collected(_) => Fact::Collected(customer.collected.clone()),
        Fact::Account { account, .. } => {
            let on = world.head_of(account.customer()) == world.head_of(customer.id);
            Fact::Account { account: account.clone(), on }
        }
        Fact::Apart { from, .. } => Fact::Apart { from: *from, on: customer.apart.contains(from) },
    };
    (back != *fact).then_some(back)
}

pub fn contact(done: &CustomerContact, world: &World) -> Option<Command> {
    let known = world.contacts.get(&Customer::contact_id(done.customer));
    let back = standing_parts(known.map(|known| &**known), &done.parts());
    (!back.is_empty()).then(|| CustomerContact::of(done.customer, back).into())
}

pub fn address(done: &CustomerAddress, world: &World) -> Option<Command> {
    let back = |gone, parts| CustomerAddress { gone, parts, ..done.clone() };
    let Some(known) = world.contacts.get(&done.address) else {
        return Some(back(true, BTreeMap::new()).into());
    };
    let parts = standing_parts(Some(known), &done.parts);
    (!parts.is_empty() || known.gone != done.gone).then(|| back(known.gone, parts).into())
}

pub fn merge(done: &CustomerMerge, world: &World) -> Option<Command> {
    let is_news = world.head_of(done.customer) != world.head_of(done.into);
    is_news.then(|| CustomerSplit { customer: done.customer, from: done.into }.into())
}

pub fn split(done: &CustomerSplit, world: &World) -> Option<Command> {
    let file = world.customers.get(&done.customer)?;
    // Where it was may have been merged further: then it goes to who stands for that.
    let into = world.head_of(file.merged_into()?);
    Some(CustomerMerge { customer: done.customer, into }.into())
}

/// What brings back the contact data that stand there now, of the parts that these texts would change.
pub fn standing_parts(
    contact: Option<&Contact>,
    parts: &BTreeMap<ContactPart, impl AsRef<str>>,
) -> BTreeMap<ContactPart, String> {
    let now = |part| contact.map_or("", |contact| contact.text(part));
    let changed = parts.iter().filter(|(part, text)| now(**part) != text.as_ref());
    changed.map(|(part, _)| (*part, now(*part).to_owned())).collect()
}
