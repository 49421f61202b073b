//! The keys of the orders, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn OrderKeys() -> impl IntoView {
    let (words, of_change) = (&use_words().keys, &use_words().change);
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
        ("b", use_words().sending.copy_told),
        ("e", words.new_case),
        ("p", words.print),
        ("d", of_change.receiver),
        ("w", of_change.courier),
        ("g", of_change.item),
        ("q", of_change.cancel),
        ("h", of_change.ask_rush),
        ("y", of_change.ask_price),
    ];
    view! { <Keys title=words.of_orders rows /> }
}
