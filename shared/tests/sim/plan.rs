//! What people might want to do with rosters, given what they see: few cells, so that they meet.

use shared::{
    command::{Command, RosterAcknowledge, RosterCell, RosterPublish},
    id::StaffId,
    roster::{Cell, shift::ShiftTypeId},
    time::{Day, Month},
    world::World,
};

/// Days and people that are planned.
const DAYS: u16 = 4;
const PEOPLE: usize = 2;

pub fn day(number: u16) -> Day {
    Day::new(2026, 3, 1 + (number % DAYS) as i8).unwrap()
}

pub fn month() -> Month {
    day(0).month()
}

pub fn shift(word: &str) -> Cell {
    Cell::shift(&ShiftTypeId::named(word))
}

/// A command about somebody's month.
pub fn plan(view: &World, person: StaffId, what: u8, with: u16) -> Command {
    let people: Vec<StaffId> = view.staff.keys().copied().take(PEOPLE).collect();
    let staff = if people.is_empty() { person } else { people[usize::from(with / 13) % people.len()] };
    let seen = view.roster(staff, month());
    let edition = seen.map_or(0, |roster| roster.edition);
    match what % 6 {
        0 => {
            let cells = seen.map(|roster| roster.cells.clone()).unwrap_or_default();
            let expect = if with.is_multiple_of(9) { edition + 1 } else { edition };
            RosterPublish { staff, month: month(), cells, expect }.into()
        }
        1 => {
            let edition = view.roster(person, month()).map_or(0, |roster| roster.edition);
            RosterAcknowledge { staff: person, month: month(), edition }.into()
        }
        _ => cell(view, staff, day(with), some_cell(with)).into(),
    }
}

/// Sets a cell, given what the person sees there.
pub fn cell(view: &World, staff: StaffId, day: Day, to: Option<Cell>) -> RosterCell {
    let expect = view.roster(staff, day.month()).and_then(|roster| roster.cells.get(&day.number()).cloned());
    RosterCell { staff, day, expect, to }
}

fn some_cell(with: u16) -> Option<Cell> {
    match with / 4 % 6 {
        0 => None,
        1 => Some(Cell::Rest),
        2 => Some(Cell::Leave),
        3 => Some(shift("evening")),
        4 => Some(shift("no such shift")),
        _ => Some(shift("full")),
    }
}
