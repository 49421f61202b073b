//! 客户: finding customers, their files and timelines.

use crate::i18n::use_words;
use leptos::prelude::*;

#[component]
pub fn CustomersPage() -> impl IntoView {
    let words = use_words();

    view! { <main class="page" id="content"><h1>{words.shell.customers}</h1></main> }
}
