//! The keys of the customers, for the sheet of all keys.

use crate::{i18n::use_words, ui::Keys};
use leptos::prelude::*;

#[component]
pub fn CustomerKeys() -> impl IntoView {
    let words = &use_words().keys;
    let rows = vec![("a", words.add_tag), ("c", words.copy_contact), ("m", words.merge), ("r", words.restore)];
    view! { <Keys title=words.of_customers rows /> }
}
