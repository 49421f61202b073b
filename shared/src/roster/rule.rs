//! What a plan must keep (R2), and where it does not: each violation names rule, day and person,
//! with the figures that the interface puts into words.

use super::{
    plan::Plan,
    shift::{DayPart, ShiftTypeId},
};
use crate::{
    id::StaffId,
    time::{Day, Month},
};
use serde::{Deserialize, Serialize};

/// How strictly a rule is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    Off,
    /// A warning.
    Soft,
    /// An error; people still decide.
    Hard,
}

impl Strength {
    pub const ALL: [Strength; 3] = [Strength::Hard, Strength::Soft, Strength::Off];
}

/// The team's rules (R2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// No full day right after an evening.
    pub no_full_after_evening: Strength,
    /// At most one shift a day.
    pub one_shift_a_day: Strength,
    /// Rest between two shifts of at least so many minutes, by the clock and not by the wall.
    pub rest: Strength,
    pub rest_minutes: u16,
    /// At most so many working days in a row.
    pub run: Strength,
    pub run_days: u8,
    /// At least so many days without work in a month.
    pub rest_days: Strength,
    pub rest_days_least: u8,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            no_full_after_evening: Strength::Hard,
            one_shift_a_day: Strength::Hard,
            rest: Strength::Hard,
            rest_minutes: 600,
            run: Strength::Soft,
            run_days: 6,
            rest_days: Strength::Soft,
            rest_days_least: 4,
        }
    }
}

/// A rule that a plan breaks, where, and by how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub staff: StaffId,
    /// The day on which it shows; the last of the month for what the whole month lacks.
    pub day: Day,
    pub strength: Strength,
    pub what: Broken,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    FullAfterEvening {
        evening: ShiftTypeId,
        full: ShiftTypeId,
    },
    SeveralShifts {
        shifts: Vec<ShiftTypeId>,
    },
    /// `rest` and `least` in minutes; the earlier shift is of the same day or the one before.
    ShortRest {
        before: ShiftTypeId,
        after: ShiftTypeId,
        rest: i64,
        least: u16,
    },
    /// This is the `days`-th working day in a row.
    LongRun {
        days: u32,
        most: u8,
    },
    FewRestDays {
        days: u32,
        least: u8,
    },
}

/// Where one person's month breaks the team's rules, by day. Reads into the months beside it.
pub fn check(plan: &Plan<'_>, staff: StaffId, month: Month) -> Vec<Violation> {
    let mut found = Vec::new();
    let is_planned = month.days().any(|day| plan.cell(staff, day).is_some());
    if !is_planned {
        return found;
    }
    let mut run = run_before(plan, staff, month);
    for day in month.days() {
        run = if plan.works(staff, day) { run + 1 } else { 0 };
        check_day(plan, staff, day, run, &mut found);
    }
    let rules = &plan.workspace.roster_rules;
    let rest_days = plan.totals(staff, month).rest_days;
    if let Some(last) = month.days().next_back().filter(|_| rest_days < rules.rest_days_least.into()) {
        let what = Broken::FewRestDays { days: rest_days, least: rules.rest_days_least };
        found.push(Violation { staff, day: last, strength: rules.rest_days, what });
    }
    found.retain(|violation| violation.strength != Strength::Off);
    found
}

/// Working days in a row up to the month's beginning.
fn run_before(plan: &Plan<'_>, staff: StaffId, month: Month) -> u32 {
    let first = month.days().next();
    let before = (1..=31).map_while(|back| first.map(|first| first.plus(-back)));
    before.take_while(|day| plan.works(staff, *day)).count() as u32
}

fn check_day(plan: &Plan<'_>, staff: StaffId, day: Day, run: u32, found: &mut Vec<Violation>) {
    let rules = &plan.workspace.roster_rules;
    let shifts = plan.shifts(staff, day);
    let Some(first) = shifts.first() else { return };
    let mut broken = |strength, what| found.push(Violation { staff, day, strength, what });
    if shifts.len() > 1 {
        let shifts = shifts.iter().map(|shift| shift.id.clone()).collect();
        broken(rules.one_shift_a_day, Broken::SeveralShifts { shifts });
    }
    let before = plan.shifts(staff, day.plus(-1));
    let evening = before.iter().find(|shift| shift.part == DayPart::Evening);
    let full = shifts.iter().find(|shift| shift.part == DayPart::Full);
    let is_full_after_evening = evening.is_some() && full.is_some();
    if let Some((evening, full)) = evening.zip(full) {
        let what = Broken::FullAfterEvening { evening: evening.id.clone(), full: full.id.clone() };
        broken(rules.no_full_after_evening, what);
    }
    // Said once: an evening before a full day is short of rest as well.
    let said = is_full_after_evening && rules.no_full_after_evening != Strength::Off;
    let earlier = before.last().map(|shift| (shift, day.plus(-1), first)).filter(|_| !said);
    let within = shifts.windows(2).map(|pair| (&pair[0], day, &pair[1]));
    for (before, on, after) in earlier.into_iter().chain(within) {
        let (_, end) = before.span(on, &plan.zone);
        let (begin, _) = after.span(day, &plan.zone);
        let rest = (begin.0 - end.0) / 60_000;
        // Two shifts of one day that touch are one stretch of work.
        let touches = on == day && rest <= 0;
        if rest < rules.rest_minutes.into() && !touches {
            let (before, after) = (before.id.clone(), after.id.clone());
            broken(rules.rest, Broken::ShortRest { before, after, rest, least: rules.rest_minutes });
        }
    }
    if run > rules.run_days.into() {
        broken(rules.run, Broken::LongRun { days: run, most: rules.run_days });
    }
}
