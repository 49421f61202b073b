//! A flag: its colour, and a sign for those who don't see it.

use leptos::prelude::*;

#[component]
pub fn FlagMark(
    /// The colour's word in the stylesheet.
    colour: &'static str,
    /// One sign that stands for the colour; empty for no flag.
    sign: &'static str,
    /// The whole name, for a screen reader.
    label: &'static str,
) -> impl IntoView {
    view! {
        <span class="flag-mark" data-colour=colour title=label>
            <svg viewBox="0 0 10 12" aria-hidden="true"><path d="M0 0h10L7.5 4 10 8H1.5v4H0z" /></svg>
            <span class="flag-mark-sign" aria-hidden="true">{sign}</span>
            <span class="unseen">{label}</span>
        </span>
    }
}
