//! A new token as a form: its name and the one shop that it may write to. Then its secret, this once.

use super::{Asking, Tokens, refusal};
use crate::{
    account::{team::AccountRefused, tokens},
    i18n::use_words,
    page::{act::use_acts, shops},
    platform::clipboard,
    ui::{Button, Field, Icon, Look, Sign},
};
use leptos::{ev, prelude::*, task::spawn_local};
use shared::{
    id::ShopId,
    shop::{Platform, Shop},
};
use std::sync::Arc;

/// Whether the name is wrong, and why it failed.
type Wrong = RwSignal<Option<(bool, String)>>;

#[component]
pub fn TokenForm(tokens: Tokens) -> impl IntoView {
    let words = use_words();
    // Orders that the team takes itself come from nowhere else.
    let mut shops = tokens.store.with_untracked(shops::by_name);
    shops.retain(|shop| shop.platform != Platform::House);
    let (name, shop) = (RwSignal::new(String::new()), RwSignal::new(shops.first().map(|shop| shop.id)));
    let wrong = Wrong::new(None);
    let at = move |in_name: bool| {
        Signal::derive(move || wrong.get().filter(|(named, _)| *named == in_name).map(|(_, why)| why))
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let Some(shop) = shop.get_untracked().filter(|_| !tokens.busy.get_untracked()) else { return };
        if typed.is_empty() {
            return wrong.set(Some((true, words.settings.name_needed.to_owned())));
        }
        tokens.busy.set(true);
        spawn_local(async move {
            match tokens::make(&typed, shop).await {
                Ok(secret) => tokens.answered(Some(Asking::Handover { name: typed, secret })),
                Err(refused) => {
                    let _ = tokens.busy.try_set(false);
                    let in_name = matches!(refused, AccountRefused::NameTaken | AccountRefused::BadName);
                    let _ = wrong.try_set(Some((in_name, refusal(words, &refused))));
                }
            }
        });
    };
    let no_shop = shops.is_empty().then(|| words.settings.api.no_shop.to_owned());
    let why_not = Signal::derive(move || no_shop.clone().or_else(|| tokens.why_not.get()));
    let choose = move |event| shop.set(event_target_value(&event).parse::<ShopId>().ok());
    let option = |shop: &Arc<Shop>| {
        view! { <option value=shop.id.to_string()>{format!("{} · {}", shop.name, words.platform(shop.platform))}</option> }
    };
    view! {
        <form class="form" on:submit=submit>
            <Field label=words.settings.api.name error=at(true)>
                <input class="input" maxlength="60" autocomplete="off" autofocus placeholder=words.settings.api.name_hint bind:value=name />
            </Field>
            <Field label=words.settings.api.shop>
                <select class="input" on:change=choose>{shops.iter().map(option).collect_view()}</select>
            </Field>
            <p class="hint">{words.settings.api.in_your_name}</p>
            {move || at(false).get().map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
            <div class="dialog-foot">
                <Button on_press=move |()| tokens.close()>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true why_not>{words.settings.api.make}</Button>
            </div>
        </form>
    }
}

/// Shows a secret that was made, this once.
#[component]
pub fn Handover(tokens: Tokens, name: String, secret: String) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let shown = secret.clone();
    let copy = move |()| {
        clipboard::copy(&secret);
        acts.say(words.shell.copied);
    };
    view! {
        <div class="form">
            <p><strong>{name}</strong></p>
            <p class="handover handover-long"><code>{shown}</code></p>
            <p class="hint">{words.settings.api.made_hint}</p>
            <div class="dialog-foot">
                <Button on_press=copy><Icon sign=Sign::Copy /> {words.settings.api.copy}</Button>
                <Button look=Look::Primary on_press=move |()| tokens.close()>{words.settings.people.done}</Button>
            </div>
        </div>
    }
}
