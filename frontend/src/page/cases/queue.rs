//! The list: whose cases, where they are stuck (A9), and what finds them.

use super::{
    desk::{SEARCH, use_cases},
    row::CaseRow,
};
use crate::{
    i18n::{format, use_words},
    page::archive::ArchiveSearch,
    platform::focus,
    route::Route,
    store::use_store,
    ui::{Button, Empty, Icon, List, ListEvent, Sign, composes},
};
use leptos::{ev, prelude::*};
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
        <Tabs />
        <Board />
        <Search />
        <Rows />
        <ArchiveSearch kind=Kind::Case typed widen />
    }
}

#[component]
fn Tabs() -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let key = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        desk.turn_queue(by);
        focus::chosen_tab(&event);
    };
    let tab = move |(at, queue): (usize, CaseQueue)| {
        let is_here = Memo::new(move |_| desk.filter.with(|filter| filter.queue == queue));
        let count = move || desk.counts.with(|counts| counts.get(at).copied());
        view! {
            <button
                class="queue-tab"
                type="button"
                role="tab"
                aria-selected=move || if is_here.get() { "true" } else { "false" }
                tabindex=move || if is_here.get() { "0" } else { "-1" }
                on:click=move |_| desk.queue(queue)
            >
                {words.case_queue(queue)}
                {move || count().map(|count| view! { " " <b>{count}</b> })}
            </button>
        }
    };
    view! {
        <div class="queue-tabs" role="tablist" aria-label=words.cases.queues aria-keyshortcuts="[ ]" on:keydown=key>
            {CaseQueue::ALL.into_iter().enumerate().map(tab).collect_view()}
        </div>
    }
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
    let text = move || desk.filter.with(|filter| filter.text.clone());
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
        <div class="toolbar">
            <div class="toolbar-search">
                <Icon sign=Sign::Search />
                <input
                    id=SEARCH
                    class="input"
                    type="search"
                    aria-label=words.cases.search
                    aria-keyshortcuts="/"
                    placeholder=words.cases.search_hint
                    autocomplete="off"
                    prop:value=text
                    on:input=write
                    on:keydown=key
                />
                <kbd class="kbd" aria-hidden="true">"/"</kbd>
            </div>
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
    let none_found = Memo::new(move |_| desk.found().with(|found| found.is_empty()));
    let is_plain =
        Memo::new(move |_| desk.filter.with(|filter| filter.text.trim().is_empty() && filter.steps.is_empty()));
    move || match (opening.get(), none_yet.get(), none_found.get(), is_plain.get()) {
        (true, ..) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true, ..) => view! {
            <Empty title=words.cases.none_yet hint=words.cases.none_yet_hint>
                <a class="button" href=Route::Orders.path()>{words.shell.orders}</a>
            </Empty>
        }
        .into_any(),
        (_, _, true, true) => view! { <Empty title=words.cases.all_done hint=words.cases.all_done_hint /> }.into_any(),
        (_, _, true, false) => view! {
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
