//! 排班: the month of the team as a grid of people and days.

use crate::i18n::use_words;
use leptos::prelude::*;

#[component]
pub fn RosterPage(month: Option<shared::time::Month>) -> impl IntoView {
    let words = use_words();
    let _ = month;
    view! { <main class="page" id="content"><h1>{words.shell.roster}</h1></main> }
}
