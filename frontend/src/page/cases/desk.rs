//! What the after-sales page remembers: the filter, what it finds, the cursor, what is being asked, and what is
//! being written. It outlives the page, so that coming back finds everything as it was.

mod doing;
mod key;

pub use doing::{leads_on, verbs};
pub use key::SEARCH;

use crate::{
    page::{
        cursor::Cursor,
        orders::{Desk, use_desk},
        slot::Slot,
        tickets::use_bench,
    },
    route::{Place, Route},
    store::{Store, use_store},
    ui::ListEvent,
};
use leptos::prelude::*;
use shared::{
    aftersale::{
        Case, CaseKind, Step, Verb,
        filter::{self, CaseFilter, CaseQueue, Stuck},
    },
    id::{CaseId, OrderId, TicketId},
    time::Instant,
};
use std::{collections::HashMap, sync::Arc};

/// Wide enough for list and case side by side.
const WIDE: &str = "(min-width: 900px)";

/// A question that stands open.
#[derive(Clone, Debug, PartialEq)]
pub enum Asking {
    /// A new case about an order, asked for in a ticket.
    Open(OrderId, Option<TicketId>),
    /// The same, with a claim from the courier (O11).
    Claim(OrderId, Option<TicketId>),
    /// What a step needs to be taken.
    Move(CaseId, Step, Verb),
    /// What is offered; of this kind to begin with.
    Offer(CaseId, CaseKind),
    Refund(CaseId),
    /// Who looks after it.
    Assign(CaseId),
    /// The machine of its kind.
    Picture(CaseId),
}

#[derive(Clone, Copy)]
pub struct CasesDesk {
    pub filter: RwSignal<CaseFilter>,
    pub asking: RwSignal<Option<Asking>>,
    /// The field for a note in this case shall take the focus.
    pub note: RwSignal<Option<CaseId>>,
    /// The time, each minute, for what is due.
    pub minute: Memo<Instant>,
    pub cursor: Cursor<CaseId>,
    pub counts: Memo<[usize; 3]>,
    pub board: Memo<Vec<Stuck>>,
    found: Memo<Arc<Vec<CaseId>>>,
    /// Notes that are being written, by case, and the owner of them all.
    slots: StoredValue<HashMap<CaseId, Slot>>,
    owner: StoredValue<Option<Owner>>,
    orders: Desk,
    place: Place,
    store: Store,
}

impl CasesDesk {
    /// Once for all pages, after the desk of the orders, whose calm view of the world is also this one's.
    pub fn provide(place: Place) {
        let (store, orders) = (use_store(), use_desk());
        let calm = orders.calm;
        let now = use_bench().now;
        let minute = Memo::new(move |_| Instant(now.get().0.div_euclid(60_000) * 60_000));
        let filter = RwSignal::new(CaseFilter::default());
        let me = store.me();
        let found = Memo::new(move |_| {
            let minute = minute.get();
            filter.with(|filter| Arc::new(calm.with(|world| filter.find(world, me, minute))))
        });
        provide_context(CasesDesk {
            filter,
            asking: RwSignal::new(None),
            note: RwSignal::new(None),
            minute,
            cursor: Cursor::over(found, WIDE, place),
            counts: Memo::new(move |_| calm.with(|world| filter::counts(world, me, minute.get()))),
            board: Memo::new(move |_| calm.with(|world| filter::board(world, minute.get()))),
            found,
            slots: StoredValue::new(HashMap::new()),
            owner: StoredValue::new(Owner::current().map(|owner| owner.child())),
            orders,
            place,
            store,
        });
    }

    pub fn found(self) -> Signal<Arc<Vec<CaseId>>> {
        self.found.into()
    }

    /// The case as it is now; not tracked.
    pub fn case(self, id: CaseId) -> Option<Arc<Case>> {
        self.store.with_untracked(|world| world.cases.get(&id).cloned())
    }

    pub fn ask(self, asking: Asking) {
        self.asking.set(Some(asking));
    }

    pub fn answered(self) {
        self.asking.set(None);
    }

    /// Shows another queue; words and steps stay.
    pub fn queue(self, queue: CaseQueue) {
        self.filter.update(|filter| filter.queue = queue);
    }

    /// Shows what is at a step, or all again.
    pub fn turn_step(self, step: Step) {
        self.filter.update(|filter| match filter.steps.contains(&step) {
            true => filter.steps.clear(),
            false => filter.steps = [step].into(),
        });
    }

    pub fn clear_filter(self) {
        self.filter.update(|filter| *filter = CaseFilter { queue: filter.queue, ..CaseFilter::default() });
    }

    pub fn list_event(self, event: ListEvent<CaseId>) {
        match event {
            ListEvent::Current(id) => self.cursor.move_to(id),
            ListEvent::Open(id) | ListEvent::Mark(id) | ListEvent::MarkTo(id) => self.cursor.show(id),
            ListEvent::MarkAll => {}
        }
    }

    /// The note that is being written in a case. It outlives the pane: a photo may still be made smaller when one has
    /// moved on.
    pub fn slot(self, id: CaseId) -> Slot {
        if let Some(known) = self.slots.with_value(|known| known.get(&id).copied()) {
            return known;
        }
        let make = move || Slot::new(format!("case/{id}/note"));
        let made = match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        };
        self.slots.update_value(|known| {
            known.insert(id, made);
        });
        made
    }

    pub fn go_to_order(self, order: OrderId) {
        self.place.go(Route::Order(order));
    }
}

pub fn use_cases() -> CasesDesk {
    expect_context()
}
