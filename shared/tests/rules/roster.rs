//! Rosters (R): a team whose plan is written as a line of marks, and what is said of it.
//!
//! `rule` are the tables of R2, `repair` how they are mended, `edit` cells, swaps and copies, `publish` R6,
//! `duty` who is on shift, `random` what holds of any plan.

mod duty;
mod edit;
mod publish;
mod random;
mod repair;
mod rule;

use crate::desk::{Desk, person, workspace};
use shared::{
    command::{Change, Command, Rejection, RosterCell, WorkspaceSet},
    id::StaffId,
    roster::{
        Cell,
        plan::Plan,
        rule::{Broken, Rules, Violation, check},
        shift::ShiftTypeId,
    },
    time::{Day, Month},
};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// Full, half, evening, office by their first letter, rest, leave; anything else: not planned.
pub fn cell(mark: char) -> Option<Cell> {
    let shift = |word| Some(Cell::shift(&ShiftTypeId::named(word)));
    match mark {
        'f' => shift("full"),
        'h' => shift("half"),
        'e' => shift("evening"),
        'o' => shift("office"),
        'r' => Some(Cell::Rest),
        'l' => Some(Cell::Leave),
        '2' => Some(Cell::Work([ShiftTypeId::named("full"), ShiftTypeId::named("evening")].into())),
        '3' => Some(Cell::Work([ShiftTypeId::named("full"), ShiftTypeId::named("half")].into())),
        _ => None,
    }
}

impl Desk {
    /// Plans somebody's days from that one on.
    pub fn plan(&mut self, who: &str, from: &str, marks: &str) -> &mut Desk {
        for (ahead, mark) in marks.chars().enumerate() {
            self.set(person(who), day(from).plus(ahead as i32), cell(mark)).unwrap();
        }
        self
    }

    /// Sets a cell, whatever stands there.
    pub fn set(&mut self, staff: StaffId, day: Day, to: Option<Cell>) -> Result<Vec<Change>, Rejection> {
        let expect = Plan::of(&self.world).unwrap().cell(staff, day).cloned();
        self.does(RosterCell { staff, day, expect, to })
    }

    pub fn rules(&mut self, change: impl FnOnce(&mut Rules)) {
        let mut workspace = workspace();
        change(&mut workspace.roster_rules);
        self.does(Command::from(WorkspaceSet { workspace })).unwrap();
    }

    /// What somebody's month breaks, in words.
    pub fn found(&self, who: &str, month: &str) -> Vec<String> {
        let plan = Plan::of(&self.world).unwrap();
        check(&plan, person(who), self::month(month)).iter().map(said).collect()
    }
}

/// `09 Hard full after evening, 570 of 600`
pub fn said(violation: &Violation) -> String {
    let what = match &violation.what {
        Broken::FullAfterEvening { rest, least: Some(least), .. } => format!("full after evening, {rest} of {least}"),
        Broken::FullAfterEvening { rest, least: None, .. } => format!("full after evening, {rest}"),
        Broken::SeveralShifts { shifts } => format!("{} shifts", shifts.len()),
        Broken::ShortRest { before, after, rest, least, .. } => {
            format!("{} to {}, {rest} of {least}", before.0, after.0)
        }
        Broken::LongRun { days, most } => format!("{days} days of {most}"),
        Broken::FewRestDays { days, least } => format!("{days} rest days of {least}"),
    };
    format!("{:02} {:?} {what}", violation.day.number(), violation.strength)
}
