//! Copying: a selection or a week by the keys, last week and last month for all who are shown.

use super::{Board, Spot};
use leptos::prelude::*;
use shared::{
    roster::{
        Cell,
        copy::{carried, from_last_month, from_last_week},
        plan::CellEdit,
    },
    time::Day,
};

/// What was copied, row by row.
#[derive(Clone, Debug)]
pub struct Clip {
    rows: Vec<Vec<Option<Cell>>>,
    /// It is a week from Monday on, and goes into a week.
    is_week: bool,
}

/// What is to be filled as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    Month,
    /// The week that begins on this day.
    Week(Day),
}

fn monday(day: Day) -> Day {
    day.plus(-i32::from(day.weekday()))
}

impl Board {
    pub fn has_clip(self) -> bool {
        self.clip.with(Option::is_some)
    }

    /// Copies what is selected, or the week of the cursor's row.
    pub fn copy(self) {
        let Some(cursor) = self.cursor.get_untracked() else { return };
        let is_week = untrack(|| self.selected()) <= 1;
        let week = (0..7).map(|ahead| Spot { day: monday(cursor.day).plus(ahead), ..cursor });
        let spots: Vec<Spot> = if is_week { week.collect() } else { self.spots() };
        let mut rows: Vec<Vec<Option<Cell>>> = Vec::new();
        let mut before = None;
        self.with_plan(|_, plan| {
            for spot in &spots {
                if before.replace(spot.staff) != Some(spot.staff) {
                    rows.push(Vec::new());
                }
                if let Some(row) = rows.last_mut() {
                    row.push(plan.cell(spot.staff, spot.day).cloned());
                }
            }
        });
        self.toasts.clear();
        self.toasts.say((self.words().roster.copied)(spots.len()));
        self.clip.set(Some(Clip { rows, is_week }));
    }

    /// Pastes at the cursor; into a larger selection as often as it fits. Leave is neither brought
    /// nor replaced: it belongs to its day.
    pub fn paste(self) {
        let Some((cursor, clip)) = self.cursor.get_untracked().zip(self.clip.get_untracked()) else {
            self.toasts.say(self.words().roster.nothing_copied);
            return;
        };
        let targets = self.targets(cursor, &clip);
        let edits = self.with_plan(|_, plan| {
            let edit = |(spot, cell): (Spot, Option<Cell>)| {
                let Spot { staff, day } = spot;
                let is_leave = matches!(plan.cell(staff, day), Some(Cell::Leave)) || cell == Some(Cell::Leave);
                let to = cell.and_then(|cell| carried(plan, &cell));
                (!is_leave).then_some(CellEdit { staff, day, to })
            };
            targets.into_iter().filter_map(edit).collect::<Vec<_>>()
        });
        self.edit(|board, count| (board.words().roster.pasted)(count), &edits.unwrap_or_default());
    }

    /// Each cell that is pasted into, with what comes there.
    fn targets(self, cursor: Spot, clip: &Clip) -> Vec<(Spot, Option<Cell>)> {
        let wide = clip.rows.iter().map(Vec::len).max().unwrap_or_default();
        let Some((rows, days)) = untrack(|| self.range()) else { return Vec::new() };
        let count = |have: usize, room: usize| if room > 1 { room } else { have };
        let is_range = untrack(|| self.selected()) > 1;
        let height = count(clip.rows.len(), if is_range { rows.end() - rows.start() + 1 } else { 1 });
        let days_marked = usize::from(days.end().number() - days.start().number()) + 1;
        let width = if clip.is_week { wide } else { count(wide, if is_range { days_marked } else { 1 }) };
        let first = if clip.is_week { monday(cursor.day) } else { *days.start() };
        let people = self.sheet.with_untracked(|sheet| sheet.people.clone());
        let mut targets = Vec::new();
        for (row, staff) in people.iter().skip(*rows.start()).take(height).enumerate() {
            for column in 0..width {
                let day = first.plus(column as i32);
                let cell = clip.rows.get(row % clip.rows.len().max(1)).and_then(|row| row.get(column % wide.max(1)));
                if day.month() == cursor.day.month() {
                    targets.push((Spot { staff: *staff, day }, cell.cloned().flatten()));
                }
            }
        }
        targets
    }

    /// The week that is copied into: the cursor's, or today's, or the month's first whole one.
    pub fn week(self) -> Copying {
        let (month, today) = (self.month.get_untracked(), untrack(|| self.today()));
        let here = self.cursor.get_untracked().map(|spot| spot.day).or((today.month() == month).then_some(today));
        Copying::Week(monday(here.or_else(|| month.days().nth(6)).unwrap_or(today)))
    }

    /// What copying would fill: never a cell in which something is planned.
    pub fn fills(self, copying: Copying) -> Vec<CellEdit> {
        let month = self.month.get_untracked();
        let people = self.sheet.with_untracked(|sheet| sheet.people.clone());
        let edits = self.with_plan(|_, plan| match copying {
            Copying::Month => from_last_month(plan, &people, month),
            Copying::Week(monday) => from_last_week(plan, &people, month, monday),
        });
        edits.unwrap_or_default()
    }

    pub fn copy_from(self, copying: Copying) {
        let edits = self.fills(copying);
        self.edit(
            move |board, count| match copying {
                Copying::Month => (board.words().roster.filled_month)(count),
                Copying::Week(_) => (board.words().roster.filled_week)(count),
            },
            &edits,
        );
    }
}
