//! The keys of the orders, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn OrderKeys() -> impl IntoView {
    let words = &use_words().keys;
    let rows = vec![
        ("x Space", words.mark),
        ("n", words.step),
        ("s", words.ship),
        ("f 0…6", words.flag),
        ("m", words.memo),
        ("a", words.note),
        ("Ctrl+↵", words.save),
        ("r", words.restore),
        ("c", words.copy),
        ("v", words.verify_script),
        ("e", words.new_case),
        ("p", words.print),
    ];
    view! { <Keys title=words.of_orders rows /> }
}
