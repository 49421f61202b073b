//! The map that the World and the server's state stand on: sorted, and cheap to clone (a persistent B+ tree).
//!
//! Clones share their nodes; a change copies the nodes on its way and nothing else, and copies nothing that no other
//! clone holds. Why not another's: `docs/decisions/persistent-maps.md`.

use std::{borrow::Borrow, slice, sync::Arc};

/// Entries of a node. Few make a change after a clone cheap, many make the tree shallow.
const MOST: usize = 32;

/// A sorted map of which a clone costs nothing.
#[derive(Clone)]
pub struct Map<K, V> {
    root: Node<K, V>,
    len: usize,
}

/// Where its entries are, or its parts. Only the root may have none.
#[derive(Clone)]
enum Node<K, V> {
    Leaf(Arc<Vec<(K, V)>>),
    /// Each part with a key that is not above its least one and above all before it; that of the first is not looked at.
    Branch(Arc<Vec<Part<K, V>>>),
}

type Part<K, V> = (K, Node<K, V>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Map<K, V> {
        Map { root: Node::Leaf(Arc::default()), len: 0 }
    }
}

impl<K, V> Map<K, V> {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        let mut iter = Iter { above: Vec::new(), leaf: [].iter() };
        iter.enter(&self.root);
        iter
    }

    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.iter().map(|(key, _)| key)
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    pub fn first(&self) -> Option<(&K, &V)> {
        self.iter().next()
    }

    pub fn last(&self) -> Option<(&K, &V)> {
        let mut node = &self.root;
        loop {
            match node {
                Node::Leaf(entries) => return entries.last().map(|(key, value)| (key, value)),
                Node::Branch(parts) => node = &parts.last()?.1,
            }
        }
    }
}

impl<K: Ord, V> Map<K, V> {
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let mut node = &self.root;
        loop {
            match node {
                Node::Leaf(entries) => return place(entries, key).ok().map(|at| &entries[at].1),
                Node::Branch(parts) => node = &parts[part(parts, key)].1,
            }
        }
    }

    pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    /// The entries from this key on.
    pub fn from(&self, key: &K) -> Iter<'_, K, V> {
        let mut above = Vec::new();
        let mut node = &self.root;
        loop {
            match node {
                Node::Leaf(entries) => {
                    let at = place(entries, key).unwrap_or_else(|at| at);
                    return Iter { above, leaf: entries[at..].iter() };
                }
                Node::Branch(parts) => {
                    let at = part(parts, key);
                    above.push(parts[at + 1..].iter());
                    node = &parts[at].1;
                }
            }
        }
    }
}

impl<K: Ord + Clone, V: Clone> Map<K, V> {
    /// Sets the value and returns the one it replaces.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let (old, split) = self.root.insert(key.clone(), value);
        if let Some(right) = split {
            let left = std::mem::replace(&mut self.root, Node::Leaf(Arc::default()));
            self.root = Node::Branch(Arc::new(vec![(key, left), right]));
        }
        self.len += usize::from(old.is_none());
        old
    }

    /// The value to change, made first if there is none.
    pub fn get_or_insert(&mut self, key: K, new: impl FnOnce() -> V) -> &mut V {
        if !self.contains_key(&key) {
            self.insert(key.clone(), new());
        }
        let mut node = &mut self.root;
        loop {
            match node {
                Node::Leaf(entries) => {
                    let at = place(entries, &key).unwrap_or_else(|at| at);
                    return &mut own(entries)[at].1;
                }
                Node::Branch(parts) => {
                    let at = part(parts, &key);
                    node = &mut own(parts)[at].1;
                }
            }
        }
    }

    /// Removes the entry and returns its value. Parts that become small stay so until they are empty.
    pub fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        // Nothing is copied for a key that is not there.
        if !self.contains_key(key) {
            return None;
        }
        let old = self.root.remove(key);
        self.len -= 1;
        while let Node::Branch(parts) = &self.root
            && parts.len() <= 1
        {
            self.root = parts.first().map_or_else(|| Node::Leaf(Arc::default()), |(_, only)| only.clone());
        }
        old
    }
}

impl<K: Ord + Clone, V: Clone> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        entries.into_iter().for_each(|(key, value)| drop(self.insert(key, value)));
    }
}

impl<K: Ord + Clone, V: Clone> Node<K, V> {
    /// Returns what was replaced, and the right half if the node had become too large.
    fn insert(&mut self, key: K, value: V) -> (Option<V>, Option<Part<K, V>>) {
        match self {
            Node::Leaf(entries) => match (place(entries, &key), own(entries)) {
                (Ok(at), entries) => (Some(std::mem::replace(&mut entries[at].1, value)), None),
                (Err(at), entries) => {
                    entries.insert(at, (key, value));
                    (None, split(entries, at).map(|(key, right)| (key, Node::Leaf(Arc::new(right)))))
                }
            },
            Node::Branch(parts) => {
                let at = part(parts, &key);
                let parts = own(parts);
                let (old, right) = parts[at].1.insert(key, value);
                let Some(right) = right else { return (old, None) };
                parts.insert(at + 1, right);
                (old, split(parts, at + 1).map(|(key, right)| (key, Node::Branch(Arc::new(right)))))
            }
        }
    }

    /// Removes an entry that is there.
    fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        match self {
            Node::Leaf(entries) => place(entries, key).ok().map(|at| own(entries).remove(at).1),
            Node::Branch(parts) => {
                let at = part(parts, key);
                let parts = own(parts);
                let old = parts[at].1.remove(key);
                if parts[at].1.is_empty() {
                    parts.remove(at);
                }
                old
            }
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Node::Leaf(entries) => entries.is_empty(),
            Node::Branch(parts) => parts.is_empty(),
        }
    }
}

fn place<K: Borrow<Q>, V, Q: Ord + ?Sized>(entries: &[(K, V)], key: &Q) -> Result<usize, usize> {
    entries.binary_search_by(|(found, _)| found.borrow().cmp(key))
}

/// The part in which the key is, if it is anywhere.
fn part<K: Borrow<Q>, V, Q: Ord + ?Sized>(parts: &[Part<K, V>], key: &Q) -> usize {
    parts[1..].partition_point(|(least, _)| least.borrow() <= key)
}

/// The entries to change: these, or a copy when another clone has them too.
fn own<T: Clone>(entries: &mut Arc<Vec<T>>) -> &mut Vec<T> {
    if Arc::get_mut(entries).is_none() {
        let mut copy = Vec::with_capacity(MOST + 1);
        copy.extend_from_slice(entries);
        *entries = Arc::new(copy);
    }
    Arc::make_mut(entries)
}

/// Cuts off the right half when there are too many. After one at the end only that: rows that come in the order of
/// their keys fill their nodes.
fn split<K: Clone, T>(entries: &mut Vec<(K, T)>, latest: usize) -> Option<(K, Vec<(K, T)>)> {
    if entries.len() <= MOST {
        return None;
    }
    let mut right = Vec::with_capacity(MOST + 1);
    right.extend(entries.drain(if latest == MOST { MOST } else { MOST / 2 }..));
    Some((right[0].0.clone(), right))
}

/// Entries in the order of their keys.
pub struct Iter<'m, K, V> {
    /// The parts still to come, of each branch above.
    above: Vec<slice::Iter<'m, Part<K, V>>>,
    leaf: slice::Iter<'m, (K, V)>,
}

impl<'m, K, V> Iter<'m, K, V> {
    fn enter(&mut self, node: &'m Node<K, V>) {
        match node {
            Node::Leaf(entries) => self.leaf = entries.iter(),
            Node::Branch(parts) => self.above.push(parts.iter()),
        }
    }
}

impl<'m, K, V> Iterator for Iter<'m, K, V> {
    type Item = (&'m K, &'m V);

    fn next(&mut self) -> Option<(&'m K, &'m V)> {
        loop {
            if let Some((key, value)) = self.leaf.next() {
                return Some((key, value));
            }
            match self.above.last_mut()?.next() {
                Some((_, node)) => self.enter(node),
                None => drop(self.above.pop()),
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Map;
    use proptest::{collection::vec, prelude::*};
    use std::collections::BTreeMap;

    /// Sets or takes out each of some keys in turn, and clones now and then.
    fn steps() -> impl Strategy<Value = Vec<(u16, u8)>> {
        prop_oneof![vec((0..90_u16, 0..6_u8), 0..600), vec((0..4_000_u16, 0..6_u8), 0..6_000)]
    }

    fn entries(map: &Map<u16, usize>) -> Vec<(u16, usize)> {
        map.iter().map(|(key, value)| (*key, *value)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn is_what_std_has_and_clones_stay_as_they_were(steps in steps(), runs in any::<bool>()) {
            let (mut map, mut known) = (Map::default(), BTreeMap::new());
            let mut clones = Vec::new();
            for (value, (key, step)) in steps.into_iter().enumerate() {
                // Keys at random, or each after the one before.
                let key = if runs && step > 2 { known.last_key_value().map_or(0, |(last, _)| last + 1) } else { key };
                match step {
                    0..=1 => prop_assert_eq!(map.remove(&key), known.remove(&key)),
                    _ => prop_assert_eq!(map.insert(key, value), known.insert(key, value)),
                }
                prop_assert_eq!((map.len(), map.is_empty()), (known.len(), known.is_empty()));
                prop_assert_eq!(map.get(&key), known.get(&key));
                if value % 97 == 0 {
                    prop_assert_eq!(map.first(), known.first_key_value());
                    prop_assert_eq!(map.last(), known.last_key_value());
                    prop_assert!(map.from(&key).eq(known.range(key..)));
                    clones.push((map.clone(), known.clone()));
                }
            }
            clones.push((map, known));
            for (map, known) in clones {
                prop_assert_eq!(entries(&map), known.into_iter().collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn is_empty_again_when_all_are_taken_out_from_either_end() {
        let full: Map<u32, u32> = (0..10_000).fold(Map::default(), |mut map, key| {
            map.insert(key, key);
            map
        });
        for keys in [(0..10_000).collect::<Vec<_>>(), (0..10_000).rev().collect()] {
            let mut map = full.clone();
            keys.iter().for_each(|key| assert_eq!(map.remove(key), Some(*key)));
            assert_eq!((map.len(), map.first(), map.last(), map.from(&0).next()), (0, None, None, None));
            map.insert(7, 7);
            assert_eq!(map.values().collect::<Vec<_>>(), [&7]);
        }
        assert_eq!((full.len(), full.values().count()), (10_000, 10_000));
    }
}
