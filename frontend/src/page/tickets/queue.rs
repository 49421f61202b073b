//! The queues: whose tickets, which of them, and the list. Who has waited longest stands on top.

mod chosen;
mod filters;
mod row;
mod view_name;
mod views;

pub use row::status_tone;
pub use view_name::ViewName;

use super::{bench::SEARCH, intake::use_intake, use_bench};
use crate::{
    i18n::use_words,
    page::archive::ArchiveSearch,
    store::use_store,
    ui::{Button, Empty, Icon, List, ListEvent, Look, SearchBox, Sign, Tabs},
};
use chosen::Chosen;
use filters::FilterMenu;
use leptos::prelude::*;
use row::Row;
use shared::{
    id::TicketId,
    record::Kind,
    ticket::filter::{self, Queue as Whose, TicketFilter},
};

#[component]
pub fn Queue() -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let typed = Signal::derive(move || bench.filter.with(|filter| filter.text.clone()));
    let widen = move |()| {
        let text = typed.get_untracked();
        bench.filter.set(TicketFilter { text, queue: Whose::All, ..TicketFilter::default() });
    };
    view! {
        <section class="queue" aria-label=words.tickets.list>
            <Queues />
            <div class="queue-tools">
                <Search />
                <FilterMenu />
                <NewButton />
            </div>
            <Chosen />
            <Rows />
            <ArchiveSearch kind=Kind::Ticket typed widen />
        </section>
    }
}

/// Mine, nobody's, the team's, all; with how many are open in each.
#[component]
fn Queues() -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let counts = Memo::new(move |_| bench.calm(|world| filter::counts(world, store.me())));
    let chosen = Signal::derive(move || bench.filter.with(|filter| filter.queue));
    let on_choose = move |queue| bench.queue(queue);
    let name = move |queue| words.queue(queue);
    view! { <Tabs label=words.tickets.queues all=Whose::ALL name chosen on_choose counts keys="[ ]" /> }
}

#[component]
fn NewButton() -> impl IntoView {
    let words = use_words();
    let intake = use_intake();
    view! {
        <button
            class="button queue-new"
            type="button"
            aria-label=words.tickets.new
            title=words.tickets.new
            aria-keyshortcuts="t"
            on:click=move |_| intake.open(None, None)
        >
            <Icon sign=Sign::Add />
        </button>
    }
}

#[component]
fn Search() -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let text = Signal::derive(move || bench.filter.with(|filter| filter.text.clone()));
    let on_write = move |text| bench.filter.update(|filter| filter.text = text);
    let on_enter = move |()| bench.cursor.move_to_first();
    view! { <SearchBox id=SEARCH label=words.tickets.search hint=words.tickets.search_hint text on_write on_enter /> }
}

/// The list, or why there is none.
#[component]
fn Rows() -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let opening = Memo::new(move |_| store.with(|world| world.workspace().is_none()));
    let none = Memo::new(move |_| bench.found().with(|found| found.is_empty()));
    move || match (opening.get(), none.get()) {
        (true, _) => view! { <Empty title=words.shell.starting /> }.into_any(),
        (_, true) => view! { <Nothing /> }.into_any(),
        _ => view! { <Found /> }.into_any(),
    }
}

#[component]
fn Found() -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let is_marked = Callback::new(move |id: TicketId| bench.cursor.open() == Some(id));
    let on_event = Callback::new(move |event: ListEvent<TicketId>| bench.list_event(event));
    let row = move |id: TicketId| view! { <Row id /> };
    view! { <List label=words.tickets.list items=bench.found() current=bench.cursor.current() is_marked on_event row /> }
}

/// An empty queue says what to do next.
#[component]
fn Nothing() -> impl IntoView {
    let words = use_words();
    let (bench, store, intake) = (use_bench(), use_store(), use_intake());
    let filtered = Memo::new(move |_| {
        bench.filter.with(|filter| *filter != TicketFilter { queue: filter.queue, ..TicketFilter::default() })
    });
    let queue = Memo::new(move |_| bench.filter.with(|filter| filter.queue));
    let free = Memo::new(move |_| bench.calm(|world| filter::counts(world, store.me())[1]));
    let new = move || view! { <Button key="t" on_press=move |()| intake.open(None, None)>{words.tickets.new}</Button> };
    let show_free = move || {
        let press = move |()| bench.queue(Whose::Unassigned);
        view! { <Button look=Look::Primary on_press=press>{(words.tickets.show_free)(free.get())}</Button> }
    };
    move || match (filtered.get(), queue.get()) {
        (true, _) => view! {
            <Empty title=words.tickets.nothing hint=words.tickets.nothing_hint>
                <Button on_press=move |()| bench.clear_filter()>{words.tickets.clear}</Button>
            </Empty>
        }
        .into_any(),
        (_, Whose::Mine) if free.get() > 0 => view! {
            <Empty title=words.tickets.none_mine hint=words.tickets.none_mine_hint>{show_free()}</Empty>
        }
        .into_any(),
        (_, Whose::Mine) => {
            view! { <Empty title=words.tickets.none_mine hint=words.tickets.all_done>{new()}</Empty> }.into_any()
        }
        (_, Whose::Unassigned) => view! {
            <Empty title=words.tickets.none_free hint=words.tickets.none_free_hint>{new()}</Empty>
        }
        .into_any(),
        _ => view! { <Empty title=words.tickets.none_yet hint=words.tickets.none_yet_hint>{new()}</Empty> }.into_any(),
    }
}
