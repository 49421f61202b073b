//! Drafts: text that is being written, kept on the device under a key.
//!
//! A draft ends in the same write in which what was made of it enters the outbox, so that a crash
//! leaves what was typed in exactly one of the two. It ends only as it was last seen here: what
//! another tab has typed under the key since is that tab's, and stays.

use super::{Replica, Write};

/// What becomes of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftStep {
    /// It reads like this now; empty text forgets it.
    Kept(String),
    /// What it was made of has been issued: it goes, if it still reads like this.
    Ended(String),
}

impl DraftStep {
    /// What storage holds of a draft after the step.
    pub fn after(&self, stored: Option<String>) -> Option<String> {
        match self {
            DraftStep::Kept(text) => Some(text.clone()).filter(|text| !text.is_empty()),
            DraftStep::Ended(text) => stored.filter(|stored| stored != text),
        }
    }
}

impl Replica {
    /// Keeps text that is being written under this key; empty text is forgotten.
    pub fn keep_draft(&mut self, key: &str, text: &str) -> Write {
        self.draft_read(key, Some(text));
        Write { drafts: vec![(key.to_owned(), DraftStep::Kept(text.to_owned()))], ..Write::default() }
    }

    /// Storage holds this text under this key: what the form begins with.
    pub fn draft_read(&mut self, key: &str, text: Option<&str>) {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => self.drafts.insert(key.to_owned(), text.to_owned()),
            None => self.drafts.remove(key),
        };
    }

    /// The text under this key as this tab last read or kept it.
    pub fn draft_known(&self, key: &str) -> Option<&str> {
        self.drafts.get(key).map(String::as_str)
    }

    /// The end of a draft, as far as this tab knows of one.
    pub(super) fn end_draft(&mut self, key: &str) -> Option<(String, DraftStep)> {
        let text = self.drafts.remove(key)?;
        Some((key.to_owned(), DraftStep::Ended(text)))
    }
}
