//! What is to be done about contents at the server, and what its answers mean.
//!
//! A server that was restored can't be told by its versions here, because a content has none: the
//! tab that leads asks about its copies whenever a connection is new (`doubt`), and what the server
//! lacks waits again.

use super::{
    Replica, Write,
    blob::{Blob, BlobCard, BlobRefused, BlobState, BlobStep},
};
use crate::{
    attachment::BlobHash,
    sync::bug::{self, Bug},
    time::Instant,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

/// Milliseconds for which a copy is kept.
const KEPT: i64 = 14 * 24 * 3600 * 1000;
/// Bytes of copies that a device keeps, the latest ones.
const MOST_COPIES: u64 = 200 * 1024 * 1024;
/// Copies that one question asks about.
const ASKED_AT_ONCE: usize = 500;

/// What is to be done about contents at the server, one thing at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    Upload(BlobHash),
    /// Ask which of these it lacks.
    Ask(Vec<BlobHash>),
}

/// How often the server was doubted when an errand was sent. An answer from before the last doubt
/// may be of a server that was restored since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubts(u32);

/// A replica's contents.
#[derive(Clone, Default)]
pub(super) struct Blobs {
    cards: BTreeMap<BlobHash, BlobCard>,
    /// Contents that storage does not have yet.
    saving: HashMap<BlobHash, Arc<[u8]>>,
    /// Copies that the server has said to have since the last doubt.
    sure: HashSet<BlobHash>,
    doubts: u32,
    /// Uploads that failed, how often: others go first.
    failed: HashMap<BlobHash, u32>,
}

impl Blobs {
    pub fn save(&mut self, blobs: &[Blob]) {
        self.saving.extend(blobs.iter().map(|blob| (blob.hash, blob.bytes.clone())));
    }

    pub fn stored(&mut self, write: &Write) {
        for (blob, state, at) in &write.blobs {
            self.saving.remove(&blob.hash);
            let card = blob.enters(self.cards.get(&blob.hash), *state, *at);
            self.cards.extend(card.map(|card| (blob.hash, card)));
        }
        for (hash, step, at) in &write.blob_steps {
            if let Some(card) = self.cards.remove(hash).and_then(|card| step.after(card, *at)) {
                self.cards.insert(*hash, card);
            }
        }
    }

    pub fn adopt(&mut self, cards: Vec<BlobCard>) {
        self.cards = cards.into_iter().map(|card| (card.hash, card)).collect();
    }
}

impl Replica {
    /// What is known of the contents on this device.
    pub fn blobs(&self) -> impl Iterator<Item = &BlobCard> {
        self.blobs.cards.values()
    }

    /// A content that was issued here and that storage does not have yet.
    pub fn unsaved_blob(&self, hash: BlobHash) -> Option<Arc<[u8]>> {
        self.blobs.saving.get(&hash).cloned()
    }

    /// Whether the server has said to have this copy, since it was last doubted.
    pub fn is_sure(&self, hash: BlobHash) -> bool {
        self.blobs.sure.contains(&hash)
    }

    /// The connection to the server is new, and so may the server be.
    pub fn doubt(&mut self) {
        self.blobs.doubts += 1;
        self.blobs.sure.clear();
    }

    /// What to do next at the server, if anything. The oldest that waits goes first, but what failed
    /// lets others pass.
    pub fn errand(&self) -> Option<(Errand, Doubts)> {
        let Blobs { cards, sure, doubts, failed, .. } = &self.blobs;
        let waiting = cards.values().filter(|card| card.state == BlobState::Waiting);
        let order = |card: &&BlobCard| (failed.get(&card.hash).copied(), card.at, card.hash);
        let unsure = cards.values().filter(|card| card.state == BlobState::Copy && !sure.contains(&card.hash));
        let asked: Vec<BlobHash> = unsure.map(|card| card.hash).take(ASKED_AT_ONCE).collect();
        let errand = match waiting.min_by_key(order) {
            Some(card) => Errand::Upload(card.hash),
            None if asked.is_empty() || bug::is_on(Bug::CopiesNotAskedAbout) => return None,
            None => Errand::Ask(asked),
        };
        Some((errand, Doubts(*doubts)))
    }

    /// The server has answered that it has a content.
    pub fn uploaded(&mut self, hash: BlobHash, asked: Doubts, now: Instant) -> Write {
        self.blobs.failed.remove(&hash);
        self.trust(asked, [hash]);
        step(hash, BlobStep::Uploaded, now)
    }

    /// An upload failed, for a reason that may pass.
    pub fn upload_failed(&mut self, hash: BlobHash) {
        *self.blobs.failed.entry(hash).or_default() += 1;
    }

    /// The server has answered that it will never take a content.
    pub fn upload_refused(&mut self, hash: BlobHash, why: BlobRefused, now: Instant) -> Write {
        step(hash, BlobStep::Refused(why), now)
    }

    /// The server has answered which of the copies it lacks.
    pub fn asked(&mut self, copies: &[BlobHash], lacking: &[BlobHash], asked: Doubts, now: Instant) -> Write {
        self.trust(asked, copies.iter().copied().filter(|hash| !lacking.contains(hash)));
        let steps = copies.iter().filter(|hash| lacking.contains(hash));
        Write { blob_steps: steps.map(|hash| (*hash, BlobStep::Lacking, now)).collect(), ..Write::default() }
    }

    fn trust(&mut self, asked: Doubts, hashes: impl IntoIterator<Item = BlobHash>) {
        if asked.0 == self.blobs.doubts || bug::is_on(Bug::LateAnswerBelieved) {
            self.blobs.sure.extend(hashes);
        }
    }

    /// A content that came from the server becomes a copy.
    pub fn fetched(&self, blob: Blob, now: Instant) -> Write {
        Write { blobs: vec![(blob, BlobState::Copy, now)], ..Write::default() }
    }

    /// The person wants a refused content tried again, or dropped.
    pub fn deal_with_blob(&self, hash: BlobHash, again: bool, now: Instant) -> Write {
        step(hash, if again { BlobStep::Again } else { BlobStep::Forgotten }, now)
    }

    /// Forgets copies that are old or too many, and that the server has lately said to have.
    pub fn forget_copies(&self, now: Instant) -> Write {
        self.forget_beyond(MOST_COPIES, KEPT, now)
    }

    /// Forgets all copies that can be spared: the device is full.
    pub fn make_room(&self, now: Instant) -> Write {
        self.forget_beyond(0, 0, now)
    }

    fn forget_beyond(&self, mut room: u64, kept: i64, now: Instant) -> Write {
        let Blobs { cards, sure, .. } = &self.blobs;
        let can_go = |card: &&BlobCard| {
            let is_spare = card.state == BlobState::Copy && sure.contains(&card.hash);
            is_spare || bug::is_on(Bug::EvictionReachesWaiting)
        };
        let mut copies: Vec<&BlobCard> = cards.values().filter(can_go).collect();
        copies.sort_by_key(|card| (Reverse(card.at), card.hash));
        copies.retain(|card| {
            let stays = room >= u64::from(card.bytes) && card.at.plus(kept) > now;
            room = if stays { room - u64::from(card.bytes) } else { 0 };
            !stays
        });
        let steps = copies.into_iter().map(|card| (card.hash, BlobStep::Forgotten, now));
        Write { blob_steps: steps.collect(), ..Write::default() }
    }
}

fn step(hash: BlobHash, step: BlobStep, at: Instant) -> Write {
    Write { blob_steps: vec![(hash, step, at)], ..Write::default() }
}
