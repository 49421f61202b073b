//! Into the archive and back. Only the server, which has all of it, says what goes there.

use super::{Ctx, Draft, Rejection, number::only_the_system};
use crate::{
    archive::{Archive, with_all},
    record::Key,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Puts what is over into the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivePut {
    pub keys: BTreeSet<Key>,
}

/// Brings records back, each with all that it can't be without. What is at hand already stays there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveRecall {
    pub keys: BTreeSet<Key>,
}

impl ArchivePut {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        only_the_system(ctx)?;
        let known: Vec<_> = self.keys.iter().filter_map(|key| draft.get(*key)).collect();
        let at_hand = known.iter().filter(|record| !record.archive().is_away());
        at_hand.filter_map(|record| record.archived(Archive::Away(ctx.at))).for_each(|record| draft.put(record));
        Ok(())
    }
}

impl ArchiveRecall {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let all = with_all(draft, self.keys.iter().copied());
        let away: Vec<_> = all.into_iter().filter_map(|key| draft.get(key)).collect();
        let away = away.iter().filter(|record| record.archive().is_away());
        away.filter_map(|record| record.archived(Archive::Back(ctx.at))).for_each(|record| draft.put(record));
        Ok(())
    }
}
