//! 这台设备: language, appearance and notices of the desktop, which nobody else notices.

use crate::{
    i18n::{Language, use_tongue, use_words},
    page::tickets::use_news,
    platform::notify::Allowed,
    theme::{Shade, use_theme},
    ui::Segments,
};
use leptos::prelude::*;

#[component]
pub fn DeviceGroup() -> impl IntoView {
    let words = use_words();
    view! {
        <section class="settings-group" aria-label=words.settings.device>
            <h3>{words.settings.device}</h3>
            <div class="edit">
                <span class="edit-label">{words.shell.language}</span>
                <LanguageChoice />
            </div>
            <div class="edit">
                <span class="edit-label">{words.shell.theme}</span>
                <ShadeChoice />
            </div>
            <Notices />
            <p class="settings-note hint">{words.settings.device_hint}</p>
        </section>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let words = use_words();
    let tongue = use_tongue();
    let choice = |language: Language| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="language"
                    checked=words.language == language
                    on:change=move |_| tongue.choose(language)
                />
                <span lang=language.tag()>{language.name()}</span>
            </label>
        }
    };
    view! {
        <div class="segments" role="radiogroup" aria-label=words.shell.language>
            {Language::ALL.map(choice).collect_view()}
        </div>
    }
}

#[component]
fn ShadeChoice() -> impl IntoView {
    let words = use_words();
    let theme = use_theme();
    let names = [words.shell.theme_auto, words.shell.theme_light, words.shell.theme_dark];
    view! {
        <Segments
            label=words.shell.theme
            name="theme"
            all=Shade::ALL.into_iter().zip(names)
            is_chosen=move |shade| theme.get() == shade
            on_choose=move |shade| theme.choose(shade)
        />
    }
}

/// News of tickets while the page is out of sight, where the browser can show them.
#[component]
fn Notices() -> impl IntoView {
    let words = use_words();
    let news = use_news();
    let choose = move |on: bool| {
        if untrack(|| news.is_on()) != on {
            news.switch();
        }
    };
    let can = move || news.allowed() != Allowed::Unknown;
    let denied = move || news.allowed() == Allowed::No;
    view! {
        <Show when=can>
            <div class="edit">
                <span class="edit-label">{words.settings.notify}</span>
                <Segments
                    label=words.settings.notify
                    name="notices"
                    all=[(true, words.settings.notify_on), (false, words.settings.notify_off)]
                    is_chosen=move |on| news.is_on() == on
                    on_choose=choose
                    disabled=Signal::derive(denied)
                />
            </div>
            <Show when=denied><p class="settings-note hint">{words.settings.notify_denied}</p></Show>
        </Show>
    }
}
