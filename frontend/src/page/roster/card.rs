//! One cell in its own words, beside it: what is planned and what is published, what can be done
//! with it, and where somebody else was faster, the question whose change shall stand.

mod actions;
mod question;

use super::{
    board::{Board, Panel, Spot, use_board},
    grid::id_of,
};
use crate::{
    i18n::use_words,
    ui::{Button, Icon, Look, Sign},
};
use actions::Actions;
use leptos::{ev, html, prelude::*};
use question::Question;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement};

/// Room that the card needs beside the cell, in pixels.
const WIDE: f64 = 300.0;
const HIGH: f64 = 380.0;

#[component]
pub fn CellCard() -> impl IntoView {
    let board = use_board();
    let spot = Memo::new(move |_| match board.panel.get() {
        Some(Panel::Cell(spot)) => Some(spot),
        _ => None,
    });
    move || {
        spot.get().map(|spot| {
            view! {
                <div class="card-veil" on:pointerdown=move |_| board.close_panel()></div>
                <Card spot />
            }
        })
    }
}

#[component]
fn Card(spot: Spot) -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let first = node.get().and_then(|card| card.query_selector(".cell-card-body button").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            board.close_panel();
        }
    };
    let title = format!("{} · {} {}", board.name(spot.staff), words.day(spot.day), words.week_day(spot.day));
    let heading = title.clone();
    let is_asked = Memo::new(move |_| board.conflicts.with(|conflicts| conflicts.contains_key(&spot)));
    let (left, top) = beside(spot);
    view! {
        <div
            class="cell-card"
            role="dialog"
            aria-modal="true"
            aria-label=title
            node_ref=node
            style:left=format!("{left}px")
            style:top=format!("{top}px")
            on:keydown=key
        >
            <header class="cell-card-head">
                <h2>{heading}</h2>
                <Button look=Look::Quiet on_press=move |()| board.close_panel()>
                    <Icon sign=Sign::Close />
                    <span class="unseen">{words.shell.close}</span>
                </Button>
            </header>
            <Standing spot board />
            <div class="cell-card-body">
                {move || match is_asked.get() {
                    true => view! { <Question spot /> }.into_any(),
                    false => view! { <Actions spot /> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// What is planned, and what is published where that differs.
#[component]
fn Standing(spot: Spot, board: Board) -> impl IntoView {
    let words = use_words();
    let read = move || board.sheet.with(|sheet| sheet.line(spot.staff).cloned());
    let planned = move || {
        let line = read();
        let cell = line.as_ref().and_then(|line| line.cell(spot.day));
        board.team.with(|team| words.cell(cell, team.as_deref()))
    };
    let published = move || {
        let line = read().filter(|line| line.differs(spot.day))?;
        let cell = board.team.with(|team| words.cell(line.published(spot.day), team.as_deref()));
        Some(view! { <p class="hint">{(words.roster.published_as)(&cell)}</p> })
    };
    let broken = move || {
        let violation = board.sheet.with(|sheet| sheet.violation_at(spot.staff, spot.day).cloned())?;
        let text = board.team.with(|team| words.violation(&violation, team.as_deref()));
        Some(view! { <p class="cell-card-broken">{text}</p> })
    };
    view! { <div class="cell-card-now"><p>{planned}</p> {published} {broken}</div> }
}

/// Where the card stands: below the cell or above it, and wholly on the screen. On a phone the
/// stylesheet puts it at the bottom instead.
fn beside(spot: Spot) -> (f64, f64) {
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(800.0);
    let (wide, high) = (size(window().inner_width()), size(window().inner_height()));
    let rect: Option<DomRect> = document().get_element_by_id(&id_of(spot)).map(|cell| cell.get_bounding_client_rect());
    let Some(rect) = rect else { return (wide / 2.0 - WIDE / 2.0, high / 4.0) };
    let left = rect.left().min(wide - WIDE - 8.0).max(8.0);
    let below = rect.bottom() + 4.0;
    let top = if below + HIGH > high { (rect.top() - HIGH - 4.0).max(8.0) } else { below };
    (left, top)
}
