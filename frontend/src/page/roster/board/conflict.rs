//! Cells of which a change of mine was refused, because somebody else was faster: several refusals
//! of one cell are one question.

use super::{Board, Spot};
use crate::store::Store;
use leptos::prelude::*;
use shared::{command::Command, roster::Cell, sync::replica::Attention};
use std::collections::BTreeMap;

/// A cell and what I wanted of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What I made of it last.
    pub mine: Option<Cell>,
    /// All refusals, the oldest first.
    refused: Vec<Attention>,
}

pub type Conflicts = BTreeMap<Spot, Conflict>;

pub fn conflicts(store: Store) -> Memo<Conflicts> {
    let attention = store.attention();
    Memo::new(move |_| {
        let mut found = Conflicts::new();
        attention.with(|attention| {
            for refused in attention {
                let Ok(Command::RosterCell(command)) = refused.mutation.command() else { continue };
                let spot = Spot { staff: command.staff, day: command.day };
                let conflict = found.entry(spot).or_insert_with(|| Conflict { mine: None, refused: Vec::new() });
                conflict.mine = command.to;
                conflict.refused.push(refused.clone());
            }
        });
        found
    })
}

impl Conflict {
    pub fn last(&self) -> Option<&Attention> {
        self.refused.last()
    }
}

impl Board {
    /// Tells when the server has refused changes of mine, for as long as the page is there.
    pub fn tell_conflicts(self) {
        Effect::new(move |before: Option<usize>| {
            let count = self.conflicts.with(Conflicts::len);
            if before.is_some_and(|before| count > before) {
                self.toasts.warn((self.words().roster.conflicts)(count));
            }
            count
        });
    }

    /// Whether the cell waits for my decision.
    pub fn is_asked(self, spot: Spot) -> bool {
        self.conflicts.with_untracked(|conflicts| conflicts.contains_key(&spot))
    }

    /// Makes my change anew, on top of what is there now.
    pub fn apply_mine(self, spot: Spot) {
        let Some(conflict) = self.conflicts.with_untracked(|conflicts| conflicts.get(&spot).cloned()) else { return };
        if self.is_free() {
            self.set(spot, conflict.mine.clone());
            self.deal_with(&conflict);
        }
    }

    /// Leaves what is there, and drops all that I wanted of it.
    pub fn keep_theirs(self, spot: Spot) {
        let found = self.conflicts.with_untracked(|conflicts| conflicts.get(&spot).cloned());
        found.iter().for_each(|conflict| self.deal_with(conflict));
    }

    /// Opens the first conflict of the month, or of the one nearest to it.
    pub fn show_conflict(self) {
        let month = self.month.get_untracked();
        let spots: Vec<Spot> = self.conflicts.with_untracked(|conflicts| conflicts.keys().copied().collect());
        let here = spots.iter().filter(|spot| spot.day.month() == month).min_by_key(|spot| spot.day);
        if let Some(spot) = here.or(spots.iter().min_by_key(|spot| spot.day)).copied() {
            self.show(spot);
            self.panel.set(Some(super::Panel::Cell(spot)));
        }
    }

    fn deal_with(self, conflict: &Conflict) {
        conflict.refused.iter().for_each(|refused| self.store.deal_with(refused.place));
    }
}
