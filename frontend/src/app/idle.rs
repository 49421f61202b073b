//! Locks the screen when nobody has touched it for as long as the team has set (X2). Who works in one
//! tab has not left the others: the time of the last touch is shared among them.

use crate::{
    account::use_account,
    platform::preference,
    store::{Store, use_store},
};
use gloo_timers::callback::Interval;
use leptos::{ev, prelude::*};
use shared::time::Instant;
use std::{cell::Cell, rc::Rc};

/// How often to look, in milliseconds.
const LOOK: u32 = 10_000;
/// Preference that holds when any tab was touched, as of the last look.
const TOUCHED: &str = "touched";

/// The last touch of this tab, and the last that it has told the others.
struct Touches {
    store: Store,
    last: Cell<Instant>,
    told: Cell<Instant>,
}

impl Touches {
    fn begin(store: Store) -> Touches {
        let now = store.now();
        tell(now);
        Touches { store, last: Cell::new(now), told: Cell::new(now) }
    }

    fn touch(&self) {
        let now = self.store.now();
        self.last.set(now);
        if (now.0 - self.told.get().0).abs() >= i64::from(LOOK) {
            self.told.set(now);
            tell(now);
        }
    }

    /// Milliseconds since any tab was touched.
    fn idle(&self) -> i64 {
        let now = self.store.now().0;
        // A clock that was put back leaves a time behind that is still to come.
        let elsewhere = preference::get(TOUCHED).and_then(|at| at.parse().ok()).filter(|at| *at <= now);
        now.saturating_sub(self.last.get().0.max(elsewhere.unwrap_or(i64::MIN)))
    }
}

fn tell(at: Instant) {
    preference::set(TOUCHED, Some(&at.0.to_string()));
}

pub fn watch() {
    let (store, account) = (use_store(), use_account());
    let touches = Rc::new(Touches::begin(store));
    let touch = |touches: &Rc<Touches>| {
        let touches = touches.clone();
        move || touches.touch()
    };
    let (key, pointer, wheel) = (touch(&touches), touch(&touches), touch(&touches));
    let handles = [
        window_event_listener(ev::keydown, move |_| key()),
        window_event_listener(ev::pointerdown, move |_| pointer()),
        window_event_listener(ev::wheel, move |_| wheel()),
    ];
    let interval = Interval::new(LOOK, move || {
        let minutes = store.with_untracked(|world| world.workspace().map_or(0, |workspace| workspace.idle_minutes));
        if minutes > 0 && touches.idle() >= i64::from(minutes) * 60_000 {
            account.lock();
        }
    });
    let interval = StoredValue::new_local(Some(interval));
    on_cleanup(move || {
        handles.into_iter().for_each(|handle| handle.remove());
        let _ = interval.try_update_value(Option::take);
    });
}
