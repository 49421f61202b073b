//! The list: which enquiries, and what finds them.

use super::{
    desk::{SEARCH, use_enquiries},
    row::EnquiryRow,
};
use crate::{
    i18n::{format, use_words},
    page::{act::use_acts, archive::ArchiveSearch, tickets::lacks},
    route::Route,
    store::use_store,
    ui::{Button, Empty, List, ListEvent, Look, SearchBox, Tabs},
};
use leptos::prelude::*;
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
        <Queues />
        <Search />
        <Rows />
        <ArchiveSearch kind=Kind::Enquiry typed widen />
    }
}

#[component]
fn Queues() -> impl IntoView {
    let words = use_words();
    let desk = use_enquiries();
    let chosen = Signal::derive(move || desk.filter.with(|filter| filter.queue));
    let on_choose = move |queue| desk.queue(queue);
    let name = move |queue| words.enquiry_queue(queue);
    view! { <Tabs label=words.enquiries.queues all=EnquiryQueue::ALL name chosen on_choose counts=desk.counts keys="[ ]" /> }
}

#[component]
fn Search() -> impl IntoView {
    let words = use_words();
    let (desk, acts, store) = (use_enquiries(), use_acts(), use_store());
    let found = move || (words.enquiries.found)(&format::count(desk.found().with(|found| found.len()) as u64));
    let text = Signal::derive(move || desk.filter.with(|filter| filter.text.clone()));
    let on_write = move |text| desk.filter.update(|filter| filter.text = text);
    let on_enter = move |()| desk.cursor.move_to_first();
    let why_not = Signal::derive(move || lacks(store, words, Permission::TicketWork));
    view! {
        <div class="toolbar">
            <SearchBox id=SEARCH label=words.enquiries.search hint=words.enquiries.search_hint text on_write on_enter />
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
    // Where nothing is found, whether anything was looked for. A list that finds something stays as it is.
    let nothing = Memo::new(move |_| {
        let is_plain = || desk.filter.with(|filter| filter.text.trim().is_empty());
        desk.found().with(|found| found.is_empty()).then(is_plain)
    });
    let clear = move |()| desk.filter.update(|filter| filter.text.clear());
    move || match (opening.get(), none_yet.get(), nothing.get()) {
        (true, ..) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true, _) => view! { <Empty title=say.none_yet hint=say.none_yet_hint /> }.into_any(),
        (.., Some(true)) => view! { <Empty title=say.all_done hint=say.all_done_hint /> }.into_any(),
        (.., Some(false)) => view! {
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
