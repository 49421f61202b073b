//! The list: which enquiries, and what finds them.

use super::{
    desk::{SEARCH, use_enquiries},
    row::EnquiryRow,
};
use crate::{
    i18n::{format, use_words},
    page::{act::use_acts, archive::ArchiveSearch, tickets::lacks},
    platform::focus,
    route::Route,
    store::use_store,
    ui::{Button, Empty, Icon, List, ListEvent, Look, Sign, composes},
};
use leptos::{ev, prelude::*};
use shared::{
    enquiry::filter::{EnquiryFilter, EnquiryQueue},
    id::EnquiryId,
    record::Kind,
    staff::Permission,
};

#[component]
pub fn Queue() -> impl IntoView {
    let desk = use_enquiries();
    let typed = Signal::derive(move || desk.filter.with(|filter| filter.text.clone()));
    let widen = move |()| {
        let text = typed.get_untracked();
        desk.filter.set(EnquiryFilter { text, queue: EnquiryQueue::All });
    };
    view! {
        <Tabs />
        <Search />
        <Rows />
        <ArchiveSearch kind=Kind::Enquiry typed widen />
    }
}

#[component]
fn Tabs() -> impl IntoView {
    let words = use_words();
    let desk = use_enquiries();
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
    let tab = move |(at, queue): (usize, EnquiryQueue)| {
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
                {words.enquiry_queue(queue)}
                {move || count().map(|count| view! { " " <b>{count}</b> })}
            </button>
        }
    };
    view! {
        <div class="queue-tabs" role="tablist" aria-label=words.enquiries.queues aria-keyshortcuts="[ ]" on:keydown=key>
            {EnquiryQueue::ALL.into_iter().enumerate().map(tab).collect_view()}
        </div>
    }
}

#[component]
fn Search() -> impl IntoView {
    let words = use_words();
    let (desk, acts, store) = (use_enquiries(), use_acts(), use_store());
    let found = move || (words.enquiries.found)(&format::count(desk.found().with(|found| found.len()) as u64));
    let text = move || desk.filter.with(|filter| filter.text.clone());
    let write = move |event| desk.filter.update(|filter| filter.text = event_target_value(&event));
    let why_not = Signal::derive(move || lacks(store, words, Permission::TicketWork));
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
                    aria-label=words.enquiries.search
                    aria-keyshortcuts="/"
                    placeholder=words.enquiries.search_hint
                    autocomplete="off"
                    prop:value=text
                    on:input=write
                    on:keydown=key
                />
                <kbd class="kbd" aria-hidden="true">"/"</kbd>
            </div>
            <Button look=Look::Primary key="b" why_not on_press=move |()| desk.open_new(None, None, acts)>{words.enquiries.new}</Button>
        </div>
        <div class="enquiries-under">
            <span class="hint" role="status">{found}</span>
            <a class="button button-quiet" href=Route::Conversion.path()>{words.enquiries.conversion.title}</a>
        </div>
    }
}

/// The list, or why there is none.
#[component]
fn Rows() -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_enquiries());
    let say = &words.enquiries;
    let opening = Memo::new(move |_| store.with(|world| world.workspace().is_none()));
    let none_yet = Memo::new(move |_| store.with(|world| world.enquiries.is_empty()));
    let none_found = Memo::new(move |_| desk.found().with(|found| found.is_empty()));
    let is_plain = Memo::new(move |_| desk.filter.with(|filter| filter.text.trim().is_empty()));
    let clear = move |()| desk.filter.update(|filter| filter.text.clear());
    move || match (opening.get(), none_yet.get(), none_found.get(), is_plain.get()) {
        (true, ..) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true, ..) => view! { <Empty title=say.none_yet hint=say.none_yet_hint /> }.into_any(),
        (_, _, true, true) => view! { <Empty title=say.all_done hint=say.all_done_hint /> }.into_any(),
        (_, _, true, false) => view! {
            <Empty title=say.nothing hint=say.nothing_hint><Button on_press=clear>{say.clear}</Button></Empty>
        }
        .into_any(),
        _ => view! { <Found /> }.into_any(),
    }
}

#[component]
fn Found() -> impl IntoView {
    let words = use_words();
    let desk = use_enquiries();
    let is_marked = Callback::new(|_: EnquiryId| false);
    let on_event = Callback::new(move |event: ListEvent<EnquiryId>| desk.list_event(event));
    let row = move |id: EnquiryId| view! { <EnquiryRow id /> };
    view! { <List label=words.enquiries.list items=desk.found() current=desk.cursor.current() is_marked on_event row /> }
}
