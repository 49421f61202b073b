//! Ways to mend a violation. Each has been tried on the plan: what it mends is mended, and nothing
//! is broken for it that is meant as strictly.

use super::{
    Cell, edit,
    plan::{CellEdit, Plan},
    rule::{Broken, Violation, check},
    shift::ShiftTypeId,
};
use crate::{
    id::StaffId,
    time::{Day, Month},
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// A way to mend a violation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    pub way: Way,
    pub edits: Vec<CellEdit>,
}

/// What the repair does, for its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Work this shift instead.
    Shift(ShiftTypeId),
    /// Change places with this person that day.
    Swap(StaffId),
    /// Be free on the days of the edits.
    Rest,
}

/// Up to `most` ways, the gentlest first: another shift, a swap with one of `people`, a free day.
pub fn repairs(plan: &Plan<'_>, violation: &Violation, people: &[StaffId], most: usize) -> Vec<Repair> {
    let Violation { staff, day, .. } = *violation;
    let trial = Trial::new(plan, violation);
    let mends = |repair: &Repair| trial.mends(repair);
    // One of each way first: three swaps are one choice less than three ways.
    let shifts: Vec<Repair> = other_shifts(plan, staff, day).filter(mends).take(most).collect();
    let rest: Vec<Repair> = free_days(plan, violation, people).into_iter().filter(mends).take(1).collect();
    let firsts = usize::from(!shifts.is_empty()) + rest.len();
    let room = most.saturating_sub(firsts).max(1);
    let swaps: Vec<Repair> = swaps(plan, staff, day, people).filter(mends).take(room).collect();
    let ways = [&shifts, &swaps, &rest];
    let (firsts, others) =
        (ways.iter().filter_map(|ways| ways.first()), ways.iter().flat_map(|ways| ways.iter().skip(1)));
    firsts.chain(others).take(most).cloned().collect()
}

/// One other shift in place of what is there; one of several that are there comes first.
fn other_shifts<'p>(plan: &'p Plan<'_>, staff: StaffId, day: Day) -> impl Iterator<Item = Repair> + 'p {
    let here = plan.cell(staff, day).filter(|cell| cell.shifts().next().is_some());
    let is_there = move |id: &ShiftTypeId| here.is_some_and(|cell| cell.shifts().any(|there| there == id));
    let mut ids: Vec<&ShiftTypeId> = plan.workspace.shift_types.iter().map(|shift| &shift.id).collect();
    ids.sort_by_key(|id| !is_there(id));
    let repair = move |id: &ShiftTypeId| {
        let to = Cell::shift(id);
        let edits = vec![CellEdit { staff, day, to: Some(to.clone()) }];
        (here? != &to).then(|| Repair { way: Way::Shift(id.clone()), edits })
    };
    ids.into_iter().filter_map(repair)
}

fn swaps<'p>(plan: &'p Plan<'_>, staff: StaffId, day: Day, people: &'p [StaffId]) -> impl Iterator<Item = Repair> + 'p {
    people.iter().filter_map(move |other| {
        let edits = edit::swap(plan, [staff, *other], day)?;
        Some(Repair { way: Way::Swap(*other), edits })
    })
}

/// Free days that mend it: that day, or for a month that lacks some, those on which most people are
/// left.
fn free_days(plan: &Plan<'_>, violation: &Violation, people: &[StaffId]) -> Option<Repair> {
    let Violation { staff, day, .. } = *violation;
    let days = match violation.what {
        Broken::FewRestDays { days, least } => {
            let mut worked: Vec<Day> = day.month().days().filter(|day| plan.works(staff, *day)).collect();
            worked.sort_by_key(|day| (Reverse(left(plan, staff, people, *day)), *day));
            worked.truncate(u32::from(least).saturating_sub(days) as usize);
            worked.sort_unstable();
            worked
        }
        _ => vec![day],
    };
    let edits = days.into_iter().map(|day| CellEdit { staff, day, to: Some(Cell::Rest) }).collect();
    Some(Repair { way: Way::Rest, edits })
}

/// How many more people than needed would be left without this one, on the shift that has fewest.
fn left(plan: &Plan<'_>, staff: StaffId, people: &[StaffId], day: Day) -> i64 {
    let shifts = plan.shifts(staff, day);
    let cover = plan.cover(people, day).into_iter().filter(|(shift, _)| shifts.iter().any(|own| own.id == shift.id));
    cover.map(|(_, cover)| i64::from(cover.planned) - 1 - i64::from(cover.needed)).min().unwrap_or_default()
}

/// The plan as it is, to try repairs against.
struct Trial<'p, 'w> {
    plan: &'p Plan<'w>,
    violation: &'p Violation,
    /// What the person with the violation breaks now, who is part of every repair.
    before: Vec<Violation>,
}

impl<'p, 'w> Trial<'p, 'w> {
    fn new(plan: &'p Plan<'w>, violation: &'p Violation) -> Trial<'p, 'w> {
        let before = found(plan, violation.staff, &months_touched(plan, violation.day));
        Trial { plan, violation, before }
    }

    /// Whether the repair mends this violation and brings none that is as strict.
    fn mends(&self, repair: &Repair) -> bool {
        let mut months: BTreeMap<StaffId, BTreeSet<Month>> = BTreeMap::new();
        for edit in &repair.edits {
            months.entry(edit.staff).or_default().extend(months_touched(self.plan, edit.day));
        }
        let after = self.plan.with(&repair.edits);
        months.iter().all(|(staff, months)| {
            let is_own = *staff == self.violation.staff;
            let others = (!is_own).then(|| found(self.plan, *staff, months));
            let before = others.as_ref().unwrap_or(&self.before);
            let after = found(&after, *staff, months);
            let is_new = |new: &&Violation| !before.iter().any(|old| old.is_like(new));
            let mends = !is_own || !after.iter().any(|left| left.is_like(self.violation));
            mends && !after.iter().filter(is_new).any(|new| new.strength >= self.violation.strength)
        })
    }
}

fn found(plan: &Plan<'_>, staff: StaffId, months: &BTreeSet<Month>) -> Vec<Violation> {
    months.iter().flat_map(|month| check(plan, staff, *month)).collect()
}

/// The months whose rules a cell of that day can touch.
fn months_touched(plan: &Plan<'_>, day: Day) -> BTreeSet<Month> {
    let run = i32::from(plan.workspace.roster_rules.run_days) + 1;
    [day, day.plus(1), day.plus(run)].into_iter().map(Day::month).collect()
}
