//! Contents of files on the device: what is known of each, and how that changes.
//!
//! A content enters storage in the write of the command that names it. It waits until the server has
//! answered that it has it; then it is a copy, for reading offline and for a server that comes back
//! from a backup. `upload` is what the leading tab does about them.

use crate::{
    attachment::BlobHash,
    sync::bug::{self, Bug},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A content, and the name of the file that it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blob {
    pub hash: BlobHash,
    pub name: String,
    pub bytes: Arc<[u8]>,
}

impl Blob {
    pub fn new(name: &str, bytes: Arc<[u8]>) -> Blob {
        Blob { hash: BlobHash::of(&bytes), name: name.to_owned(), bytes }
    }

    /// What is known of it once it is put, or `None` when what is stored stands. What comes from a
    /// form waits, even where there is a copy: a server need not keep for ever what nothing names.
    pub fn enters(&self, stored: Option<&BlobCard>, state: BlobState, at: Instant) -> Option<BlobCard> {
        let Blob { hash, name, bytes } = self;
        let enters = state == BlobState::Waiting || stored.is_none();
        enters.then(|| BlobCard { hash: *hash, name: name.clone(), bytes: bytes.len() as u32, at, state })
    }
}

/// What is known of a content that the device holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobCard {
    pub hash: BlobHash,
    pub name: String,
    pub bytes: u32,
    /// Since when it is in this state, by the device's clock.
    pub at: Instant,
    pub state: BlobState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlobState {
    /// To be uploaded. Never forgotten.
    Waiting,
    /// The server has it, as far as it has said.
    Copy,
    /// The server does not take it. Kept until the person has dealt with it.
    Refused(BlobRefused),
}

/// Why the server does not take a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlobRefused {
    TooLarge,
    TypeNotAllowed,
    /// The person may not send files any more.
    Denied,
    /// It is not what its hash says: the device's storage has damaged it.
    Damaged,
    #[serde(other)]
    Unknown,
}

/// What happens to a content that storage holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlobStep {
    /// The server has it.
    Uploaded,
    Refused(BlobRefused),
    /// The server has it no longer.
    Lacking,
    /// The person wants a refused one tried again.
    Again,
    /// A copy that is not needed, or a refused one that the person drops.
    Forgotten,
}

impl BlobStep {
    /// What is known after the step; `None` when the content goes. A step that doesn't fit the state
    /// changes nothing: another tab was faster.
    pub fn after(&self, card: BlobCard, at: Instant) -> Option<BlobCard> {
        let state = match (self, card.state) {
            (BlobStep::Uploaded, BlobState::Waiting) => BlobState::Copy,
            (BlobStep::Refused(why), BlobState::Waiting) => BlobState::Refused(*why),
            (BlobStep::Lacking, BlobState::Copy) | (BlobStep::Again, BlobState::Refused(_)) => BlobState::Waiting,
            (BlobStep::Forgotten, BlobState::Copy | BlobState::Refused(_)) => return None,
            (BlobStep::Forgotten, BlobState::Waiting) if bug::is_on(Bug::EvictionReachesWaiting) => return None,
            _ => return Some(card),
        };
        Some(BlobCard { state, at, ..card })
    }
}
