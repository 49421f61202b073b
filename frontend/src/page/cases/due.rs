//! Until when a step must be left, in words that count down (A9).

use super::use_cases;
use crate::{
    i18n::use_words,
    page::clock::use_clock,
    ui::{Tag, Tone},
};
use leptos::prelude::*;
use shared::time::Instant;

/// Milliseconds before it is due at which it warns.
const SOON: i64 = 2 * 3_600_000;

#[component]
pub fn Due(#[prop(into)] at: Signal<Instant>) -> impl IntoView {
    let words = use_words();
    let (desk, clock) = (use_cases(), use_clock());
    let left = Memo::new(move |_| at.get().0 - desk.minute.get().0);
    let tone = Memo::new(move |_| match left.get() {
        ..0 => Tone::Bad,
        0..SOON => Tone::Warn,
        _ => Tone::Neutral,
    });
    view! {
        <span class="due number" title=move || clock.moment(at.get())>
            {move || view! { <Tag tone=tone.get() text=Signal::derive(move || words.due_in(left.get())) /> }}
        </span>
    }
}
