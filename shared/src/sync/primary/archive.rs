//! Putting into the archive what is over, a part at a time beside all other work, and looking into it.

use super::{Primary, WriteSet};
use crate::{
    archive::{self, find},
    command::{ArchivePut, Command},
    id::StaffId,
    record::{Key, Scope},
    sync::bug::{self, Bug},
    sync::wire::{Asked, Found, MOST_FOUND, Row, Version},
    time::Instant,
    world::Records,
};
use std::collections::{BTreeSet, VecDeque};

/// Records that are put away in one commit.
const KEYS_A_COMMIT: usize = 1_000;

/// What was to go into the archive as of a version, as far as it has not gone there yet.
pub struct Sweep {
    version: Version,
    groups: VecDeque<Vec<Key>>,
}

impl Sweep {
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

impl Primary {
    /// Looks through everything for what may go into the archive.
    pub fn sweep(&self, now: Instant) -> Sweep {
        Sweep { version: self.version, groups: archive::cold(&self.world, now).into() }
    }

    /// Puts away the next part. What has become live since the sweep was made stays: it is what was touched since, or
    /// what that can't be without.
    pub fn put_away(&mut self, sweep: &mut Sweep, now: Instant, random: &mut dyn FnMut() -> u64) -> WriteSet {
        let known = self.log.first().is_none_or(|(oldest, _)| *oldest <= sweep.version + 1);
        if !known {
            sweep.groups.clear();
        }
        let since = self.log.from(&(sweep.version + 1)).flat_map(|(_, commit)| &commit.touched);
        let touched: BTreeSet<Key> = since.map(|(key, _)| *key).collect();
        let is_at_hand = |key: &Key| self.world.get(*key).is_some_and(|record| !record.archive().is_away());
        let live = archive::with_all(&self.world, touched.into_iter().filter(is_at_hand));
        let mut keys = BTreeSet::new();
        while keys.len() < KEYS_A_COMMIT
            && let Some(group) = sweep.groups.pop_front()
        {
            if bug::is_on(Bug::StaleSweep) || group.iter().all(|key| !live.contains(key)) {
                keys.extend(group);
            }
        }
        if keys.is_empty() {
            return WriteSet::default();
        }
        let command = Command::from(ArchivePut { keys });
        self.issue(&command, now, random).unwrap_or_default()
    }

    /// What the person finds in the archive, with all that it can't be without.
    pub fn find_archived(&self, person: StaffId, asked: &Asked) -> Found {
        let scopes = self.scopes(person);
        let mut world = self.world.clone();
        // Nobody finds by what they may not see (C6).
        if !scopes.contains(&Scope::Contact) {
            world.contacts = Records::default();
        }
        let mut found = if scopes.is_empty() { Vec::new() } else { find::find(&world, person, asked) };
        let of = u32::try_from(found.len()).unwrap_or(u32::MAX);
        found.truncate(MOST_FOUND as usize);
        let rows = archive::with_all(&world, found).into_iter().filter_map(|key| {
            let row = self.row(key, self.shelf.get(key)?)?;
            let scope = world.get(key)?.scope_at_hand();
            (row.scope == Scope::Archive && scopes.contains(&scope)).then_some(Row { scope, ..row })
        });
        Found { rows: rows.collect(), of }
    }
}
