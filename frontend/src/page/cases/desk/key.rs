//! What the letters do on the after-sales page.

use super::{Asking, CasesDesk};
use crate::{
    page::{act::Acts, tickets::lacks},
    platform::focus,
    ui::beside,
};
use leptos::prelude::*;
use shared::{aftersale::filter::CaseQueue, staff::Permission};

/// Id of the search field, which `/` jumps to.
pub const SEARCH: &str = "search-cases";

impl CasesDesk {
    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
        if key == "e" && self.orders.cursor.is_here() {
            return self.ask_open(acts);
        }
        if !self.cursor.is_here() {
            return false;
        }
        match (key, self.cursor.current_untracked()) {
            ("/", _) => focus::put(SEARCH),
            ("j" | "ArrowDown", _) => return self.cursor.move_by(1),
            ("k" | "ArrowUp", _) => return self.cursor.move_by(-1),
            ("[", _) => self.turn_queue(-1),
            ("]", _) => self.turn_queue(1),
            ("Escape", _) => self.cursor.close(),
            ("Enter", Some(id)) => self.cursor.show(id),
            ("n", Some(id)) => {
                self.cursor.show(id);
                self.next_step(id, acts);
            }
            ("a", Some(id)) => {
                self.cursor.show(id);
                self.note.set(Some(id));
            }
            ("o", Some(id)) => self.case(id).into_iter().for_each(|case| self.go_to_order(case.order)),
            ("p", Some(id)) => self.ask(Asking::Picture(id)),
            _ => return false,
        }
        true
    }

    /// Asks for a new case about the order that the cursor is on.
    fn ask_open(self, acts: Acts) -> bool {
        let Some(order) = self.orders.cursor.current_untracked() else { return false };
        match untrack(|| lacks(self.store, acts.words(), Permission::CaseWork)) {
            Some(why) => acts.say(why),
            None => self.ask(Asking::Open(order, None)),
        }
        true
    }

    fn turn_queue(self, by: isize) {
        let now = self.filter.with_untracked(|filter| filter.queue);
        self.queue(beside(&CaseQueue::ALL, now, by));
    }
}
