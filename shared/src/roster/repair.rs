//! Ways to mend a violation. Each has been tried on the plan: what it mends is mended, and no other
//! rule is broken for it that is meant as strictly.

use super::{
    Cell,
    plan::{CellEdit, Plan},
    rule::{Strength, Violation, check},
    shift::ShiftTypeId,
};
use crate::{
    id::StaffId,
    time::{Day, Month},
};
use std::collections::BTreeSet;

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
    /// Be free that day.
    Rest,
}

/// Up to `most` ways, the gentlest first: another shift, then a swap with one of `people`, then a
/// free day.
pub fn repairs(plan: &Plan<'_>, violation: &Violation, people: &[StaffId], most: usize) -> Vec<Repair> {
    let Violation { staff, day, .. } = *violation;
    let here = plan.cell(staff, day);
    let edit = |staff, to| CellEdit { staff, day, to };
    let other_shifts = plan.workspace.shift_types.iter().map(|shift| &shift.id).filter_map(|id| {
        let cell = Cell::shift(id);
        (Some(&cell) != here).then(|| Repair { way: Way::Shift(id.clone()), edits: vec![edit(staff, Some(cell))] })
    });
    let swaps = people.iter().filter(|other| **other != staff).filter_map(|other| {
        let there = plan.cell(*other, day);
        let swaps = there != here && !matches!(there, Some(Cell::Leave));
        let edits = vec![edit(staff, there.cloned()), edit(*other, here.cloned())];
        swaps.then_some(Repair { way: Way::Swap(*other), edits })
    });
    let rest = Repair { way: Way::Rest, edits: vec![edit(staff, Some(Cell::Rest))] };
    // One of each way first: three swaps are one choice less than three ways.
    let mends = |repair: &Repair| mends(plan, violation, repair);
    let shifts: Vec<Repair> = other_shifts.filter(mends).take(most).collect();
    let swaps: Vec<Repair> = swaps.filter(mends).take(most).collect();
    let rest: Vec<Repair> = Some(rest).filter(mends).into_iter().collect();
    let firsts = [&shifts, &swaps, &rest].into_iter().filter_map(|ways| ways.first());
    let others = [&shifts, &swaps].into_iter().flat_map(|ways| ways.iter().skip(1));
    firsts.chain(others).take(most).cloned().collect()
}

/// Whether the repair mends this violation and brings none that is as strict.
fn mends(plan: &Plan<'_>, violation: &Violation, repair: &Repair) -> bool {
    let people: BTreeSet<StaffId> = repair.edits.iter().map(|edit| edit.staff).collect();
    let months = months_touched(violation.day);
    let found = |plan: &Plan<'_>| -> Vec<Violation> {
        let each = people.iter().flat_map(|staff| months.iter().map(move |month| (*staff, *month)));
        each.flat_map(|(staff, month)| check(plan, staff, month)).collect()
    };
    let (before, after) = (found(plan), found(&plan.with(&repair.edits)));
    let strict = |list: &[Violation], at_least: Strength| list.iter().filter(|v| v.strength >= at_least).count();
    !after.contains(violation)
        && strict(&after, violation.strength) < strict(&before, violation.strength)
        && strict(&after, Strength::Hard) <= strict(&before, Strength::Hard)
}

/// The months whose rules a cell of that day can touch.
fn months_touched(day: Day) -> BTreeSet<Month> {
    [day.plus(-1), day, day.plus(7)].into_iter().map(Day::month).collect()
}
