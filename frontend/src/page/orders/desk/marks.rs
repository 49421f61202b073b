//! Marked orders: what is done to many at once is done to these.

use super::Desk;
use leptos::prelude::*;
use shared::id::OrderId;
use std::collections::BTreeSet;

impl Desk {
    pub fn is_marked(self, id: OrderId) -> bool {
        self.marked.with(|marked| marked.contains(&id))
    }

    /// The marked orders that the list shows.
    pub fn marked(self) -> Vec<OrderId> {
        if self.marked.with(BTreeSet::is_empty) {
            return Vec::new();
        }
        self.marked
            .with(|marked| self.found.with(|found| found.iter().filter(|id| marked.contains(id)).copied().collect()))
    }

    pub fn mark(self, id: OrderId) {
        self.cursor.point_at(id);
        self.marked.update(|marked| {
            if !marked.remove(&id) {
                marked.insert(id);
            }
        });
    }

    pub(super) fn mark_to(self, id: OrderId) {
        let from = self.cursor.current_untracked().unwrap_or(id);
        let (Some(a), Some(b)) = (self.cursor.at(from), self.cursor.at(id)) else { return };
        let range = self.found.with_untracked(|found| found[a.min(b)..=a.max(b)].to_vec());
        self.marked.update(|marked| marked.extend(range));
        self.cursor.move_to(id);
    }

    pub fn mark_all(self) {
        let all = self.found.with_untracked(|found| found.iter().copied().collect());
        self.marked.set(all);
    }

    pub fn unmark(self) {
        self.marked.update(BTreeSet::clear);
    }
}
