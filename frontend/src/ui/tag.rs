//! A tag says what kind something is. Its tone only underlines the word.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Info,
    Good,
    Warn,
    Bad,
}

impl Tone {
    pub fn word(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Info => "info",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
        }
    }
}

#[component]
pub fn Tag(#[prop(optional)] tone: Tone, #[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <span class="tag" data-tone=tone.word()>{move || text.get()}</span> }
}
