//! Keys that work on every page, and the sheet that lists all keys.

use crate::page::overlay::{Overlay, Panel};
use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        approvals::use_approvals,
        cases::use_cases,
        customers::use_customers,
        enquiries::use_enquiries,
        orders::use_desk,
        roster::use_board,
        ship::use_leaving,
        tickets::{lacks, use_bench, use_intake},
    },
    store::use_store,
    ui::{Keys, composes},
};
use leptos::{ev, prelude::*};
use shared::staff::Permission;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// The keys that work everywhere, for the sheet of all keys.
#[component]
pub fn CommonKeys() -> impl IntoView {
    let words = &use_words().keys;
    let rows = vec![
        ("Ctrl+K", words.palette),
        ("/", words.search),
        ("j ↓", words.next),
        ("k ↑", words.previous),
        ("↵", words.open),
        ("Esc", words.leave),
        ("t", words.new_ticket),
        ("b", words.new_enquiry),
        ("u", words.undo),
        ("?", words.help),
    ];
    view! { <Keys rows /> }
}

/// Listens for as long as the shell is there.
pub fn listen(overlay: Overlay) {
    let (acts, board, customers, cases) = (use_acts(), use_board(), use_customers(), use_cases());
    let (approvals, enquiries, leaving) = (use_approvals(), use_enquiries(), use_leaving());
    let (desk, bench, intake, store) = (use_desk(), use_bench(), use_intake(), use_store());
    let handle = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            overlay.open(Panel::Palette);
            return;
        }
        if is_for_text(&event) {
            return;
        }
        let key = event.key();
        // A key that is held moves through a list, and does nothing else many times.
        if event.repeat() && !matches!(key.as_str(), "j" | "k" | "ArrowDown" | "ArrowUp") {
            return;
        }
        match key.as_str() {
            "?" => overlay.open(Panel::Help),
            "u" if board.is_here() => board.undo(),
            "u" => acts.undo(),
            "t" => match untrack(|| lacks(store, acts.words(), Permission::TicketWork)) {
                Some(why) => acts.say(why),
                None => intake.open(customers.here(), None),
            },
            "b" => enquiries.open_from_here(acts),
            key => {
                // Each takes keys only on its own page.
                let is_taken = desk.key(key, acts) || bench.key(key, acts) || customers.key(key, acts);
                let is_taken = is_taken || cases.key(key, acts) || enquiries.key(key, acts);
                let is_taken = is_taken || approvals.key(key, acts);
                if !is_taken && !leaving.key(key, acts) {
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
    writes || open || event.ctrl_key() || event.meta_key() || event.alt_key() || composes(event)
}
