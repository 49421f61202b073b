//! The rows that one end holds: scope, version and hash of each, and their digest by scope and kind.
//!
//! The server keeps one shelf of everything and answers with the digest of what a person may hold;
//! the browser keeps one of what it holds. Records themselves are in the World.

use super::wire::{Digest, Version};
use crate::{
    map::Map,
    record::{Key, Kind, Scope},
};

/// What is known of a row without its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub scope: Scope,
    pub version: Version,
    pub digest: Digest,
}

#[derive(Clone, Default)]
pub struct Shelf {
    slots: Map<Key, Slot>,
    sums: Map<(Scope, Kind), Digest>,
}

impl Shelf {
    pub fn get(&self, key: Key) -> Option<Slot> {
        self.slots.get(&key).copied()
    }

    /// Sets or, with `None`, removes a row; returns what was there.
    pub fn set(&mut self, key: Key, slot: Option<Slot>) -> Option<Slot> {
        let old = match slot {
            Some(new) => {
                self.sum(new.scope, key.kind).add(new.digest);
                self.slots.insert(key, new)
            }
            None => self.slots.remove(&key),
        };
        if let Some(old) = old {
            self.sum(old.scope, key.kind).sub(old.digest);
        }
        old
    }

    fn sum(&mut self, scope: Scope, kind: Kind) -> &mut Digest {
        self.sums.get_or_insert((scope, kind), Digest::default)
    }

    /// Digest of the rows of these scopes and kinds.
    pub fn digest(&self, scopes: &[Scope], kinds: &[Kind]) -> Digest {
        let mut total = Digest::default();
        let wanted = self.sums.iter().filter(|((scope, kind), _)| scopes.contains(scope) && kinds.contains(kind));
        wanted.for_each(|(_, sum)| total.add(*sum));
        total
    }

    /// The digests of all scopes and kinds.
    pub fn sums(&self) -> impl Iterator<Item = Digest> {
        self.sums.values().copied()
    }

    /// Keys after `after` with their slots, in key order.
    pub fn after(&self, after: Option<Key>) -> impl Iterator<Item = (Key, Slot)> {
        let slots = after.map_or_else(|| self.slots.iter(), |after| self.slots.from(&after));
        slots.map(|(key, slot)| (*key, *slot)).skip_while(move |(key, _)| Some(*key) == after)
    }

    /// Keys of the rows in one of these scopes.
    pub fn keys_in(&self, scopes: &[Scope]) -> Vec<Key> {
        // As almost always: nobody has lost a scope, and all rows need not be looked at for it.
        if scopes.is_empty() {
            return Vec::new();
        }
        self.slots.iter().filter(|(_, slot)| scopes.contains(&slot.scope)).map(|(key, _)| *key).collect()
    }
}
