//! What the letters do on the page of enquiries, and the one that opens a new one anywhere.

use super::{Asking, EnquiriesDesk, Wanted};
use crate::{
    page::{act::Acts, tickets::lacks},
    platform::focus,
    route::Route,
    ui::beside,
};
use leptos::prelude::*;
use shared::{
    enquiry::filter::EnquiryQueue,
    id::{CustomerId, EnquiryId, TicketId},
    staff::Permission,
};

/// Id of the search field, which `/` jumps to.
pub const SEARCH: &str = "search-enquiries";

impl EnquiriesDesk {
    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
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
            (key, Some(id)) => return self.enquiry_key(key, id, acts),
            _ => return false,
        }
        true
    }

    fn enquiry_key(self, key: &str, id: EnquiryId, acts: Acts) -> bool {
        if !matches!(key, "a" | "e" | "i" | "d" | "w" | "o" | "l" | "r") {
            return false;
        }
        if let Some(why) = self.lacks(acts) {
            acts.say(why);
            return true;
        }
        self.cursor.show(id);
        let is_open = self.enquiry(id).is_some_and(|enquiry| enquiry.is_open());
        match key {
            "a" => self.wanted.set(Some(Wanted::Question)),
            "e" => self.wanted.set(Some(Wanted::Answer)),
            "i" => self.wanted.set(Some(Wanted::Wish)),
            "r" => self.reopen(id, acts),
            // What is over is opened again first.
            _ if !is_open => acts.say(acts.words().enquiries.reopen),
            "d" if self.store.with_untracked(|world| world.waiting_discount(id).is_some()) => {
                acts.say(acts.words().approvals.waits);
            }
            "d" => self.ask(Asking::Discount(id)),
            "w" => self.ask(Asking::Win(id)),
            "o" => self.take_order(id),
            _ => self.ask(Asking::Lose(id)),
        }
        true
    }

    /// A new enquiry from wherever one is: of the open customer, or from the open ticket.
    pub fn open_new(self, customer: Option<CustomerId>, ticket: Option<TicketId>, acts: Acts) {
        match self.lacks(acts) {
            Some(why) => acts.say(why),
            None => self.ask(Asking::Open(customer, ticket)),
        }
    }

    /// Whom a new enquiry is of, and from which ticket, by what is open.
    pub fn open_from_here(self, acts: Acts) {
        let (customer, ticket) = match self.place.here_untracked() {
            Route::Customer(id) => (Some(id), None),
            Route::Ticket(id) => {
                let of = self.store.with_untracked(|world| world.tickets.get(&id).map(|ticket| ticket.customer));
                (of, of.map(|_| id))
            }
            _ => (None, None),
        };
        self.open_new(customer, ticket, acts);
    }

    fn lacks(self, acts: Acts) -> Option<String> {
        untrack(|| lacks(self.store, acts.words(), Permission::TicketWork))
    }

    fn turn_queue(self, by: isize) {
        let now = self.filter.with_untracked(|filter| filter.queue);
        self.queue(beside(&EnquiryQueue::ALL, now, by));
    }
}
