//! A column that is read from its end, like a conversation: it opens there, and stays there when
//! something is added, unless one has gone back to read; then a button tells that there is more.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlDivElement, ResizeObserver};

/// Pixels from the end that still count as being there.
const NEAR: i32 = 48;

#[component]
pub fn Tail(
    label: &'static str,
    /// The word of the button that goes to the end.
    news: &'static str,
    /// How much there is; when it grows, something was added.
    #[prop(into)]
    count: Signal<usize>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let inner = NodeRef::<html::Div>::new();
    let at_end = RwSignal::new(true);
    let more = RwSignal::new(false);
    let scrolled = move |_| {
        if let Some(column) = node.get_untracked() {
            let is_there = rest(&column) <= NEAR;
            if at_end.get_untracked() != is_there {
                at_end.set(is_there);
            }
            if is_there && more.get_untracked() {
                more.set(false);
            }
        }
    };
    Effect::new(move |before: Option<usize>| {
        let count = count.get();
        if before.is_some_and(|before| count > before) && !at_end.get_untracked() {
            more.set(true);
        }
        count
    });
    keep_at_end(node, inner, at_end);
    let to_end = move |_| {
        at_end.set(true);
        more.set(false);
        node.get_untracked().iter().for_each(end);
    };
    // Where one reads, these keys scroll, whatever they do elsewhere on the page.
    let key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown" | "Home" | "End" | " ") {
            event.stop_propagation();
        }
    };
    view! {
        <div class="tail">
            <div class="tail-column" role="log" aria-label=label tabindex="0" node_ref=node on:scroll=scrolled on:keydown=key>
                <div class="tail-inner" node_ref=inner>{children()}</div>
            </div>
            <Show when=move || more.get()>
                <button class="button tail-news" type="button" on:click=to_end>{news}</button>
            </Show>
        </div>
    }
}

/// Pixels below what is in sight.
fn rest(column: &HtmlDivElement) -> i32 {
    column.scroll_height() - column.scroll_top() as i32 - column.client_height()
}

fn end(column: &HtmlDivElement) {
    column.set_scroll_top(f64::from(column.scroll_height()) as _);
}

/// Follows every change of height, of the column and of what is in it.
fn keep_at_end(node: NodeRef<html::Div>, inner: NodeRef<html::Div>, at_end: RwSignal<bool>) {
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn Fn()>)>);
    Effect::new(move || {
        let (Some(column), Some(inner)) = (node.get(), inner.get()) else { return };
        let seen = column.clone();
        let follow = Closure::<dyn Fn()>::new(move || {
            if at_end.try_get_untracked() == Some(true) {
                end(&seen);
            }
        });
        if let Ok(watch) = ResizeObserver::new(follow.as_ref().unchecked_ref()) {
            watch.observe(&column);
            watch.observe(&inner);
            observer.set_value(Some((watch, follow)));
        }
    });
    on_cleanup(move || {
        observer.try_with_value(|observer| observer.iter().for_each(|(observer, _)| observer.disconnect()));
    });
}
