//! Enquiries in the palette: a new one, and what words find.

use super::entries::{Entry, entry};
use crate::{
    i18n::Words,
    page::{act::Acts, enquiries::EnquiriesDesk},
    store::Store,
};
use leptos::prelude::*;
use shared::{
    enquiry::filter::{EnquiryFilter, EnquiryQueue},
    id::EnquiryId,
    staff::Permission,
};

/// Enquiries that the palette shows at most.
const MOST: usize = 6;

/// The enquiries that the words find.
pub fn found(words: &'static Words, store: Store, desk: EnquiriesDesk, text: &str) -> Vec<Entry> {
    let filter = EnquiryFilter { queue: EnquiryQueue::All, text: text.to_owned() };
    store.with_untracked(|world| {
        let line = |id: EnquiryId| {
            let enquiry = world.enquiries.get(&id)?;
            let hint = format!("{} · {}", words.enquiries.title, words.became(enquiry.outcome.as_ref()));
            Some(Entry { hint, ..entry(words.tell(world).enquiry(id), "", move || desk.cursor.show(id)) })
        };
        filter.find(world, store.me(), store.now()).into_iter().take(MOST).filter_map(line).collect()
    })
}

pub fn new(words: &'static Words, store: Store, desk: EnquiriesDesk, acts: Acts) -> Vec<Entry> {
    let may = untrack(|| store.permits(Permission::TicketWork));
    may.then(|| entry(words.enquiries.new, "b", move || desk.open_from_here(acts))).into_iter().collect()
}
