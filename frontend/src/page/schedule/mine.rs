//! My months as they are published.

use crate::{
    i18n::{Words, use_words},
    page::{clock::use_clock, roster::colour_word},
    store::{Store, use_store},
};
use leptos::prelude::*;
use shared::{
    id::StaffId,
    roster::{Cell, Roster, shift::ShiftType},
    time::{Day, Month},
    workspace::Workspace,
};
use std::sync::Arc;

/// A handle on my shifts. All its reads are tracked.
#[derive(Clone, Copy)]
pub struct Mine {
    pub store: Store,
    pub me: StaffId,
}

impl Mine {
    pub fn of(store: Store) -> Mine {
        Mine { store, me: store.me() }
    }

    pub fn roster(self, month: Month) -> Option<Arc<Roster>> {
        self.store.with(|world| world.roster(self.me, month).cloned())
    }

    pub fn team<T>(self, read: impl FnOnce(Option<&Workspace>) -> T) -> T {
        self.store.with(|world| read(world.workspace()))
    }

    pub fn cell(self, day: Day) -> Option<Cell> {
        self.published(self.me, day)
    }

    pub fn published(self, staff: StaffId, day: Day) -> Option<Cell> {
        self.store.with(|world| world.roster(staff, day.month())?.published.get(&day.number()).cloned())
    }

    /// The shifts of a cell that the team still has, earliest first.
    pub fn shifts(self, cell: Option<&Cell>) -> Vec<ShiftType> {
        self.team(|team| {
            let ids = cell.into_iter().flat_map(Cell::shifts);
            let mut shifts: Vec<ShiftType> = ids.filter_map(|id| team?.shift_type(id).cloned()).collect();
            shifts.sort_by_key(|shift| shift.starts);
            shifts
        })
    }

    /// Minutes worked and days free in the month.
    pub fn totals(self, month: Month) -> (u32, u32) {
        let days = month.days().map(|day| self.shifts(self.cell(day).as_ref()));
        days.fold((0, 0), |(minutes, free), shifts| {
            let worked: u32 = shifts.iter().map(ShiftType::minutes).sum();
            (minutes + worked, free + u32::from(shifts.is_empty()))
        })
    }

    /// The marks of a cell on their colours. A free day has none.
    pub fn marks(self, words: &'static Words, cell: Option<&Cell>) -> impl IntoView + use<> {
        let mark = |colour: &'static str, mark: String| {
            view! { <i class="shift-mark" data-shift=colour aria-hidden="true">{mark}</i> }
        };
        match cell {
            Some(Cell::Leave) => vec![mark("leave", words.roster.leave_mark.to_owned())],
            cell => {
                self.shifts(cell).iter().map(|shift| mark(colour_word(shift.colour), words.shift_mark(shift))).collect()
            }
        }
    }
}

/// My months that are published and that I have not said to have read; tracked. Months that are over
/// ask for nothing any more.
pub fn open_editions(store: Store, today: Day) -> Vec<Arc<Roster>> {
    let me = store.me();
    store.with(|world| {
        let mine = world.rosters.values().filter(|roster| roster.staff == me && roster.month >= today.month());
        let mut open: Vec<_> = mine.filter(|roster| roster.wants_acknowledgement()).cloned().collect();
        open.sort_by_key(|roster| roster.month);
        open
    })
}

/// How many months of mine I have still to read, where there are any.
#[component]
pub fn OpenCount() -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let count = Memo::new(move |_| open_editions(store, clock.today()).len());
    move || {
        let count = count.get();
        (count > 0).then(|| {
            view! { <span class="rail-count rail-unread" role="img" aria-label=(words.schedule.open)(count)>{count}</span> }
        })
    }
}
