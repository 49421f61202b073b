//! Drafts and contents of files in the model of a device's storage.

use super::Store;
use crate::violation::{Violation, ensure};
use shared::sync::replica::{DraftStep, Write};
use std::collections::BTreeMap;

impl Store {
    /// What a write says of drafts and contents.
    pub(super) fn set_aside(&mut self, write: &Write) {
        for (blob, state, at) in &write.blobs {
            let stored = self.blobs.get(&blob.hash).map(|(card, _)| card);
            let card = blob.enters(stored, *state, *at);
            self.blobs.extend(card.map(|card| (blob.hash, (card, blob.bytes.clone()))));
        }
        for (hash, step, at) in &write.blob_steps {
            if let Some((card, bytes)) = self.blobs.remove(hash) {
                self.blobs.extend(step.after(card, *at).map(|card| (*hash, (card, bytes))));
            }
        }
        for (key, step) in &write.drafts {
            let stored = self.drafts.remove(key);
            self.drafts.extend(step.after(stored).map(|text| (key.clone(), text)));
        }
    }

    /// What was typed is a draft or has been issued: never both, and never neither, unless somebody
    /// has typed something else over it.
    pub(super) fn keeps_typed(&self, before: &BTreeMap<String, String>, write: &Write) -> Result<(), Violation> {
        let is_issued = |text: &str| self.mutations().any(|mutation| mutation.args.get().contains(text));
        for (key, text) in before.iter().filter(|(key, text)| self.drafts.get(*key) != Some(*text)) {
            let over =
                |(at, step): &(String, DraftStep)| at == key && matches!(step, DraftStep::Kept(new) if new != text);
            let stays = write.drafts.iter().any(over) || is_issued(text);
            ensure(stays, || format!("typed: {text:?} is neither a draft nor issued"))?;
        }
        let both = self.drafts.values().find(|text| is_issued(text));
        ensure(both.is_none(), || format!("typed: {both:?} is a draft, and issued"))
    }
}
