//! What the customers page remembers: what is looked for, the cursor, and what it found. It outlives
//! the page, so that coming back finds everything as it was.

mod key;

pub use key::SEARCH;

use super::found::{self, Among, Contacts};
use crate::{
    page::{cursor::Cursor, orders},
    route::Place,
    store::{Store, use_store},
    ui::ListEvent,
};
use leptos::prelude::*;
use shared::{
    customer::duplicate::{self, Proposal},
    id::CustomerId,
    time::Instant,
};
use std::sync::Arc;

/// Wide enough for list and file side by side.
const WIDE: &str = "(min-width: 900px)";

#[derive(Clone, Copy)]
pub struct CustomersDesk {
    pub text: RwSignal<String>,
    pub among: RwSignal<Among>,
    /// The field for a tag of this customer shall take the focus.
    pub tag: RwSignal<Option<CustomerId>>,
    /// Into whose file another is to be merged.
    pub merging: RwSignal<Option<CustomerId>>,
    pub cursor: Cursor<CustomerId>,
    proposals: Memo<Arc<Vec<Proposal>>>,
    contacts: Memo<Arc<Contacts>>,
    found: Memo<Arc<Vec<CustomerId>>>,
    store: Store,
}

impl CustomersDesk {
    /// Called once, after the desk of the orders, whose moment-old view it shares.
    pub fn provide(place: Place) {
        let store = use_store();
        let calm = orders::use_desk().calm;
        let (text, among) = (RwSignal::new(String::new()), RwSignal::new(Among::All));
        let contacts = Memo::new(move |_| Arc::new(calm.with(found::contacts)));
        let proposals = Memo::new(move |_| Arc::new(calm.with(duplicate::proposals)));
        let found = Memo::new(move |_| {
            let (text, among, contacts, proposals) = (text.get(), among.get(), contacts.get(), proposals.get());
            Arc::new(calm.with(|world| found::find_among(world, &text, &among, &contacts, &proposals)))
        });
        let (tag, merging, cursor) = (RwSignal::new(None), RwSignal::new(None), Cursor::over(found, WIDE, place));
        provide_context(CustomersDesk { text, among, tag, merging, cursor, proposals, contacts, found, store });
    }

    pub fn found(self) -> Signal<Arc<Vec<CustomerId>>> {
        self.found.into()
    }

    /// Files that may be one customer's.
    pub fn proposals(self) -> Signal<Arc<Vec<Proposal>>> {
        self.proposals.into()
    }

    /// When we last had to do with them.
    pub fn last_contact(self, id: CustomerId) -> Option<Instant> {
        self.contacts.with(|contacts| contacts.get(&id).copied())
    }

    /// Whom a new ticket would be about, on this page.
    pub fn here(self) -> Option<CustomerId> {
        self.cursor.current_untracked().filter(|_| self.cursor.is_here())
    }

    pub fn clear(self) {
        self.text.set(String::new());
        self.among.set(Among::All);
    }

    pub fn list_event(self, event: ListEvent<CustomerId>) {
        match event {
            ListEvent::Current(id) => self.cursor.move_to(id),
            ListEvent::Open(id) | ListEvent::Mark(id) | ListEvent::MarkTo(id) => self.cursor.show(id),
            ListEvent::MarkAll => {}
        }
    }
}

pub fn use_customers() -> CustomersDesk {
    expect_context()
}
