//! Past imports, and the report of one.

mod held;
mod report;

pub use report::ImportPage;

use crate::{
    i18n::{format, use_words},
    page::{clock::use_clock, import::ImportButton},
    route::Route,
    store::use_store,
    ui::Empty,
};
use leptos::prelude::*;
use shared::order::import::Import;
use std::{cmp::Reverse, sync::Arc};

#[component]
pub fn ImportsPage() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let imports = Memo::new(move |_| {
        store.with(|world| {
            let mut imports: Vec<_> = world.imports.values().cloned().collect();
            imports.sort_by_key(|import| Reverse((import.at, import.id)));
            imports
        })
    });
    view! {
        <main class="page" id="content">
            <div class="page-head"><h1>{words.import.past}</h1><ImportButton /></div>
            {move || match imports.with(Vec::is_empty) {
                true => view! { <Empty title=words.import.past_none hint=words.import.past_hint /> }.into_any(),
                false => view! { <Table imports=imports.get() /> }.into_any(),
            }}
        </main>
    }
}

#[component]
fn Table(imports: Vec<Arc<Import>>) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="table-wrap">
            <table class="table" aria-label=words.import.past>
                <thead><tr>
                    <th scope="col">{words.import.file}</th>
                    <th scope="col">{words.import.at}</th>
                    <th scope="col">{words.import.by}</th>
                    <th scope="col" class="number">{words.import.imported}</th>
                    <th scope="col" class="number">{words.import.updated}</th>
                    <th scope="col" class="number">{words.import.unchanged}</th>
                    <th scope="col" class="number">{words.import.held}</th>
                </tr></thead>
                <tbody>{imports.into_iter().map(|import| view! { <Line import /> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Line(import: Arc<Import>) -> impl IntoView {
    let clock = use_clock();
    let (by, at) = (name_of(&import), import.at);
    let number = |count: u32| view! { <td class="number">{format::count(count.into())}</td> };
    view! {
        <tr>
            <td><a href=Route::Import(import.id).path()>{import.file.clone()}</a></td>
            <td>{move || clock.when(at)}</td>
            <td>{by}</td>
            {number(import.imported)}
            {number(import.updated)}
            {number(import.unchanged)}
            {number(import.held.len() as u32)}
        </tr>
    }
}

/// Who imported it.
fn name_of(import: &Import) -> String {
    let (words, store) = (use_words(), use_store());
    match import.by {
        Some(id) => {
            store.with_untracked(|world| world.staff.get(&id).map(|staff| staff.name.clone())).unwrap_or_default()
        }
        None => words.import.system.to_owned(),
    }
}
