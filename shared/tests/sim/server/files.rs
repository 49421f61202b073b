//! The server's side of contents: it takes them, gives them back, and tells which it lacks.

use super::Server;
use crate::{action::Fate, violation::Violation};
use shared::{
    attachment::BlobHash,
    id::StaffId,
    sync::replica::{BlobRefused, Errand},
};
use std::sync::Arc;

/// What the server says to an errand.
#[derive(Clone, Debug)]
pub enum Word {
    Done,
    Lacking(Vec<BlobHash>),
    Refused(BlobRefused),
    Later,
}

/// Whether the server takes such a content at all.
pub fn takes(content: &[u8]) -> bool {
    !content.starts_with(b"refused")
}

impl Server {
    /// Does an errand; `None` when it died over it.
    pub fn run(
        &mut self,
        session: Option<StaffId>,
        errand: &Errand,
        content: &Arc<[u8]>,
    ) -> Result<Option<Word>, Violation> {
        if session.is_none() || self.other_age {
            return Ok(Some(Word::Later));
        }
        match errand {
            Errand::Ask(copies) => {
                let lacking = copies.iter().filter(|hash| !self.disk.blobs.contains_key(hash));
                Ok(Some(Word::Lacking(lacking.copied().collect())))
            }
            Errand::Upload(hash) if BlobHash::of(content) != *hash => Ok(Some(Word::Refused(BlobRefused::Damaged))),
            Errand::Upload(_) if !takes(content) => Ok(Some(Word::Refused(BlobRefused::TypeNotAllowed))),
            Errand::Upload(hash) => self.take(*hash, content),
        }
    }

    /// One transaction.
    fn take(&mut self, hash: BlobHash, content: &Arc<[u8]>) -> Result<Option<Word>, Violation> {
        if std::mem::take(&mut self.busy) > 0 {
            return Ok(Some(Word::Later));
        }
        let fate = self.fate.take();
        if fate == Some(Fate::Fails) {
            return Ok(Some(Word::Later));
        }
        if fate != Some(Fate::CrashBefore) {
            self.disk.blobs.insert(hash, content.clone());
            self.had.insert(hash);
        }
        if fate.is_some() {
            self.restart()?;
            return Ok(None);
        }
        Ok(Some(Word::Done))
    }
}
