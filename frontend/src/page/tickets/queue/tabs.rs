//! The tabs: mine, nobody's, the team's, all; with how many are open in each.

use crate::{i18n::use_words, page::tickets::use_bench, store::use_store};
use leptos::{ev, prelude::*};
use shared::ticket::filter::{self, Queue};
use wasm_bindgen::JsCast;

#[component]
pub fn Tabs() -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let counts = Memo::new(move |_| bench.calm(|world| filter::counts(world, store.me())));
    let key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        bench.turn_queue(by);
        // The chosen tab alone is in the order of Tab, so the focus goes with it.
        let tab = event.current_target().and_then(|tabs| tabs.dyn_into::<web_sys::Element>().ok());
        request_animation_frame(move || {
            let chosen = tab.and_then(|tabs| tabs.query_selector("[aria-selected=true]").ok().flatten());
            let chosen = chosen.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok());
            chosen.iter().for_each(|tab| drop(tab.focus()));
        });
    };
    let tab = move |(at, queue): (usize, Queue)| {
        let is_here = Memo::new(move |_| bench.filter.with(|filter| filter.queue == queue));
        let count = move || counts.with(|counts| counts.get(at).copied());
        view! {
            <button
                class="queue-tab"
                type="button"
                role="tab"
                aria-selected=move || if is_here.get() { "true" } else { "false" }
                tabindex=move || if is_here.get() { "0" } else { "-1" }
                on:click=move |_| bench.queue(queue)
            >
                {words.queue(queue)}
                {move || count().map(|count| view! { " " <b>{count}</b> })}
            </button>
        }
    };
    view! {
        <div class="queue-tabs" role="tablist" aria-label=words.tickets.queues aria-keyshortcuts="[ ]" on:keydown=key>
            {Queue::ALL.into_iter().enumerate().map(tab).collect_view()}
        </div>
    }
}
