//! The person's own views: filters under a name.

use super::{
    desk::{Asking, Desk},
    use_desk,
};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Menu, MenuItem},
};
use leptos::prelude::*;
use shared::{command::SavedViewRemove, id::SavedViewId, saved_view::SavedView};
use std::sync::Arc;

#[component]
pub fn Views() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let me = store.me();
    let views = Memo::new(move |_| {
        store.with(|world| {
            let mut own: Vec<_> = world
                .saved_views
                .values()
                .filter(|view| view.owner == me && view.ticket_filter.is_none())
                .cloned()
                .collect();
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
    let desk = use_desk();
    let acts = use_acts();
    let (id, name) = (saved.id, saved.name.clone());
    let filter = saved.filter.clone();
    let pressed = move || desk.filter.with(|shown| *shown == filter);
    let filter = saved.filter.clone();
    let rename = Callback::new(move |()| ask_rename(desk, id, &saved));
    let removed = (words.orders.view_removed)(&name);
    let remove = Callback::new(move |()| acts.attempt(removed.clone(), SavedViewRemove { view: id }));
    view! {
        <div class="filter-view">
            <button
                class="filter"
                type="button"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| desk.filter_by(filter.clone())
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

fn ask_rename(desk: Desk, id: SavedViewId, saved: &SavedView) {
    let (filter, name) = (saved.filter.clone(), saved.name.clone());
    desk.asking.set(Some(Asking::ViewName { view: Some(id), filter, name }));
}
