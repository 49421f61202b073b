//! Files that may be one customer's (C1). They are proposed and never merged by themselves: a family has one phone,
//! and a name is soon somebody else's, too.

use super::{
    Account, Customer,
    contact::{digits, has_mask, national},
    find::LEAST_PHONE,
};
use crate::{id::CustomerId, world::World};
use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

/// A sign that more files share is nobody's: a forwarder's phone, a name that many have.
const MOST_SHARED: usize = 5;

/// Two files that may be one customer's; `into` knows more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proposal {
    pub by: Sign,
    pub into: CustomerId,
    pub duplicate: CustomerId,
}

impl Proposal {
    /// The other of the two.
    pub fn other(&self, than: CustomerId) -> Option<CustomerId> {
        match than {
            than if than == self.into => Some(self.duplicate),
            than if than == self.duplicate => Some(self.into),
            _ => None,
        }
    }
}

/// What two files have in common, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// One bears the name of the other's account.
    Account,
    /// A whole phone number, which only those may see who see contact data (C6).
    Phone,
    /// The name, and the phone as everybody may see it.
    NameAndTail,
}

/// All proposals, the surest first; each pair once.
pub fn proposals(world: &World) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = Vec::new();
    by_name(world, &mut found);
    by_phone(world, &mut found);
    found.sort();
    let mut pairs = BTreeSet::new();
    found.retain(|one| pairs.insert((one.into, one.duplicate)) && !are_apart(world, one.into, one.duplicate));
    found
}

/// Names that several files have: of an account and of who has none, or with the same phone as far as it shows.
fn by_name(world: &World, found: &mut Vec<Proposal>) {
    let named = |file: &Arc<Customer>| {
        let account = file.account().filter(|account| !account.is_masked());
        let is_account = account.is_some();
        let name = account.map_or_else(|| file.name.clone(), |account: Account| account.name);
        (name.to_lowercase(), file.id, is_account)
    };
    let mut names: Vec<(String, CustomerId, bool)> = world.customers.values().map(named).collect();
    names.sort_unstable();
    for same in names.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        let of_account = heads(world, same.iter().filter(|one| one.2).map(|one| one.1));
        let of_none = heads(world, same.iter().filter(|one| !one.2).map(|one| one.1));
        for (by, one, others) in [(Sign::Account, &of_account, &of_none), (Sign::NameAndTail, &of_none, &of_none)] {
            let pairs = one.iter().flat_map(|one| others.iter().map(move |other| (*one, *other)));
            let fits = |one, other| by == Sign::Account || has_same_tail(world, one, other);
            found.extend(
                pairs.filter(|(one, other)| fits(*one, *other)).filter_map(|(one, other)| pair(world, by, one, other)),
            );
        }
    }
}

fn has_same_tail(world: &World, one: CustomerId, other: CustomerId) -> bool {
    let mask = world.phone_mask_of(one);
    !mask.is_empty() && mask == world.phone_mask_of(other)
}

/// The customers whose files these are; none where they are so many that the sign is nobody's.
fn heads(world: &World, files: impl Iterator<Item = CustomerId>) -> Vec<CustomerId> {
    let heads: BTreeSet<CustomerId> = files.map(|id| world.head_of(id)).collect();
    if heads.len() > MOST_SHARED { Vec::new() } else { heads.into_iter().collect() }
}

fn by_phone(world: &World, found: &mut Vec<Proposal>) {
    let mut phones: Vec<(u64, CustomerId)> = Vec::new();
    for contact in world.contacts.values().filter(|contact| !contact.gone) {
        let numbers = [&contact.mobile, &contact.phone].into_iter().filter_map(|phone| number(phone));
        phones.extend(numbers.zip(contact.customer.into_iter().cycle()));
    }
    phones.sort_unstable();
    phones.dedup();
    for same in phones.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
        let heads = heads(world, same.iter().map(|(_, id)| *id));
        for (at, one) in heads.iter().enumerate() {
            found.extend(heads[at + 1..].iter().filter_map(|other| pair(world, Sign::Phone, *one, *other)));
        }
    }
}

/// A whole number of a phone, without the country's code.
fn number(phone: &str) -> Option<u64> {
    if has_mask(phone) {
        return None;
    }
    let digits = digits(phone);
    let national = national(&digits);
    (national.len() >= LEAST_PHONE).then(|| national.parse().ok())?
}

/// The two customers whose files these are, unless it is one. Who buys under an account and has more orders knows more.
fn pair(world: &World, by: Sign, one: CustomerId, other: CustomerId) -> Option<Proposal> {
    let (one, other) = (world.head_of(one), world.head_of(other));
    let knows = |id| {
        let accounts = world.accounts_of(id).len();
        (accounts > 0, world.orders_of(id).count(), Reverse(id))
    };
    let (into, duplicate) = if knows(one) >= knows(other) { (one, other) } else { (other, one) };
    (into != duplicate).then_some(Proposal { by, into, duplicate })
}

/// Whether somebody said that they are not one.
fn are_apart(world: &World, one: CustomerId, other: CustomerId) -> bool {
    let says = |one, other| {
        let mut files = world.group_of(one).filter_map(|id| world.customers.get(&id));
        files.any(|file| file.apart.iter().any(|apart| world.head_of(*apart) == other))
    };
    says(one, other) || says(other, one)
}
