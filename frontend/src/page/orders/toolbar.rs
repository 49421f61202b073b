//! Above the list: search, filters, import, and how many were found.

use super::{desk::SEARCH, use_desk};
use crate::{
    i18n::{format, use_words},
    page::import::ImportButton,
    platform::focus,
    route::Route,
    store::use_store,
    ui::{Icon, Sign, composes},
};
use leptos::{ev, prelude::*};
use shared::staff::Permission;

#[component]
pub fn Toolbar() -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_desk(), use_store());
    let found = move || (words.orders.found)(&format::count(desk.found().with(|found| found.len()) as u64));
    let toggle = move |_| desk.filters_open.update(|open| *open = !*open);
    view! {
        <div class="toolbar">
            <button
                class="button toolbar-filters"
                type="button"
                aria-expanded=move || if desk.filters_open.get() { "true" } else { "false" }
                aria-controls="filters"
                on:click=toggle
            >
                <Icon sign=Sign::Filter />
                {words.orders.filters}
            </button>
            <Search />
            <span class="toolbar-found" role="status">{found}</span>
            <Show when=move || store.permits(Permission::OrderShip)>
                <a class="button toolbar-ship" href=Route::Ship.path()>{words.ship.title}</a>
            </Show>
            <ImportButton />
        </div>
    }
}

#[component]
fn Search() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let write = move |event| desk.filter.update(|filter| filter.text = event_target_value(&event));
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if composes(&event) => {}
        "Escape" => {
            desk.filter.update(|filter| filter.text.clear());
            focus::leave();
        }
        "Enter" | "ArrowDown" => {
            event.prevent_default();
            focus::leave();
            desk.cursor.move_to_first();
        }
        _ => {}
    };
    view! {
        <div class="toolbar-search">
            <Icon sign=Sign::Search />
            <input
                id=SEARCH
                class="input"
                type="search"
                aria-label=words.orders.search
                aria-keyshortcuts="/"
                placeholder=words.orders.search_hint
                autocomplete="off"
                prop:value=move || desk.filter.with(|filter| filter.text.clone())
                on:input=write
                on:keydown=key
            />
            <kbd class="kbd" aria-hidden="true">"/"</kbd>
        </div>
    }
}
