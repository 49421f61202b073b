//! The server's end: the one writer of a workspace.
//!
//! `push` takes mutations in and says what to make durable; until the shell has committed that, it
//! keeps the old `Primary` and tells nobody. `pull` answers from a snapshot, which is a clone.
//! The shell gives the clock and random numbers, and loads what clients did before (`know`): all that
//! a push or a pull names.

mod act;
mod archive;
mod commit;
mod pull;
mod push;

use super::{
    shelf::{Shelf, Slot},
    wire::{Digest, End, MutationId, Row, Version},
};
use crate::{
    id::{ClientId, StaffId},
    map::Map,
    record::{Key, Record, Scope, scopes_of},
    world::World,
};
pub use act::ActInput;
pub use archive::Sweep;
pub use commit::{CommitRow, OutcomeRow, QuarantineRow, Stored, WriteSet};
pub use pull::{Frames, ROWS_A_SLICE};
pub use push::{Failure, PushInput};
use serde_json::value::RawValue;
use std::sync::Arc;

/// The state of a workspace's server. Cloning it is cheap.
#[derive(Clone)]
pub struct Primary {
    epoch: u64,
    version: Version,
    world: World,
    shelf: Shelf,
    /// The commits that a delta can be made from, by version.
    log: Map<Version, Arc<Commit>>,
    clients: Map<ClientId, Client>,
    /// Mutations that the server failed on, until they succeed or are quarantined.
    failures: Map<MutationId, Failure>,
}

/// What the log keeps of a commit: pointers, not rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    pub id: u64,
    /// Whose mutation it was; `None` for a command of the system. A pull that brings the effects
    /// brings this acknowledgement with them, whether it was asked for or not.
    pub by: Option<(StaffId, MutationId)>,
    /// Each touched row with the scope it had before.
    pub touched: Vec<(Key, Option<Scope>)>,
}

/// What one page load has sent so far.
#[derive(Clone)]
pub struct Client {
    pub owner: StaffId,
    /// Hash and end of every mutation, by number: all of them, because a number that is not here
    /// counts as never consumed.
    pub ends: Map<u64, (u64, End)>,
}

impl Client {
    pub fn of(owner: StaffId) -> Client {
        Client { owner, ends: Map::default() }
    }

    /// The highest number consumed.
    pub fn last(&self) -> u64 {
        self.ends.last().map_or(0, |(seq, _)| *seq)
    }
}

/// Commits kept for deltas. A client that is further behind loads anew.
pub const LOG_COMMITS: usize = 20_000;

impl Primary {
    pub fn new(epoch: u64) -> Primary {
        Primary {
            epoch,
            version: 0,
            world: World::default(),
            shelf: Shelf::default(),
            log: Map::default(),
            clients: Map::default(),
            failures: Map::default(),
        }
    }

    /// Takes a stored row in, when the server starts.
    pub fn load(&mut self, row: &Row) -> Result<(), serde_json::Error> {
        let record = Record::read(row.kind, row.body.get())?;
        // By this build's own form, which is what a pull will send.
        self.place(row.key(), Some((&record, &record.body()?, row.version)));
        self.world.put(record);
        Ok(())
    }

    /// Takes a stored commit in, oldest first, when the server starts.
    pub fn load_commit(&mut self, version: Version, commit: Commit) {
        self.log.insert(version, Arc::new(commit));
        self.version = self.version.max(version);
        self.trim_log(LOG_COMMITS);
    }

    /// Tells what a client did in earlier runs of the server, from storage.
    pub fn know(&mut self, id: ClientId, client: Client) {
        self.clients.insert(id, client);
    }

    /// Lets go of what a client did, which storage has. Whoever comes back is made known again.
    pub fn forget(&mut self, id: ClientId) {
        self.clients.remove(&id);
    }

    pub fn knows(&self, id: ClientId) -> bool {
        self.clients.contains_key(&id)
    }

    pub fn version(&self) -> Version {
        self.version
    }

    pub fn world(&self) -> &World {
        &self.world
    }

    /// The scopes of a person, as of now.
    pub fn scopes(&self, person: StaffId) -> Vec<Scope> {
        scopes_of(self.world.staff.get(&person).map(|staff| &**staff), self.world.workspace())
    }

    /// Digest of everything, for `guitai check`.
    pub fn digest(&self) -> Digest {
        let mut total = Digest::default();
        self.shelf.after(None).for_each(|(_, slot)| total.add(slot.digest));
        total
    }

    /// Forgets the oldest commits until `keep` are left.
    pub fn trim_log(&mut self, keep: usize) {
        while self.log.len() > keep {
            let Some(oldest) = self.log.first().map(|(version, _)| *version) else { return };
            self.log.remove(&oldest);
        }
    }

    /// The random id of a commit; `None` when the log does not reach back to it.
    fn commit_id(&self, version: Version) -> Option<u64> {
        if version == 0 { Some(0) } else { self.log.get(&version).map(|commit| commit.id) }
    }

    fn place(&mut self, key: Key, row: Option<(&Record, &str, Version)>) -> Option<Slot> {
        let slot = row.map(|(record, body, version)| Slot {
            scope: record.scope(),
            version,
            digest: Digest::of(key, version, body),
        });
        self.shelf.set(key, slot)
    }

    fn row(&self, key: Key, slot: Slot) -> Option<Row> {
        let body = self.world.get(key)?.body().ok()?;
        let body = RawValue::from_string(body).ok()?;
        Some(Row { kind: key.kind, id: key.id, version: slot.version, scope: slot.scope, body })
    }
}
