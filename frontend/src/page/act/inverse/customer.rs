//! The way back from a change of a customer's file.

use shared::{
    command::{Command, CustomerContact, CustomerFact},
    customer::{Customer, Fact},
    world::World,
};

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

/// The contact data that stand there now; none before the first.
pub fn contact(done: &CustomerContact, world: &World) -> Option<Command> {
    let customer = world.customers.get(&done.customer)?;
    let known = customer.contact.and_then(|id| world.contacts.get(&id));
    let back = CustomerContact::of(done.customer, known.map(|known| &**known));
    (back != *done).then(|| back.into())
}
