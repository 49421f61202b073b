//! Keys that work on every page, and the sheet that lists all keys.

use crate::page::overlay::{Overlay, Panel};
use crate::{
    i18n::KeyWords,
    page::{
        act::use_acts,
        customers::use_customers,
        orders::use_desk,
        roster::use_board,
        tickets::{use_bench, use_intake},
    },
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// Keys, and what they do in words.
type Line = (&'static str, fn(&KeyWords) -> &'static str);

/// Each key with what it does. `+` joins keys pressed together.
pub const SHEET: [Line; 18] = [
    ("Ctrl+K", |words| words.palette),
    ("/", |words| words.search),
    ("j ↓", |words| words.next),
    ("k ↑", |words| words.previous),
    ("↵", |words| words.open),
    ("Esc", |words| words.leave),
    ("t", |words| words.new_ticket),
    ("x Space", |words| words.mark),
    ("n", |words| words.step),
    ("s", |words| words.ship),
    ("f 0…6", |words| words.flag),
    ("m", |words| words.memo),
    ("a", |words| words.note),
    ("Ctrl+↵", |words| words.save),
    ("r", |words| words.restore),
    ("c", |words| words.copy),
    ("u", |words| words.undo),
    ("?", |words| words.help),
];

/// Listens for as long as the shell is there.
pub fn listen(overlay: Overlay) {
    let (acts, board, customers) = (use_acts(), use_board(), use_customers());
    let (desk, bench, intake) = (use_desk(), use_bench(), use_intake());
    let handle = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            overlay.open(Panel::Palette);
            return;
        }
        if is_for_text(&event) {
            return;
        }
        match event.key().as_str() {
            "?" => overlay.open(Panel::Help),
            "u" if board.is_here() => board.undo(),
            "u" => acts.undo(),
            "t" => intake.open(customers.here(), None),
            key => {
                // Each takes keys only on its own page.
                if !desk.key(key, acts) && !bench.key(key, acts) && !customers.key(key, acts) {
                    return;
                }
            }
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Whether the key is meant for what is being written, for a dialog, or for the browser.
fn is_for_text(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector| target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))));
    let presses = matches!(event.key().as_str(), "Enter" | " ") && within("button, a, summary");
    let writes = presses || within("input, textarea, select, dialog, [role=menu]");
    let open = document().query_selector("dialog[open]").ok().flatten().is_some();
    writes || open || event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing()
}
