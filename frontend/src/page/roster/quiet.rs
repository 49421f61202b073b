//! A value that wakes its readers only when it has changed.
//!
//! A memo tells all that depend on it, however far away, at each change of the view that it might
//! have changed, and each of them asks. For the grid's ten thousand readers that takes longer than
//! a stroke may.

use leptos::prelude::*;

pub fn quiet<T: Clone + Send + Sync + 'static>(value: Memo<T>) -> ReadSignal<T> {
    let (read, write) = signal(value.get_untracked());
    Effect::new(move |before: Option<()>| {
        let value = value.get();
        if before.is_some() {
            let _ = write.try_set(value);
        }
    });
    read
}
