//! One person's storage on this device: the replica's writes as IndexedDB transactions.
//!
//! Every person has a database of their own, so nobody ever sees or sends what another left unsent.
//! The order of the fields of a [`Write`] is the order of work in [`Device::commit`].

mod blob;

use crate::platform::database::{Database, DatabaseError, Durability, Part, bytes_of, bytes_value, done, key};
use idb::{KeyRange, ObjectStore, Query, Transaction};
use serde::{Serialize, de::DeserializeOwned};
use shared::{
    attachment::BlobHash,
    id::StaffId,
    sync::{
        replica::{Attention, DraftStep, Fate, Image, Meta, Page, Pending, Place, StoredPage, Write},
        wire::MutationId,
    },
    time::Instant,
};
use std::{
    cell::{Cell, RefCell},
    ops::Range,
};
use wasm_bindgen::JsValue;

const META: &str = "meta";
const PAGES: &str = "pages";
const OUTBOX: &str = "outbox";
const RECENT: &str = "recent";
const ATTENTION: &str = "attention";
const DRAFTS: &str = "drafts";
const BLOBS: &str = "blobs";
const STORES: &[&str] = &[META, PAGES, OUTBOX, RECENT, ATTENTION, DRAFTS, "staging", BLOBS];

/// Milliseconds for which an acknowledged command is kept, in case the server is restored.
const RECENT_KEPT: i64 = 14 * 24 * 3600 * 1000;
/// Pages that are read together.
const PAGES_AT_ONCE: u32 = 4;

pub struct Device {
    name: String,
    database: RefCell<Option<Database>>,
    /// The connection was lost and made again since somebody last asked.
    reopened: Cell<bool>,
}

/// How a write ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Committed {
    Done,
    /// Another tab was faster; nothing was written.
    Fenced,
}

impl Device {
    pub fn of(person: StaffId) -> Device {
        Device { name: format!("guitai-1-{person}"), database: RefCell::new(None), reopened: Cell::new(false) }
    }

    /// Removes all that the device holds of this person.
    pub async fn erase(person: StaffId) -> Result<(), DatabaseError> {
        Database::delete(&Device::of(person).name).await
    }

    /// Begins a transaction, opening the database when it is not or no longer open.
    async fn begin(&self, stores: &[&str], durability: Option<Durability>) -> Result<Transaction, DatabaseError> {
        let begin = |database: &Database| match durability {
            Some(durability) => database.write(stores, durability),
            None => database.read(stores),
        };
        if let Some(Ok(transaction)) = self.database.borrow().as_ref().map(begin) {
            return Ok(transaction);
        }
        let opened = Database::open(&self.name, STORES).await?;
        let transaction = begin(&opened);
        if self.database.replace(Some(opened)).is_some() {
            self.reopened.set(true);
        }
        transaction
    }

    /// Whether the connection was lost and made again since the last call: what was stored may be gone.
    pub fn was_reopened(&self) -> bool {
        self.reopened.take()
    }

    /// What storage holds, on top of what the replica has (see `Replica::image`, which begins it).
    pub async fn image(&self, begin: impl FnOnce(Meta) -> Image) -> Result<Image, DatabaseError> {
        let transaction = self.begin(&[META, PAGES, OUTBOX, ATTENTION, BLOBS], None).await?;
        let store = |name| transaction.object_store(name);
        let meta: Meta = read(store(META)?.get(JsValue::from_str(META))?.await?)?.unwrap_or_default();
        let mut image = begin(meta);
        let pages = store(PAGES)?;
        for (generation, numbers) in image.lacks() {
            read_pages(&pages, generation, numbers, |page| image.take(generation, page)).await?;
        }
        image.outbox = all(&store(OUTBOX)?, None).await?;
        image.attention = all(&store(ATTENTION)?, None).await?;
        image.blobs = blob::cards(&store(BLOBS)?).await?;
        Ok(image)
    }

    /// So many pages of a generation.
    pub async fn pages(&self, (generation, count): (u32, u32)) -> Result<Vec<Page>, DatabaseError> {
        let transaction = self.begin(&[PAGES], None).await?;
        let mut stored = Vec::new();
        read_pages(&transaction.object_store(PAGES)?, generation, 0..count, |page| stored.push(page)).await?;
        stored.into_iter().map(|page| StoredPage::try_from(page)?.try_into().map_err(failed)).collect()
    }

    /// Writes in one transaction, or not at all.
    pub async fn commit(&self, write: &Write, now: Instant) -> Result<Committed, DatabaseError> {
        let settles = !write.settle.is_empty() || !write.told.is_empty();
        let typed = !write.outbox.is_empty() || settles || write.resend_recent;
        let durability = if typed { Durability::Strict } else { Durability::Relaxed };
        let stores = stores_of(write);
        if stores.is_empty() {
            return Ok(Committed::Done);
        }
        let transaction = self.begin(&stores, Some(durability)).await?;
        match self.fill(&transaction, write, now).await {
            Ok(Committed::Done) => done(transaction).await.map(|()| Committed::Done),
            Ok(Committed::Fenced) => {
                transaction.abort()?;
                Ok(Committed::Fenced)
            }
            Err(error) => {
                let _ = transaction.abort();
                Err(error)
            }
        }
    }

    async fn fill(&self, transaction: &Transaction, write: &Write, now: Instant) -> Result<Committed, DatabaseError> {
        let store = |name| transaction.object_store(name);
        if !write.blobs.is_empty() || !write.blob_steps.is_empty() {
            blob::write(&store(BLOBS)?, write).await?;
        }
        if !write.drafts.is_empty() {
            write_drafts(&store(DRAFTS)?, &write.drafts).await?;
        }
        if write.is_aside() {
            return Ok(Committed::Done);
        }
        let (meta, pages, outbox) = (store(META)?, store(PAGES)?, store(OUTBOX)?);
        let (recent, attention) = (store(RECENT)?, store(ATTENTION)?);
        if let Some(expect) = write.expect {
            let found: Meta = read(meta.get(JsValue::from_str(META))?.await?)?.unwrap_or_default();
            if found.fence != expect {
                return Ok(Committed::Fenced);
            }
        }
        for ((generation, number), page) in &write.pages {
            let text = page.text().map_err(failed)?;
            pages.put(&bytes_value(text.as_bytes()), Some(&page_key(*generation, *number)))?;
        }
        if let Some(kept) = &write.keep_generations {
            forget_other_generations(&pages, kept)?;
        }
        for pending in &write.outbox {
            put(&outbox, &place_key(&pending.place), pending)?;
        }
        if write.resend_recent {
            resend(&recent, &outbox, now).await?;
        }
        for (place, fate) in &write.settle {
            settle(&outbox, &recent, &attention, *place, fate).await?;
        }
        settle_told(&outbox, &recent, &attention, &write.told).await?;
        for place in &write.dealt_with {
            attention.delete(Query::Key(place_key(place)))?;
        }
        if let Some(new) = &write.meta {
            put(&meta, &JsValue::from_str(META), new)?;
        }
        Ok(Committed::Done)
    }

    /// Forgets what was acknowledged too long ago to be sent again.
    pub async fn forget_old(&self, now: Instant) -> Result<(), DatabaseError> {
        let transaction = self.begin(&[RECENT], Some(Durability::Relaxed)).await?;
        let old = key([Part::Number((now.0 - RECENT_KEPT) as f64)]);
        transaction.object_store(RECENT)?.delete(Query::KeyRange(KeyRange::upper_bound(&old, None)?))?;
        done(transaction).await
    }

    pub async fn draft(&self, key: &str) -> Result<Option<String>, DatabaseError> {
        let transaction = self.begin(&[DRAFTS], None).await?;
        let value = transaction.object_store(DRAFTS)?.get(JsValue::from_str(key))?.await?;
        Ok(value.and_then(|value| value.as_string()))
    }

    /// The keys of all drafts.
    pub async fn draft_keys(&self) -> Result<Vec<String>, DatabaseError> {
        let transaction = self.begin(&[DRAFTS], None).await?;
        let keys = transaction.object_store(DRAFTS)?.get_all_keys(None, None)?.await?;
        Ok(keys.into_iter().filter_map(|key| key.as_string()).collect())
    }

    /// A content, if the device has it.
    pub async fn blob(&self, hash: BlobHash) -> Result<Option<Vec<u8>>, DatabaseError> {
        let transaction = self.begin(&[BLOBS], None).await?;
        blob::bytes(&transaction.object_store(BLOBS)?, hash).await
    }
}

/// The stores that a write touches: what only keeps a draft shall not wait for a pull.
fn stores_of(write: &Write) -> Vec<&'static str> {
    let mut stores = Vec::new();
    if !write.blobs.is_empty() || !write.blob_steps.is_empty() {
        stores.push(BLOBS);
    }
    if !write.drafts.is_empty() {
        stores.push(DRAFTS);
    }
    if !write.is_aside() {
        stores.extend([META, PAGES, OUTBOX, RECENT, ATTENTION]);
    }
    stores
}

async fn write_drafts(store: &ObjectStore, drafts: &[(String, DraftStep)]) -> Result<(), DatabaseError> {
    for (key, step) in drafts {
        let key = JsValue::from_str(key);
        let stored = store.get(key.clone())?.await?.and_then(|value| value.as_string());
        match step.after(stored) {
            Some(text) => drop(store.put(&JsValue::from_str(&text), Some(&key))?),
            None => drop(store.delete(Query::Key(key))?),
        }
    }
    Ok(())
}

/// Moves a mutation out of the outbox, if it is still there.
async fn settle(
    outbox: &ObjectStore,
    recent: &ObjectStore,
    attention: &ObjectStore,
    place: Place,
    fate: &Fate,
) -> Result<(), DatabaseError> {
    let at = place_key(&place);
    let Some(pending) = read::<Pending>(outbox.get(at.clone())?.await?)? else { return Ok(()) };
    outbox.delete(Query::Key(at.clone()))?;
    match fate {
        Fate::Recent(_) => put(recent, &at, &pending),
        Fate::Attention(why) => put(attention, &at, &Attention { place, mutation: pending.mutation, why: why.clone() }),
        Fate::Renumbered(mutation) => {
            let place = Place { id: mutation.id, ..place };
            put(outbox, &place_key(&place), &Pending { place, mutation: (**mutation).clone(), ..pending })
        }
        Fate::Lost => Ok(()),
    }
}

/// Moves out of the outbox what another tab has put there, if it has.
async fn settle_told(
    outbox: &ObjectStore,
    recent: &ObjectStore,
    attention: &ObjectStore,
    told: &[(MutationId, Fate)],
) -> Result<(), DatabaseError> {
    if told.is_empty() {
        return Ok(());
    }
    for pending in all::<Pending>(outbox, None).await? {
        if let Some((_, fate)) = told.iter().find(|(id, _)| *id == pending.place.id) {
            settle(outbox, recent, attention, pending.place, fate).await?;
        }
    }
    Ok(())
}

/// Puts what was acknowledged lately back into the outbox.
async fn resend(recent: &ObjectStore, outbox: &ObjectStore, now: Instant) -> Result<(), DatabaseError> {
    let young = key([Part::Number((now.0 - RECENT_KEPT) as f64)]);
    let young = KeyRange::lower_bound(&young, None)?;
    for pending in all::<Pending>(recent, Some(young.into())).await? {
        put(outbox, &place_key(&pending.place), &Pending { again: true, ..pending })?;
    }
    recent.clear()?;
    Ok(())
}

fn forget_other_generations(pages: &ObjectStore, kept: &[u32]) -> Result<(), DatabaseError> {
    let mut kept = kept.to_vec();
    kept.sort_unstable();
    let mut next = 0;
    for generation in kept {
        if next < generation {
            pages.delete(Query::KeyRange(KeyRange::bound(
                &first_of(next),
                &first_of(generation),
                None,
                Some(true),
            )?))?;
        }
        next = generation + 1;
    }
    pages.delete(Query::KeyRange(KeyRange::lower_bound(&first_of(next), None)?))?;
    Ok(())
}

/// A page as storage has it.
struct PageValue(JsValue);

impl TryFrom<PageValue> for StoredPage {
    type Error = DatabaseError;

    fn try_from(PageValue(value): PageValue) -> Result<StoredPage, DatabaseError> {
        // The oldest builds stored text.
        let text = value.as_string().or_else(|| String::from_utf8(bytes_of(value)?).ok());
        StoredPage::try_from(text.unwrap_or_default()).map_err(failed)
    }
}

/// Reads pages in their order. While some are taken, storage reads the next.
async fn read_pages(
    pages: &ObjectStore,
    generation: u32,
    numbers: Range<u32>,
    mut take: impl FnMut(PageValue),
) -> Result<(), DatabaseError> {
    let ask = |from: u32| {
        let to = numbers.end.min(from + PAGES_AT_ONCE);
        let range = KeyRange::bound(&page_key(generation, from), &page_key(generation, to), None, Some(true))?;
        pages.get_all(Some(range.into()), None)
    };
    let mut parts = numbers.clone().step_by(PAGES_AT_ONCE as usize);
    let mut asked = parts.next().map(ask).transpose()?;
    while let Some(read) = asked {
        let read = read.await?;
        asked = parts.next().map(ask).transpose()?;
        read.into_iter().for_each(|page| take(PageValue(page)));
    }
    Ok(())
}

/// Before all pages of a generation.
fn first_of(generation: u32) -> JsValue {
    key([Part::Number(generation.into())])
}

fn page_key(generation: u32, number: u32) -> JsValue {
    key([Part::Number(generation.into()), Part::Number(number.into())])
}

fn place_key(place: &Place) -> JsValue {
    let client = place.id.client.to_string();
    key([Part::Number(place.at as f64), Part::Text(&client), Part::Number(place.id.seq as f64)])
}

fn put(store: &ObjectStore, key: &JsValue, value: &impl Serialize) -> Result<(), DatabaseError> {
    let text = serde_json::to_string(value).map_err(failed)?;
    store.put(&JsValue::from_str(&text), Some(key))?;
    Ok(())
}

fn read<T: DeserializeOwned>(value: Option<JsValue>) -> Result<Option<T>, DatabaseError> {
    let text = value.and_then(|value| value.as_string());
    text.map(|text| serde_json::from_str(&text)).transpose().map_err(failed)
}

fn failed(error: serde_json::Error) -> DatabaseError {
    DatabaseError::Failed(error.to_string())
}

async fn all<T: DeserializeOwned>(store: &ObjectStore, query: Option<Query>) -> Result<Vec<T>, DatabaseError> {
    let values = store.get_all(query, None)?.await?;
    values.into_iter().filter_map(|value| read(Some(value)).transpose()).collect()
}
