//! The tabs: mine, nobody's, the team's, all; with how many are open in each.

use crate::{i18n::use_words, page::tickets::use_bench, platform::focus, store::use_store};
use leptos::{ev, prelude::*};
use shared::ticket::filter::{self, Queue};

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
        focus::chosen_tab(&event);
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
