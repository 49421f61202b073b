//! Planning (R4), publishing and acknowledging (R6).

use super::{Ctx, Draft, Field, Invalid, Rejection};
use crate::{
    id::StaffId,
    record::{Key, Kind},
    roster::{Act, Cell, Roster, changes},
    sync::bug::{self, Bug},
    time::{Day, Month},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// Sets one cell of the plan. `expect` is what stood there on the person's screen: two supervisors
/// who planned apart lose nothing to each other but the cells that both touched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterCell {
    pub staff: StaffId,
    pub day: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expect: Option<Cell>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Cell>,
}

/// Publishes one person's month as it stood on the publisher's screen. What others have planned
/// since then stays unpublished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPublish {
    pub staff: StaffId,
    pub month: Month,
    pub cells: BTreeMap<u8, Cell>,
    /// The edition that the publisher saw.
    pub expect: u32,
}

/// The person has read an edition of their month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterAcknowledge {
    pub staff: StaffId,
    pub month: Month,
    pub edition: u32,
}

/// The month, made where it is not there yet.
fn roster(draft: &Draft<'_>, staff: StaffId, month: Month) -> Result<Roster, Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Staff, id: staff.0 } };
    draft.staff.get(&staff).ok_or(missing)?;
    let known = draft.roster(staff, month).map(Arc::clone);
    Ok(known.map_or_else(|| Roster::empty(staff, month), |known| Roster::clone(&known)))
}

/// Every shift of the cell is one of the team's.
fn known(draft: &Draft<'_>, cell: Option<&Cell>) -> Result<(), Rejection> {
    let unknown = Rejection::Invalid { field: Field::Shift, why: Invalid::Unknown };
    let workspace = draft.workspace().ok_or(unknown.clone())?;
    let is_empty = matches!(cell, Some(Cell::Work(shifts)) if shifts.is_empty());
    let all_known = cell.into_iter().flat_map(Cell::shifts).all(|id| workspace.shift_type(id).is_some());
    if all_known && !is_empty { Ok(()) } else { Err(unknown) }
}

impl RosterCell {
    pub(super) fn run(&self, draft: &mut Draft<'_>, _: &Ctx) -> Result<(), Rejection> {
        known(draft, self.to.as_ref())?;
        let mut roster = roster(draft, self.staff, self.day.month())?;
        let current = roster.cells.get(&self.day.number());
        // Two who want the same agree.
        if current == self.to.as_ref() {
            return Ok(());
        }
        if current != self.expect.as_ref() && !bug::is_on(Bug::CellBlind) {
            return Err(Rejection::CellStale { current: current.cloned() });
        }
        match &self.to {
            Some(cell) => roster.cells.insert(self.day.number(), cell.clone()),
            None => roster.cells.remove(&self.day.number()),
        };
        draft.put(roster);
        Ok(())
    }
}

impl RosterPublish {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut roster = roster(draft, self.staff, self.month)?;
        if roster.edition != self.expect {
            return Err(Rejection::RosterStale { edition: roster.edition });
        }
        if self.cells.keys().any(|day| self.month.day(*day).is_none()) {
            return Err(Rejection::Invalid { field: Field::Day, why: Invalid::Unknown });
        }
        let changes = changes(&roster.published, &self.cells);
        // A shift that the team has given up since stays in what was published with it.
        changes.iter().try_for_each(|change| known(draft, change.to.as_ref()))?;
        if changes.is_empty() {
            return Ok(());
        }
        roster.edition += 1;
        roster.published.clone_from(&self.cells);
        roster.acknowledged_at = None;
        roster.log(ctx, Act::Published { edition: roster.edition, changes });
        draft.put(roster);
        Ok(())
    }
}

impl RosterAcknowledge {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        if ctx.actor.staff() != Some(self.staff) {
            return Err(Rejection::NotYours);
        }
        let mut roster = roster(draft, self.staff, self.month)?;
        if roster.edition != self.edition {
            return Err(Rejection::RosterStale { edition: roster.edition });
        }
        if roster.wants_acknowledgement() {
            roster.acknowledged_at = Some(ctx.at);
            roster.log(ctx, Act::Acknowledged { edition: self.edition });
            draft.put(roster);
        }
        Ok(())
    }
}

impl Roster {
    fn log(&mut self, ctx: &Ctx, act: Act) {
        self.history.push(crate::roster::Entry { at: ctx.at, by: ctx.actor.staff(), act });
    }
}
