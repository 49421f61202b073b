//! Who issued what: written by the simulator when it happens, believed by nobody else.
//!
//! A mutation is known by its hash, which survives a new id: it covers name, arguments and the time
//! of issue, and the simulator never issues two things in one millisecond.

use crate::violation::{Violation, ensure};
use shared::{
    attachment::BlobHash,
    id::StaffId,
    sync::{replica::Blob, wire::Mutation},
};
use std::collections::{BTreeSet, HashMap};

#[derive(Default)]
pub struct Ledger {
    issued: HashMap<u64, (StaffId, String)>,
    /// The contents that a mutation names.
    names: HashMap<u64, Vec<BlobHash>>,
    /// Contents that nobody need have any more: refused, dropped by a person, on a storage that was
    /// set back, or no longer kept as a copy.
    pub spared: BTreeSet<BlobHash>,
}

impl Ledger {
    pub fn issue(&mut self, person: StaffId, mutation: &Mutation) {
        let said = format!("{}#{} {} {}", mutation.id.client, mutation.id.seq, mutation.name, mutation.args.get());
        self.issued.insert(mutation.hash(), (person, said));
    }

    pub fn with(&mut self, mutation: &Mutation, blobs: &[Blob]) {
        self.names.insert(mutation.hash(), blobs.iter().map(|blob| blob.hash).collect());
    }

    /// The contents that a mutation names and that somebody must have.
    pub fn needs(&self, hash: u64) -> impl Iterator<Item = BlobHash> {
        let named = self.names.get(&hash).into_iter().flatten();
        named.copied().filter(|blob| !self.spared.contains(blob))
    }

    pub fn len(&self) -> usize {
        self.issued.len()
    }

    pub fn name(&self, hash: u64) -> &str {
        self.issued.get(&hash).map_or("something nobody issued", |(_, said)| said)
    }

    /// Nobody's command is ever taken for another person's.
    pub fn owns(&self, hash: u64, person: StaffId) -> Result<(), Violation> {
        let issuer = self.issued.get(&hash).map(|(issuer, _)| *issuer);
        ensure(issuer == Some(person), || format!("{} of {issuer:?} was taken for one of {person}", self.name(hash)))
    }
}
