//! Locks the screen when nobody has touched it for as long as the team has set (X2).

use crate::{account::use_account, store::use_store};
use gloo_timers::callback::Interval;
use leptos::{ev, prelude::*};
use std::{cell::Cell, rc::Rc};

/// How often to look, in milliseconds.
const LOOK: u32 = 10_000;

pub fn watch() {
    let (store, account) = (use_store(), use_account());
    let touched = Rc::new(Cell::new(store.now()));
    let touch = |touched: &Rc<Cell<_>>| {
        let touched = touched.clone();
        move || touched.set(store.now())
    };
    let (key, pointer, wheel) = (touch(&touched), touch(&touched), touch(&touched));
    let handles = [
        window_event_listener(ev::keydown, move |_| key()),
        window_event_listener(ev::pointerdown, move |_| pointer()),
        window_event_listener(ev::wheel, move |_| wheel()),
    ];
    let interval = Interval::new(LOOK, move || {
        let minutes = store.with_untracked(|world| world.workspace().map_or(0, |workspace| workspace.idle_minutes));
        let idle = store.now().0.saturating_sub(touched.get().0);
        if minutes > 0 && idle >= i64::from(minutes) * 60_000 {
            account.lock();
        }
    });
    let interval = StoredValue::new_local(Some(interval));
    on_cleanup(move || {
        handles.into_iter().for_each(|handle| handle.remove());
        let _ = interval.try_update_value(Option::take);
    });
}
