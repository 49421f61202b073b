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
    ui::{Icon, Sign},
};
use actions::Actions;
use leptos::{ev, html, prelude::*};
use question::Question;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Room between card and cell or the screen's edge, in pixels.
const GAP: f64 = 6.0;

#[component]
pub fn CellCard() -> impl IntoView {
    let board = use_board();
    let spot = Memo::new(move |_| match board.panel.get() {
        Some(Panel::Cell(spot)) => Some(spot),
        _ => None,
    });
    move || spot.get().map(|spot| view! { <Card spot /> })
}

/// A native dialog beside its cell: the browser keeps the focus in it and closes it with Escape.
#[component]
fn Card(spot: Spot) -> impl IntoView {
    let words = use_words();
    let board = use_board();
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(card) = node.get().filter(|card| !card.open()) else { return };
        if card.show_modal().is_err() {
            card.set_open(true);
        }
        let first = card.query_selector(".cell-card-body button").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
        beside(spot, &card);
    });
    let outside = move |event: ev::PointerEvent| {
        if event.target() == node.get_untracked().map(Into::into) {
            board.close_panel();
        }
    };
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        board.close_panel();
    };
    let title = format!("{} · {} {}", board.name(spot.staff), words.day(spot.day), words.week_day(spot.day));
    let heading = title.clone();
    view! {
        <dialog
            class="cell-card"
            aria-label=title
            node_ref=node
            on:pointerdown=outside
            on:cancel=cancel
        >
            <div class="cell-card-all">
                <header class="cell-card-head">
                    <h2>{heading}</h2>
                    <button class="button button-quiet" type="button" aria-label=words.shell.close on:click=move |_| board.close_panel()>
                        <Icon sign=Sign::Close />
                    </button>
                </header>
                <Standing spot board />
                <Body spot board />
            </div>
        </dialog>
    }
}

/// The question where there is one, or else what can be done.
#[component]
fn Body(spot: Spot, board: Board) -> impl IntoView {
    let is_asked = Memo::new(move |_| board.conflicts.with(|conflicts| conflicts.contains_key(&spot)));
    let body = move || match is_asked.get() {
        true => view! { <Question spot /> }.into_any(),
        false => view! { <Actions spot /> }.into_any(),
    };
    view! { <div class="cell-card-body">{body}</div> }
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

/// Puts the card below its cell or above it, and wholly on the screen. On a phone the stylesheet puts
/// it at the bottom instead.
fn beside(spot: Spot, card: &HtmlElement) {
    let size = |value: Result<JsValue, _>| value.ok().and_then(|value: JsValue| value.as_f64()).unwrap_or_default();
    let (wide, high) = (size(window().inner_width()), size(window().inner_height()));
    let Some(cell) = document().get_element_by_id(&id_of(spot)).map(|cell| cell.get_bounding_client_rect()) else {
        return;
    };
    let own = card.get_bounding_client_rect();
    let left = cell.left().min(wide - own.width() - GAP).max(GAP);
    let (below, above) = (cell.bottom() + GAP, cell.top() - own.height() - GAP);
    let top = match below + own.height() + GAP <= high {
        true => below,
        false if above >= GAP => above,
        // Beside the cell then, as high as it must be.
        false => (high - own.height() - GAP).max(GAP),
    };
    let covers = top < cell.bottom() && top + own.height() > cell.top();
    let left = match covers {
        true if cell.right() + GAP + own.width() <= wide => cell.right() + GAP,
        true => (cell.left() - own.width() - GAP).max(GAP),
        false => left,
    };
    // An attribute would be one of the styles that the policy of the page blocks. What can't be set leaves
    // the card in the middle.
    for (side, far) in [("left", left), ("top", top)] {
        let _ = card.style().set_property(side, &format!("{far}px"));
    }
}
