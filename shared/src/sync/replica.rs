//! The browser's end: what is confirmed, what waits, and the view of both.
//!
//! Every step returns a [`Write`] for the device's storage, one transaction each, done in the order
//! in which they were returned. What was issued shows at once; anything else shows once it is
//! `stored`, so that a tab never runs ahead of its storage. Several tabs share one storage: the fence
//! in `Meta` refuses the write of a tab that fell behind, which then reads it again (`adopt`).

mod blob;
mod draft;
mod image;
mod incoming;
mod outbox;
mod page;
mod storage;
mod upload;

use super::{
    shelf::{Shelf, Slot},
    wire::{Cookie, Digest, MutationId, PROTO, Position, PullRequest, Span},
};
use crate::{
    command::{self, Actor, Command, Ctx},
    id::StaffId,
    permit,
    record::{Key, Kind, Record, Scope},
    world::World,
};
pub use blob::{Blob, BlobCard, BlobRefused, BlobState, BlobStep};
pub use draft::{DraftStep, Looking};
pub use image::Image;
pub use incoming::{Incoming, PullError, Pulled};
pub use outbox::{Attention, Issue, Pending, Phase, Place, Why};
use page::Slip;
pub use page::{Page, StoredPage, compact};
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};
use storage::Next;
pub use storage::{Fate, Load, Meta, Write};
use upload::Blobs;
pub use upload::{Doubts, Errand};

/// One person's end in one tab. Cloning it is cheap but for what waits.
#[derive(Clone)]
pub struct Replica {
    person: StaffId,
    kinds: Vec<Kind>,
    meta: Meta,
    confirmed: Held,
    /// The rows of a first load under way.
    loading: Held,
    pending: BTreeMap<Place, Pending>,
    attention: BTreeMap<Place, Attention>,
    /// Drafts as this tab last read or kept them.
    drafts: HashMap<String, String>,
    blobs: Blobs,
    /// The latest place given or seen here: places of one client rise with its numbers, whatever
    /// the clock does, or a resend after a restore would find them out of order.
    latest: i64,
    view: World,
    /// Counts the changes of the view.
    revision: u64,
}

/// Rows with their digest.
#[derive(Clone, Default)]
struct Held {
    world: World,
    shelf: Shelf,
}

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        digest(self) == digest(other)
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        digest(self).fmt(f)
    }
}

impl Held {
    fn put(&mut self, row: Slip, body: &str) -> Result<(), serde_json::Error> {
        let record = Record::read(row.kind, body)?;
        let digest = Digest::of(row.key(), row.version, body);
        self.shelf.set(row.key(), Some(Slot { scope: row.scope, version: row.version, digest }));
        self.world.put(record);
        Ok(())
    }

    fn remove(&mut self, key: Key) {
        self.shelf.set(key, None);
        self.world.remove(key);
    }

    fn take_stored(&mut self, page: &StoredPage) -> Result<(), serde_json::Error> {
        self.change(page.dropped(), page.gone(), page.rows())
    }

    fn take(&mut self, page: &Page) -> Result<(), serde_json::Error> {
        self.change(&page.dropped, &page.gone, page.rows())
    }

    fn change<'p>(
        &mut self,
        dropped: &[Scope],
        gone: &[Key],
        mut rows: impl Iterator<Item = (Slip, &'p str)>,
    ) -> Result<(), serde_json::Error> {
        for key in self.shelf.keys_in(dropped) {
            self.remove(key);
        }
        gone.iter().for_each(|key| self.remove(*key));
        rows.try_for_each(|(row, body)| self.put(row, body))
    }
}

impl Replica {
    /// A replica with nothing in it. `kinds` are those that this build knows.
    pub fn new(person: StaffId, kinds: &[Kind]) -> Replica {
        Replica {
            person,
            kinds: kinds.to_vec(),
            meta: Meta::default(),
            confirmed: Held::default(),
            loading: Held::default(),
            pending: BTreeMap::new(),
            attention: BTreeMap::new(),
            drafts: HashMap::new(),
            blobs: Blobs::default(),
            latest: i64::MIN,
            view: World::default(),
            revision: 0,
        }
    }

    pub fn person(&self) -> StaffId {
        self.person
    }

    /// What the screens show: confirmed, and on top of it what waits.
    pub fn view(&self) -> &World {
        &self.view
    }

    /// A number that rises whenever the view may have changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What the server has confirmed.
    pub fn confirmed(&self) -> &World {
        &self.confirmed.world
    }

    pub fn cookie(&self) -> Option<&Cookie> {
        self.meta.cookie.as_ref()
    }

    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Digest of the confirmed rows.
    pub fn digest(&self) -> Digest {
        digest(&self.confirmed)
    }

    /// Rows received of a first load under way; `None` when none is.
    pub fn loading(&self) -> Option<u64> {
        self.meta.load.as_ref().map(|_| digest(&self.loading).rows)
    }

    /// Each confirmed row by its key, with its scope.
    pub fn confirmed_rows(&self) -> impl Iterator<Item = (Key, Scope)> {
        self.confirmed.shelf.after(None).map(|(key, slot)| (key, slot.scope))
    }

    /// What waits, in the order in which it was issued.
    pub fn pending(&self) -> impl DoubleEndedIterator<Item = &Pending> {
        self.pending.values()
    }

    /// What was refused and is not yet dealt with.
    pub fn attention(&self) -> impl DoubleEndedIterator<Item = &Attention> {
        self.attention.values()
    }

    /// Storage has done the write: what it is about is now so.
    pub fn stored(&mut self, write: Write) {
        for place in write.outbox.iter().map(|pending| pending.place) {
            if let Some(pending) = self.pending.get_mut(&place).filter(|pending| pending.phase == Phase::Saving) {
                pending.phase = Phase::Saved;
            }
        }
        let shows = write.next.is_some() || !write.settle.is_empty();
        self.blobs.stored(&write);
        if write.resend_recent {
            // The server that has answered to have them may be another one now.
            self.doubt();
        }
        if write.clear_outbox {
            self.pending.clear();
        }
        if let (Some(meta), Some(next)) = (write.meta, write.next) {
            // Unless storage was read again since, which then had this and may have had more.
            if meta.fence > self.meta.fence {
                (self.meta, self.confirmed, self.loading) = (meta, next.confirmed, next.loading);
            }
        }
        for (place, fate) in write.settle {
            self.settle(place, fate);
        }
        for (id, fate) in write.told {
            let place = self.pending.keys().find(|place| place.id == id).copied();
            place.into_iter().for_each(|place| self.settle(place, fate.clone()));
        }
        for place in write.dealt_with {
            self.attention.remove(&place);
        }
        if shows {
            self.replay();
        }
    }

    /// Generation and count of the confirmed pages that this replica has taken in.
    pub fn pages_known(&self) -> (u32, u32) {
        (self.meta.generation, self.meta.pages)
    }

    fn load_generation(&self) -> Option<u32> {
        self.meta.load.as_ref().map(|load| load.generation)
    }

    /// What to ask the server.
    pub fn request(&self) -> PullRequest {
        let at = match (&self.meta.load, &self.meta.cookie) {
            (Some(Load { cookie, after: Some(after), .. }), _) => {
                Position::Loading { cookie: cookie.clone(), after: *after }
            }
            (Some(Load { cookie, after: None, .. }), _) | (None, Some(cookie)) => {
                Position::At { cookie: cookie.clone() }
            }
            (None, None) => Position::Start,
        };
        PullRequest { proto: PROTO, person: self.person, kinds: self.kinds.clone(), at, open: self.open() }
    }

    /// The numbers of all that waits, as spans.
    fn open(&self) -> Vec<Span> {
        let mut ids: Vec<MutationId> = self.pending.values().map(|pending| pending.mutation.id).collect();
        ids.sort_unstable();
        let mut spans: Vec<Span> = Vec::new();
        for MutationId { client, seq } in ids {
            match spans.last_mut() {
                Some(span) if span.client == client && span.last.checked_add(1) == Some(seq) => span.last = seq,
                _ => spans.push(Span { client, first: seq, last: seq }),
            }
        }
        spans
    }

    /// Makes the view anew: confirmed, and what waits replayed on it. What no longer fits is left
    /// out of the view, not out of the queue: the server decides.
    fn replay(&mut self) {
        let mut view = self.confirmed.world.clone();
        for pending in self.pending.values() {
            // Sent once more after a restore: its effects may still be in what is shown.
            if pending.again && self.meta.cookie.is_none() {
                continue;
            }
            if let Ok(command) = pending.mutation.command() {
                let ctx = Ctx { actor: Actor::Staff(self.person), at: pending.mutation.issued_at };
                // A refusal here is no news: the person hears it from the server.
                let _ = self.attempt(&mut view, &command, &ctx);
            }
        }
        self.show(view);
    }

    fn show(&mut self, view: World) {
        self.view = view;
        self.revision += 1;
    }

    fn attempt(&self, world: &mut World, command: &Command, ctx: &Ctx) -> Result<(), command::Rejection> {
        permit::may(ctx.actor, command, world)?;
        command::apply(world, command, ctx).map(|_| ())
    }
}

fn digest(held: &Held) -> Digest {
    let mut total = Digest::default();
    held.shelf.sums().for_each(|sum| total.add(sum));
    total
}
