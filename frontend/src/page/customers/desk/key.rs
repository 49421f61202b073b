//! What the letters do on the customers page.

use super::CustomersDesk;
use crate::{
    page::{
        act::Acts,
        customers::file::{copy_contact, restore_last},
    },
    platform::focus,
};
use leptos::prelude::*;
use shared::{command::Rejection, staff::Permission};

/// Id of the search field, which `/` jumps to.
pub const SEARCH: &str = "search-customers";

impl CustomersDesk {
    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
        if !self.cursor.is_here() {
            return false;
        }
        match (key, self.cursor.current_untracked()) {
            ("/", _) => focus::put(SEARCH),
            ("j" | "ArrowDown", _) => return self.cursor.move_by(1),
            ("k" | "ArrowUp", _) => return self.cursor.move_by(-1),
            ("Escape", _) => self.cursor.close(),
            ("Enter", Some(id)) => self.cursor.show(id),
            ("a", Some(id)) => {
                self.cursor.show(id);
                self.tag.set(Some(id));
            }
            ("m", Some(id)) => match untrack(|| self.store.permits(Permission::CustomerEdit)) {
                true => {
                    self.cursor.show(id);
                    self.merging.set(Some(id));
                }
                false => acts.warn(&Rejection::Denied { permission: Permission::CustomerEdit }),
            },
            ("c", Some(id)) => copy_contact(self.store, acts, id),
            ("r", Some(id)) => restore_last(self.store, acts, id),
            _ => return false,
        }
        true
    }
}
