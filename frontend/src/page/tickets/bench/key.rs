//! What the letters do in the workspace.

use super::{Asking, Bench, Wish};
use crate::{
    page::{
        act::Acts,
        tickets::{composer::Mode, step},
    },
    platform::focus,
    ui::beside,
};
use leptos::prelude::*;
use shared::{
    id::TicketId,
    staff::Permission,
    ticket::{Status, filter::Queue},
};

/// Id of the search field, which `/` jumps to.
pub const SEARCH: &str = "search-tickets";

impl Bench {
    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
        if !self.is_here() {
            return false;
        }
        match (key, self.cursor.current_untracked()) {
            ("/", _) => focus::put(SEARCH),
            ("[", _) => self.turn_queue(-1),
            ("]", _) => self.turn_queue(1),
            ("j" | "ArrowDown", _) => return self.cursor.move_by(1),
            ("k" | "ArrowUp", _) => return self.cursor.move_by(-1),
            ("Escape", _) => self.leave(),
            ("Enter", Some(id)) => {
                self.cursor.catch_up();
                match untrack(|| self.cursor.open()) == Some(id) {
                    true => self.write_as(Mode::Reply),
                    false => self.show(id),
                }
            }
            (_, Some(id)) => return self.ticket_key(key, id, acts),
            _ => return false,
        }
        true
    }

    fn ticket_key(self, key: &str, id: TicketId, acts: Acts) -> bool {
        let works = matches!(key, "n" | "g" | "w" | "e" | "i" | "v" | "a" | "l" | "x" | "r");
        if let Some(why) = untrack(|| step::lacks(self.store, acts.words(), Permission::TicketWork)).filter(|_| works) {
            acts.say(why);
            return true;
        }
        match key {
            "n" => self.next_step(id, acts),
            "g" => self.claim(id, acts),
            "w" => self.ask_wait(id, Status::WaitingCustomer, acts),
            "e" => self.ask_hand_over(id, acts),
            "i" => {
                self.cursor.show(id);
                self.write_as(Mode::Note);
            }
            "v" => {
                self.cursor.show(id);
                self.write_as(Mode::Customer);
            }
            "a" => {
                self.cursor.show(id);
                self.wish(Wish::Attach);
            }
            "l" => self.ask(Asking::Link(id)),
            "x" => self.nuisance(id, acts),
            "c" => self.go_on_with_other(id, acts),
            "d" => self.side_open.update(|open| *open = !*open),
            "r" => self.restore(id, acts),
            _ => return false,
        }
        true
    }

    fn turn_queue(self, by: isize) {
        let here = self.filter.with_untracked(|filter| filter.queue);
        self.queue(beside(&Queue::ALL, here, by));
    }

    fn leave(self) {
        if self.filters_open.get_untracked() {
            self.filters_open.set(false);
        } else if self.side_open.get_untracked() {
            self.side_open.set(false);
        } else {
            self.cursor.close();
        }
    }
}
