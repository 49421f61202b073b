//! What the roster page remembers: brush, cursor, selection, what was done and can be undone. It
//! outlives the page, so that coming back finds everything as it was.
//!
//! `sheet` is the month as the grid shows it, `shown` says of whom, `paint` changes cells, `issue` has that settled,
//! `history` takes it back, `select` knows the range, `clip` copies and pastes, `conflict` is where others were faster.

mod clip;
mod conflict;
mod history;
mod issue;
mod paint;
mod select;
mod sheet;
mod shown;

pub use clip::Copying;
pub use issue::Busy;
pub use sheet::{Line, Sheet};
pub use shown::Shown;

use super::{brush::Brush, quiet::quiet};
use crate::{
    i18n::{Tongue, Words, use_tongue},
    page::clock::{Clock, use_clock},
    route::{Place, Route, use_place},
    store::{Store, use_store},
    ui::{Toasts, toast::use_toasts},
};
use clip::Clip;
use conflict::Conflicts;
use history::History;
use leptos::prelude::*;
use paint::Stroke;
use shared::{
    id::StaffId,
    roster::{Cell, rule::Violation},
    staff::Permission,
    time::{Day, Month},
    workspace::Workspace,
};
use std::{collections::HashMap, sync::Arc};

/// One cell of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub staff: StaffId,
    pub day: Day,
}

/// What stands open over the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// What can be done with one cell.
    Cell(Spot),
    Publish,
    Copy(Copying),
}

#[derive(Clone, Copy)]
pub struct Board {
    /// What strokes put into cells.
    pub brush: Memo<Brush>,
    chosen: RwSignal<Option<Brush>>,
    pub shown: RwSignal<Shown>,
    /// Where keys act, and one corner of what is selected.
    pub cursor: RwSignal<Option<Spot>>,
    /// The other corner.
    pub anchor: RwSignal<Option<Spot>>,
    /// Taps select a range instead of painting.
    pub ranging: RwSignal<bool>,
    pub panel: RwSignal<Option<Panel>>,
    /// The violation that the foot speaks of.
    pub looking: RwSignal<Option<Violation>>,
    /// Many changes are under way.
    pub busy: RwSignal<Option<Busy>>,
    pub month: Memo<Month>,
    pub team: ReadSignal<Option<Arc<Workspace>>>,
    pub sheet: Memo<Arc<Sheet>>,
    /// Cells of which a change of mine was refused.
    pub conflicts: Memo<Conflicts>,
    pub store: Store,
    history: RwSignal<History>,
    clip: RwSignal<Option<Clip>>,
    stroke: StoredValue<Option<Stroke>>,
    /// What I have made of cells lately: what others make of them shows differently.
    own: StoredValue<HashMap<Spot, Option<Cell>>>,
    /// Counts up when the cursor's cell should have the focus.
    focus: RwSignal<u32>,
    place: Place,
    clock: Clock,
    toasts: Toasts,
    tongue: Tongue,
}

impl Board {
    pub fn provide() -> Board {
        let (store, place, clock) = (use_store(), use_place(), use_clock());
        let team = quiet(Memo::new_with_compare(
            move |_| store.with(|world| world.workspaces.values().next().cloned()),
            |old, new| !sheet::is_same(old.and_then(Option::as_ref), new.and_then(Option::as_ref)),
        ));
        let month = shown_month(place, clock);
        let (shown, chosen) = (RwSignal::new(Shown::kept()), RwSignal::new(None));
        let board = Board {
            brush: in_hand(team, chosen),
            chosen,
            shown,
            cursor: RwSignal::new(None),
            anchor: RwSignal::new(None),
            ranging: RwSignal::new(false),
            panel: RwSignal::new(None),
            looking: RwSignal::new(None),
            busy: RwSignal::new(None),
            month,
            team,
            sheet: sheet::sheet(store, team, month, shown),
            conflicts: conflict::conflicts(store),
            store,
            history: RwSignal::new(History::default()),
            clip: RwSignal::new(None),
            stroke: StoredValue::new(None),
            own: StoredValue::new(HashMap::new()),
            focus: RwSignal::new(0),
            place,
            clock,
            toasts: use_toasts(),
            tongue: use_tongue(),
        };
        provide_context(board);
        board
    }

    /// Whether I may plan; tracked.
    pub fn may_edit(self) -> bool {
        self.store.permits(Permission::RosterEdit)
    }

    /// Whether the roster is on the screen.
    pub fn is_here(self) -> bool {
        matches!(self.place.here_untracked(), Route::Roster(_))
    }

    pub fn words(self) -> &'static Words {
        self.tongue.words()
    }

    pub fn today(self) -> Day {
        self.clock.today()
    }

    pub fn name(self, staff: StaffId) -> String {
        self.store.with_untracked(|world| world.staff.get(&staff).map(|staff| staff.name.clone()).unwrap_or_default())
    }

    pub fn focused(self) -> Signal<u32> {
        self.focus.into()
    }

    /// Asks for the focus on the cursor's cell.
    pub fn ask_focus(self) {
        self.focus.update(|asked| *asked += 1);
    }

    /// Shows another month; what was selected stays where it was.
    pub fn go(self, month: Month) {
        self.anchor.set(None);
        self.cursor.set(None);
        self.looking.set(None);
        self.place.go(Route::Roster(Some(month)));
    }

    pub fn go_by(self, months: i32) {
        self.go(self.month.get_untracked().plus(months));
    }

    /// Moves the cursor there, to another month if need be.
    pub fn show(self, spot: Spot) {
        if spot.day.month() != self.month.get_untracked() {
            self.go(spot.day.month());
        }
        self.anchor.set(None);
        self.cursor.set(Some(spot));
        self.ask_focus();
    }

    /// Speaks of the violation so many further on in the list, and goes to its cell.
    pub fn look_by(self, by: isize) {
        let violations = self.sheet.with_untracked(|sheet| sheet.violations.clone());
        let looking = self.looking.get_untracked();
        let at = looking.and_then(|looking| violations.iter().position(|violation| violation.is_like(&looking)));
        let count = violations.len() as isize;
        if count == 0 {
            return;
        }
        let next = match at {
            Some(at) => (at as isize + by).rem_euclid(count),
            None if by < 0 => count - 1,
            None => 0,
        };
        if let Some(violation) = violations.get(next as usize) {
            self.looking.set(Some(violation.clone()));
            self.show(Spot { staff: violation.staff, day: violation.day });
        }
    }

    /// Says how fingers paint and scroll, to one that tried otherwise.
    pub fn hint_touch(self) {
        self.toasts.clear();
        self.toasts.say(self.words().roster.touch_hint);
    }

    pub fn close_panel(self) {
        let was_cell = matches!(self.panel.get_untracked(), Some(Panel::Cell(_)));
        self.panel.set(None);
        if was_cell {
            self.ask_focus();
        }
    }
}

/// The brush that was chosen, or the first while the team has no such shift.
fn in_hand(team: ReadSignal<Option<Arc<Workspace>>>, chosen: RwSignal<Option<Brush>>) -> Memo<Brush> {
    Memo::new(move |_| {
        let brushes = team.with(|team| team.as_deref().map(Brush::all).unwrap_or_default());
        let chosen = chosen.get().filter(|chosen| brushes.contains(chosen));
        chosen.or_else(|| brushes.first().cloned()).unwrap_or(Brush::Erase)
    })
}

/// The month of the address, or this one; on another page, the one that was shown last.
fn shown_month(place: Place, clock: Clock) -> Memo<Month> {
    Memo::new(move |before| match (place.here(), before) {
        (Route::Roster(Some(month)), _) => month,
        (Route::Roster(None), _) | (_, None) => clock.today().month(),
        (_, Some(before)) => *before,
    })
}

pub fn use_board() -> Board {
    expect_context()
}
