//! What the letters do on the customers page.

use super::CustomersDesk;
use crate::{
    page::{
        act::Acts,
        customers::file::{copy_contact, restore_last},
    },
    platform::focus,
    route::Route,
    ui::list::neighbour,
};
use leptos::prelude::*;
use shared::id::CustomerId;

/// Id of the search field, which `/` jumps to.
pub const SEARCH: &str = "search-customers";

impl CustomersDesk {
    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
        if !matches!(self.place.here_untracked(), Route::Customers | Route::Customer(_)) {
            return false;
        }
        let current = untrack(|| self.current().get());
        match (key, current) {
            ("/", _) => focus::put(SEARCH),
            ("j" | "ArrowDown", _) => return self.go_by(current, 1),
            ("k" | "ArrowUp", _) => return self.go_by(current, -1),
            ("Escape", _) => self.close(),
            ("Enter", Some(id)) => self.show(id),
            ("a", Some(_)) => self.tag.update(|asked| *asked += 1),
            ("c", Some(id)) => copy_contact(self.store, acts, id),
            ("r", Some(id)) => restore_last(self.store, acts, id),
            _ => return false,
        }
        true
    }

    fn go_by(self, current: Option<CustomerId>, by: isize) -> bool {
        let next = self.found.with_untracked(|found| neighbour(found, current, by));
        next.into_iter().for_each(|id| self.move_to(id));
        next.is_some()
    }
}
