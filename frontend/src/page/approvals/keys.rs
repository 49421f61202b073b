//! The keys of the approvals page, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn ApprovalKeys() -> impl IntoView {
    let words = &use_words().approvals;
    let rows = vec![
        ("j k", words.move_key),
        ("y", words.sign),
        ("x", words.refuse),
        ("a", words.answer),
        ("w", words.withdraw),
        ("↵", words.go_there),
    ];
    view! { <Keys title=words.keys rows /> }
}
