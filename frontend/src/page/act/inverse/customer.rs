//! The way back from a change of a customer's file.

use shared::{
    command::{Command, CustomerContact, CustomerFact},
    customer::{Contact, ContactPart, Customer, Fact},
    world::World,
};
use std::collections::BTreeMap;

pub fn fact(done: &CustomerFact, world: &World) -> Option<Command> {
    let customer = world.customers.get(&done.customer)?;
    let to = standing(customer, &done.to)?;
    Some(CustomerFact { customer: done.customer, to }.into())
}

/// What brings back what stands in the file now, if the fact would change it.
pub fn standing(customer: &Customer, fact: &Fact) -> Option<Fact> {
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
    };
    (back != *fact).then_some(back)
}

pub fn contact(done: &CustomerContact, world: &World) -> Option<Command> {
    let known = world.contacts.get(&Customer::contact_id(done.customer));
    let back = standing_parts(known.map(|known| &**known), &done.parts());
    (!back.is_empty()).then(|| CustomerContact::of(done.customer, back).into())
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
