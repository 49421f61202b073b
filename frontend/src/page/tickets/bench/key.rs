//! What the letters do in the workspace.

use super::{Asking, Bench, Wish};
use crate::{
    page::{
        act::Acts,
        tickets::{composer::Mode, step},
    },
    platform::focus,
    ui::list::neighbour,
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
        match (key, self.current_untracked()) {
            ("/", _) => focus::put(SEARCH),
            ("[", _) => self.turn_queue(-1),
            ("]", _) => self.turn_queue(1),
            ("j" | "ArrowDown", current) => return self.go_by(current, 1),
            ("k" | "ArrowUp", current) => return self.go_by(current, -1),
            ("Escape", _) => self.leave(),
            ("Enter", Some(id)) if untrack(|| self.open()) == Some(id) => self.write_as(Mode::Reply),
            ("Enter", Some(id)) => self.show(id),
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
                self.show_if_hidden(id);
                self.write_as(Mode::Note);
            }
            "v" => {
                self.show_if_hidden(id);
                self.write_as(Mode::Customer);
            }
            "a" => {
                self.show_if_hidden(id);
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

    /// The queue so many tabs further.
    pub fn turn_queue(self, by: isize) {
        let here = self.filter.with_untracked(|filter| filter.queue);
        let at = Queue::ALL.iter().position(|queue| *queue == here).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(Queue::ALL.len() - 1);
        self.queue(Queue::ALL[to]);
    }

    fn go_by(self, current: Option<TicketId>, by: isize) -> bool {
        let left = current.filter(|id| self.at(*id).is_none()).and(self.was_at.try_get_value());
        let next = self.found.with_untracked(|found| match left {
            // What followed has taken its place.
            Some(at) => found.get(if by > 0 { at } else { at.saturating_sub(1) }).or(found.last()).copied(),
            None => neighbour(found, current, by),
        });
        next.into_iter().for_each(|id| self.move_to(id));
        next.is_some()
    }

    pub fn show_if_hidden(self, id: TicketId) {
        if untrack(|| self.open()) != Some(id) {
            self.show(id);
        }
    }

    fn leave(self) {
        if self.filters_open.get_untracked() {
            self.filters_open.set(false);
        } else if self.side_open.get_untracked() {
            self.side_open.set(false);
        } else {
            self.close();
        }
    }
}
