//! The grid: people and days. The head, the names and the foot stay in sight; one cell at a time can
//! be reached by Tab, arrows move on from it.

mod cell;
mod foot;
mod fresh;
mod hand;
mod row;

use super::{
    board::{Spot, use_board},
    quiet::quiet,
};
use crate::i18n::use_words;
use foot::Foot;
use hand::Hand;
use leptos::{ev, html, prelude::*};
use row::Row;
use shared::time::{Day, Month};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

#[component]
pub fn Grid() -> impl IntoView {
    let board = use_board();
    let node = NodeRef::<html::Div>::new();
    let hand = Hand::new(board, node);
    follow_cursor();
    leave_what_is_gone();
    let table = move || {
        let month = board.month.get();
        view! { <Table month /> }
    };
    Effect::new(move || {
        board.month.track();
        if let Some(scroller) = node.get() {
            request_animation_frame(move || show_today(&scroller));
        }
    });
    view! {
        <div
            class="roster-grid"
            class:roster-ranging=move || board.ranging.get()
            node_ref=node
            on:pointerdown=move |event| hand.down(&event)
            on:pointermove=move |event| hand.moved(&event)
            on:pointerup=move |event| hand.up(&event)
            on:pointercancel=move |event| hand.cancel(&event)
            on:contextmenu=move |event: ev::MouseEvent| hand.menu(&event)
            on:focusin=move |event: ev::FocusEvent| hand.focused(&event)
        >
            {table}
        </div>
    }
}

#[component]
fn Table(month: Month) -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let people = Memo::new(move |_| board.sheet.with(|sheet| sheet.people.clone()));
    let mean = quiet(Memo::new(move |_| board.sheet.with(|sheet| sheet.mean)));
    let days: Vec<Day> = month.days().collect();
    let count = days.len();
    let today = untrack(|| board.today());
    let heads = days.iter().map(|day| view! { <DayHead day=*day today /> }).collect_view();
    view! {
        <table
            class="roster-table"
            role="grid"
            aria-label=(words.roster.grid)(&words.month(month))
            aria-multiselectable="true"
            aria-readonly=move || if board.may_edit() { "false" } else { "true" }
            style:--days=count.to_string()
        >
            <thead>
                <tr>
                    <th class="who" scope="col">{move || (words.roster.people)(people.with(Vec::len))}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>
                <For each=move || people.get() key=|staff| *staff let:staff><Row staff month today mean /></For>
            </tbody>
            <Foot month />
        </table>
    }
}

#[component]
fn DayHead(day: Day, today: Day) -> impl IntoView {
    let words = use_words();
    let is_today = day == today;
    view! {
        <th
            class="day"
            scope="col"
            class:day-free=day.is_weekend()
            class:day-today=is_today
            aria-current=is_today.then_some("date")
        >
            <span class="day-number">{day.number()}</span>
            <span class="day-name">{words.weekday(day)}</span>
        </th>
    }
}

/// Id of a cell's element.
pub fn id_of(spot: Spot) -> String {
    format!("cell-{}-{}", spot.staff, spot.day)
}

/// The focus follows the cursor when the keys move it.
fn follow_cursor() {
    let board = use_board();
    let focused = board.focused();
    Effect::new(move |before: Option<u32>| {
        let asked = focused.get();
        if before.is_some_and(|before| before != asked) {
            request_animation_frame(move || {
                let cell = board.cursor.try_get_untracked().flatten().map(id_of);
                let cell = cell.and_then(|id| document().get_element_by_id(&id));
                if let Some(cell) = cell.and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) {
                    let _ = cell.focus();
                }
            });
        }
        asked
    });
}

/// Cursor and selection end with their cells: another month or other people are shown, and keys would
/// act where nobody sees it.
fn leave_what_is_gone() {
    let board = use_board();
    Effect::new(move || {
        let month = board.month.get();
        let is_gone =
            |spot: &Spot| spot.day.month() != month || board.sheet.with(|sheet| !sheet.people.contains(&spot.staff));
        if board.cursor.with(|cursor| cursor.as_ref().is_some_and(is_gone)) {
            board.cursor.set(None);
            board.anchor.set(None);
        }
        if board.anchor.with(|anchor| anchor.as_ref().is_some_and(is_gone)) {
            board.anchor.set(None);
        }
    });
}

/// This month begins a few days before today, any other at its beginning.
fn show_today(scroller: &HtmlElement) {
    let head = scroller.query_selector(".day-today").ok().flatten();
    let head = head.and_then(|head| head.dyn_into::<HtmlElement>().ok());
    let names = scroller.query_selector("thead .who").ok().flatten().map_or(0, |names| names.client_width());
    let left = head.map_or(0, |head| head.offset_left() - names - 3 * head.offset_width());
    scroller.set_scroll_left(left.max(0).into());
}
