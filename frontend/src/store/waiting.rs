//! What waits, as pages show it.

use shared::{
    command::Command,
    record::Key,
    sync::replica::{Pending, Phase, Place},
    time::Instant,
};

/// A command that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub place: Place,
    pub name: String,
    /// `None` when this build can't read it.
    pub command: Option<Command>,
    pub issued_at: Instant,
    pub phase: Phase,
}

impl Waiting {
    pub(super) fn of(pending: &Pending) -> Waiting {
        Waiting {
            place: pending.place,
            name: pending.mutation.name.clone(),
            command: pending.mutation.command().ok(),
            issued_at: pending.mutation.issued_at,
            phase: pending.phase,
        }
    }

    /// The record that it is about.
    pub fn subject(&self) -> Option<Key> {
        self.command.as_ref().and_then(Command::subject)
    }
}
