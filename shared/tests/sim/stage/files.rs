//! Files between tabs and server, and what becomes of them on a device.

use super::Stage;
use crate::{
    network::Message,
    server::Word,
    tab::Tab,
    violation::{Violation, ensure},
};
use shared::{
    id::StaffId,
    sync::{
        bug::{self, Bug},
        replica::{Blob, BlobRefused, BlobState, Doubts, Errand},
    },
};
use std::sync::Arc;

impl Stage {
    /// The connection is made anew; whether to the same start of the server shows in it.
    pub fn live(&mut self, index: usize) {
        let tab = &mut self.tabs[index];
        if tab.live != self.server.starts {
            tab.live = self.server.starts;
            tab.replica.doubt();
        }
    }

    pub(super) fn errand(&mut self, index: usize) {
        let Some((errand, content, doubts)) = self.next_errand(index) else { return };
        let (tab, session) = (self.tabs[index].id, self.session(index));
        self.network.send(Message::Errand { tab, session, errand, content, doubts });
    }

    /// One errand and its answer, with no network between. Says whether there was one.
    pub fn errand_now(&mut self, index: usize) -> Result<bool, Violation> {
        let Some((errand, content, doubts)) = self.next_errand(index) else { return Ok(false) };
        let word = self.server.run(self.session(index), &errand, &content)?;
        let word = word.ok_or_else(|| Violation::new("the server is silent"))?;
        self.hear_word(index, errand, doubts, word).map(|()| true)
    }

    fn next_errand(&mut self, index: usize) -> Option<(Errand, Arc<[u8]>, Doubts)> {
        let now = self.clock(self.stores[self.tabs[index].store].device);
        let tab = &mut self.tabs[index];
        let (errand, doubts) = tab.replica.errand()?;
        let mut content: Arc<[u8]> = Arc::from([]);
        if let Errand::Upload(hash) = &errand {
            let Some((_, bytes)) = self.stores[tab.store].blobs.get(hash) else {
                let write = tab.replica.upload_refused(*hash, BlobRefused::Damaged, now);
                tab.commit(write);
                return None;
            };
            content = bytes.clone();
            if bug::is_on(Bug::UploadedWhenSent) {
                let write = tab.replica.uploaded(*hash, doubts, now);
                tab.commit(write);
            }
        }
        Some((errand, content, doubts))
    }

    pub(super) fn serve_errand(
        &mut self,
        tab: u32,
        session: Option<StaffId>,
        errand: Errand,
        content: &Arc<[u8]>,
        doubts: Doubts,
    ) -> Result<(), Violation> {
        if let Some(word) = self.server.run(session, &errand, content)? {
            self.network.send(Message::Word { tab, errand, doubts, word });
        }
        Ok(())
    }

    pub(super) fn hear_word(
        &mut self,
        index: usize,
        errand: Errand,
        doubts: Doubts,
        word: Word,
    ) -> Result<(), Violation> {
        let now = self.clock(self.stores[self.tabs[index].store].device);
        let tab = &mut self.tabs[index];
        let write = match (errand, word) {
            (Errand::Upload(hash), Word::Done) => tab.replica.uploaded(hash, doubts, now),
            (Errand::Upload(hash), Word::Refused(why)) => tab.replica.upload_refused(hash, why, now),
            (Errand::Upload(hash), _) => {
                tab.replica.upload_failed(hash);
                return Ok(());
            }
            (Errand::Ask(copies), Word::Lacking(lacking)) => tab.replica.asked(&copies, &lacking, doubts, now),
            (Errand::Ask(_), _) => return Ok(()),
        };
        tab.commit(write);
        self.check_sure(index)
    }

    /// What a tab is sure of is so, as long as it is connected to the server that is there.
    fn check_sure(&self, index: usize) -> Result<(), Violation> {
        let Tab { replica, live, .. } = &self.tabs[index];
        let is_there = |hash| self.server.disk.blobs.contains_key(hash);
        let wrong = replica.blobs().find(|card| replica.is_sure(card.hash) && !is_there(&card.hash));
        ensure(*live != self.server.starts || wrong.is_none(), || format!("files: the server does not have {wrong:?}"))
    }

    /// A file that the server has is looked at on this device.
    pub(super) fn fetch(&mut self, index: usize, which: u8) {
        let count = self.server.disk.blobs.len();
        let Some((_, bytes)) = self.server.disk.blobs.iter().nth(usize::from(which) % count.max(1)) else { return };
        let blob = Blob::new("", bytes.clone());
        let now = self.clock(self.stores[self.tabs[index].store].device);
        let write = self.tabs[index].replica.fetched(blob, now);
        self.tabs[index].commit(write);
    }

    pub(super) fn evict(&mut self, index: usize) {
        let now = self.clock(self.stores[self.tabs[index].store].device);
        let write = self.tabs[index].replica.make_room(now);
        self.tabs[index].commit(write);
    }

    pub(super) fn deal_with_file(&mut self, index: usize, which: u8, again: bool) {
        let now = self.clock(self.stores[self.tabs[index].store].device);
        let tab = &mut self.tabs[index];
        let refused = tab.replica.blobs().filter(|card| matches!(card.state, BlobState::Refused(_)));
        let refused: Vec<_> = refused.map(|card| card.hash).collect();
        if let Some(hash) = refused.get(usize::from(which) % refused.len().max(1)).copied() {
            if !again {
                self.ledger.spared.insert(hash);
            }
            let write = tab.replica.deal_with_blob(hash, again, now);
            tab.save(write);
        }
    }
}
