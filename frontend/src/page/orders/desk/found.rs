//! What the filter finds. A change of the filter shows at once; a change of the orders a moment
//! later, once for all changes of that moment: looking through twenty thousand orders must not
//! stand between a key and what it does.

use crate::store::Store;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use shared::{id::OrderId, order::filter::OrderFilter, world::World};
use std::sync::Arc;

/// Milliseconds that the list may lag behind.
const MOMENT: u32 = 80;

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
    let timer = StoredValue::new_local(None::<Timeout>);
    // It starts a timer, and only when none runs: nothing is written while effects run.
    Effect::new(move || {
        store.with(|_| ());
        let settle = move || {
            timer.try_set_value(None);
            let _ = calm.try_set(store.with_untracked(World::clone));
        };
        timer.update_value(|timer| {
            timer.get_or_insert_with(|| Timeout::new(MOMENT, settle));
        });
    });
    Calm { store, world: calm }
}
