//! Drafts: text that is being written, kept on the device under a key.
//!
//! A draft ends in the same write in which what was made of it enters the outbox, so that a crash
//! leaves what was typed in exactly one of the two. It ends only as it was last seen here: what
//! another tab has typed under the key since is that tab's, and stays.

use super::{Replica, Write};
use crate::sync::bug::{self, Bug};

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

/// A look at a stored draft that is under way.
#[derive(Clone, Debug)]
pub struct Looking {
    key: String,
    /// What this tab knew when the look began.
    known: Option<String>,
}

impl Replica {
    /// Keeps text that is being written under this key; empty text is forgotten. What is kept already
    /// is not written again: it may have left another tab's form since.
    pub fn keep_draft(&mut self, key: &str, text: &str) -> Write {
        if self.draft_known(key) == Some(text) && !bug::is_on(Bug::DraftKeptAgain) {
            return Write::default();
        }
        self.drafts.insert(key.to_owned(), text.to_owned());
        Write { drafts: vec![(key.to_owned(), DraftStep::Kept(text.to_owned()))], ..Write::default() }
    }

    /// The text under this key as this tab last read or kept it.
    pub fn draft_known(&self, key: &str) -> Option<&str> {
        self.drafts.get(key).map(String::as_str)
    }

    /// All drafts that this tab knows of.
    pub fn drafts(&self) -> impl Iterator<Item = (&str, &str)> {
        let known = self.drafts.iter().filter(|(_, text)| !text.is_empty());
        known.map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// Begins to look at a draft; storage is read next, once all is done that was given to it before.
    pub fn look(&self, key: &str) -> Looking {
        Looking { key: key.to_owned(), known: self.draft_known(key).map(str::to_owned) }
    }

    /// Storage holds this text. Returns what the form is to show now, which is newer where somebody has
    /// typed meanwhile.
    pub fn looked(&mut self, Looking { key, known }: Looking, stored: Option<String>) -> Option<String> {
        if self.draft_known(&key) == known.as_deref() {
            self.drafts.insert(key.clone(), stored.unwrap_or_default());
        }
        self.drafts.get(&key).filter(|text| !text.is_empty()).cloned()
    }

    /// The end of a draft, as far as this tab knows of one.
    pub(super) fn end_draft(&mut self, key: &str) -> Option<(String, DraftStep)> {
        let text = self.drafts.insert(key.to_owned(), String::new()).filter(|text| !text.is_empty())?;
        Some((key.to_owned(), DraftStep::Ended(text)))
    }
}
