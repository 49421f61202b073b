//! What the pages of shipping remember and do: what buyers are to be told and the row that keys act on, which pick-ups
//! are late, and the orders that are being put off.

use crate::{
    page::{act::Acts, cases::use_cases, orders::use_desk},
    platform::{clipboard, focus, frame},
    route::{Place, Route},
    store::{Store, use_store},
};
use leptos::prelude::*;
use shared::{
    command::OrderTell,
    id::{OrderId, PickupId},
    order::message::{self, ToTell},
    pickup,
};

#[derive(Clone, Copy)]
pub struct Leaving {
    /// What buyers are to be told.
    pub to_tell: Memo<Vec<ToTell>>,
    /// The pick-ups whose window has passed.
    pub late: Memo<Vec<PickupId>>,
    /// The orders for which another day is being chosen.
    pub putting_off: RwSignal<Vec<OrderId>>,
    /// Place of the row that keys act on.
    at: RwSignal<usize>,
    place: Place,
    store: Store,
}

impl Leaving {
    /// Once for all pages, after the desk of the cases, whose minute is also this one's.
    pub fn provide(place: Place) {
        let store = use_store();
        let (calm, minute) = (use_desk().calm, use_cases().minute);
        provide_context(Leaving {
            // Who tells one after the other sees each leave at once.
            to_tell: Memo::new(move |_| store.with(|world| message::to_tell(world, minute.get()))),
            late: Memo::new(move |_| {
                let now = minute.get();
                let open = calm.with(pickup::open);
                open.into_iter().filter(|pickup| pickup.is_late(now)).map(|pickup| pickup.id).collect()
            }),
            putting_off: RwSignal::new(Vec::new()),
            at: RwSignal::new(0),
            place,
            store,
        });
    }

    /// The focus has come to this row.
    pub fn point_at(self, order: OrderId) {
        let at = self.to_tell.with_untracked(|rows| rows.iter().position(|row| row.order == order));
        self.at.set(at.unwrap_or_default());
    }

    /// Takes a key; `false` when it means nothing here.
    pub fn key(self, key: &str, acts: Acts) -> bool {
        if self.place.here_untracked() != Route::Tell {
            return false;
        }
        match key {
            "n" | "j" | "ArrowDown" => self.move_by(1),
            "p" | "k" | "ArrowUp" => self.move_by(-1),
            "c" | "b" | "Enter" => {
                let at = self.at.get_untracked();
                match self.to_tell.with_untracked(|rows| rows.get(at).or(rows.first()).copied()) {
                    Some(row) => self.tell(row.order, acts),
                    None => return false,
                }
            }
            _ => return false,
        }
        true
    }

    /// Copies the words of a row. It leaves the list, and the next one takes its place.
    pub fn tell(self, order: OrderId, acts: Acts) {
        self.point_at(order);
        tell(self.store, acts, order);
        frame::painted(move || self.move_by(0));
    }

    /// Puts the focus on another row.
    fn move_by(self, by: isize) {
        let rows = self.to_tell.try_with_untracked(|rows| rows.iter().map(|row| row.order).collect::<Vec<_>>());
        let rows = rows.unwrap_or_default();
        let Some(last) = rows.len().checked_sub(1) else { return };
        // Before any row has the focus, the first key goes to where one is.
        let has_focus = rows.iter().any(|order| focus::is_within(&row_id(*order)));
        let at = self.at.get_untracked();
        let at = if has_focus { at.saturating_add_signed(by) } else { at };
        focus::to(&row_id(rows[at.min(last)]));
    }
}

/// The id of a row on the page.
pub fn row_id(order: OrderId) -> String {
    format!("tell-{order}")
}

/// Copies what the buyer of this order is to be told, and notes that they were.
pub fn tell(store: Store, acts: Acts, id: OrderId) {
    let now = store.now();
    let found = store.with_untracked(|world| {
        let order = world.orders.get(&id)?;
        let one = message::due(order, world.workspace()?, now)?;
        Some((one.message, message::draft(world, order, one.message)))
    });
    let words = acts.words();
    let Some((message, text)) = found else { return acts.say(words.sending.nothing_here) };
    match acts.perform(words.sending.told, OrderTell { order: id, message, text: text.clone() }) {
        Ok(()) => clipboard::copy(&text),
        Err(why) => acts.warn(&why),
    }
}

pub fn use_leaving() -> Leaving {
    expect_context()
}
