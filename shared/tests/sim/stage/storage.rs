//! The work of a tab's storage task, and where it may be killed.

use super::Stage;
use crate::{
    action::Work,
    store::Fenced,
    tab::Job,
    violation::{Violation, ensure},
};
use shared::sync::replica::{BlobStep, Looking, Write};

impl Stage {
    /// Does the next job of a tab's storage task.
    pub fn work(&mut self, index: usize, how: Work) -> Result<(), Violation> {
        let Some(job) = self.tabs[index].next_job() else { return Ok(()) };
        if how == Work::KilledBefore {
            self.tabs.remove(index);
            return Ok(());
        }
        match job {
            Job::Adopt => self.adopt(index)?,
            Job::Look(looking, key) => self.looked(index, looking, key),
            // What was typed is tried again until it is saved.
            Job::Save(write) if how == Work::Full => self.tabs[index].jobs.push_front(Job::Save(write)),
            Job::Commit(..) if how == Work::Full => {}
            Job::Save(write) => {
                let store = self.tabs[index].store;
                let done = self.stores[store].commit(&write)?;
                ensure(done.is_ok(), || "what was typed is fenced".to_owned())?;
                self.tabs[index].replica.stored(write);
                self.check_store(store)?;
            }
            Job::Commit(write) => self.commit(index, write, how)?,
        }
        if how == Work::KilledAfter {
            self.tabs.remove(index);
            return Ok(());
        }
        self.check_tab(index)
    }

    /// A form begins with what the look has found.
    fn looked(&mut self, index: usize, looking: Looking, key: String) {
        let tab = &mut self.tabs[index];
        let stored = self.stores[tab.store].drafts.get(&key).cloned();
        tab.forms.remove(&key);
        tab.forms.extend(tab.replica.looked(looking, stored).map(|text| (key, text)));
    }

    fn commit(&mut self, index: usize, write: Write, how: Work) -> Result<(), Violation> {
        let number = self.tabs[index].store;
        let had = &self.server.had;
        let goes = write.blob_steps.iter().filter(|(_, step, _)| *step == BlobStep::Forgotten);
        // A copy may go once the server has it; whether it still has when it was restored is not ours.
        self.ledger.spared.extend(goes.map(|(hash, ..)| *hash).filter(|hash| had.contains(hash)));
        let store = &mut self.stores[number];
        match store.commit(&write)? {
            Ok(()) => {
                let resend = write.resend_recent;
                if how == Work::Done {
                    self.tabs[index].replica.stored(write);
                    if resend {
                        self.adopt(index)?;
                    }
                }
                self.check_store(number)
            }
            Err(Fenced) => self.adopt(index),
        }
    }

    pub fn adopt(&mut self, index: usize) -> Result<(), Violation> {
        let tab = &mut self.tabs[index];
        let store = &self.stores[tab.store];
        tab.replica.adopt(store.image(&tab.replica));
        let whole = tab.replica.cookie() == store.meta.cookie.as_ref() && tab.replica.meta().load == store.meta.load;
        ensure(whole || store.damaged, || format!("tab {} finds damage where none was done", tab.id))?;
        self.check_tab(index)
    }

    pub(super) fn compact(&mut self, index: usize) {
        let tab = &mut self.tabs[index];
        let generation = tab.replica.meta().generation;
        let pages = self.stores[tab.store].pages.range((generation, 0)..=(generation, u32::MAX));
        let write = tab.replica.compacted(pages.map(|(_, page)| page.clone()).collect());
        tab.commit(write);
    }
}
