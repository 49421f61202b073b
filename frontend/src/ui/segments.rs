//! One of a few, side by side.

use leptos::prelude::*;

#[component]
pub fn Segments<T>(
    label: &'static str,
    /// The only group of this name in the page: arrows move within it.
    name: &'static str,
    all: impl IntoIterator<Item = (T, &'static str)>,
    is_chosen: impl Fn(T) -> bool + Copy + Send + Sync + 'static,
    #[prop(into)] on_choose: Callback<T>,
    /// Goes on in a second row where one is not enough.
    #[prop(optional)]
    wraps: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView
where
    T: Copy + Send + Sync + 'static,
{
    let one = |(own, word): (T, &'static str)| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name=name
                    disabled=disabled
                    prop:checked=move || is_chosen(own)
                    on:change=move |_| on_choose.run(own)
                />
                <span>{word}</span>
            </label>
        }
    };
    view! {
        <div class="segments" class:segments-wrap=wraps role="radiogroup" aria-label=label>
            {all.into_iter().map(one).collect_view()}
        </div>
    }
}
