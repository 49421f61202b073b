//! The person's own views of tickets: filters under a name.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        tickets::{Asking, use_bench},
    },
    store::use_store,
    ui::{Menu, MenuItem},
};
use leptos::prelude::*;
use shared::{command::SavedViewRemove, saved_view::SavedView, ticket::filter::TicketFilter};
use std::sync::Arc;

#[component]
pub fn Views() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let me = store.me();
    let views = Memo::new(move |_| {
        store.with(|world| {
            let own = world.saved_views.values().filter(|view| view.owner == me && view.ticket_filter.is_some());
            let mut own: Vec<_> = own.cloned().collect();
            own.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
            own
        })
    });
    view! {
        <Show when=move || { !views.with(Vec::is_empty) }>
            <h2>{words.orders.views}</h2>
            <div class="filters-group" role="group" aria-label=words.orders.views>
                <For each=move || views.get() key=|view| serde_json::to_string(&**view).ok() let:saved>
                    <OneView saved />
                </For>
            </div>
        </Show>
    }
}

#[component]
fn OneView(saved: Arc<SavedView>) -> impl IntoView {
    let words = use_words();
    let (bench, acts) = (use_bench(), use_acts());
    let (id, name) = (saved.id, saved.name.clone());
    let filter: TicketFilter = saved.ticket_filter.clone().unwrap_or_default();
    let (shown, renamed) = (filter.clone(), filter.clone());
    let pressed = move || bench.filter.with(|now| *now == shown);
    let old = name.clone();
    let rename = Callback::new(move |()| {
        bench.ask(Asking::ViewName { view: Some(id), filter: renamed.clone(), name: old.clone() });
    });
    let removed = (words.orders.view_removed)(&name);
    let remove = Callback::new(move |()| acts.attempt(removed.clone(), SavedViewRemove { view: id }));
    view! {
        <div class="filter-view">
            <button
                class="filter"
                type="button"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| bench.filter_by(filter.clone())
            >
                {name.clone()}
            </button>
            <Menu label=format!("{} · {name}", words.shell.more)>
                <MenuItem on_choose=rename>{words.orders.rename}</MenuItem>
                <MenuItem on_choose=remove>{words.orders.remove}</MenuItem>
            </Menu>
        </div>
    }
}
