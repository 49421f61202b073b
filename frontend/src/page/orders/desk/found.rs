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

pub fn found(store: Store, filter: RwSignal<OrderFilter>) -> Memo<Arc<Vec<OrderId>>> {
    let calm = calm(store);
    Memo::new(move |_| {
        filter.with(|filter| {
            // The first orders are not waited for.
            let first = calm.with(|world| world.orders.is_empty());
            let found =
                if first { store.with(|world| filter.find(world)) } else { calm.with(|world| filter.find(world)) };
            Arc::new(found)
        })
    })
}

/// The view, at most a moment old.
fn calm(store: Store) -> RwSignal<World> {
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
    calm
}
