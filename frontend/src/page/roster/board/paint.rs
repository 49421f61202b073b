//! Changing cells: each cell is one command, which the server settles by itself (R4), and each
//! gesture is one step of the history.

use super::{Board, Spot};
use crate::page::roster::brush::Brush;
use leptos::prelude::*;
use shared::{
    id::StaffId,
    roster::{
        Cell,
        edit::{CellChange, changes, swap},
        plan::{CellEdit, Plan},
        repair::Repair,
    },
    time::Day,
    world::World,
};

/// A stroke under way.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// The last cell that was painted.
    pub at: Spot,
    brush: Brush,
    made: Vec<CellChange>,
}

impl Board {
    /// Reads the plan, with what is shown now in it.
    pub fn with_plan<T>(self, read: impl FnOnce(&World, &Plan<'_>) -> T) -> Option<T> {
        self.store.with_untracked(|world| Plan::of(world).map(|plan| read(world, &plan)))
    }

    /// Makes edits as one step.
    pub fn edit(self, said: impl Fn(&Board, usize) -> String + 'static, edits: &[CellEdit]) {
        let found = self.is_free().then(|| self.with_plan(|_, plan| changes(plan, edits))).flatten();
        let Some(found) = found.filter(|found| !found.is_empty()) else { return };
        let label = said(&self, found.len());
        self.issue(found, label, move |board, made| {
            board.did(said(&board, made.len()), made.clone());
            board.look_at(&made);
        });
    }

    /// Paints what is selected.
    pub fn fill(self) {
        let brush = self.brush.get_untracked();
        let spots = self.spots();
        let to = brush.cell();
        let edits: Vec<CellEdit> =
            spots.iter().map(|spot| CellEdit { staff: spot.staff, day: spot.day, to: to.clone() }).collect();
        self.edit(move |board, count| board.painted(brush.cell().as_ref(), count), &edits);
    }

    /// Paints the selection with this brush, and takes it up.
    pub fn fill_with(self, brush: Brush) {
        self.take_up(brush);
        self.fill();
    }

    /// Clears the selection, and leaves the brush in the hand.
    pub fn erase(self) {
        let edits: Vec<CellEdit> =
            self.spots().iter().map(|spot| CellEdit { staff: spot.staff, day: spot.day, to: None }).collect();
        self.edit(|board, count| board.painted(None, count), &edits);
    }

    /// Makes a cell what it was when it was last published.
    pub fn restore(self, spot: Spot, published: Option<Cell>) {
        let Spot { staff, day } = spot;
        let edit = CellEdit { staff, day, to: published };
        self.edit(|board, count| (board.words().roster.restored)(count), &[edit]);
    }

    pub fn set(self, spot: Spot, to: Option<Cell>) {
        let Spot { staff, day } = spot;
        let cell = to.clone();
        self.edit(move |board, count| board.painted(cell.as_ref(), count), &[CellEdit { staff, day, to }]);
    }

    pub fn swap(self, [one, other]: [StaffId; 2], day: Day) {
        let edits = self.with_plan(|_, plan| swap(plan, [one, other], day)).flatten().unwrap_or_default();
        let said = (self.words().roster.swapped)(&self.name(one), &self.name(other));
        self.edit(move |_, _| said.clone(), &edits);
    }

    pub fn repair(self, said: String, repair: &Repair) {
        self.edit(move |_, _| said.clone(), &repair.edits);
    }

    pub fn begin_stroke(self, spot: Spot) {
        if !self.is_free() {
            return;
        }
        let brush = self.brush.get_untracked();
        self.anchor.set(None);
        self.cursor.set(Some(spot));
        self.stroke.set_value(Some(Stroke { at: spot, brush, made: Vec::new() }));
        self.paint(&[spot]);
    }

    /// Paints on in the row up to that day, without leaving cells out that a quick hand jumped over.
    pub fn stroke_to(self, day: Day) {
        let Some(at) = self.stroke.with_value(|stroke| stroke.as_ref().map(|stroke| stroke.at)) else { return };
        let (from, to) = (at.day.min(day), at.day.max(day));
        let days = self.month.get_untracked().days().filter(|day| (from..=to).contains(day) && *day != at.day);
        let spots: Vec<Spot> = days.map(|day| Spot { day, ..at }).collect();
        if spots.is_empty() {
            return;
        }
        self.cursor.set(Some(Spot { day, ..at }));
        self.paint(&spots);
    }

    fn paint(self, spots: &[Spot]) {
        let Some(Stroke { brush, .. }) = self.stroke.get_value() else { return };
        let to = brush.cell();
        let edits: Vec<CellEdit> =
            spots.iter().map(|spot| CellEdit { staff: spot.staff, day: spot.day, to: to.clone() }).collect();
        let found = self.with_plan(|_, plan| changes(plan, &edits)).unwrap_or_default();
        let made = self.dispatch(found);
        let last = spots.iter().max_by_key(|spot| spot.day).zip(spots.iter().min_by_key(|spot| spot.day));
        self.stroke.update_value(|stroke| {
            if let Some((stroke, (last, first))) = stroke.as_mut().zip(last) {
                stroke.at = if last.day > stroke.at.day { *last } else { *first };
                stroke.made.extend(made);
            }
        });
    }

    /// The stroke is one step, however long it was.
    pub fn end_stroke(self) {
        let Some(Stroke { brush, made, .. }) = self.stroke.try_update_value(Option::take).flatten() else { return };
        if !made.is_empty() {
            self.look_at(&made);
            self.did(self.painted(brush.cell().as_ref(), made.len()), made);
        }
    }

    /// A second finger came down: it was no stroke.
    pub fn drop_stroke(self) {
        let Some(Stroke { made, .. }) = self.stroke.try_update_value(Option::take).flatten() else { return };
        self.dispatch(made.into_iter().rev().map(CellChange::back).collect());
    }

    /// Speaks of what these changes break, the nearest first.
    fn look_at(self, made: &[CellChange]) {
        let is_near = |change: &CellChange, day: Day| day == change.day || day == change.day.plus(1);
        let found = self.sheet.with_untracked(|sheet| {
            let mut broken = sheet.violations.iter();
            broken
                .find(|v| made.iter().any(|change| change.staff == v.staff && is_near(change, v.day)))
                .or_else(|| sheet.violations.iter().find(|v| made.iter().any(|change| change.staff == v.staff)))
                .cloned()
        });
        if found.is_some() {
            self.looking.set(found);
        }
    }

    fn painted(self, cell: Option<&Cell>, count: usize) -> String {
        let words = self.words();
        match cell {
            None => (words.roster.erased)(count),
            cell => (words.roster.painted)(count, &self.team.with_untracked(|team| words.cell(cell, team.as_deref()))),
        }
    }
}
