//! Above the list: search, filters, import, and how many were found.

use super::{desk::SEARCH, use_desk};
use crate::{
    i18n::{format, use_words},
    page::import::ImportButton,
    route::Route,
    store::use_store,
    ui::{Icon, SearchBox, Sign},
};
use leptos::prelude::*;
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
    let text = Signal::derive(move || desk.filter.with(|filter| filter.text.clone()));
    let on_write = move |text| desk.filter.update(|filter| filter.text = text);
    let on_enter = move |()| desk.cursor.move_to_first();
    view! { <SearchBox id=SEARCH label=words.orders.search hint=words.orders.search_hint text on_write on_enter /> }
}
