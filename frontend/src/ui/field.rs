//! A labelled field. What is wrong with it stands below it and is read out.

use leptos::prelude::*;

#[component]
pub fn Field(
    #[prop(into)] label: String,
    /// What is wrong, in words.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The input.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="field" class:field-wrong=move || error.with(Option::is_some)>
            <span class="field-label">{label}</span>
            {children()}
            {move || error.get().map(|error| view! { <span class="field-error" role="alert">{error}</span> })}
        </label>
    }
}
