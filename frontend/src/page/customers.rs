//! 客户: the list of customers, and beside it the file of one.
//!
//! `desk` is what the page remembers (what is typed, the tag, the cursor), `found` what that finds;
//! `toolbar` and `row` are the list's parts, `file` is one customer, `merge` asks which file is the same customer's.

mod desk;
mod file;
mod found;
mod keys;
mod merge;
mod row;
mod toolbar;

pub use desk::{CustomersDesk, use_customers};
pub use keys::CustomerKeys;

use crate::{
    i18n::use_words,
    page::archive::ArchiveSearch,
    store::use_store,
    ui::{Button, Empty, List, ListEvent},
};
use file::FilePane;
use found::Among;
use leptos::prelude::*;
use merge::MergeDialog;
use row::CustomerRow;
use shared::{id::CustomerId, record::Kind};
use toolbar::Toolbar;

#[component]
pub fn CustomersPage() -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_customers(), use_store());
    // Whose file was merged shows the file that stands for it.
    let open = Memo::new(move |_| desk.cursor.open().map(|id| store.with(|world| world.head_of(id))));
    let pane = move || match open.get() {
        Some(id) => view! { <FilePane id /> }.into_any(),
        None => view! { <Empty title=words.customers.pick_one hint=words.customers.pick_one_hint /> }.into_any(),
    };
    view! {
        <main class="customers" id="content" class:customers-one=move || open.get().is_some()>
            <h1 class="unseen">{words.shell.customers}</h1>
            <section class="customers-list" aria-label=words.customers.list>
                <Toolbar />
                <Rows />
                <ArchiveSearch kind=Kind::Customer typed=desk.text widen=move |()| desk.among.set(Among::All) />
            </section>
            <section class="customers-pane" aria-label=words.customers.file>{pane}</section>
        </main>
        <MergeDialog />
    }
}

/// The list, or why there is none.
#[component]
fn Rows() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let desk = use_customers();
    let opening = Memo::new(move |_| store.with(|world| world.workspace().is_none()));
    let nobody_yet = Memo::new(move |_| store.with(|world| world.customers.is_empty()));
    let none_found = Memo::new(move |_| desk.found().with(|found| found.is_empty()));
    move || match (opening.get(), nobody_yet.get(), none_found.get()) {
        (true, ..) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true, _) => {
            view! { <Empty title=words.customers.none_yet hint=words.customers.none_yet_hint /> }.into_any()
        }
        (.., true) => view! {
            <Empty title=words.customers.nothing hint=words.customers.nothing_hint>
                <Button on_press=move |()| desk.clear()>{words.customers.clear}</Button>
            </Empty>
        }
        .into_any(),
        _ => view! { <Found /> }.into_any(),
    }
}

#[component]
fn Found() -> impl IntoView {
    let words = use_words();
    let desk = use_customers();
    let is_marked = Callback::new(|_: CustomerId| false);
    let on_event = Callback::new(move |event: ListEvent<CustomerId>| desk.list_event(event));
    let row = move |id: CustomerId| view! { <CustomerRow id /> };
    view! { <List label=words.customers.list items=desk.found() current=desk.cursor.current() is_marked on_event row /> }
}
