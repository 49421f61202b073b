//! Signing in, signing in again when the session has expired, unlocking the screen.

mod form;
mod locked;

pub use form::SignInForm;
pub use locked::LockedPage;

use crate::{
    i18n::use_words,
    ui::{Notice, Tone},
};
use leptos::prelude::*;

/// The page that everybody sees who is not signed in.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = use_words();
    let online = window().navigator().on_line();
    view! {
        <main class="sign-in" id="content">
            <div class="sign-in-card">
                <p class="sign-in-brand">{words.shell.brand} " " <small>"Guitai"</small></p>
                <p class="sign-in-tagline">{words.sign_in.tagline}</p>
                <h1 class="unseen">{words.sign_in.title}</h1>
                {(!online).then(|| view! { <Notice tone=Tone::Warn>{words.sign_in.offline_now}</Notice> })}
                <SignInForm />
                <p class="sign-in-hint">{words.sign_in.needs_network}</p>
            </div>
            <LanguageChoice />
        </main>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    use crate::i18n::{Language, use_tongue};
    let words = use_words();
    let tongue = use_tongue();
    let others = Language::ALL.into_iter().map(|language| {
        let choose = move |_| tongue.choose(language);
        let chosen = language == words.language;
        view! {
            <button
                class="button button-quiet"
                type="button"
                lang=language.tag()
                aria-pressed=if chosen { "true" } else { "false" }
                on:click=choose
            >
                {language.name()}
            </button>
        }
    });
    view! { <div class="sign-in-languages" role="group" aria-label=words.shell.language>{others.collect_view()}</div> }
}
