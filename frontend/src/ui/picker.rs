//! One field and what it finds: typing narrows, arrows choose, Enter takes.

use super::composing::composes;
use leptos::{ev, html, prelude::*};
use std::sync::atomic::{AtomicU32, Ordering};

/// Names the lists of a page apart.
static LAST: AtomicU32 = AtomicU32::new(0);

#[component]
pub fn Picker<T, Row, View>(
    #[prop(into)] label: String,
    hint: &'static str,
    text: RwSignal<String>,
    #[prop(into)] items: Signal<Vec<T>>,
    #[prop(into)] on_choose: Callback<T>,
    row: Row,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    Row: Fn(T) -> View + Copy + Send + Sync + 'static,
    View: IntoView + 'static,
{
    let list = format!("picker-{}", LAST.fetch_add(1, Ordering::Relaxed));
    let list = StoredValue::new(list);
    let at = RwSignal::new(0usize);
    let has_any = Memo::new(move |_| items.with(|items| !items.is_empty()));
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let key = move |event: ev::KeyboardEvent| {
        let count = items.with_untracked(Vec::len);
        let here = at.get_untracked().min(count.saturating_sub(1));
        match event.key().as_str() {
            _ if composes(&event) => return,
            "ArrowDown" if count > 0 => at.set((here + 1) % count),
            "ArrowUp" if count > 0 => at.set((here + count - 1) % count),
            "Enter" => {
                let item = items.with_untracked(|items| items.get(here).cloned());
                item.into_iter().for_each(|item| on_choose.run(item));
            }
            _ => return,
        }
        event.prevent_default();
    };
    let write = move |event| {
        at.set(0);
        text.set(event_target_value(&event));
    };
    let line = move |(index, item): (usize, T)| {
        let chosen = item.clone();
        view! {
            <div
                class="picker-line"
                id=format!("{}-{index}", list.get_value())
                role="option"
                aria-selected=move || if at.get() == index { "true" } else { "false" }
                on:click=move |_| on_choose.run(chosen.clone())
            >
                {row(item)}
            </div>
        }
    };
    view! {
        <div class="picker">
            <input
                class="input"
                role="combobox"
                aria-expanded=move || if has_any.get() { "true" } else { "false" }
                aria-autocomplete="list"
                aria-controls=list.get_value()
                aria-activedescendant=move || has_any.get().then(|| format!("{}-{}", list.get_value(), at.get()))
                aria-label=label.clone()
                placeholder=hint
                autocomplete="off"
                autofocus
                node_ref=node
                prop:value=move || text.get()
                on:input=write
                on:keydown=key
            />
            <div class="picker-list" id=list.get_value() role="listbox" aria-label=label>
                {move || items.get().into_iter().enumerate().map(line).collect_view()}
            </div>
        </div>
    }
}
