//! What the page of enquiries remembers: the filter, what it finds, the cursor, and what is being asked. It outlives
//! the page, so that coming back finds everything as it was.

mod key;

pub use key::SEARCH;

use crate::{
    page::{act::Acts, cursor::Cursor, orders::use_desk, tickets::use_bench},
    route::{Place, Route},
    store::{Store, use_store},
    ui::ListEvent,
};
use leptos::prelude::*;
use shared::{
    command::EnquiryMove,
    enquiry::{
        Enquiry, Outcome,
        filter::{self, EnquiryFilter, EnquiryQueue},
    },
    id::{CustomerId, EnquiryId, TicketId},
    shop::Platform,
    time::Instant,
};
use std::sync::Arc;

/// Wide enough for list and enquiry side by side.
const WIDE: &str = "(min-width: 900px)";

/// A question that stands open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    /// A new enquiry, of this customer and from this ticket where they are known.
    Open(Option<CustomerId>, Option<TicketId>),
    Discount(EnquiryId),
    /// The order that it became.
    Win(EnquiryId),
    Lose(EnquiryId),
}

/// A field of the open enquiry that shall take the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Question,
    Answer,
    Wish,
}

#[derive(Clone, Copy)]
pub struct EnquiriesDesk {
    pub filter: RwSignal<EnquiryFilter>,
    pub asking: RwSignal<Option<Asking>>,
    pub wanted: RwSignal<Option<Wanted>>,
    /// The time, each minute, for what is due.
    pub minute: Memo<Instant>,
    pub cursor: Cursor<EnquiryId>,
    /// Mine, and all that are open.
    pub counts: Memo<[usize; 2]>,
    /// Mine that somebody was to ask again.
    pub due: Memo<usize>,
    found: Memo<Arc<Vec<EnquiryId>>>,
    place: Place,
    store: Store,
}

impl EnquiriesDesk {
    /// Once for all pages, after the desk of the orders, whose calm view of the world is also this one's.
    pub fn provide(place: Place) {
        let (store, calm, now) = (use_store(), use_desk().calm, use_bench().now);
        let minute = Memo::new(move |_| Instant(now.get().0.div_euclid(60_000) * 60_000));
        let filter = RwSignal::new(EnquiryFilter::default());
        let me = store.me();
        let found = Memo::new(move |_| {
            let minute = minute.get();
            filter.with(|filter| Arc::new(calm.with(|world| filter.find(world, me, minute))))
        });
        provide_context(EnquiriesDesk {
            filter,
            asking: RwSignal::new(None),
            wanted: RwSignal::new(None),
            minute,
            cursor: Cursor::over(found, WIDE, place),
            counts: Memo::new(move |_| calm.with(|world| filter::counts(world, me))),
            due: Memo::new(move |_| calm.with(|world| filter::due(world, me, minute.get()))),
            found,
            place,
            store,
        });
    }

    pub fn found(self) -> Signal<Arc<Vec<EnquiryId>>> {
        self.found.into()
    }

    /// The enquiry as it is now; not tracked.
    pub fn enquiry(self, id: EnquiryId) -> Option<Arc<Enquiry>> {
        self.store.with_untracked(|world| world.enquiries.get(&id).cloned())
    }

    pub fn ask(self, asking: Asking) {
        self.asking.set(Some(asking));
    }

    pub fn answered(self) {
        self.asking.set(None);
    }

    /// Shows another queue; words stay.
    pub fn queue(self, queue: EnquiryQueue) {
        self.filter.update(|filter| filter.queue = queue);
    }

    pub fn list_event(self, event: ListEvent<EnquiryId>) {
        match event {
            ListEvent::Current(id) => self.cursor.move_to(id),
            ListEvent::Open(id) | ListEvent::Mark(id) | ListEvent::MarkTo(id) => self.cursor.show(id),
            ListEvent::MarkAll => {}
        }
    }

    /// Says what became of it, as it was seen.
    pub fn close(self, id: EnquiryId, to: Option<Outcome>) -> Option<EnquiryMove> {
        let enquiry = self.enquiry(id)?;
        Some(EnquiryMove { enquiry: id, expect: enquiry.outcome.clone(), to })
    }

    pub fn reopen(self, id: EnquiryId, acts: Acts) {
        let moved = self.close(id, None).filter(|moved| moved.expect.is_some());
        moved.into_iter().for_each(|moved| acts.attempt(acts.words().enquiries.reopened, moved));
    }

    /// Whether its order is taken by the team itself; tracked.
    pub fn is_taken_here(self, enquiry: &Enquiry) -> bool {
        let is_house = |shop: &Arc<shared::shop::Shop>| shop.platform == Platform::House;
        self.store.with(|world| world.shops.get(&enquiry.shop).is_some_and(is_house))
    }

    /// Takes the order that the enquiry wishes (O8).
    pub fn take_order(self, id: EnquiryId) {
        let takes = self.enquiry(id).is_some_and(|enquiry| untrack(|| self.is_taken_here(&enquiry)));
        if takes {
            self.place.go(Route::Take(Some(id)));
        }
    }
}

pub fn use_enquiries() -> EnquiriesDesk {
    expect_context()
}
