//! 工作台: the queues, and beside them the open ticket.

use crate::i18n::use_words;
use leptos::prelude::*;

#[component]
pub fn TicketsPage() -> impl IntoView {
    let words = use_words();

    view! { <main class="page" id="content"><h1>{words.shell.tickets}</h1></main> }
}
