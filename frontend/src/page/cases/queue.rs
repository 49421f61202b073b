//! The list: whose cases, where they are stuck (A9), and what finds them.

use super::{
    desk::{SEARCH, use_cases},
    row::CaseRow,
};
use crate::{
    i18n::{format, use_words},
    page::archive::ArchiveSearch,
    route::Route,
    store::use_store,
    ui::{Button, Empty, List, ListEvent, SearchBox, Tabs},
};
use leptos::prelude::*;
use shared::{
    aftersale::filter::{CaseFilter, CaseQueue, Stuck},
    id::CaseId,
    record::Kind,
};

#[component]
pub fn Queue() -> impl IntoView {
    let desk = use_cases();
    let typed = Signal::derive(move || desk.filter.with(|filter| filter.text.clone()));
    let widen = move |()| {
        let text = typed.get_untracked();
        desk.filter.set(CaseFilter { text, queue: CaseQueue::All, ..CaseFilter::default() });
    };
    view! {
        <Queues />
        <Board />
        <Search />
        <Rows />
        <ArchiveSearch kind=Kind::Case typed widen />
    }
}

#[component]
fn Queues() -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let chosen = Signal::derive(move || desk.filter.with(|filter| filter.queue));
    let on_choose = move |queue| desk.queue(queue);
    let name = move |queue| words.case_queue(queue);
    view! { <Tabs label=words.cases.queues all=CaseQueue::ALL name chosen on_choose counts=desk.counts keys="[ ]" /> }
}

/// How many cases stand where, and how many of them are late.
#[component]
fn Board() -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let chip = move |stuck: Stuck| {
        let step = stuck.step;
        let pressed = move || desk.filter.with(|filter| filter.steps.contains(&step));
        view! {
            <button
                class="chip"
                type="button"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| desk.turn_step(step)
            >
                {words.case_step(step)} " " <span class="filter-count">{stuck.open}</span>
                {(stuck.late > 0).then(|| view! { <span class="chip-late">{(words.cases.late_n)(stuck.late)}</span> })}
            </button>
        }
    };
    let shown = move || {
        let chosen = desk.filter.with(|filter| filter.steps.clone());
        let board = desk.board.get().into_iter().filter(|stuck| stuck.open > 0 || chosen.contains(&stuck.step));
        board.map(chip).collect_view()
    };
    let any = move || desk.board.with(|board| board.iter().any(|stuck| stuck.open > 0));
    view! {
        <Show when=any>
            <div class="chips" role="group" aria-label=words.cases.board>{shown}</div>
        </Show>
    }
}

#[component]
fn Search() -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let found = move || (words.cases.found)(&format::count(desk.found().with(|found| found.len()) as u64));
    let text = Signal::derive(move || desk.filter.with(|filter| filter.text.clone()));
    let on_write = move |text| desk.filter.update(|filter| filter.text = text);
    let on_enter = move |()| desk.cursor.move_to_first();
    view! {
        <div class="toolbar">
            <SearchBox id=SEARCH label=words.cases.search hint=words.cases.search_hint text on_write on_enter />
            <span class="toolbar-found" role="status">{found}</span>
            <a class="button button-quiet" href=Route::Causes.path()>{words.cases.causes}</a>
        </div>
    }
}

/// The list, or why there is none.
#[component]
fn Rows() -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_cases());
    let opening = Memo::new(move |_| store.with(|world| world.workspace().is_none()));
    let none_yet = Memo::new(move |_| store.with(|world| world.cases.is_empty()));
    // Where nothing is found, whether anything was looked for. A list that finds something stays as it is.
    let nothing = Memo::new(move |_| {
        let is_plain = || desk.filter.with(|filter| filter.text.trim().is_empty() && filter.steps.is_empty());
        desk.found().with(|found| found.is_empty()).then(is_plain)
    });
    move || match (opening.get(), none_yet.get(), nothing.get()) {
        (true, ..) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true, _) => view! {
            <Empty title=words.cases.none_yet hint=words.cases.none_yet_hint>
                <a class="button" href=Route::Orders.path()>{words.shell.orders}</a>
            </Empty>
        }
        .into_any(),
        (.., Some(true)) => view! { <Empty title=words.cases.all_done hint=words.cases.all_done_hint /> }.into_any(),
        (.., Some(false)) => view! {
            <Empty title=words.cases.nothing hint=words.cases.nothing_hint>
                <Button on_press=move |()| desk.clear_filter()>{words.cases.clear}</Button>
            </Empty>
        }
        .into_any(),
        _ => view! { <Found /> }.into_any(),
    }
}

#[component]
fn Found() -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let is_marked = Callback::new(|_: CaseId| false);
    let on_event = Callback::new(move |event: ListEvent<CaseId>| desk.list_event(event));
    let row = move |id: CaseId| view! { <CaseRow id /> };
    view! { <List label=words.cases.list items=desk.found() current=desk.cursor.current() is_marked on_event row /> }
}
