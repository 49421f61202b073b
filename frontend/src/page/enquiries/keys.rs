//! The keys of the page of enquiries, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn EnquiryKeys() -> impl IntoView {
    let words = &use_words().enquiries;
    let rows = vec![
        ("b", words.new),
        ("[ ]", words.queues),
        ("a", words.question),
        ("e", words.answer),
        ("i", words.add_wish),
        ("d", words.discount),
        ("w", words.win),
        ("o", words.take_order),
        ("l", words.lose),
        ("r", words.reopen),
    ];
    view! { <Keys title=words.keys rows /> }
}
