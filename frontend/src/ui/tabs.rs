//! Views of one list, side by side, with how many stand in each. One of them is in the order of Tab; arrows go on.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

#[component]
pub fn Tabs<T, const N: usize, const COUNTED: usize>(
    label: &'static str,
    all: [T; N],
    name: impl Fn(T) -> &'static str,
    #[prop(into)] chosen: Signal<T>,
    #[prop(into)] on_choose: Callback<T>,
    /// How many stand in the first ones; the others are not counted.
    #[prop(into)]
    counts: Signal<[usize; COUNTED]>,
    /// The keys that go on from anywhere.
    keys: &'static str,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        on_choose.run(beside(&all, chosen.get_untracked(), by));
        focus_chosen(&event);
    };
    let tab = |(at, one): (usize, T)| {
        let is_chosen = Memo::new(move |_| chosen.get() == one);
        let count = move || counts.with(|counts| counts.get(at).copied());
        view! {
            <button
                class="tab"
                type="button"
                role="tab"
                aria-selected=move || if is_chosen.get() { "true" } else { "false" }
                tabindex=move || if is_chosen.get() { "0" } else { "-1" }
                on:click=move |_| on_choose.run(one)
            >
                {name(one)}
                {move || count().map(|count| view! { " " <b>{count}</b> })}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label aria-keyshortcuts=keys on:keydown=key>
            {all.into_iter().enumerate().map(tab).collect_view()}
        </div>
    }
}

/// The tab so many further, round at the ends.
pub fn beside<T: Copy + PartialEq>(all: &[T], chosen: T, by: isize) -> T {
    let at = all.iter().position(|one| *one == chosen).unwrap_or(0) as isize;
    all[(at + by).rem_euclid(all.len() as isize) as usize]
}

/// Puts the focus on the tab that is chosen now.
fn focus_chosen(event: &ev::KeyboardEvent) {
    let tabs = event.current_target().and_then(|tabs| tabs.dyn_into::<Element>().ok());
    request_animation_frame(move || {
        let chosen = tabs.and_then(|tabs| tabs.query_selector("[aria-selected=true]").ok().flatten());
        let chosen = chosen.and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
        chosen.iter().for_each(|tab| drop(tab.focus()));
    });
}
