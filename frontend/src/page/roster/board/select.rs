//! What is selected: the cells between the cursor and the other corner.

use super::{Board, Spot};
use crate::page::roster::brush::Brush;
use leptos::prelude::*;
use shared::{id::StaffId, time::Day};
use std::ops::RangeInclusive;

impl Board {
    /// Rows and days that are selected, from first to last; tracked. Without a range it is the
    /// cursor's cell.
    pub fn range(self) -> Option<(RangeInclusive<usize>, RangeInclusive<Day>)> {
        let cursor = self.cursor.get()?;
        let anchor = self.anchor.get().unwrap_or(cursor);
        let at = |staff: StaffId| self.sheet.with(|sheet| sheet.people.iter().position(|known| *known == staff));
        let (one, other) = (at(cursor.staff)?, at(anchor.staff)?);
        let (from, to) = (cursor.day.min(anchor.day), cursor.day.max(anchor.day));
        Some((one.min(other)..=one.max(other), from..=to))
    }

    /// How many cells are selected; tracked.
    pub fn selected(self) -> usize {
        let days = |days: &RangeInclusive<Day>| usize::from(days.end().number() - days.start().number()) + 1;
        self.range().map_or(0, |(rows, range)| (rows.end() - rows.start() + 1) * days(&range))
    }

    /// The selected cells, row by row.
    pub fn spots(self) -> Vec<Spot> {
        let Some((rows, days)) = untrack(|| self.range()) else { return Vec::new() };
        let days: Vec<Day> = self.month.get_untracked().days().filter(|day| days.contains(day)).collect();
        self.sheet.with_untracked(|sheet| {
            let people = sheet.people.get(rows).unwrap_or_default();
            people.iter().flat_map(|staff| days.iter().map(|day| Spot { staff: *staff, day: *day })).collect()
        })
    }

    pub fn take_up(self, brush: Brush) {
        self.chosen.set(Some(brush));
    }

    /// Takes a brush; what is selected is painted with it at once.
    pub fn choose(self, brush: Brush) {
        self.take_up(brush);
        if untrack(|| self.selected()) > 1 {
            self.fill();
        }
    }

    /// Moves the cursor by days and rows; `extends` keeps the other corner where it is.
    pub fn move_by(self, (days, rows): (i32, isize), extends: bool) {
        let Some(from) = self.cursor.get_untracked().or_else(|| self.first_spot()) else { return };
        if self.cursor.with_untracked(Option::is_none) {
            return self.put_cursor(from, false);
        }
        let day = from.day.plus(days);
        let staff = self.sheet.with_untracked(|sheet| {
            let at = sheet.people.iter().position(|staff| *staff == from.staff)?;
            sheet.people.get(at.checked_add_signed(rows)?).copied()
        });
        if let Some(staff) = staff.filter(|_| day.month() == from.day.month()) {
            self.put_cursor(Spot { staff, day }, extends);
        }
    }

    /// Moves the cursor to the first or the last day of the row.
    pub fn move_to_edge(self, last: bool, extends: bool) {
        let mut days = self.month.get_untracked().days();
        let day = if last { days.next_back() } else { days.next() };
        if let Some((from, day)) = self.cursor.get_untracked().zip(day) {
            self.put_cursor(Spot { day, ..from }, extends);
        }
    }

    pub fn put_cursor(self, spot: Spot, extends: bool) {
        let anchor = self.anchor.get_untracked().or(self.cursor.get_untracked());
        self.anchor.set(anchor.filter(|_| extends));
        self.cursor.set(Some(spot));
        let broken = self.sheet.with_untracked(|sheet| sheet.violation_at(spot.staff, spot.day).cloned());
        if broken.is_some() {
            self.looking.set(broken);
        }
        self.ask_focus();
    }

    /// Moves the cursor without moving the focus: a hand is on it.
    pub fn put_mark(self, spot: Spot) {
        self.anchor.set(None);
        self.cursor.set(Some(spot));
    }

    /// Sets the first corner of a range, then the last; a third begins anew.
    pub fn put_corner(self, spot: Spot) {
        let first = self.cursor.get_untracked().filter(|_| self.anchor.get_untracked().is_none());
        self.anchor.set(first);
        self.cursor.set(Some(spot));
    }

    /// Where keys begin: today's cell of the first row, or the first one.
    fn first_spot(self) -> Option<Spot> {
        let (month, today) = (self.month.get_untracked(), untrack(|| self.today()));
        let day = if today.month() == month { Some(today) } else { month.days().next() };
        let staff = self.sheet.with_untracked(|sheet| sheet.people.first().copied());
        Some(Spot { staff: staff?, day: day? })
    }

    /// Leaves the range, then the cursor; `false` when there is neither.
    pub fn leave(self) -> bool {
        if self.anchor.get_untracked().is_some() || self.ranging.get_untracked() {
            self.anchor.set(None);
            self.ranging.set(false);
            return true;
        }
        let had = self.cursor.get_untracked().is_some();
        self.cursor.set(None);
        had
    }
}
