//! The orders page: filters, the list, and beside it the open order.
//!
//! `desk` is what the page remembers (filter, cursor, marks, what is being asked); `step` are the moves of O2 as
//! buttons say them, `restore` brings back what was replaced. `toolbar`, `filters`, `views`, `row`, `bulk` are the
//! list's parts, `detail` is one order.

mod bulk;
mod change;
mod desk;
mod detail;
mod drop_file;
mod filters;
mod flag_hint;
mod keys;
mod moving;
mod restore;
mod row;
mod step;
mod toolbar;
mod view_name;
mod views;

pub use change::{ChangeDialog, What};
pub use desk::{Desk, use_desk};
pub use keys::OrderKeys;
pub use moving::{MoveDialog, ParcelFields, first_courier};
pub use row::{colour, tone};
pub use step::{Step, steps};
pub use view_name::ViewNameDialog;

use crate::{
    i18n::{format, use_words},
    page::{archive::ArchiveSearch, import::ImportButton},
    store::use_store,
    ui::{Button, Empty, List, ListEvent, Progress},
};
use bulk::BulkBar;
use detail::OrderPane;
use drop_file::DropZone;
use filters::Filters;
use flag_hint::FlagHint;
use leptos::prelude::*;
use row::OrderRow;
use shared::{id::OrderId, order::filter::OrderFilter, record::Kind};
use toolbar::Toolbar;

#[component]
pub fn OrdersPage() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let pane = move || match desk.cursor.open() {
        Some(id) => view! { <OrderPane id /> }.into_any(),
        None => view! { <Empty title=words.orders.pick_one hint=words.orders.pick_one_hint /> }.into_any(),
    };
    let typed = Signal::derive(move || desk.filter.with(|filter| filter.text.clone()));
    let widen = move |()| desk.filter.set(OrderFilter { text: typed.get_untracked(), ..OrderFilter::default() });
    view! {
        <main class="orders" id="content" class:orders-one=move || desk.cursor.open().is_some()>
            <h1 class="unseen">{words.shell.orders}</h1>
            <DropZone>
                <Filters />
                <section class="orders-list" aria-label=words.orders.list>
                    <Toolbar />
                    <BulkBar />
                    <Rows />
                    <ArchiveSearch kind=Kind::Order typed widen />
                </section>
                <section class="orders-pane" aria-label=words.orders.pane>{pane}</section>
            </DropZone>
        </main>
        <FlagHint />
    }
}

/// The list, or why there is none.
#[component]
fn Rows() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let desk = use_desk();
    let sync = store.sync();
    let nothing_yet = Memo::new(move |_| store.with(|world| world.orders.is_empty()));
    let opening = Memo::new(move |_| store.with(|world| world.workspace().is_none()));
    let loading = Memo::new(move |_| {
        let is_first = opening.get() || nothing_yet.get();
        sync.with(|sync| sync.loading).filter(|_| is_first)
    });
    // What the list shows may change without making it anew: focus and place stay.
    let none_found = Memo::new(move |_| desk.found().with(|found| found.is_empty()));
    move || match (loading.get(), opening.get(), nothing_yet.get(), none_found.get()) {
        (Some(rows), ..) => view! { <FirstLoad rows /> }.into_any(),
        (_, true, ..) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, _, true, _) => view! {
            <Empty title=words.orders.none_yet hint=words.orders.none_yet_hint><ImportButton /></Empty>
        }
        .into_any(),
        (_, _, _, true) => view! {
            <Empty title=words.orders.nothing hint=words.orders.nothing_hint>
                <Button on_press=move |()| desk.clear_filter()>{words.orders.clear}</Button>
            </Empty>
        }
        .into_any(),
        _ => view! { <Found /> }.into_any(),
    }
}

#[component]
fn FirstLoad(rows: u64) -> impl IntoView {
    let words = use_words();
    let label = Signal::stored((words.shell.first_load)(&format::count(rows)));
    view! {
        <Empty title=words.shell.starting hint=words.shell.first_load_hint>
            <Progress label share=Signal::stored(None) />
        </Empty>
    }
}

#[component]
fn Found() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let is_marked = Callback::new(move |id: OrderId| desk.is_marked(id));
    let on_event = Callback::new(move |event: ListEvent<OrderId>| desk.list_event(event));
    let row = move |id: OrderId| view! { <OrderRow id /> };
    view! { <List label=words.orders.list items=desk.found() current=desk.cursor.current() is_marked on_event row /> }
}
