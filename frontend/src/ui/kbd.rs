//! A key, as it is printed on the keyboard.

use leptos::prelude::*;

#[component]
pub fn Kbd(#[prop(into)] key: String) -> impl IntoView {
    view! { <kbd class="kbd">{key}</kbd> }
}
