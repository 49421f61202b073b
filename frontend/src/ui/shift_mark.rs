//! A kind of shift as it stands in the cells of the grid: one or two characters on its colour.

use leptos::prelude::*;

#[component]
pub fn ShiftMark(
    /// The colour's word in the stylesheet.
    #[prop(into)]
    colour: Signal<&'static str>,
    #[prop(into)] mark: Signal<String>,
) -> impl IntoView {
    view! { <span class="shift-mark" data-shift=move || colour.get() aria-hidden="true">{move || mark.get()}</span> }
}
