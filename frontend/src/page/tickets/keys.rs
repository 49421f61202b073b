//! The keys of the workspace, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn TicketKeys() -> impl IntoView {
    let words = &use_words().keys;
    let rows = vec![
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
    view! { <Keys title=words.of_tickets rows /> }
}
