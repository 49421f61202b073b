//! Copying a month or a week forward (R4): by weekday, into cells that are still empty. Leave
//! belongs to its day and stays behind, and so do shifts that the team has given up.

use super::{
    Cell,
    plan::{CellEdit, Plan},
};
use crate::{
    id::StaffId,
    time::{Day, Month},
};

/// The edits that fill a month as the one before was: each day is like the same weekday four weeks
/// earlier, or five where that still lies in this month.
pub fn from_last_month(plan: &Plan<'_>, people: &[StaffId], month: Month) -> Vec<CellEdit> {
    let source = |day: Day| {
        let four_weeks = day.plus(-28);
        if four_weeks.month() == month { day.plus(-35) } else { four_weeks }
    };
    let days: Vec<Day> = month.days().collect();
    fill(plan, people, &days, source)
}

/// The edits that fill the week from that Monday on as the week before was; of its days only those
/// in this month.
pub fn from_last_week(plan: &Plan<'_>, people: &[StaffId], month: Month, monday: Day) -> Vec<CellEdit> {
    let days: Vec<Day> = (0..7).map(|ahead| monday.plus(ahead)).filter(|day| day.month() == month).collect();
    fill(plan, people, &days, |day| day.plus(-7))
}

fn fill(plan: &Plan<'_>, people: &[StaffId], days: &[Day], source: impl Fn(Day) -> Day) -> Vec<CellEdit> {
    let places = people.iter().flat_map(|staff| days.iter().map(move |day| (*staff, *day)));
    let empty = places.filter(|(staff, day)| plan.cell(*staff, *day).is_none());
    let copied = |(staff, day): (StaffId, Day)| {
        let to = plan.cell(staff, source(day)).and_then(|cell| carried(plan, cell))?;
        Some(CellEdit { staff, day, to: Some(to) })
    };
    empty.filter_map(copied).collect()
}

/// What of a cell can be planned on another day.
pub fn carried(plan: &Plan<'_>, cell: &Cell) -> Option<Cell> {
    match cell {
        Cell::Leave => None,
        Cell::Rest => Some(Cell::Rest),
        Cell::Work(shifts) => {
            let known = shifts.iter().filter(|id| plan.workspace.shift_type(id).is_some());
            let known: std::collections::BTreeSet<_> = known.cloned().collect();
            (!known.is_empty()).then_some(Cell::Work(known))
        }
    }
}
