//! What of the server survives a crash, written a whole [`WriteSet`] at a time.

use serde_json::value::RawValue;
use shared::{
    attachment::BlobHash,
    id::ClientId,
    record::Key,
    sync::{
        primary::{Client, CommitRow, OutcomeRow, Primary, QuarantineRow, Stored, WriteSet},
        wire::{MutationId, Row},
    },
};
use std::{collections::BTreeMap, sync::Arc};

#[derive(Clone)]
pub struct Disk {
    pub epoch: u64,
    rows: BTreeMap<Key, Stored>,
    pub commits: Vec<CommitRow>,
    pub outcomes: BTreeMap<MutationId, OutcomeRow>,
    pub quarantined: Vec<QuarantineRow>,
    pub blobs: BTreeMap<BlobHash, Arc<[u8]>>,
}

impl Disk {
    pub fn new(epoch: u64) -> Disk {
        Disk {
            epoch,
            rows: BTreeMap::new(),
            commits: Vec::new(),
            outcomes: BTreeMap::new(),
            quarantined: Vec::new(),
            blobs: BTreeMap::new(),
        }
    }

    /// One transaction.
    pub fn store(&mut self, write: &WriteSet) {
        self.store_effects(write);
        for row in &write.outcomes {
            self.outcomes.insert(row.outcome.id, row.clone());
        }
    }

    /// The first of two transactions, where a bug makes two of the one.
    pub fn store_effects(&mut self, write: &WriteSet) {
        for (key, row) in &write.rows {
            match row {
                Some(row) => self.rows.insert(*key, row.clone()),
                None => self.rows.remove(key),
            };
        }
        self.commits.extend(write.commits.iter().cloned());
        self.quarantined.extend(write.quarantined.iter().cloned());
    }

    /// A Primary as a new process reads it, with the last `keep` commits.
    pub fn load(&self, keep: usize) -> Result<Primary, serde_json::Error> {
        let mut primary = Primary::new(self.epoch);
        for (key, stored) in &self.rows {
            let body = RawValue::from_string(stored.body.clone())?;
            let Stored { scope, version, .. } = *stored;
            primary.load(&Row { kind: key.kind, id: key.id, version, scope, body })?;
        }
        let first = self.commits.len().saturating_sub(keep);
        for row in &self.commits[first..] {
            primary.load_commit(row.version, row.commit.clone());
        }
        Ok(primary)
    }

    /// Tells the Primary what these clients did before.
    pub fn acquaint(&self, primary: &mut Primary, clients: impl Iterator<Item = ClientId>) {
        for id in clients {
            if primary.knows(id) {
                continue;
            }
            let span = MutationId { client: id, seq: 0 }..=MutationId { client: id, seq: u64::MAX };
            let mut rows = self.outcomes.range(span).map(|(_, row)| row).peekable();
            let Some(owner) = rows.peek().map(|row| row.owner) else { continue };
            let mut client = Client::of(owner);
            rows.for_each(|row| {
                client.ends.insert(row.outcome.id.seq, (row.hash, row.outcome.end.clone()));
            });
            primary.know(id, client);
        }
    }
}
