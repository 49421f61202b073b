//! The files of one customer read as one (C1): the head's facts show, what it lacks the others give, tags and marks
//! are those of all.

use super::{Account, Customer, Fact};
use crate::{command::CustomerFact, id::CustomerId, world::World};
use std::sync::Arc;

impl World {
    /// The customer as everybody sees them, whichever of their files is asked for: under the head's id, with the head's
    /// own history.
    pub fn customer(&self, id: CustomerId) -> Option<Arc<Customer>> {
        let mut files = self.group_of(id).filter_map(|id| self.customers.get(&id));
        let head = files.next()?;
        let mut whole = head.clone();
        for file in files {
            Arc::make_mut(&mut whole).take_from(file);
        }
        Some(whole)
    }

    /// The accounts by which the customer buys, each with its file.
    pub fn accounts_of(&self, id: CustomerId) -> Vec<(CustomerId, Account)> {
        let files = self.group_of(id).filter_map(|id| self.customers.get(&id));
        files.filter_map(|file| Some((file.id, file.account()?))).collect()
    }

    /// Whether nothing but an account was ever in this file, so that with the account it may go.
    pub fn is_bare(&self, id: CustomerId) -> bool {
        let Some(file) = self.customers.get(&id) else { return false };
        let bare = Customer {
            platform: file.platform,
            opened_at: file.opened_at,
            merges: file.merges.clone(),
            archive: file.archive,
            ..Customer::new(id, &file.name)
        };
        let is_asked_for = self.merged_with(id).next().is_some() || self.has_dealings(id);
        file.opened_at.is_some() && file.platform.is_some() && **file == bare && !is_asked_for
    }
}

impl Customer {
    /// What stands here stays; what does not, the other file gives.
    fn take_from(&mut self, other: &Customer) {
        fn fill<T: Clone + PartialEq + Default>(place: &mut T, other: &T) {
            if *place == T::default() {
                place.clone_from(other);
            }
        }
        fill(&mut self.platform, &other.platform);
        fill(&mut self.contact, &other.contact);
        fill(&mut self.phone_mask, &other.phone_mask);
        fill(&mut self.sizes, &other.sizes);
        fill(&mut self.preferences, &other.preferences);
        fill(&mut self.remark, &other.remark);
        fill(&mut self.birthday, &other.birthday);
        fill(&mut self.age, &other.age);
        fill(&mut self.contract_until, &other.contract_until);
        fill(&mut self.collected, &other.collected);
        fill(&mut self.opened_at, &other.opened_at);
        self.tags.extend(other.tags.iter().cloned());
        self.nuisances = self.nuisances.saturating_add(other.nuisances);
        self.blocked |= other.blocked;
        self.balance = self.balance + other.balance;
        for (purpose, consent) in &other.consents {
            // Whoever refused by one name has refused.
            let known = self.consents.entry(*purpose).or_insert(*consent);
            if known.given && !consent.given {
                *known = *consent;
            }
        }
        self.apart.extend(&other.apart);
    }

    /// What is written here and can't be seen of the whole, which shows something else.
    fn hidden_in(&self, whole: &Customer) -> Vec<Fact> {
        let text = |own: &String, shown: &String| !own.is_empty() && own != shown;
        let mut hidden = Vec::new();
        let mut add = |is_hidden: bool, fact: fn(&Customer) -> Fact| {
            if is_hidden {
                hidden.push(fact(self));
            }
        };
        // The name of an account stands with the accounts.
        let is_account = self.account().is_some_and(|account| account.name == self.name);
        add(!is_account && text(&self.name, &whole.name), |own| Fact::Name(own.name.clone()));
        add(text(&self.sizes, &whole.sizes), |own| Fact::Sizes(own.sizes.clone()));
        add(text(&self.preferences, &whole.preferences), |own| Fact::Preferences(own.preferences.clone()));
        add(text(&self.remark, &whole.remark), |own| Fact::Remark(own.remark.clone()));
        add(self.birthday.is_some_and(|own| Some(own) != whole.birthday), |own| Fact::Birthday(own.birthday));
        add(self.age.is_some_and(|own| Some(own) != whole.age), |own| Fact::Age(own.age));
        let ends = self.contract_until;
        add(ends.is_some_and(|own| Some(own) != whole.contract_until), |own| Fact::Contract(own.contract_until));
        hidden
    }
}

/// What files merged into the customer's say otherwise than the head does, with the file that says it.
pub fn also(world: &World, id: CustomerId) -> Vec<(CustomerId, Fact)> {
    let Some(whole) = world.customer(id) else { return Vec::new() };
    let others = world.group_of(id).skip(1).filter_map(|id| world.customers.get(&id));
    others.flat_map(|file| file.hidden_in(&whole).into_iter().map(|fact| (file.id, fact))).collect()
}

/// What makes a fact true of the whole customer. What is taken away is taken from each file that has it; all else is
/// written into the head's.
pub fn setting(world: &World, id: CustomerId, fact: &Fact) -> Vec<CustomerFact> {
    let has = |file: &Customer| match fact {
        Fact::Tag { tag, on: false } => file.tags.contains(tag),
        Fact::Blocked(false) => file.blocked,
        Fact::Nuisance { on: false } => file.nuisances > 0,
        Fact::Apart { from, on: false } => file.apart.contains(from),
        // Said again by the head, the others' answers must not stand against it.
        Fact::Consent { purpose, .. } => file.consents.contains_key(purpose),
        _ => false,
    };
    let files = world.group_of(id).filter_map(|id| world.customers.get(&id));
    let mut having: Vec<CustomerId> = files.filter(|file| has(file)).map(|file| file.id).collect();
    match fact {
        // One mark is one mark.
        Fact::Nuisance { .. } => having.truncate(1),
        Fact::Consent { to: Some(_), .. } => {
            having.retain(|file| *file != world.head_of(id));
            having.push(world.head_of(id));
        }
        _ => {}
    }
    if having.is_empty() {
        having.push(world.head_of(id));
    }
    having.into_iter().map(|customer| CustomerFact { customer, to: fact.clone() }).collect()
}
