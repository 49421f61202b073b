//! The field for the words by which one looks for something. Escape takes them away and leaves the field.

use super::{Icon, Sign, composes};
use leptos::{ev, prelude::*};
use web_sys::HtmlElement;

#[component]
pub fn SearchBox(
    label: &'static str,
    /// What it finds, where nothing is written; the label says it otherwise.
    #[prop(default = label)]
    hint: &'static str,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] on_write: Callback<String>,
    /// By this id the key `/` finds it.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Goes from the field to what was found.
    #[prop(optional, into)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let leave = |event: &ev::KeyboardEvent| drop(event_target::<HtmlElement>(event).blur());
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if composes(&event) => {}
        "Escape" => {
            on_write.run(String::new());
            leave(&event);
        }
        "Enter" | "ArrowDown" => {
            let Some(enter) = on_enter else { return };
            event.prevent_default();
            leave(&event);
            enter.run(());
        }
        _ => {}
    };
    view! {
        <div class="search-box">
            <Icon sign=Sign::Search />
            <input
                id=id
                class="input"
                type="search"
                aria-label=label
                aria-keyshortcuts=id.map(|_| "/")
                placeholder=hint
                autocomplete="off"
                prop:value=text
                on:input=move |event| on_write.run(event_target_value(&event))
                on:keydown=key
            />
            {id.map(|_| view! { <kbd class="kbd" aria-hidden="true">"/"</kbd> })}
        </div>
    }
}
