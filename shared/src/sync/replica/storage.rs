//! What a device stores, and the writes to it.
//!
//! Rows are kept as a log of pages: a pull appends one page, a start reads them in order, and
//! `compact` rewrites them under the next generation. The view is never stored.

use super::{Blob, BlobState, BlobStep, DraftStep, Held, Page, Pending, Place, Replica, Why, page::compact};
use crate::{
    attachment::BlobHash,
    record::Key,
    sync::{
        bug::{self, Bug},
        wire::{Cookie, Digest, Mutation, MutationId, Version},
    },
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// Where the device stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Counts the writes that changed this; a writer that saw another number is refused.
    pub fence: u64,
    pub cookie: Option<Cookie>,
    /// Digest of all confirmed rows, checked at start.
    pub digest: Digest,
    /// Which pages are the confirmed ones, and how many.
    pub generation: u32,
    pub pages: u32,
    /// A first load under way. Then there is no cookie.
    pub load: Option<Load>,
}

/// A first load under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    pub cookie: Cookie,
    /// The last key that has come; `None` when all have and one delta is due.
    pub after: Option<Key>,
    pub generation: u32,
    pub pages: u32,
}

/// One transaction on the device's storage. When it is done, [`Replica::stored`] is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Write {
    /// The fence that must stand there; otherwise nothing of this is done.
    pub expect: Option<u64>,
    pub meta: Option<Meta>,
    /// Pages to add, as (generation, number).
    pub pages: Vec<((u32, u32), Page)>,
    /// Pages of all other generations than these go.
    pub keep_generations: Option<Vec<u32>>,
    /// Contents of files, and as what they enter (see `Blob::enters`).
    pub blobs: Vec<(Blob, BlobState, Instant)>,
    /// Changes to what storage knows of contents, after those of `blobs`.
    pub blob_steps: Vec<(BlobHash, BlobStep, Instant)>,
    pub drafts: Vec<(String, DraftStep)>,
    pub outbox: Vec<Pending>,
    /// Moves out of the outbox; one that is no longer there is not moved.
    pub settle: Vec<(Place, Fate)>,
    /// The same for mutations that this tab did not know to wait: another tab may have put them into
    /// the outbox a moment ago, and their effects are in the pages of this write.
    pub told: Vec<(MutationId, Fate)>,
    /// Refusals that the person has dealt with.
    pub dealt_with: Vec<Place>,
    /// What was acknowledged lately goes back into the outbox, as `again`: the server may have lost
    /// it. The tab reads storage again (`adopt`) before it asks the server anything.
    pub resend_recent: bool,
    /// Clears the outbox. Only a deliberate bug sets it.
    pub clear_outbox: bool,
    pub(super) next: Option<Next>,
}

/// The rows that the replica holds once the write is done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Next {
    pub confirmed: Held,
    pub loading: Held,
}

/// Where a mutation goes when it leaves the outbox.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// Applied in this version; kept for a while, in case the server is restored.
    Recent(Version),
    /// Refused; kept until the person has dealt with it.
    Attention(Why),
    /// Under another id, because the server knows another mutation under this one.
    Renumbered(Box<Mutation>),
    /// Gone without a trace. Only a deliberate bug does it.
    Lost,
}

impl Write {
    /// Adds what a person did next to what they did before: both in one transaction.
    pub fn append(&mut self, next: Write) {
        self.blobs.extend(next.blobs);
        self.blob_steps.extend(next.blob_steps);
        self.drafts.extend(next.drafts);
        self.outbox.extend(next.outbox);
        self.settle.extend(next.settle);
        self.dealt_with.extend(next.dealt_with);
    }

    /// Whether it is only of drafts and contents, and touches nothing else in storage.
    pub fn is_aside(&self) -> bool {
        let Write { expect, meta, pages, keep_generations, outbox, settle, told, dealt_with, .. } = self;
        let is_rows = expect.is_some() || meta.is_some() || !pages.is_empty() || keep_generations.is_some();
        let is_work = !outbox.is_empty() || !settle.is_empty() || !told.is_empty() || !dealt_with.is_empty();
        !is_rows && !is_work && !self.resend_recent && !self.clear_outbox
    }
}

impl Replica {
    /// Pages after which `compacted` pays.
    pub const MANY_PAGES: u32 = 400;

    /// Rewrites the log of pages: `pages` are all of this replica's generation, read from storage.
    /// Nothing to do while a first load is due or under way, which will replace them anyway.
    pub fn compacted(&self, pages: Vec<Page>) -> Write {
        if self.meta.cookie.is_none() {
            return Write::default();
        }
        let pages = compact(pages);
        let (mut write, mut meta) = self.fenced();
        let generation = meta.fresh_generation();
        (meta.generation, meta.pages) = (generation, pages.len() as u32);
        write.pages = (0..).map(|number| (generation, number)).zip(pages).collect();
        write.keep_generations = Some(vec![generation]);
        write.meta = Some(meta);
        write.next = Some(Next { confirmed: self.confirmed.clone(), loading: Held::default() });
        write
    }

    /// A write that stands or falls with this tab being up to date, and the meta to go with it.
    pub(super) fn fenced(&self) -> (Write, Meta) {
        let write = Write { expect: Some(self.meta.fence), ..Write::default() };
        (write, Meta { fence: self.meta.fence + 1, ..self.meta.clone() })
    }
}

impl Meta {
    /// A number for pages that were never used on this device: tabs tell pages they have taken in
    /// from others by nothing else.
    pub(super) fn fresh_generation(&self) -> u32 {
        if bug::is_on(Bug::GenerationReused) { self.generation + 1 } else { self.fence as u32 }
    }
}
