//! A long column of rows that one reads and presses things in: only those in sight are in the page.
//! Each is as high as `--feed-row`.

use super::list::Window;
use leptos::{ev, html, prelude::*};
use std::{hash::Hash, sync::Arc};

#[component]
pub fn Feed<T, Row, View>(label: &'static str, #[prop(into)] items: Signal<Arc<Vec<T>>>, row: Row) -> impl IntoView
where
    T: Copy + Eq + Hash + Send + Sync + 'static,
    Row: Fn(T) -> View + Copy + Send + Sync + 'static,
    View: IntoView + 'static,
{
    let node = NodeRef::<html::Div>::new();
    let ruler = NodeRef::<html::Div>::new();
    let window = Window::watch(node, ruler);
    let count = Memo::new(move |_| items.with(|items| items.len()));
    let range = Memo::new(move |_| window.range(count.get()));
    let visible = move || {
        let (start, end) = range.get();
        items.with(|items| items.get(start..end.min(items.len())).map(<[T]>::to_vec).unwrap_or_default())
    };
    // Where one reads, these keys scroll, whatever they do elsewhere on the page.
    let key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" | "Home" | "End" | " ") {
            event.stop_propagation();
        }
    };
    view! {
        <div
            class="feed"
            role="list"
            tabindex="0"
            aria-label=label
            node_ref=node
            on:scroll=move |_| window.scrolled()
            on:keydown=key
        >
            <div class="feed-ruler" node_ref=ruler aria-hidden="true"></div>
            <div
                class="feed-rows"
                role="none"
                style:--feed-count=move || count.get().to_string()
                style:--feed-start=move || range.get().0.to_string()
            >
                <ForEnumerate each=visible key=|item| *item children=move |index, item| view! {
                    <div
                        class="feed-row"
                        role="listitem"
                        aria-posinset=move || range.get().0 + index.get() + 1
                        aria-setsize=move || count.get()
                    >
                        {row(item)}
                    </div>
                } />
            </div>
        </div>
    }
}
