//! What the orders page remembers: the filter, what it finds, cursor, marks, and what is being
//! asked. It outlives the page, so that coming back finds everything as it was.

mod found;
mod key;
mod marks;

use found::Calm;
pub use key::SEARCH;

use super::{change::What, restore};
use crate::{
    page::{act::Acts, cursor::Cursor, orders::step, print::Printing},
    route::{Place, Route},
    store::{Store, use_store},
    ui::ListEvent,
};
use leptos::prelude::*;
use shared::{
    command::OrderChange,
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
    /// What a change of this order is to be, or what is asked for it (O9, O10). A refused one is begun with what it
    /// was.
    Change { order: OrderId, what: What, again: Option<(OrderChange, Refused)> },
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
    /// The note field of this order shall take the focus.
    pub note: RwSignal<Option<OrderId>>,
    /// Whether what is being written differs from what is saved.
    pub unsaved: RwSignal<bool>,
    pub filters_open: RwSignal<bool>,
    /// The orders as list and counts show them.
    pub calm: Calm,
    pub cursor: Cursor<OrderId>,
    found: Memo<Arc<Vec<OrderId>>>,
    marked: RwSignal<BTreeSet<OrderId>>,
    printing: Printing,
    place: Place,
    store: Store,
}

impl Desk {
    pub fn provide(place: Place) -> Desk {
        let store = use_store();
        let filter = RwSignal::new(OrderFilter::default());
        let calm = found::calm(store);
        let found = found::found(calm, filter);
        let desk = Desk {
            filter,
            asking: RwSignal::new(None),
            flagging: RwSignal::new(false),
            memo: RwSignal::new(None),
            note: RwSignal::new(None),
            unsaved: RwSignal::new(false),
            filters_open: RwSignal::new(false),
            calm,
            cursor: Cursor::over(found, WIDE, place),
            found,
            marked: RwSignal::new(BTreeSet::new()),
            printing: Printing::provide(place),
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

    pub fn list_event(self, event: ListEvent<OrderId>) {
        match event {
            ListEvent::Current(id) => self.cursor.move_to(id),
            ListEvent::Open(id) => self.cursor.show(id),
            ListEvent::Mark(id) => self.mark(id),
            ListEvent::MarkTo(id) => self.mark_to(id),
            ListEvent::MarkAll => self.mark_all(),
        }
    }

    pub fn filter_by(self, filter: OrderFilter) {
        self.filter.set(filter);
        if !self.cursor.is_here() {
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
        // What is printed is looked at first (O6).
        if to == Status::Printed && step::are_printable(self.store, &orders) {
            return self.printing.show(orders);
        }
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

    /// Asks what a change is to be, or says why it can't be.
    pub fn ask_change(self, order: OrderId, what: What, acts: Acts) {
        match untrack(|| what.why_not(self.store, acts.words(), order)) {
            Some(why) => acts.say(why),
            None => self.asking.set(Some(Asking::Change { order, what, again: None })),
        }
    }

    /// Asks for what a refused change lacks to be made from where the order stands now.
    pub fn ask_change_again(self, change: OrderChange, refused: Refused) {
        let (order, what) = (change.order, What::of(&change.change));
        self.asking.set(Some(Asking::Change { order, what, again: Some((change, refused)) }));
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
