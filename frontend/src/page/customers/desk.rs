//! What the customers page remembers: what is looked for, the cursor, and what it found. It outlives
//! the page, so that coming back finds everything as it was.

mod key;

pub use key::SEARCH;

use super::found::{self, Among, Contacts};
use crate::{
    page::orders,
    platform::sight,
    route::{Place, Route},
    store::{Store, use_store},
    ui::ListEvent,
};
use leptos::prelude::*;
use shared::{id::CustomerId, time::Instant};
use std::sync::Arc;

/// Wide enough for list and file side by side.
const WIDE: &str = "(min-width: 900px)";

#[derive(Clone, Copy)]
pub struct CustomersDesk {
    pub text: RwSignal<String>,
    pub among: RwSignal<Among>,
    /// Counts up when the field for a tag should have the focus.
    pub tag: RwSignal<u32>,
    contacts: Memo<Arc<Contacts>>,
    found: Memo<Arc<Vec<CustomerId>>>,
    cursor: RwSignal<Option<CustomerId>>,
    place: Place,
    store: Store,
}

impl CustomersDesk {
    /// Called once, after the desk of the orders, whose moment-old view it shares.
    pub fn provide(place: Place) {
        let store = use_store();
        let calm = orders::use_desk().calm;
        let (text, among) = (RwSignal::new(String::new()), RwSignal::new(Among::All));
        let contacts = Memo::new(move |_| Arc::new(calm.with(found::contacts)));
        let found = Memo::new(move |_| {
            let (text, among, contacts) = (text.get(), among.get(), contacts.get());
            Arc::new(calm.with(|world| found::find_among(world, &text, &among, &contacts)))
        });
        let (tag, cursor) = (RwSignal::new(0), RwSignal::new(None));
        provide_context(CustomersDesk { text, among, tag, contacts, found, cursor, place, store });
    }

    pub fn found(self) -> Signal<Arc<Vec<CustomerId>>> {
        self.found.into()
    }

    /// When we last had to do with them.
    pub fn last_contact(self, id: CustomerId) -> Option<Instant> {
        self.contacts.with(|contacts| contacts.get(&id).copied())
    }

    /// The customer beside the list, or in its place.
    pub fn open(self) -> Option<CustomerId> {
        match self.place.here() {
            Route::Customer(id) => Some(id),
            _ => None,
        }
    }

    /// Whom a new ticket would be about, on this page.
    pub fn here(self) -> Option<CustomerId> {
        let is_here = matches!(self.place.here_untracked(), Route::Customers | Route::Customer(_));
        untrack(|| self.current().get()).filter(|_| is_here)
    }

    pub fn current(self) -> Signal<Option<CustomerId>> {
        Signal::derive(move || self.open().or(self.cursor.get()))
    }

    pub fn show(self, id: CustomerId) {
        self.cursor.set(Some(id));
        self.place.go(Route::Customer(id));
    }

    pub fn close(self) {
        self.place.go(Route::Customers);
    }

    pub fn clear(self) {
        self.text.set(String::new());
        self.among.set(Among::All);
    }

    /// Moves on to a row; beside the list the file follows.
    pub fn move_to(self, id: CustomerId) {
        self.cursor.set(Some(id));
        let is_open = matches!(self.place.here_untracked(), Route::Customer(_));
        if is_open || sight::is(WIDE) {
            self.place.replace(Route::Customer(id));
        }
    }

    pub fn move_to_first(self) {
        let first = self.found.with_untracked(|found| found.first().copied());
        first.into_iter().for_each(|id| self.move_to(id));
    }

    pub fn list_event(self, event: ListEvent<CustomerId>) {
        match event {
            ListEvent::Current(id) => self.move_to(id),
            ListEvent::Open(id) | ListEvent::Mark(id) | ListEvent::MarkTo(id) => self.show(id),
            ListEvent::MarkAll => {}
        }
    }
}

pub fn use_customers() -> CustomersDesk {
    expect_context()
}
