//! Which customers the list shows, and in which order: whom we dealt with last comes first; what was
//! typed finds the surest first. Files that were merged show as the customer whose they are.

use shared::{
    customer::{Customer, duplicate::Proposal, find},
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
    /// Who may have another file.
    Maybe,
    Tag(String),
}

impl Among {
    fn has(&self, customer: &Customer, proposals: &[Proposal]) -> bool {
        match self {
            Among::All => true,
            Among::Maybe => proposals.iter().any(|proposal| proposal.other(customer.id).is_some()),
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
    for file in world.customers.values().filter(|file| file.merged_into().is_some()) {
        if let Some(at) = last.remove(&file.id) {
            let known = last.entry(world.head_of(file.id)).or_insert(at);
            *known = (*known).max(at);
        }
    }
    last
}

pub fn find_among(
    world: &World,
    text: &str,
    among: &Among,
    contacts: &Contacts,
    proposals: &[Proposal],
) -> Vec<CustomerId> {
    let words = words(text);
    let sure = find::find(world, text, MOST_SURE).into_iter().map(|found| found.customer);
    let sure = sure.filter(|customer| among.has(customer, proposals));
    let mut found: Vec<CustomerId> = sure.map(|customer| customer.id).collect();
    let known: BTreeSet<CustomerId> = found.iter().copied().collect();
    let whole = world.heads().filter(|head| !known.contains(&head.id)).filter_map(|head| world.customer(head.id));
    let passes =
        |customer: &Customer| among.has(customer, proposals) && words.iter().all(|word| has_word(customer, word));
    let mut rest: Vec<_> = whole.filter(|customer| passes(customer)).map(|customer| customer.id).collect();
    rest.sort_by_cached_key(|id| (Reverse(contacts.get(id).copied()), *id));
    found.extend(rest);
    found
}

fn has_word(customer: &Customer, word: &str) -> bool {
    let texts = [&customer.name, &customer.sizes, &customer.preferences, &customer.remark];
    texts.into_iter().chain(&customer.tags).any(|text| contains(text, word))
}

/// Each tag with how many customers have it, the most used first; before them who may have two files, is blocked or
/// was a nuisance, where there is one.
pub fn tags(world: &World, proposals: &[Proposal]) -> Vec<(Among, usize)> {
    let (mut tags, mut blocked, mut nuisance): (BTreeMap<String, usize>, _, _) = (BTreeMap::new(), 0, 0);
    for customer in world.heads().filter_map(|head| world.customer(head.id)) {
        customer.tags.iter().for_each(|tag| *tags.entry(tag.clone()).or_default() += 1);
        blocked += usize::from(customer.blocked);
        nuisance += usize::from(customer.nuisances > 0);
    }
    let mut tags: Vec<_> = tags.into_iter().map(|(tag, count)| (Among::Tag(tag), count)).collect();
    tags.sort_by_key(|(_, count)| Reverse(*count));
    let maybe: BTreeSet<_> = proposals.iter().flat_map(|proposal| [proposal.into, proposal.duplicate]).collect();
    let marks = [(Among::Maybe, maybe.len()), (Among::Blocked, blocked), (Among::Nuisance, nuisance)];
    marks.into_iter().filter(|(_, count)| *count > 0).chain(tags).collect()
}
