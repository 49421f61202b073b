//! One person's storage on one device: the model that the browser's IndexedDB store must match.
//!
//! A [`Write`] is one transaction, done in the order of its fields, or refused by the fence.

mod aside;

use crate::violation::{Violation, ensure};
use shared::{
    attachment::BlobHash,
    id::StaffId,
    sync::{
        bug::{self, Bug},
        replica::{Attention, BlobCard, Fate, Image, Meta, Page, Pending, Place, Replica, Write},
        wire::{Cookie, Mutation, Version},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

#[derive(Clone)]
pub struct Store {
    pub device: usize,
    pub person: StaffId,
    pub meta: Meta,
    pub pages: BTreeMap<(u32, u32), Page>,
    pub outbox: BTreeMap<Place, Pending>,
    pub recent: BTreeMap<Place, (Pending, Version)>,
    pub attention: BTreeMap<Place, Attention>,
    pub drafts: BTreeMap<String, String>,
    pub blobs: BTreeMap<BlobHash, (BlobCard, Arc<[u8]>)>,
    /// Damage was done on purpose.
    pub damaged: bool,
}

/// The write was refused: another tab was faster.
pub struct Fenced;

impl Store {
    pub fn new(device: usize, person: StaffId) -> Store {
        Store {
            device,
            person,
            meta: Meta::default(),
            pages: BTreeMap::new(),
            outbox: BTreeMap::new(),
            recent: BTreeMap::new(),
            attention: BTreeMap::new(),
            drafts: BTreeMap::new(),
            blobs: BTreeMap::new(),
            damaged: false,
        }
    }

    pub fn commit(&mut self, write: &Write) -> Result<Result<(), Fenced>, Violation> {
        if write.expect.is_some_and(|fence| fence != self.meta.fence) && !bug::is_on(Bug::UnfencedLeader) {
            return Ok(Err(Fenced));
        }
        let (kept, cookie) = (self.expected(write)?, self.meta.cookie.clone());
        let unsent: Vec<Place> = self.outbox.keys().copied().collect();
        let drafts = self.drafts.clone();
        self.set_aside(write);
        self.pages.extend(write.pages.iter().cloned());
        if let Some(kept) = &write.keep_generations {
            self.pages.retain(|(generation, _), _| kept.contains(generation));
        }
        if write.clear_outbox {
            self.outbox.clear();
        }
        self.outbox.extend(write.outbox.iter().map(|pending| (pending.place, pending.clone())));
        if write.resend_recent {
            let recent = std::mem::take(&mut self.recent).into_values();
            self.outbox.extend(recent.map(|(pending, _)| (pending.place, Pending { again: true, ..pending })));
        }
        for (place, fate) in &write.settle {
            self.settle(*place, fate);
        }
        for (id, fate) in &write.told {
            let place = self.outbox.keys().find(|place| place.id == *id).copied();
            place.into_iter().for_each(|place| self.settle(place, fate));
        }
        for place in &write.dealt_with {
            self.attention.remove(place);
        }
        if let Some(meta) = &write.meta {
            self.meta = meta.clone();
        }
        ensure(self.kept()? == kept, || format!("one place: {write:?} loses or invents a mutation"))?;
        self.compare(cookie, &unsent)?;
        self.keeps_typed(&drafts, write)?;
        Ok(Ok(()))
    }

    fn settle(&mut self, place: Place, fate: &Fate) {
        let Some(pending) = self.outbox.remove(&place) else { return };
        match fate {
            Fate::Recent(version) => {
                self.recent.insert(place, (pending, *version));
            }
            Fate::Attention(why) => {
                let attention = Attention { place, mutation: pending.mutation, why: why.clone() };
                self.attention.insert(place, attention);
            }
            Fate::Renumbered(mutation) => {
                let place = Place { id: mutation.id, ..place };
                self.outbox.insert(place, Pending { place, mutation: (**mutation).clone(), ..pending });
            }
            Fate::Lost => {}
        }
    }

    /// What storage holds, on top of what that replica has.
    pub fn image(&self, replica: &Replica) -> Image {
        let mut image = replica.image(self.meta.clone());
        for (generation, numbers) in image.lacks() {
            let stored = self.pages.range((generation, numbers.start)..(generation, numbers.end));
            stored.for_each(|(_, page)| image.take(generation, page.clone()));
        }
        image.outbox = self.outbox.values().cloned().collect();
        image.attention = self.attention.values().cloned().collect();
        image.blobs = self.blobs.values().map(|(card, _)| card.clone()).collect();
        image
    }

    /// Changes a row of a stored page.
    pub fn damage(&mut self, which: u8) {
        let mut rows: Vec<_> = self.pages.values_mut().flat_map(|page| &mut page.rows).collect();
        let count = rows.len();
        if let Some(row) = rows.get_mut(usize::from(which) % count.max(1)) {
            row.version += 1;
            self.damaged = true;
        }
    }

    pub fn mutations(&self) -> impl Iterator<Item = &Mutation> {
        let outbox = self.outbox.values().map(|pending| &pending.mutation);
        let recent = self.recent.values().map(|(pending, _)| &pending.mutation);
        outbox.chain(recent).chain(self.attention.values().map(|attention| &attention.mutation))
    }

    /// All that is kept of what was issued here, by hash; an error when one is kept twice.
    pub fn kept(&self) -> Result<BTreeSet<u64>, Violation> {
        let mut kept = BTreeSet::new();
        for mutation in self.mutations() {
            ensure(kept.insert(mutation.hash()), || format!("one place: {mutation:?} is kept twice"))?;
        }
        Ok(kept)
    }

    /// What must be kept after the write: nothing that was issued goes but by the person's hand.
    fn expected(&self, write: &Write) -> Result<BTreeSet<u64>, Violation> {
        let mut expected = self.kept()?;
        expected.extend(write.outbox.iter().map(|pending| pending.mutation.hash()));
        for attention in write.dealt_with.iter().filter_map(|place| self.attention.get(place)) {
            expected.remove(&attention.mutation.hash());
        }
        Ok(expected)
    }

    /// The cookie goes back only by a reset, and that leaves what is unsent alone.
    fn compare(&self, before: Option<Cookie>, unsent: &[Place]) -> Result<(), Violation> {
        match (before, &self.meta.cookie) {
            (Some(old), Some(new)) => {
                let forward = new.version >= old.version && new.epoch == old.epoch;
                ensure(forward, || format!("the cookie goes back: {old:?} to {new:?}"))
            }
            (Some(_), None) => {
                let untouched = unsent.iter().all(|place| self.outbox.contains_key(place));
                ensure(untouched, || "a reset touches unsent work".to_owned())
            }
            (None, _) => Ok(()),
        }
    }
}
