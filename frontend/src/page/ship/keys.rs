//! The keys of what buyers are told, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn LeavingKeys() -> impl IntoView {
    let words = &use_words().sending;
    let rows = vec![("n ↓", words.next), ("p ↑", words.previous), ("c ↵", words.copy_told)];
    view! { <Keys title=words.tell rows /> }
}
