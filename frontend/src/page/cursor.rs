//! The row of a list that keys act on, and what is open beside the list.
//!
//! A key moves the cursor at once. What lies open beside it (pane, address, title) follows once the
//! cursor has been painted, and skips rows that were passed meanwhile. Whatever needs the open thing
//! says `catch_up` first.

use crate::{
    platform::{frame, sight},
    route::{Opens, Place},
    ui::list::neighbour,
};
use leptos::prelude::*;
use std::sync::Arc;

pub struct Cursor<T: Opens> {
    found: Memo<Arc<Vec<T>>>,
    row: RwSignal<Option<T>>,
    /// Where it was in the list: what was moved on may leave it.
    was_at: StoredValue<usize>,
    /// The row that what is open has not caught up with.
    ahead: RwSignal<Option<T>>,
    /// A media query: wide enough for both side by side.
    wide: &'static str,
    place: Place,
}

impl<T: Opens> Clone for Cursor<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Opens> Copy for Cursor<T> {}

impl<T: Opens> Cursor<T> {
    pub fn over(found: Memo<Arc<Vec<T>>>, wide: &'static str, place: Place) -> Cursor<T> {
        let (row, ahead) = (RwSignal::new(None), RwSignal::new(None));
        Cursor { found, row, was_at: StoredValue::new(0), ahead, wide, place }
    }

    /// What is open beside the list, or in its place; tracked.
    pub fn open(self) -> Option<T> {
        T::opened(self.place.here())
    }

    /// The row that keys act on.
    pub fn current(self) -> Signal<Option<T>> {
        Signal::derive(move || self.ahead.get().or_else(|| self.open()).or_else(|| self.row.get()))
    }

    pub fn current_untracked(self) -> Option<T> {
        untrack(|| self.current().get())
    }

    /// Whether list or thing are what one sees; not tracked.
    pub fn is_here(self) -> bool {
        let here = self.place.here_untracked();
        here == T::LIST || T::opened(here).is_some()
    }

    /// Where this stands in the list.
    pub fn at(self, id: T) -> Option<usize> {
        self.found.with_untracked(|found| found.iter().position(|found| *found == id))
    }

    pub fn point_at(self, id: T) {
        self.row.set(Some(id));
        if let Some(at) = self.at(id) {
            self.was_at.set_value(at);
        }
    }

    /// Opens it, unless it is open.
    pub fn show(self, id: T) {
        self.catch_up();
        self.point_at(id);
        if untrack(|| self.open()) != Some(id) {
            self.place.go(id.route());
        }
    }

    pub fn close(self) {
        self.catch_up();
        self.place.go(T::LIST);
    }

    /// Moves on to a row; beside the list the thing follows.
    pub fn move_to(self, id: T) {
        self.point_at(id);
        if untrack(|| self.open()).is_none() && !sight::is(self.wide) {
            return;
        }
        let is_due = self.ahead.get_untracked().is_some();
        self.ahead.set(Some(id));
        if !is_due {
            frame::painted(move || self.catch_up());
        }
    }

    pub fn move_to_first(self) {
        let first = self.found.with_untracked(|found| found.first().copied());
        first.into_iter().for_each(|id| self.move_to(id));
    }

    /// Moves by so many rows; `false` when there is none.
    pub fn move_by(self, by: isize) -> bool {
        let current = self.current_untracked();
        let left = current.filter(|id| self.at(*id).is_none()).and(self.was_at.try_get_value());
        let next = self.found.with_untracked(|found| match left {
            // What followed has taken its place.
            Some(at) => found.get(if by > 0 { at } else { at.saturating_sub(1) }).or(found.last()).copied(),
            None => neighbour(found, current, by),
        });
        next.into_iter().for_each(|id| self.move_to(id));
        next.is_some()
    }

    /// Opens what the cursor is ahead to, unless one has gone elsewhere meanwhile.
    pub fn catch_up(self) {
        let Some(id) = self.ahead.try_get_untracked().flatten() else { return };
        self.ahead.set(None);
        if self.is_here() {
            self.place.replace(id.route());
        }
    }
}
