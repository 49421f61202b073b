//! What the letters do on the orders page.

use super::Desk;
use crate::{
    page::{
        act::Acts,
        orders::{change::What, step},
        ship::tell,
        tickets::lacks,
    },
    platform::{clipboard, focus},
};
use leptos::prelude::*;
use shared::{
    command::OrderFlag,
    id::OrderId,
    order::{Flag, Status, script},
    staff::Permission,
};

/// Id of the search field, which `/` jumps to.
pub const SEARCH: &str = "search-orders";

impl Desk {
    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
        if !self.cursor.is_here() {
            return false;
        }
        if self.flagging.get_untracked() {
            self.flagging.set(false);
            return self.flag_key(key, acts);
        }
        match (key, self.cursor.current_untracked()) {
            ("/", _) => focus::put(SEARCH),
            ("j" | "ArrowDown", _) => return self.cursor.move_by(1),
            ("k" | "ArrowUp", _) => return self.cursor.move_by(-1),
            ("Escape", _) => self.leave(),
            ("Enter", Some(id)) => self.cursor.show(id),
            (_, Some(id)) => return self.order_key(key, id, acts),
            _ => return false,
        }
        true
    }

    fn order_key(self, key: &str, id: OrderId, acts: Acts) -> bool {
        match key {
            "f" => self.flagging.set(true),
            "x" | " " => self.mark(id),
            "m" => {
                self.cursor.show(id);
                self.memo.set(Some(id));
            }
            "a" => {
                self.cursor.show(id);
                self.note.set(Some(id));
            }
            "n" => self.next_step(id, acts),
            "s" => self.step(id, Status::Shipped, acts),
            "r" => self.restore(id, acts),
            "c" => self.copy_number(id, acts),
            "v" => self.copy_script(id, acts),
            "b" => tell(self.store, acts, id),
            "p" => self.print(id, acts),
            key => match What::ALL.into_iter().find(|what| what.key() == key) {
                Some(what) => self.ask_change(id, what, acts),
                None => return false,
            },
        }
        true
    }

    /// Shows the slips of the marked orders, or of this one.
    fn print(self, id: OrderId, acts: Acts) {
        let marked = untrack(|| self.marked());
        let orders = if marked.is_empty() { vec![id] } else { marked };
        match untrack(|| lacks(self.store, acts.words(), Permission::OrderPack)) {
            Some(why) => acts.say(why),
            None => self.printing.show(orders),
        }
    }

    fn flag_key(self, key: &str, acts: Acts) -> bool {
        let flag = key.parse::<usize>().ok().and_then(|digit| Flag::ALL.get(digit));
        let (Some(flag), Some(id)) = (flag, self.cursor.current_untracked()) else { return key == "Escape" };
        acts.attempt((acts.words().keys.flag_as)(acts.words().flag(*flag)), OrderFlag { order: id, flag: *flag });
        true
    }

    fn leave(self) {
        if self.filters_open.get_untracked() {
            self.filters_open.set(false);
        } else if !untrack(|| self.marked()).is_empty() {
            self.unmark();
        } else {
            self.cursor.close();
        }
    }

    fn next_step(self, id: OrderId, acts: Acts) {
        let status = self.store.with_untracked(|world| world.orders.get(&id).map(|order| order.status));
        if let Some(to) = status.and_then(step::next) {
            self.step(id, to, acts);
        }
    }

    fn step(self, id: OrderId, to: Status, acts: Acts) {
        match untrack(|| step::why_not(self.store, acts.words(), id, to)) {
            Some(why) => acts.say(why),
            None => self.ask_move(vec![id], to, acts),
        }
    }

    /// Copies the words with which the buyer is asked to confirm the order (O5). They show what the contact says.
    pub fn copy_script(self, id: OrderId, acts: Acts) {
        let (text, contact) = self
            .store
            .with_untracked(|world| {
                let order = world.orders.get(&id)?;
                let contact = order.contact.and_then(|id| world.contacts.get(&id)).cloned();
                Some((script::fill(world.workspace()?.verify_script(), order, contact.as_deref()), contact))
            })
            .unzip();
        let Some(text) = text.filter(|_| acts.reveal(contact.flatten().as_deref())) else { return };
        clipboard::copy(&text);
        acts.say(acts.words().order.script_copied);
    }

    pub fn copy_number(self, id: OrderId, acts: Acts) {
        let number = self.store.with_untracked(|world| world.orders.get(&id).map(|order| order.number.clone()));
        if let Some(number) = number {
            clipboard::copy(&number);
            acts.say(format!("{} {number}", acts.words().shell.copied));
        }
    }
}
