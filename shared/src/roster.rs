//! Rosters (R): who works which shift on which day.
//!
//! `Roster` is the record: one person's month, as planned and as published (R6). `shift` has the
//! kinds of shifts (R1), `plan` reads many months as one sheet, `edit` changes it and takes changes
//! back, `copy` fills it from what was, `rule` says what a plan must keep (R2), `repair` how to mend
//! what it does not, `duty` who is on shift now.

pub mod copy;
pub mod duty;
pub mod edit;
pub mod plan;
pub mod repair;
pub mod rule;
pub mod shift;

use crate::{
    id::{RosterId, StaffId},
    time::{Instant, Month},
};
use serde::{Deserialize, Serialize};
use shift::ShiftTypeId;
use std::collections::{BTreeMap, BTreeSet};

/// One person's month. Days without a cell are not planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    pub id: RosterId,
    pub staff: StaffId,
    pub month: Month,
    /// As planned, by day of the month. A shift belongs to the day it starts on (R1).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub cells: BTreeMap<u8, Cell>,
    /// As last published: what holds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub published: BTreeMap<u8, Cell>,
    /// How often it was published.
    #[serde(default)]
    pub edition: u32,
    /// When the person said to have read the present edition; `None` while that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Entry>,
}

/// What somebody does on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// One shift; several where the rule "at most one a day" is soft or off (R2).
    Work(BTreeSet<ShiftTypeId>),
    /// 休
    Rest,
    /// 请假. The reason is not in here: only the person and those above see it.
    Leave,
}

/// A line of a roster's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub act: Act,
}

/// What was done to a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Published; `changes` are the days that differ from the edition before.
    Published {
        edition: u32,
        changes: Vec<Change>,
    },
    Acknowledged {
        edition: u32,
    },
}

/// One day of an edition that differs from the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub day: u8,
    pub from: Option<Cell>,
    pub to: Option<Cell>,
}

impl Cell {
    pub fn shift(id: &ShiftTypeId) -> Cell {
        Cell::Work([id.clone()].into())
    }

    /// The shifts of the day; none when the person is free.
    pub fn shifts(&self) -> impl Iterator<Item = &ShiftTypeId> {
        let work = match self {
            Cell::Work(shifts) => Some(shifts),
            Cell::Rest | Cell::Leave => None,
        };
        work.into_iter().flatten()
    }
}

impl Roster {
    /// A month in which nothing is planned.
    pub fn empty(staff: StaffId, month: Month) -> Roster {
        Roster {
            id: Roster::id_of(staff, month),
            staff,
            month,
            cells: BTreeMap::new(),
            published: BTreeMap::new(),
            edition: 0,
            acknowledged_at: None,
            history: Vec::new(),
        }
    }

    /// The id of a person's month: two supervisors who plan it apart speak of the same one.
    pub fn id_of(staff: StaffId, month: Month) -> RosterId {
        RosterId::named(&[&staff.to_string(), &month.to_string()])
    }

    /// The days that differ from what is published.
    pub fn changes(&self) -> Vec<Change> {
        changes(&self.published, &self.cells)
    }

    /// Whether the person still has to say that they have read it.
    pub fn wants_acknowledgement(&self) -> bool {
        self.edition > 0 && self.acknowledged_at.is_none()
    }
}

/// The days on which two sets of cells differ.
pub(crate) fn changes(from: &BTreeMap<u8, Cell>, to: &BTreeMap<u8, Cell>) -> Vec<Change> {
    let days: BTreeSet<u8> = from.keys().chain(to.keys()).copied().collect();
    let change = |day: u8| Change { day, from: from.get(&day).cloned(), to: to.get(&day).cloned() };
    days.into_iter().map(change).filter(|change| change.from != change.to).collect()
}
