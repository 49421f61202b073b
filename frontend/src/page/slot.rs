//! A place to write in: a text and its files, kept on the device as a draft under a key with every change.
//!
//! A draft is read from the device a moment after the place is there; what is typed meanwhile goes on behind it.

use crate::{
    page::attaching::Attaching,
    platform::file::PickedFile,
    store::{Leaving, Store, use_store},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::attachment::Attachment;

#[derive(Clone, Copy)]
pub struct Slot {
    pub text: RwSignal<String>,
    pub files: Attaching,
    key: StoredValue<String>,
    /// Counts what was typed: a draft that is read meanwhile is not what was typed into.
    typed: StoredValue<u32>,
    /// Its draft is not known yet. What is typed is kept when it is, so that it takes the place of nothing.
    awaits: StoredValue<bool>,
    store: Store,
}

/// As a draft is kept.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Kept {
    text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files: Vec<Attachment>,
}

impl Slot {
    pub fn new(key: String) -> Slot {
        let slot = Slot {
            text: RwSignal::new(String::new()),
            files: Attaching::new(key.clone()),
            key: StoredValue::new(key),
            typed: StoredValue::new(0),
            awaits: StoredValue::new(false),
            store: use_store(),
        };
        slot.files.on_change(Callback::new(move |()| slot.keep()));
        slot
    }

    /// Whether nothing is begun here; tracked.
    pub fn is_empty(self) -> bool {
        self.text.with(String::is_empty) && self.files.pieces.with(Vec::is_empty)
    }

    /// Begins to read the draft; `read` goes on from what it gives.
    pub fn begin(self) -> u32 {
        if untrack(|| self.is_empty()) && !self.is_at_files() {
            self.awaits.set_value(true);
        }
        self.typed.get_value()
    }

    /// Reads the draft, as much having been typed when that began.
    pub async fn read(self, began: u32) {
        let Some(key) = self.key.try_get_value() else { return };
        let kept = self.store.draft(&key).await;
        let kept: Kept = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
        let Some(awaited) = self.awaits.try_update_value(std::mem::take) else { return };
        let is_touched = self.typed.try_get_value() != Some(began) || self.is_at_files();
        match (is_touched, awaited) {
            (false, _) => {
                let _ = self.text.try_set(kept.text);
                self.files.restore(kept.files).await;
            }
            // Before it was known something else was begun: that goes on behind it.
            (true, true) => {
                let _ = self.text.try_update(|text| *text = joined(&kept.text, text));
                self.files.restore(kept.files).await;
                self.keep();
            }
            // What is typed goes on from what was shown, which the draft follows.
            (true, false) => {}
        }
    }

    /// Follows what is typed.
    pub fn write(self, text: String) {
        self.touch();
        self.text.set(text);
        self.keep();
    }

    /// Attaches files.
    pub fn take(self, files: Vec<PickedFile>) {
        self.touch();
        self.files.take(files);
    }

    /// What leaves, even if it is nothing.
    pub fn all(self) -> (String, Vec<Attachment>, Leaving) {
        let (text, files) = (self.text.get_untracked().trim_end().to_owned(), self.files.attachments());
        let leaving = Leaving { draft: self.key.try_get_value(), files: self.files.contents() };
        (text, files, leaving)
    }

    /// What leaves; `None` while there is nothing, or files are still being looked at.
    pub fn ready(self) -> Option<(String, Vec<Attachment>, Leaving)> {
        let (text, files, leaving) = self.all();
        let is_nothing = text.is_empty() && files.is_empty();
        (!is_nothing && !untrack(|| self.files.is_busy())).then_some((text, files, leaving))
    }

    /// It has left.
    pub fn clear(self) {
        self.touch();
        self.text.set(String::new());
        self.files.clear();
    }

    fn touch(self) {
        self.typed.try_update_value(|typed| *typed += 1);
    }

    fn is_at_files(self) -> bool {
        self.files.work.try_get_untracked().flatten().is_some()
    }

    fn keep(self) {
        if self.awaits.try_get_value() != Some(false) {
            return;
        }
        let (Some(text), Some(key)) = (self.text.try_get_untracked(), self.key.try_get_value()) else { return };
        let kept = Kept { text, files: self.files.attachments() };
        let text = match kept.text.is_empty() && kept.files.is_empty() {
            true => String::new(),
            false => serde_json::to_string(&kept).unwrap_or_default(),
        };
        self.store.keep_draft(&key, &text);
    }
}

/// The text that was there, and behind it what was typed before it was known.
fn joined(before: &str, typed: &str) -> String {
    [before, typed].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
