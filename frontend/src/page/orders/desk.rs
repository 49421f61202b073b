//! What the orders page remembers: the filter, what it finds, cursor, marks, and what is being
//! asked. It outlives the page, so that coming back finds everything as it was.

mod found;
mod key;
mod marks;

use found::Calm;
pub use key::SEARCH;

use super::restore;
use crate::{
    page::{act::Acts, orders::step},
    platform::sight,
    route::{Place, Route},
    store::{Store, use_store},
    ui::ListEvent,
};
use leptos::prelude::*;
use shared::{
    id::{OrderId, SavedViewId},
    order::{Status, filter::OrderFilter},
    sync::replica::Place as Refused,
};
use std::{collections::BTreeSet, sync::Arc};

/// Wide enough for list and order side by side.
const WIDE: &str = "(min-width: 900px)";

/// A question that stands open.
#[derive(Clone, Debug, PartialEq)]
pub enum Asking {
    /// What a move of these orders needs. It may be a refused one that is made anew, and settles it.
    Move { orders: Vec<OrderId>, to: Status, settles: Option<Refused> },
    /// The name of a view: of a new one for this filter, or of an old one.
    ViewName { view: Option<SavedViewId>, filter: OrderFilter, name: String },
}

#[derive(Clone, Copy)]
pub struct Desk {
    pub filter: RwSignal<OrderFilter>,
    pub asking: RwSignal<Option<Asking>>,
    /// A flag's digit is awaited.
    pub flagging: RwSignal<bool>,
    /// The memo of this order is being written.
    pub memo: RwSignal<Option<OrderId>>,
    /// Counts up when the note field should have the focus.
    pub note: RwSignal<u32>,
    /// Whether what is being written differs from what is saved.
    pub unsaved: RwSignal<bool>,
    pub filters_open: RwSignal<bool>,
    /// The orders as list and counts show them.
    pub calm: Calm,
    found: Memo<Arc<Vec<OrderId>>>,
    cursor: RwSignal<Option<OrderId>>,
    marked: RwSignal<BTreeSet<OrderId>>,
    /// Where the cursor was in the list: an order that was moved on may leave it.
    was_at: StoredValue<usize>,
    place: Place,
    store: Store,
}

impl Desk {
    pub fn provide(place: Place) -> Desk {
        let store = use_store();
        let filter = RwSignal::new(OrderFilter::default());
        let calm = found::calm(store);
        let desk = Desk {
            filter,
            asking: RwSignal::new(None),
            flagging: RwSignal::new(false),
            memo: RwSignal::new(None),
            note: RwSignal::new(0),
            unsaved: RwSignal::new(false),
            filters_open: RwSignal::new(false),
            calm,
            found: found::found(calm, filter),
            cursor: RwSignal::new(None),
            marked: RwSignal::new(BTreeSet::new()),
            was_at: StoredValue::new(0),
            place,
            store,
        };
        provide_context(desk);
        desk
    }

    /// The orders that the list shows, newest first.
    pub fn found(self) -> Signal<Arc<Vec<OrderId>>> {
        self.found.into()
    }

    pub fn none_found(self) -> bool {
        self.found.with(|found| found.is_empty())
    }

    /// The order beside the list, or in its place.
    pub fn open(self) -> Option<OrderId> {
        match self.place.here() {
            Route::Order(id) => Some(id),
            _ => None,
        }
    }

    /// The row that keys act on.
    pub fn current(self) -> Signal<Option<OrderId>> {
        Signal::derive(move || self.open().or(self.cursor.get()))
    }

    pub fn current_untracked(self) -> Option<OrderId> {
        untrack(|| self.current().get())
    }

    pub fn show(self, id: OrderId) {
        self.point_at(id);
        self.place.go(Route::Order(id));
    }

    fn point_at(self, id: OrderId) {
        self.cursor.set(Some(id));
        if let Some(at) = self.at(id) {
            self.was_at.set_value(at);
        }
    }

    fn at(self, id: OrderId) -> Option<usize> {
        self.found.with_untracked(|found| found.iter().position(|found| *found == id))
    }

    pub fn close(self) {
        self.place.go(Route::Orders);
    }

    /// Moves on to a row; beside the list the order follows.
    pub fn move_to(self, id: OrderId) {
        self.point_at(id);
        let is_open = matches!(self.place.here_untracked(), Route::Order(_));
        if is_open || sight::is(WIDE) {
            self.place.replace(Route::Order(id));
        }
    }

    /// Moves to the first order found.
    pub fn move_to_first(self) {
        let first = self.found.with_untracked(|found| found.first().copied());
        first.into_iter().for_each(|id| self.move_to(id));
    }

    pub fn list_event(self, event: ListEvent<OrderId>) {
        match event {
            ListEvent::Current(id) => self.move_to(id),
            ListEvent::Open(id) => self.show(id),
            ListEvent::Mark(id) => self.mark(id),
            ListEvent::MarkTo(id) => self.mark_to(id),
            ListEvent::MarkAll => self.mark_all(),
        }
    }

    pub fn filter_by(self, filter: OrderFilter) {
        self.filter.set(filter);
        if !matches!(self.place.here_untracked(), Route::Orders | Route::Order(_)) {
            self.place.go(Route::Orders);
        }
    }

    pub fn clear_filter(self) {
        self.filter.set(OrderFilter::default());
    }

    pub fn ask_save_view(self) {
        let filter = self.filter.get_untracked();
        self.asking.set(Some(Asking::ViewName { view: None, filter, name: String::new() }));
    }

    /// Moves at once when nothing has to be asked, or else asks.
    pub fn ask_move(self, orders: Vec<OrderId>, to: Status, acts: Acts) {
        if step::needs_answer(self.store, &orders, to) {
            self.asking.set(Some(Asking::Move { orders, to, settles: None }));
        } else {
            step::make(self.store, acts, &orders, to);
        }
    }

    /// Asks for what a refused move lacks to be made from where the order stands now.
    pub fn ask_move_again(self, order: OrderId, to: Status, refused: Refused) {
        self.asking.set(Some(Asking::Move { orders: vec![order], to, settles: Some(refused) }));
    }

    /// Something is being written that is not saved yet.
    pub fn is_writing(self) -> bool {
        self.unsaved.get()
    }

    fn restore(self, id: OrderId, acts: Acts) {
        restore::last(self.store, acts, id);
    }
}

pub fn use_desk() -> Desk {
    expect_context()
}
