//! A plan: the cells of all people and days as one sheet, with edits laid over it that nobody has
//! made yet. Rules and repairs read it.

use super::{Cell, Roster, shift::ShiftType};
use crate::{
    id::StaffId,
    time::{Day, Month, Zone},
    workspace::Workspace,
    world::World,
};
use std::collections::BTreeMap;

/// What is planned in a World, and what would be if these cells were changed.
#[derive(Clone)]
pub struct Plan<'w> {
    world: &'w World,
    pub workspace: &'w Workspace,
    pub zone: Zone,
    edits: BTreeMap<(StaffId, Day), Option<Cell>>,
}

/// A cell that shall be something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellEdit {
    pub staff: StaffId,
    pub day: Day,
    pub to: Option<Cell>,
}

/// What a month holds for one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub minutes: u32,
    /// Days without work, planned or not.
    pub rest_days: u32,
    pub evenings: u32,
}

/// How many people a shift has on one day, and how many it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    pub planned: u32,
    /// 0: as many as there are.
    pub needed: u32,
}

impl Cover {
    pub fn is_short(self) -> bool {
        self.planned < self.needed
    }
}

impl<'w> Plan<'w> {
    /// `None` only before the first pull.
    pub fn of(world: &'w World) -> Option<Plan<'w>> {
        Plan::within(world, world.workspace()?.zone())
    }

    /// The same for who has the workspace's zone at hand, which is not free to look up.
    pub fn within(world: &'w World, zone: Zone) -> Option<Plan<'w>> {
        Some(Plan { world, workspace: world.workspace()?, zone, edits: BTreeMap::new() })
    }

    /// The same plan, if these cells were changed.
    pub fn with(&self, edits: &[CellEdit]) -> Plan<'w> {
        let mut plan = self.clone();
        plan.edits.extend(edits.iter().map(|edit| ((edit.staff, edit.day), edit.to.clone())));
        plan
    }

    pub fn cell(&self, staff: StaffId, day: Day) -> Option<&Cell> {
        if let Some(edited) = self.edits.get(&(staff, day)) {
            return edited.as_ref();
        }
        self.world.roster(staff, day.month())?.cells.get(&day.number())
    }

    /// The shifts of a person on a day, earliest first. A kind that the team has removed since is
    /// no shift any more.
    pub fn shifts(&self, staff: StaffId, day: Day) -> Vec<&'w ShiftType> {
        let ids = self.cell(staff, day).into_iter().flat_map(Cell::shifts);
        let mut shifts: Vec<_> = ids.filter_map(|id| self.workspace.shift_type(id)).collect();
        shifts.sort_by_key(|shift| shift.starts);
        shifts
    }

    pub fn works(&self, staff: StaffId, day: Day) -> bool {
        !self.shifts(staff, day).is_empty()
    }

    pub fn totals(&self, staff: StaffId, month: Month) -> Totals {
        let mut totals = Totals::default();
        for day in month.days() {
            let shifts = self.shifts(staff, day);
            totals.rest_days += u32::from(shifts.is_empty());
            totals.minutes += shifts.iter().map(|shift| shift.minutes()).sum::<u32>();
            let is_evening = |shift: &&ShiftType| shift.part == super::shift::DayPart::Evening;
            totals.evenings += u32::from(shifts.iter().any(is_evening));
        }
        totals
    }

    /// People on each shift that day, in the order of the workspace's list, counting only `people`.
    pub fn cover(&self, people: &[StaffId], day: Day) -> Vec<(&'w ShiftType, Cover)> {
        let count = |shift: &ShiftType| {
            let has =
                |staff: &&StaffId| self.cell(**staff, day).is_some_and(|cell| cell.shifts().any(|id| *id == shift.id));
            people.iter().filter(has).count() as u32
        };
        let cover = |shift: &'w ShiftType| (shift, Cover { planned: count(shift), needed: shift.needed.into() });
        self.workspace.shift_types.iter().map(cover).collect()
    }

    /// The rosters of a month that differ from what is published.
    pub fn unpublished(&self, month: Month) -> Vec<&'w Roster> {
        self.world.rosters_in(month).filter(|roster| roster.cells != roster.published).map(|roster| &**roster).collect()
    }
}
