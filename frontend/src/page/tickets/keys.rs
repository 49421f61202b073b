//! The keys of the workspace, for the sheet of all keys.

use crate::{i18n::use_words, ui::Kbd};
use leptos::prelude::*;

#[component]
pub fn TicketKeys() -> impl IntoView {
    let words = &use_words().keys;
    let rows = [
        ("n", words.step),
        ("g", words.claim),
        ("e", words.hand_over),
        ("w", words.wait),
        ("↵", words.reply),
        ("v", words.customer_says),
        ("i", words.internal),
        ("a", words.attach),
        ("Ctrl+↵", words.send),
        ("r", words.restore),
        ("l", words.link),
        ("d", words.side),
        ("c", words.other),
        ("x", words.nuisance),
        ("[ ]", words.queues),
    ];
    let row = |(keys, does): (&'static str, &'static str)| {
        let keys = keys.split(' ').map(|key| view! { <Kbd key=key.replace('+', " ") /> }).collect_view();
        view! { <div class="help-row"><dt>{keys}</dt><dd>{does}</dd></div> }
    };
    view! {
        <h3>{words.of_tickets}</h3>
        <dl class="help">{rows.map(row).collect_view()}</dl>
    }
}
