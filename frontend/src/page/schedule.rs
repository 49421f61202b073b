//! 我的班次: one's own shifts, for a phone.

use crate::i18n::use_words;
use leptos::prelude::*;

#[component]
pub fn SchedulePage(month: Option<shared::time::Month>) -> impl IntoView {
    let words = use_words();
    let _ = month;
    view! { <main class="page" id="content"><h1>{words.shell.schedule}</h1></main> }
}
