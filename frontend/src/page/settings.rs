//! 设置: people, roles, lines, shops, shifts and the rest that the team decides.

use crate::i18n::use_words;
use leptos::prelude::*;

#[component]
pub fn SettingsPage(section: crate::route::Section) -> impl IntoView {
    let words = use_words();
    let _ = section;
    view! { <main class="page" id="content"><h1>{words.shell.settings}</h1></main> }
}
