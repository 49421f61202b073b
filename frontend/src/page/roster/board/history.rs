//! What was done to the plan here, step by step, and what was taken back.

use super::{Board, Spot};
use leptos::prelude::*;
use shared::roster::edit::CellChange;

/// Steps that are remembered.
const MOST: usize = 100;

/// One gesture.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it did, in words.
    pub said: String,
    pub changes: Vec<CellChange>,
}

#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    pub fn did(&mut self, step: Step) {
        if step.changes.is_empty() {
            return;
        }
        self.undone.clear();
        self.done.push(step);
        let over = self.done.len().saturating_sub(MOST);
        self.done.drain(..over);
    }
}

impl Board {
    /// What undo would take back, in words; tracked.
    pub fn undoes(self) -> Option<String> {
        self.history.with(|history| history.done.last().map(|step| step.said.clone()))
    }

    /// What redo would do again; tracked.
    pub fn redoes(self) -> Option<String> {
        self.history.with(|history| history.undone.last().map(|step| step.said.clone()))
    }

    pub fn undo(self) {
        let Some(Step { said, changes }) = self.take(|history| history.done.pop()) else { return };
        let back: Vec<CellChange> = changes.into_iter().rev().map(CellChange::back).collect();
        let told = (self.words().shell.undone)(&said);
        self.show_changed(&back);
        self.issue(back, said.clone(), move |board, made| {
            let changes: Vec<CellChange> = made.into_iter().rev().map(CellChange::back).collect();
            board.tell(told.clone(), &changes);
            if !changes.is_empty() {
                board.history.update(|history| history.undone.push(Step { said: said.clone(), changes }));
            }
        });
    }

    pub fn redo(self) {
        let Some(Step { said, changes }) = self.take(|history| history.undone.pop()) else { return };
        let told = (self.words().roster.redone)(&said);
        self.show_changed(&changes);
        self.issue(changes, said.clone(), move |board, changes| {
            board.tell(told.clone(), &changes);
            if !changes.is_empty() {
                board.history.update(|history| history.done.push(Step { said: said.clone(), changes }));
            }
        });
    }

    /// A step, if nothing else is under way.
    fn take(self, take: impl FnOnce(&mut History) -> Option<Step>) -> Option<Step> {
        if self.is_free() { self.history.try_update(take).flatten() } else { None }
    }

    pub(super) fn did(self, said: String, changes: Vec<CellChange>) {
        self.history.update(|history| history.did(Step { said, changes }));
    }

    fn tell(self, text: String, changes: &[CellChange]) {
        if !changes.is_empty() {
            self.toasts.clear();
            self.toasts.say(text);
        }
    }

    /// Goes to where something changes that can't be seen now.
    fn show_changed(self, changes: &[CellChange]) {
        let month = self.month.get_untracked();
        if let Some(first) = changes.first().filter(|_| !changes.iter().any(|change| change.day.month() == month)) {
            self.show(Spot { staff: first.staff, day: first.day });
        }
    }
}
