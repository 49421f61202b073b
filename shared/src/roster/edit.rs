//! Edits of a plan: cells as they were and as they become. Each becomes one command, and each has
//! a way back.

use super::{
    Cell,
    plan::{CellEdit, Plan},
};
use crate::{command::RosterCell, id::StaffId, time::Day};

/// A cell, what stood in it and what takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    pub staff: StaffId,
    pub day: Day,
    pub from: Option<Cell>,
    pub to: Option<Cell>,
}

impl CellChange {
    /// The change that takes this one back.
    pub fn back(self) -> CellChange {
        CellChange { from: self.to, to: self.from, ..self }
    }

    /// The command that makes it, refused where something else stands there by then (R4).
    pub fn command(&self) -> RosterCell {
        RosterCell { staff: self.staff, day: self.day, expect: self.from.clone(), to: self.to.clone() }
    }
}

/// What the edits change of the plan, in their order; a cell named twice becomes what was said last.
/// What already is so changes nothing.
pub fn changes(plan: &Plan<'_>, edits: &[CellEdit]) -> Vec<CellChange> {
    let is_last = |index: usize, edit: &CellEdit| {
        !edits[index + 1..].iter().any(|later| (later.staff, later.day) == (edit.staff, edit.day))
    };
    let last = edits.iter().enumerate().filter(|(index, edit)| is_last(*index, edit));
    let change = |CellEdit { staff, day, to }: &CellEdit| CellChange {
        staff: *staff,
        day: *day,
        from: plan.cell(*staff, *day).cloned(),
        to: to.clone(),
    };
    last.map(|(_, edit)| change(edit)).filter(|change| change.from != change.to).collect()
}

/// Two people change places on a day. Nobody takes over another's leave.
pub fn swap(plan: &Plan<'_>, [one, other]: [StaffId; 2], day: Day) -> Option<Vec<CellEdit>> {
    let (here, there) = (plan.cell(one, day), plan.cell(other, day));
    let is_leave = |cell: Option<&Cell>| matches!(cell, Some(Cell::Leave));
    let swaps = one != other && here != there && !is_leave(here) && !is_leave(there);
    let edit = |staff, to: Option<&Cell>| CellEdit { staff, day, to: to.cloned() };
    swaps.then(|| vec![edit(one, there), edit(other, here)])
}
