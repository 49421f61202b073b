//! Contents on the device while what they belong to is still a draft.

use super::{Attaching, Piece};
use leptos::prelude::*;
use shared::{
    attachment::{Attachment, BlobHash},
    sync::replica::Blob,
};

impl Attaching {
    fn file_key(self, hash: BlobHash) -> Option<String> {
        self.key.try_with_value(|key| format!("{key}/file/{hash}"))
    }

    pub(super) fn keep(self, blob: &Blob) {
        if let Some(key) = self.file_key(blob.hash) {
            self.store.keep_draft(&key, &text_of(&blob.bytes));
        }
    }

    pub(super) fn forget(self, hash: BlobHash) {
        self.contents.try_update_value(|contents| contents.remove(&hash));
        if let Some(key) = self.file_key(hash) {
            self.store.keep_draft(&key, "");
        }
    }

    /// Brings back the files that a draft names. What is attached meanwhile stands behind them.
    pub async fn restore(self, named: Vec<Attachment>) {
        let round = self.round.try_get_value();
        let before = self.pieces.try_get_untracked().unwrap_or_default();
        let mut pieces = Vec::new();
        for attachment in named {
            pieces.push(match self.kept(&attachment).await {
                Some(blob) => {
                    self.contents.try_update_value(|contents| contents.insert(blob.hash, blob));
                    Piece::Ready(attachment)
                }
                None => {
                    let why = self.tongue.words().composer.file_lost.to_owned();
                    Piece::Refused { name: attachment.name, why }
                }
            });
        }
        if self.round.try_get_value() != round {
            return;
        }
        let _ = self.pieces.try_update(|shown| {
            let added: Vec<Piece> = shown.drain(..).filter(|piece| !before.contains(piece)).collect();
            pieces.extend(added.into_iter().filter(|piece| !pieces.contains(piece)).collect::<Vec<_>>());
            *shown = pieces;
        });
    }

    async fn kept(self, attachment: &Attachment) -> Option<Blob> {
        if let Some(known) = self.content(attachment.hash) {
            return Some(known);
        }
        let key = self.file_key(attachment.hash)?;
        let bytes = match self.store.draft(&key).await {
            Some(text) => bytes_of(&text).into(),
            // It may have left by another tab meanwhile, and is a file like any other then.
            None => self.store.blob(attachment.hash).await?,
        };
        Some(Blob::new(&attachment.name, bytes)).filter(|blob| blob.hash == attachment.hash)
    }
}

/// Bytes as a text, one character each: a draft is text.
fn text_of(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn bytes_of(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c).unwrap_or_default()).collect()
}
