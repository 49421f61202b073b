//! Forms: what is typed into them, kept as drafts, and sent with files.

use super::Stage;
use crate::{server::takes, tab::Job, talk, violation::Violation};
use shared::sync::replica::{Blob, Issue};
use std::sync::Arc;

/// Forms that there are, by the keys of their drafts.
const FORMS: [&str; 2] = ["note/a", "note/b"];

fn key(form: u8) -> &'static str {
    FORMS[usize::from(form) % FORMS.len()]
}

impl Stage {
    /// The point makes sure that no text begins like another.
    pub(super) fn type_into(&mut self, index: usize, form: u8) {
        let text = format!("typed {}.", self.fresh());
        let tab = &mut self.tabs[index];
        tab.forms.insert(key(form).to_owned(), text.clone());
        let write = tab.replica.keep_draft(key(form), &text);
        tab.save(write);
    }

    pub(super) fn look(&mut self, store: usize, form: u8) {
        for tab in self.tabs.iter_mut().filter(|tab| tab.store == store) {
            let looking = tab.replica.look(key(form));
            tab.jobs.push_back(Job::Look(looking, key(form).to_owned()));
        }
    }

    /// Pages that are hidden keep what stands in their forms.
    pub(super) fn flush(&mut self) {
        for tab in &mut self.tabs {
            for (key, text) in tab.forms.clone() {
                let write = tab.replica.keep_draft(&key, &text);
                tab.save(write);
            }
        }
    }

    pub(super) fn send(&mut self, tab: u8, form: u8, files: u8, with: u16) -> Result<(), Violation> {
        let Some(index) = self.tab(tab) else { return Ok(()) };
        let Some(text) = self.tabs[index].forms.get(key(form)).cloned() else { return Ok(()) };
        // Nobody sends twice in one millisecond: two tabs that show one draft would say the very same.
        self.now += 1;
        let blobs: Vec<Blob> = (0..u16::from(files % 3)).map(|file| self.content(with.wrapping_add(file))).collect();
        let command = talk::said(self.tabs[index].replica.view(), with, &text, &blobs);
        let issue = Issue { command: &command, draft: Some(key(form)), blobs };
        if self.issue_now(index, issue)? {
            self.tabs[index].forms.remove(key(form));
        }
        Ok(())
    }

    /// A content, now and then one that others have too, or that the server does not take.
    fn content(&mut self, with: u16) -> Blob {
        let fresh = self.fresh();
        let text = match with % 7 {
            0 => format!("refused {fresh}"),
            1 | 2 => format!("often {}", with % 5),
            _ => format!("file {fresh}"),
        };
        let blob = Blob::new("a.txt", Arc::from(text.into_bytes()));
        if !takes(&blob.bytes) {
            self.ledger.spared.insert(blob.hash);
        }
        blob
    }
}
