//! A long list: only the rows in sight are in the page, each of one height, which the stylesheet
//! decides (`--list-row`) and a hidden ruler tells.
//!
//! It is a listbox: the focus stays on it, `aria-activedescendant` names the current row, arrows,
//! Home, End and the page keys move it, the space bar marks a row, Enter opens it.

mod motion;
mod window;

use leptos::{ev, html, prelude::*};
use motion::Motion;
pub use motion::neighbour;
use std::{hash::Hash, sync::Arc};
pub(super) use window::Window;

/// What a person did to the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListEvent<T> {
    /// Moved on to this row.
    Current(T),
    Open(T),
    /// Marked or unmarked it.
    Mark(T),
    /// Marked all from the current one to this one.
    MarkTo(T),
    MarkAll,
}

#[component]
pub fn List<T, Row, View>(
    label: &'static str,
    #[prop(into)] items: Signal<Arc<Vec<T>>>,
    #[prop(into)] current: Signal<Option<T>>,
    /// Whether a row is marked.
    #[prop(into)]
    is_marked: Callback<T, bool>,
    #[prop(into)] on_event: Callback<ListEvent<T>>,
    row: Row,
) -> impl IntoView
where
    T: Copy + Eq + Hash + Send + Sync + 'static,
    Row: Fn(T) -> View + Copy + Send + Sync + 'static,
    View: IntoView + 'static,
{
    let node = NodeRef::<html::Div>::new();
    let ruler = NodeRef::<html::Div>::new();
    let window = Window::watch(node, ruler);
    let rows = Rows { items, current, is_marked, on_event };
    let at = Memo::new(move |_| {
        let current = current.get()?;
        items.with(|items| items.iter().position(|item| *item == current))
    });
    Effect::new(move || {
        if let Some(at) = at.get() {
            window.show(at);
        }
    });
    let range = Memo::new(move |_| window.range(items.with(|items| items.len())));
    let visible = move || {
        let (start, end) = range.get();
        items.with(|items| items.get(start..end.min(items.len())).map(<[T]>::to_vec).unwrap_or_default())
    };
    let keydown = move |event: ev::KeyboardEvent| {
        let page = window.page();
        let Some(motion) = Motion::of(&event, page) else { return };
        // The current item has left the list: only the page knows where it was.
        let left = at.get_untracked().is_none() && current.get_untracked().is_some();
        if left && matches!(motion, Motion::By { marking: false, .. }) {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        let found = items.with_untracked(|items| motion.on(items, at.get_untracked()));
        found.into_iter().for_each(|event| on_event.run(event));
    };
    view! {
        <div
            class="list"
            role="listbox"
            tabindex="0"
            aria-label=label
            aria-multiselectable="true"
            aria-activedescendant=move || at.get().map(|at| format!("row-{at}"))
            node_ref=node
            on:scroll=move |_| window.scrolled()
            on:keydown=keydown
        >
            <div class="list-ruler" node_ref=ruler aria-hidden="true"></div>
            <div
                class="list-rows"
                role="none"
                style:--list-count=move || items.with(|items| items.len()).to_string()
                style:--list-start=move || range.get().0.to_string()
            >
                <ForEnumerate each=visible key=|item| *item children=move |index, item| {
                    let at = Signal::derive(move || range.get().0 + index.get());
                    view! { <OneRow at rows item>{row(item)}</OneRow> }
                } />
            </div>
        </div>
    }
}

/// What all rows share.
struct Rows<T: Send + Sync + 'static> {
    items: Signal<Arc<Vec<T>>>,
    current: Signal<Option<T>>,
    is_marked: Callback<T, bool>,
    on_event: Callback<ListEvent<T>>,
}

impl<T: Send + Sync + 'static> Clone for Rows<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Rows<T> {}

#[component]
fn OneRow<T>(at: Signal<usize>, rows: Rows<T>, item: T, children: Children) -> impl IntoView
where
    T: Copy + Eq + Hash + Send + Sync + 'static,
{
    let Rows { items, current, is_marked, on_event } = rows;
    let click = move |event: ev::MouseEvent| {
        let said = if event.shift_key() {
            ListEvent::MarkTo(item)
        } else if event.ctrl_key() || event.meta_key() || window::is_on_mark(&event) {
            ListEvent::Mark(item)
        } else {
            ListEvent::Open(item)
        };
        on_event.run(said);
    };
    view! {
        <div
            class="list-row"
            role="option"
            id=move || format!("row-{}", at.get())
            aria-posinset=move || at.get() + 1
            aria-setsize=move || items.with(|items| items.len())
            aria-selected=move || if is_marked.run(item) { "true" } else { "false" }
            aria-current=move || (current.get() == Some(item)).then_some("true")
            on:click=click
        >
            {children()}
        </div>
    }
}
