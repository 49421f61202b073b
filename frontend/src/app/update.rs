//! A new build waits. It is offered, never forced; while something is being written, it waits on.

use crate::{
    i18n::use_words,
    page::orders::use_desk,
    platform::{update::Update, written},
    ui::{Button, Look, toast::use_toasts},
};
use leptos::prelude::*;

#[component]
pub fn UpdateOffer() -> impl IntoView {
    let words = use_words();
    let desk = use_desk();
    let Some(update) = use_context::<Update>() else { return ().into_any() };
    let why_not = Signal::derive(move || desk.is_writing().then(|| words.shell.update_dirty.to_owned()));
    let toasts = use_toasts();
    // What forms hold that keep no draft is asked when it matters.
    let press = move |()| match written::is_any() {
        true => toasts.say(words.shell.update_dirty),
        false => update.apply(),
    };
    view! {
        <Show when=move || update.is_waiting()>
            <div class="update" role="status">
                <span>{words.shell.update_ready}</span>
                <Button look=Look::Primary why_not on_press=press>{words.shell.update}</Button>
            </div>
        </Show>
    }
    .into_any()
}
