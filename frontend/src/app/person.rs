//! The person's menu: language, appearance, keys, lock, sign out.

use crate::{
    account::use_account,
    i18n::{Language, use_tongue, use_words},
    page::{
        overlay::{Panel, use_overlay},
        schedule::OpenCount,
    },
    route::{Route, use_place},
    theme::{Shade, use_theme},
    ui::{Menu, MenuItem},
};
use leptos::prelude::*;

#[component]
pub fn PersonMenu(name: String) -> impl IntoView {
    let words = use_words();
    let overlay = use_overlay();
    let (account, place) = (use_account(), use_place());
    let label = (words.shell.person)(&name);
    view! {
        <div class="person">
            <Menu label text=Signal::stored(name)>
                <MenuItem on_choose=move |()| place.go(Route::Schedule(None))>
                    {words.shell.schedule} <OpenCount />
                </MenuItem>
                <LanguageItems />
                <ThemeItems />
                <MenuItem on_choose=move |()| overlay.open(Panel::Help)>
                    {words.keys.help} <kbd class="kbd">"?"</kbd>
                </MenuItem>
                <MenuItem on_choose=move |()| account.lock()>{words.shell.lock}</MenuItem>
                <MenuItem on_choose=move |()| overlay.open(Panel::SignOut)>{words.shell.sign_out}</MenuItem>
            </Menu>
        </div>
    }
}

#[component]
fn LanguageItems() -> impl IntoView {
    let words = use_words();
    let tongue = use_tongue();
    Language::ALL
        .into_iter()
        .map(|language| {
            let choose = move |()| tongue.choose(language);
            let checked = Signal::stored(words.language == language);
            view! { <MenuItem checked on_choose=choose>{language.name()}</MenuItem> }
        })
        .collect_view()
}

#[component]
fn ThemeItems() -> impl IntoView {
    let words = use_words();
    let theme = use_theme();
    Shade::ALL
        .into_iter()
        .map(|shade| {
            let name = match shade {
                Shade::Auto => words.shell.theme_auto,
                Shade::Light => words.shell.theme_light,
                Shade::Dark => words.shell.theme_dark,
            };
            let checked = Signal::derive(move || theme.get() == shade);
            let text = format!("{} · {name}", words.shell.theme);
            view! { <MenuItem checked on_choose=move |()| theme.choose(shade)>{text}</MenuItem> }
        })
        .collect_view()
}
