//! What the workspace remembers: the queue and its filter, what they find, the cursor, what is being
//! asked, and how one writes. It outlives the page, so that coming back finds everything as it was.

mod doing;
mod key;

pub use doing::name;

pub use key::SEARCH;

use super::composer::{Mode, Writing};
use crate::{
    page::{
        cursor::Cursor,
        orders::{Desk, use_desk},
    },
    platform::sight,
    route::{Place, Route},
    store::{Store, use_store},
    ui::ListEvent,
};
use gloo_timers::callback::Interval;
use leptos::prelude::*;
use shared::{
    id::{CustomerId, SavedViewId, TicketId},
    sync::replica::Place as Refused,
    ticket::{
        Status, Ticket,
        filter::{Queue, TicketFilter},
    },
    time::Instant,
};
use std::{collections::HashMap, sync::Arc};

/// Wide enough for queue and ticket side by side.
const WIDE: &str = "(min-width: 760px)";

/// A question that stands open.
#[derive(Clone, Debug, PartialEq)]
pub enum Asking {
    HandOver(TicketId),
    /// Whom it waits for, and why.
    Wait(TicketId, Status),
    Close(TicketId),
    Reopen(TicketId),
    /// Which order belongs to it.
    Link(TicketId),
    /// The customer was marked again: whether to block.
    Block(CustomerId),
    /// The name of a view: of a new one for this filter, or of an old one.
    ViewName {
        view: Option<SavedViewId>,
        filter: TicketFilter,
        name: String,
    },
}

/// Something asked of a composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To take the focus, and to write in this voice if one is given.
    Write(Option<Mode>),
    /// To let files be picked.
    Attach,
}

#[derive(Clone, Copy)]
pub struct Bench {
    pub filter: RwSignal<TicketFilter>,
    pub asking: RwSignal<Option<Asking>>,
    /// The refusal that an answer deals with.
    settles: StoredValue<Option<Refused>>,
    /// What the composer of a ticket shall do once it is there.
    wish: RwSignal<Option<(TicketId, Wish)>>,
    pub filters_open: RwSignal<bool>,
    /// The customer's side, where it lies over the ticket.
    pub side_open: RwSignal<bool>,
    /// The time, each second, for what ticks.
    pub now: RwSignal<Instant>,
    pub cursor: Cursor<TicketId>,
    found: Memo<Arc<Vec<TicketId>>>,
    /// What is being written, by ticket, and the owner of it all.
    writings: StoredValue<HashMap<TicketId, Writing>>,
    owner: StoredValue<Option<Owner>>,
    desk: Desk,
    place: Place,
    store: Store,
}

impl Bench {
    /// Once for all pages, after the orders' desk, whose calm view of the world is also this one's.
    pub fn provide(place: Place) -> Bench {
        let (store, desk) = (use_store(), use_desk());
        let filter = RwSignal::new(TicketFilter::default());
        let me = store.me();
        let found = Memo::new(move |_| filter.with(|filter| Arc::new(desk.calm.with(|world| filter.find(world, me)))));
        let bench = Bench {
            filter,
            asking: RwSignal::new(None),
            settles: StoredValue::new(None),
            wish: RwSignal::new(None),
            filters_open: RwSignal::new(false),
            side_open: RwSignal::new(false),
            now: RwSignal::new(store.now()),
            cursor: Cursor::over(found, WIDE, place),
            found,
            writings: StoredValue::new(HashMap::new()),
            owner: StoredValue::new(Owner::current().map(|owner| owner.child())),
            desk,
            place,
            store,
        };
        tick(bench.now, store);
        provide_context(bench);
        bench
    }

    /// Reads the world as the list shows it; tracked.
    pub fn calm<T>(self, read: impl FnOnce(&shared::world::World) -> T) -> T {
        self.desk.calm.with(read)
    }

    /// The tickets that the list shows.
    pub fn found(self) -> Signal<Arc<Vec<TicketId>>> {
        self.found.into()
    }

    /// The ticket as it is now; not tracked.
    pub fn ticket(self, id: TicketId) -> Option<Arc<Ticket>> {
        self.store.with_untracked(|world| world.tickets.get(&id).cloned())
    }

    pub fn show(self, id: TicketId) {
        self.side_open.set(false);
        self.cursor.show(id);
    }

    pub fn list_event(self, event: ListEvent<TicketId>) {
        match event {
            ListEvent::Current(id) | ListEvent::MarkTo(id) => self.cursor.move_to(id),
            ListEvent::Open(id) | ListEvent::Mark(id) => self.show(id),
            ListEvent::MarkAll => {}
        }
    }

    /// Shows another queue; words and filters stay.
    pub fn queue(self, queue: Queue) {
        self.filter.update(|filter| filter.queue = queue);
        self.come();
    }

    pub fn filter_by(self, filter: TicketFilter) {
        self.filter.set(filter);
        self.come();
    }

    fn come(self) {
        if !self.is_here() {
            self.place.go(Route::Tickets);
        }
    }

    pub fn clear_filter(self) {
        self.filter.update(|filter| *filter = TicketFilter { queue: filter.queue, ..TicketFilter::default() });
    }

    pub fn ask(self, asking: Asking) {
        self.settles.set_value(None);
        self.asking.set(Some(asking));
    }

    /// Asks for what a refused move lacks; once it is done, the refusal is dealt with.
    pub fn ask_again(self, asking: Asking, refused: Refused) {
        self.ask(asking);
        self.settles.set_value(Some(refused));
    }

    /// What was asked for has been done.
    pub fn answered(self) {
        let refused = self.settles.try_update_value(Option::take).flatten();
        refused.into_iter().for_each(|place| self.store.deal_with(place));
        self.asking.set(None);
    }

    pub fn ask_save_view(self) {
        let filter = self.filter.get_untracked();
        self.ask(Asking::ViewName { view: None, filter, name: String::new() });
    }

    /// What is being written on this ticket; it lives as long as the bench.
    pub fn writing(self, id: TicketId, make: impl FnOnce() -> Writing) -> Writing {
        if let Some(known) = self.writings.with_value(|known| known.get(&id).copied()) {
            return known;
        }
        let made = match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        };
        self.writings.update_value(|known| {
            known.insert(id, made);
        });
        made
    }

    /// Begins to write in this voice, on the current ticket.
    pub fn write_as(self, mode: Mode) {
        self.wish(Wish::Write(Some(mode)));
    }

    pub fn wish(self, wish: Wish) {
        self.cursor.catch_up();
        self.wish.set(self.cursor.current_untracked().map(|ticket| (ticket, wish)));
    }

    /// What is asked of the composer of that ticket; tracked.
    pub fn wished(self, ticket: TicketId) -> Option<Wish> {
        self.wish.get().filter(|(of, _)| *of == ticket).map(|(_, wish)| wish)
    }

    /// It has been done.
    pub fn granted(self) {
        self.wish.set(None);
    }

    /// Whether one is on this page; not tracked.
    pub fn is_here(self) -> bool {
        self.cursor.is_here() || self.place.here_untracked() == Route::SignIn
    }
}

/// Goes with the clock while somebody looks.
fn tick(now: RwSignal<Instant>, store: Store) {
    let turn = move || {
        if !sight::is_hidden() {
            let _ = now.try_set(store.now());
        }
    };
    let interval = StoredValue::new_local(Some(Interval::new(1_000, turn)));
    on_cleanup(move || drop(interval.try_update_value(Option::take)));
}

pub fn use_bench() -> Bench {
    expect_context()
}
