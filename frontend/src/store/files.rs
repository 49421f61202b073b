//! Files as pages see them: what is on its way to the server, and contents to show.

use super::{Job, Store};
use crate::platform::{clock, http};
use leptos::prelude::*;
use shared::{
    attachment::BlobHash,
    sync::replica::{Blob, BlobCard, BlobState, Replica},
};
use std::sync::Arc;

/// What pages show of the contents on this device.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Files {
    waiting: Vec<BlobCard>,
    refused: Vec<BlobCard>,
}

impl Files {
    pub fn of(replica: &Replica) -> Files {
        let mut files = Files::default();
        for card in replica.blobs() {
            match card.state {
                BlobState::Waiting => files.waiting.push(card.clone()),
                BlobState::Refused(_) => files.refused.push(card.clone()),
                BlobState::Copy => {}
            }
        }
        files
    }
}

impl Store {
    /// How many files wait to be uploaded.
    pub fn uploads(&self) -> Memo<usize> {
        let files = self.files;
        Memo::new(move |_| files.with(|files| files.waiting.len()))
    }

    /// Whether this file is on this device only.
    pub fn uploads_file(&self, hash: BlobHash) -> Memo<bool> {
        let files = self.files;
        Memo::new(move |_| files.with(|files| files.waiting.iter().any(|card| card.hash == hash)))
    }

    /// Files that the server does not take, until the person has dealt with them.
    pub fn refused_files(&self) -> Memo<Vec<BlobCard>> {
        let files = self.files;
        Memo::new(move |_| files.with(|files| files.refused.clone()))
    }

    /// The person wants a refused file tried again, or dropped.
    pub fn deal_with_file(&self, hash: BlobHash, again: bool) {
        let tab = self.tab.get_value();
        let write = tab.replica.borrow().deal_with_blob(hash, again, clock::now());
        tab.keeper.give(Job::Save(write));
    }

    /// Changes when files that were missing may have arrived: a good moment to ask for them again.
    pub fn arrivals(&self) -> Signal<u32> {
        self.arrivals.into()
    }

    /// A file's content: from this device or from the server, and then kept here. `None` when it has
    /// not arrived yet or can't be reached now.
    pub async fn blob(&self, hash: BlobHash) -> Option<Arc<[u8]>> {
        let tab = self.tab.try_get_value()?;
        let unsaved = tab.replica.borrow().unsaved_blob(hash);
        if unsaved.is_some() {
            return unsaved;
        }
        if let Ok(Some(bytes)) = tab.device.blob(hash).await {
            return Some(bytes.into());
        }
        let bytes = http::get_bytes(&format!("/api/blob/{hash}")).await.ok().flatten()?;
        let blob = Blob::new("", bytes.into());
        // A proxy's page is not the file.
        if blob.hash != hash {
            return None;
        }
        let bytes = blob.bytes.clone();
        let write = tab.replica.borrow().fetched(blob, clock::now());
        tab.keeper.give(Job::Cache(write));
        Some(bytes)
    }

    /// A cycle has ended, here or in the tab that leads: tells the pages of this one.
    pub(crate) fn tell_arrivals(&self) {
        let _ = self.arrivals.try_update(|count| *count = count.wrapping_add(1));
    }
}
