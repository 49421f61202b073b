//! What the filter finds. A change of the filter shows at once; a change of the orders once hands
//! rest for a moment: looking through twenty thousand orders must not stand between a key and what it
//! does.

use crate::store::Store;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use shared::{id::OrderId, order::filter::OrderFilter, time::Instant, world::World};
use std::sync::Arc;

/// Milliseconds of rest after which the list follows, and after which it does so without any.
const REST: u32 = 80;
const MOST: i64 = 500;

/// The list is to follow.
struct Due {
    since: Instant,
    _timer: Timeout,
}

/// The view, at most a moment old. List and counts both read this one, so that they never disagree.
#[derive(Clone, Copy)]
pub struct Calm {
    store: Store,
    world: RwSignal<World>,
}

impl Calm {
    /// Reads it; tracked. The first orders are not waited for.
    pub fn with<T>(self, read: impl FnOnce(&World) -> T) -> T {
        match self.world.with(|world| world.orders.is_empty()) {
            true => self.store.with(read),
            false => self.world.with(read),
        }
    }
}

pub fn found(calm: Calm, filter: RwSignal<OrderFilter>) -> Memo<Arc<Vec<OrderId>>> {
    Memo::new(move |_| filter.with(|filter| Arc::new(calm.with(|world| filter.find(world)))))
}

pub fn calm(store: Store) -> Calm {
    let calm = RwSignal::new(store.with_untracked(World::clone));
    let due = StoredValue::new_local(None::<Due>);
    // It starts a timer: nothing is written while effects run.
    Effect::new(move || {
        store.with(|_| ());
        let settle = move || {
            due.try_set_value(None);
            let _ = calm.try_set(store.with_untracked(World::clone));
        };
        due.update_value(|due| {
            let now = store.now();
            let since = due.as_ref().map_or(now, |due| due.since);
            if due.is_none() || now.0 - since.0 < MOST {
                *due = Some(Due { since, _timer: Timeout::new(REST, settle) });
            }
        });
    });
    Calm { store, world: calm }
}
