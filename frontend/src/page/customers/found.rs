//! Which customers the list shows, and in which order: whom we dealt with last comes first; what was
//! typed finds the surest first.

use shared::{
    customer::{Customer, find},
    id::CustomerId,
    text::{contains, words},
    time::Instant,
    world::World,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// Matches of a number or name that are looked at.
const MOST_SURE: usize = 200;

/// When we last had to do with each.
pub type Contacts = HashMap<CustomerId, Instant>;

/// Among which customers to look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Among {
    #[default]
    All,
    Blocked,
    Nuisance,
    Tag(String),
}

impl Among {
    fn has(&self, customer: &Customer) -> bool {
        match self {
            Among::All => true,
            Among::Blocked => customer.blocked,
            Among::Nuisance => customer.nuisances > 0,
            Among::Tag(tag) => customer.tags.contains(tag),
        }
    }
}

/// The last order or word of every customer, in one pass over each. An edit of the file is no contact:
/// whoever edits one would see it jump.
pub fn contacts(world: &World) -> Contacts {
    let mut last = Contacts::new();
    let mut meet = |id: CustomerId, at: Instant| {
        let known = last.entry(id).or_insert(at);
        *known = (*known).max(at);
    };
    for order in world.orders_newest_first() {
        order.customer.into_iter().for_each(|customer| meet(customer, order.placed_at));
    }
    for ticket in world.tickets_newest_first() {
        meet(ticket.customer, ticket.touched_at());
    }
    for customer in world.customers.values() {
        customer.opened_at.into_iter().for_each(|at| meet(customer.id, at));
    }
    last
}

pub fn find_among(world: &World, text: &str, among: &Among, contacts: &Contacts) -> Vec<CustomerId> {
    let words = words(text);
    let sure = find::find(world, text, MOST_SURE).into_iter().map(|found| found.customer);
    let mut found: Vec<CustomerId> = sure.filter(|customer| among.has(customer)).map(|customer| customer.id).collect();
    let known: BTreeSet<CustomerId> = found.iter().copied().collect();
    let passes = |customer: &&std::sync::Arc<Customer>| {
        among.has(customer) && !known.contains(&customer.id) && words.iter().all(|word| has_word(customer, word))
    };
    let mut rest: Vec<_> = world.customers.values().filter(passes).map(|customer| customer.id).collect();
    rest.sort_by_cached_key(|id| (Reverse(contacts.get(id).copied()), *id));
    found.extend(rest);
    found
}

fn has_word(customer: &Customer, word: &str) -> bool {
    let texts = [&customer.name, &customer.sizes, &customer.preferences, &customer.remark];
    texts.into_iter().chain(&customer.tags).any(|text| contains(text, word))
}

/// Each tag with how many customers have it, the most used first; before them who is blocked or was
/// a nuisance, where there is one.
pub fn tags(world: &World) -> Vec<(Among, usize)> {
    let (mut tags, mut blocked, mut nuisance): (BTreeMap<&str, usize>, _, _) = (BTreeMap::new(), 0, 0);
    for customer in world.customers.values() {
        customer.tags.iter().for_each(|tag| *tags.entry(tag).or_default() += 1);
        blocked += usize::from(customer.blocked);
        nuisance += usize::from(customer.nuisances > 0);
    }
    let mut tags: Vec<_> = tags.into_iter().map(|(tag, count)| (Among::Tag(tag.to_owned()), count)).collect();
    tags.sort_by_key(|(_, count)| Reverse(*count));
    let marks = [(Among::Blocked, blocked), (Among::Nuisance, nuisance)];
    marks.into_iter().filter(|(_, count)| *count > 0).chain(tags).collect()
}
