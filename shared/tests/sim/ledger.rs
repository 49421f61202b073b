//! Who issued what: written by the simulator when it happens, believed by nobody else.
//!
//! A mutation is known by its hash, which survives a new id: it covers name, arguments and the time
//! of issue, and the simulator never issues two things in one millisecond.

use crate::violation::{Violation, ensure};
use shared::{id::StaffId, sync::wire::Mutation};
use std::collections::HashMap;

#[derive(Default)]
pub struct Ledger {
    issued: HashMap<u64, (StaffId, String)>,
}

impl Ledger {
    pub fn issue(&mut self, person: StaffId, mutation: &Mutation) {
        let said = format!("{}#{} {} {}", mutation.id.client, mutation.id.seq, mutation.name, mutation.args.get());
        self.issued.insert(mutation.hash(), (person, said));
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
