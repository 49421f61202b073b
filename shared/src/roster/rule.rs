//! What a plan must keep (R2), and where it does not: each violation names rule, day and person,
//! with the figures that the interface puts into words.

use super::{
    plan::Plan,
    shift::{DayPart, ShiftType, ShiftTypeId},
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
    /// `rest` between them in minutes; `least` is given where that is too short as well.
    FullAfterEvening {
        evening: ShiftTypeId,
        full: ShiftTypeId,
        rest: i64,
        least: Option<u16>,
    },
    SeveralShifts {
        shifts: Vec<ShiftTypeId>,
    },
    /// `rest` and `least` in minutes; the earlier shift is of the day `on`, the same or the one before.
    ShortRest {
        on: Day,
        before: ShiftTypeId,
        after: ShiftTypeId,
        rest: i64,
        least: u16,
    },
    /// This is the `days`-th working day in a row. Said on each day on which a free one was due, so
    /// that there are as many of them as free days are missing.
    LongRun {
        days: u32,
        most: u8,
    },
    FewRestDays {
        days: u32,
        least: u8,
    },
}

impl Violation {
    /// Whether both say the same of the same day, though perhaps with other figures.
    pub fn is_like(&self, other: &Violation) -> bool {
        let same_rule = std::mem::discriminant(&self.what) == std::mem::discriminant(&other.what);
        same_rule && (self.staff, self.day) == (other.staff, other.day)
    }
}

/// Longest run that is looked back for, in days.
const LONGEST: i32 = 366;

/// Where one person's month breaks the team's rules, by day. It reads that person's cells of this
/// month and the ones before, and nobody else's.
pub fn check(plan: &Plan<'_>, staff: StaffId, month: Month) -> Vec<Violation> {
    let mut found = Vec::new();
    let is_planned = month.days().any(|day| plan.cell(staff, day).is_some());
    let Some(first) = month.days().next().filter(|_| is_planned) else { return found };
    let mut run = run_before(plan, staff, first);
    let mut before = plan.shifts(staff, first.plus(-1));
    for day in month.days() {
        let shifts = plan.shifts(staff, day);
        run = if shifts.is_empty() { 0 } else { run + 1 };
        check_day(plan, staff, day, (&before, &shifts), &mut found);
        check_run(plan, staff, day, run, &mut found);
        before = shifts;
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

/// Working days in a row up to the day before.
fn run_before(plan: &Plan<'_>, staff: StaffId, day: Day) -> u32 {
    let before = (1..=LONGEST).map(|back| day.plus(-back));
    before.take_while(|day| plan.works(staff, *day)).count() as u32
}

/// What a day breaks by its own shifts and those of the day before. Both earliest first.
fn check_day(
    plan: &Plan<'_>,
    staff: StaffId,
    day: Day,
    (before, shifts): (&[&ShiftType], &[&ShiftType]),
    found: &mut Vec<Violation>,
) {
    let rules = &plan.workspace.roster_rules;
    let mut broken = |strength, what| found.push(Violation { staff, day, strength, what });
    if shifts.len() > 1 {
        let shifts = shifts.iter().map(|shift| shift.id.clone()).collect();
        broken(rules.one_shift_a_day, Broken::SeveralShifts { shifts });
    }
    let rest_to = |before: &ShiftType, on: Day, after: &ShiftType| {
        (after.span(day, &plan.zone).0.0 - before.span(on, &plan.zone).1.0) / 60_000
    };
    let is_short = |rest: i64| rest < rules.rest_minutes.into();
    let yesterday = day.plus(-1);
    let evening = before.iter().find(|shift| shift.part == DayPart::Evening);
    let full = shifts.iter().find(|shift| shift.part == DayPart::Full);
    let mut is_said = false;
    if let Some((evening, full)) = evening.zip(full).filter(|_| rules.no_full_after_evening != Strength::Off) {
        let rest = rest_to(evening, yesterday, full);
        // An evening before a full day is short of rest as well: said once, as strictly as either.
        let is_short = is_short(rest) && rules.rest != Strength::Off;
        let strength = if is_short { rules.rest.max(rules.no_full_after_evening) } else { rules.no_full_after_evening };
        let least = is_short.then_some(rules.rest_minutes);
        broken(strength, Broken::FullAfterEvening { evening: evening.id.clone(), full: full.id.clone(), rest, least });
        is_said = true;
    }
    let latest = before.iter().max_by_key(|shift| shift.span(yesterday, &plan.zone).1);
    let across = latest.zip(shifts.first()).filter(|_| !is_said).map(|(before, after)| (before, yesterday, after));
    let within = shifts.windows(2).map(|pair| (&pair[0], day, &pair[1]));
    for (before, on, after) in across.into_iter().chain(within) {
        let rest = rest_to(before, on, after);
        // Two shifts of one day that touch are one stretch of work.
        let touches = on == day && rest <= 0;
        if is_short(rest) && !touches {
            let (before, after) = (before.id.clone(), after.id.clone());
            broken(rules.rest, Broken::ShortRest { on, before, after, rest, least: rules.rest_minutes });
        }
    }
}

fn check_run(plan: &Plan<'_>, staff: StaffId, day: Day, run: u32, found: &mut Vec<Violation>) {
    let rules = &plan.workspace.roster_rules;
    let due = u32::from(rules.run_days) + 1;
    if run > 0 && run.is_multiple_of(due) {
        let what = Broken::LongRun { days: run, most: rules.run_days };
        found.push(Violation { staff, day, strength: rules.run, what });
    }
}
