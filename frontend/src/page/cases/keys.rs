//! The keys of the after-sales page, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn CaseKeys() -> impl IntoView {
    let words = use_words();
    let rows = vec![
        ("[ ]", words.cases.queues),
        ("n", words.cases.next_step),
        ("a", words.cases.add_note),
        ("o", words.cases.show_order),
        ("p", words.cases.picture),
    ];
    view! { <Keys rows /> }
}
