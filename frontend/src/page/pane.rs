//! What stands in the head of every pane beside a list.

use crate::{
    i18n::use_words,
    ui::{Icon, Sign},
};
use leptos::prelude::*;

/// The way back to the list, where both don't fit side by side.
#[component]
pub fn BackButton(
    /// Where it stands in its head.
    class: &'static str,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <button
            class=format!("button button-quiet {class}")
            type="button"
            aria-label=words.shell.back
            on:click=move |_| on_press.run(())
        >
            <Icon sign=Sign::Back />
        </button>
    }
}

/// Says that something of the record has not left this device yet.
#[component]
pub fn OnDevice(#[prop(into)] waits: Signal<bool>) -> impl IntoView {
    let words = use_words();
    let mark = move || {
        view! { <span class="detail-device"><Icon sign=Sign::Device />{words.orders.on_device}</span> }
    };
    move || waits.get().then(mark)
}
