//! The keys of the roster. They work wherever the focus is on the page, but not while something is
//! being written or a dialog is open.

use super::{
    board::{Board, Panel},
    brush::Brush,
};
use crate::{
    i18n::use_words,
    ui::{Keys, composes},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

pub fn listen(board: Board) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if !event.default_prevented() && !is_elsewhere(&event) && key(board, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The keys of the roster, for the sheet of all keys.
#[component]
pub fn RosterKeys() -> impl IntoView {
    let words = &use_words().roster.keys;
    let rows = vec![
        ("← ↑ ↓ →", words.go),
        ("Shift+←", words.select),
        ("1…9 0", words.paint),
        ("Space", words.again),
        ("Del", words.clear),
        ("↵", words.menu),
        ("Esc", words.leave),
        ("Ctrl+C", words.copy),
        ("Ctrl+V", words.paste),
        ("z Ctrl+Z", words.undo),
        ("Z Ctrl+Y", words.redo),
        ("[ ]", words.months),
        (", .", words.violations),
    ];
    view! { <Keys title=words.title rows /> }
}

/// Whether the key is meant for a field, a dialog, a menu or a button.
fn is_elsewhere(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector| target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))));
    let presses = matches!(event.key().as_str(), "Enter" | " ") && within("button, a, summary");
    let open = document().query_selector("dialog[open]").ok().flatten().is_some();
    presses || open || within("input, textarea, select, dialog, [role=menu]") || composes(event) || event.alt_key()
}

/// Takes a key; `false` when it means nothing here.
fn key(board: Board, event: &KeyboardEvent) -> bool {
    let (key, shift) = (event.key(), event.shift_key());
    if event.ctrl_key() || event.meta_key() {
        return with_control(board, &key.to_lowercase(), shift);
    }
    match key.as_str() {
        "ArrowLeft" => board.move_by((-1, 0), shift),
        "ArrowRight" => board.move_by((1, 0), shift),
        "ArrowUp" => board.move_by((0, -1), shift),
        "ArrowDown" => board.move_by((0, 1), shift),
        "Home" => board.move_to_edge(false, shift),
        "End" => board.move_to_edge(true, shift),
        "[" => board.go_by(-1),
        "]" => board.go_by(1),
        "," => board.look_by(-1),
        "." => board.look_by(1),
        "z" => board.undo(),
        "Z" => board.redo(),
        "Escape" => return board.leave(),
        "Enter" => match board.cursor.get_untracked() {
            Some(spot) => board.panel.set(Some(Panel::Cell(spot))),
            None => return false,
        },
        key => return paint_key(board, key),
    }
    true
}

fn with_control(board: Board, key: &str, shift: bool) -> bool {
    let is_somewhere = board.cursor.with_untracked(Option::is_some);
    match key {
        "z" if shift => board.redo(),
        "z" => board.undo(),
        "y" => board.redo(),
        "c" if is_somewhere => board.copy(),
        "v" if is_somewhere => board.paste(),
        _ => return false,
    }
    true
}

/// A digit takes its brush and paints with it what is selected, the space bar with the present one.
fn paint_key(board: Board, key: &str) -> bool {
    let is_somewhere = board.cursor.with_untracked(Option::is_some);
    match key {
        "Delete" | "Backspace" if is_somewhere => board.erase(),
        " " if is_somewhere => board.fill(),
        key => {
            let brush = board.team.with_untracked(|team| team.as_deref().and_then(|team| Brush::of_key(key, team)));
            let Some(brush) = brush else { return false };
            if is_somewhere { board.fill_with(brush) } else { board.take_up(brush) }
        }
    }
    true
}
