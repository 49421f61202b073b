//! What a device stores, and the writes to it.
//!
//! Rows are kept as a log of pages: a pull appends one page, a start reads them in order, and
//! `compact` rewrites them under the next generation. The view is never stored.

use super::{Attention, Pending, Place, Replica, Why};
use crate::{
    record::{Key, Scope},
    sync::wire::{Cookie, Digest, Mutation, Row, Version},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    /// A first load under way.
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

/// Rows as one pull brought them: first the scopes and keys to forget, then the rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Scope>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<Key>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
}

impl Page {
    pub fn is_empty(&self) -> bool {
        self.dropped.is_empty() && self.gone.is_empty() && self.rows.is_empty()
    }
}

/// One transaction on the device's storage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Write {
    /// The fence that must stand there; otherwise nothing of this is done.
    pub expect: Option<u64>,
    pub meta: Option<Meta>,
    /// Pages to add, as (generation, number).
    pub pages: Vec<((u32, u32), Page)>,
    /// Pages of all other generations than these go.
    pub keep_generations: Option<Vec<u32>>,
    pub outbox: Vec<Pending>,
    /// Moves out of the outbox; one that is no longer there is not moved.
    pub settle: Vec<(Place, Fate)>,
    /// Refusals that the person has dealt with.
    pub dealt_with: Vec<Place>,
    /// What was acknowledged lately goes back into the outbox: the server may have lost it.
    pub resend_recent: bool,
    /// Clears the outbox. Only a deliberate bug sets it.
    pub clear_outbox: bool,
}

/// Where a mutation goes when it leaves the outbox.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// Applied in this version; kept for a while, in case the server is restored.
    Recent(Version),
    /// Refused; kept until the person has dealt with it.
    Attention(Why),
    /// Under another id, because the server expects another number.
    Renumbered(Box<Mutation>),
    /// Gone without a trace. Only a deliberate bug does it.
    Lost,
}

/// What storage holds, or what of it a tab lacks.
#[derive(Clone, Debug, Default)]
pub struct Image {
    pub meta: Meta,
    pub pages: Vec<Page>,
    pub load_pages: Vec<Page>,
    pub outbox: Vec<Pending>,
    pub attention: Vec<Attention>,
}

impl Replica {
    /// Pages after which `compacted` pays.
    pub const MANY_PAGES: u32 = 400;

    /// Rewrites the log of pages: `pages` are all of this replica's generation, read from storage.
    pub fn compacted(&mut self, pages: Vec<Page>) -> Write {
        let pages = compact(pages);
        let expect = Some(self.meta.fence);
        self.meta.fence += 1;
        self.meta.generation += 1;
        self.meta.pages = pages.len() as u32;
        let generation = self.meta.generation;
        let pages = (0..).map(|number| (generation, number)).zip(pages).collect();
        Write { expect, meta: Some(self.meta.clone()), pages, keep_generations: Some(vec![generation]), ..Write::default() }
    }
}

/// Rows in one page of a compacted log.
const ROWS_A_PAGE: usize = 100;

/// The same rows in as few pages as will do, in key order. Bodies are carried over as they came, so
/// that fields which this build does not know are not lost.
pub fn compact(pages: Vec<Page>) -> Vec<Page> {
    let mut rows: BTreeMap<Key, Row> = BTreeMap::new();
    for page in pages {
        rows.retain(|_, row| !page.dropped.contains(&row.scope));
        page.gone.iter().for_each(|key| {
            rows.remove(key);
        });
        rows.extend(page.rows.into_iter().map(|row| (row.key(), row)));
    }
    let mut rows = rows.into_values().peekable();
    let mut compacted = Vec::new();
    while rows.peek().is_some() {
        compacted.push(Page { rows: rows.by_ref().take(ROWS_A_PAGE).collect(), ..Page::default() });
    }
    compacted
}
