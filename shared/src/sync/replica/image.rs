//! Taking over what storage holds: all of it at the start, or what another tab has changed.

use super::{Attention, BlobCard, Held, Meta, Pending, Phase, Replica, StoredPage};
use std::{mem, ops::Range};

/// What storage holds, read on top of what the replica has of it. The pages come one after the other, so that storage
/// reads some while the rows of others are made, and they are never all in memory.
#[derive(Clone)]
pub struct Image {
    meta: Meta,
    confirmed: Rows,
    /// Of a first load under way.
    loading: Option<Rows>,
    /// All that waits.
    pub outbox: Vec<Pending>,
    /// All that was refused and is not yet dealt with.
    pub attention: Vec<Attention>,
    /// All contents, without their bytes.
    pub blobs: Vec<BlobCard>,
}

/// The rows of a generation, as far as its pages have been taken in.
#[derive(Clone)]
struct Rows {
    generation: u32,
    /// The pages that are not yet in it.
    lacks: Range<u32>,
    held: Held,
    is_damaged: bool,
}

impl Rows {
    /// Of so many pages of a generation, on top of those that are held, if they are of the same.
    fn begin((generation, pages): (u32, u32), known: Option<(u32, u32)>, held: &Held) -> Rows {
        let known = known.filter(|known| known.0 == generation).map(|(_, pages)| (pages, held.clone()));
        let (from, held) = known.unwrap_or_default();
        Rows { generation, lacks: from..pages, held, is_damaged: false }
    }
}

impl Image {
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The pages that it lacks, by generation and numbers: to be taken in, in this order.
    pub fn lacks(&self) -> impl Iterator<Item = (u32, Range<u32>)> + use<> {
        let rows = [Some(&self.confirmed), self.loading.as_ref()];
        rows.map(|rows| rows.map(|rows| (rows.generation, rows.lacks.clone()))).into_iter().flatten()
    }

    /// Takes in the next page of that generation.
    pub fn take<P: TryInto<StoredPage>>(&mut self, generation: u32, page: P) {
        let mut both = [Some(&mut self.confirmed), self.loading.as_mut()].into_iter().flatten();
        // After one that can't be read, the others would be about rows that are not there.
        if let Some(rows) = both.find(|rows| rows.generation == generation && !rows.is_damaged) {
            rows.is_damaged = page.try_into().map_or(true, |page| rows.held.take_stored(&page).is_err());
        }
    }
}

impl Replica {
    /// Begins to read what storage holds; `meta` is what it says of itself. Until [`Replica::adopt`] nothing is
    /// `stored`.
    pub fn image(&self, meta: Meta) -> Image {
        let of_load = |meta: &Meta| meta.load.as_ref().map(|load| (load.generation, load.pages));
        let confirmed = Rows::begin((meta.generation, meta.pages), Some(self.pages_known()), &self.confirmed);
        let loading = of_load(&meta).map(|stored| Rows::begin(stored, of_load(&self.meta), &self.loading));
        Image { meta, confirmed, loading, outbox: Vec::new(), attention: Vec::new(), blobs: Vec::new() }
    }

    /// Takes over what storage holds, once all that its image lacked is in it. What this tab has issued and storage
    /// has not yet is kept.
    pub fn adopt(&mut self, image: Image) {
        let Image { meta, confirmed, loading, outbox, attention, blobs } = image;
        self.blobs.adopt(blobs);
        let is_load_damaged = loading.as_ref().is_some_and(|loading| loading.is_damaged);
        self.loading = loading.map(|loading| loading.held).unwrap_or_default();
        (self.meta, self.confirmed) = (meta, confirmed.held);
        let is_damaged = confirmed.is_damaged || self.meta.cookie.is_some() && self.digest() != self.meta.digest;
        if is_damaged {
            // Unreadable, or not what was written: keep what can be shown, and load anew.
            self.meta.cookie = None;
        }
        if is_damaged || is_load_damaged {
            self.meta.load = None;
            self.loading = Held::default();
        }
        let mut known = mem::take(&mut self.pending);
        for pending in outbox {
            // Storage doesn't know what a push has told; this tab may.
            let phase = known.remove(&pending.place).map_or(Phase::Saved, |known| match known.phase {
                Phase::Applied(version) => Phase::Applied(version),
                Phase::Saving | Phase::Saved => Phase::Saved,
            });
            self.pending.insert(pending.place, Pending { phase, ..pending });
        }
        self.pending.extend(known.into_iter().filter(|(_, pending)| pending.phase == Phase::Saving));
        self.latest = self.pending.keys().next_back().map_or(self.latest, |place| self.latest.max(place.at));
        self.attention = attention.into_iter().map(|attention| (attention.place, attention)).collect();
        self.replay();
    }
}
