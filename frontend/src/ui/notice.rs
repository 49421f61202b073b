//! A sentence that matters where it stands: the page goes on, but should be read with it.

use super::Tone;
use leptos::prelude::*;

#[component]
pub fn Notice(#[prop(optional)] tone: Tone, children: Children) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "note" };
    view! { <div class="notice" data-tone=tone.word() role=role>{children()}</div> }
}
