//! One token of the list: its shop, who made it, when it was used; and the question before it is revoked.

use super::{Asking, Tokens, refusal};
use crate::{
    account::tokens::{self, Token},
    i18n::use_words,
    page::{act::use_acts, clock::use_clock},
    ui::{Button, Look, Tag, Tone},
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn Row(tokens: Tokens, token: Token) -> impl IntoView {
    let words = use_words();
    let clock = use_clock();
    let Token { shop, maker, created, seen, .. } = token;
    let store = tokens.store;
    let shop = Memo::new(move |_| store.with(|world| world.shops.get(&shop).map(|shop| shop.name.clone())));
    let maker = Memo::new(move |_| store.with(|world| world.staff.get(&maker).cloned()));
    let is_gone = Memo::new(move |_| maker.with(|maker| maker.as_ref().is_none_or(|maker| !maker.active)));
    let made = move || {
        let who = maker.with(|maker| maker.as_ref().map(|maker| maker.name.clone())).unwrap_or_default();
        (words.settings.api.made_by)(&who, &clock.when(created))
    };
    let used = move || match seen {
        Some(at) => (words.settings.api.seen)(&clock.when(at)),
        None => words.settings.api.never_seen.to_owned(),
    };
    let name = token.name.clone();
    let token = StoredValue::new(token);
    let ask = move |()| tokens.asking.set(Some(Asking::Revoke(token.get_value())));
    view! {
        <li class="entry token-entry">
            <div class="person-name">
                <span class="entry-name">{name.clone()}</span>
                <Tag text=Signal::derive(move || shop.get().unwrap_or_default()) />
                <Show when=move || is_gone.get()><Tag tone=Tone::Warn text=words.settings.api.maker_gone /></Show>
            </div>
            <span class="entry-note">{made} " · " {used}</span>
            <Button look=Look::Quiet why_not=tokens.why_not on_press=ask>
                {words.settings.api.revoke} <span class="unseen">" " {name}</span>
            </Button>
        </li>
    }
}

/// Asks before a token is revoked: a program somewhere stops.
#[component]
pub fn Revoke(tokens: Tokens, token: Token) -> impl IntoView {
    let words = use_words();
    let acts = use_acts();
    let error = RwSignal::new(None::<String>);
    let press = move |()| {
        if tokens.busy.get_untracked() {
            return;
        }
        tokens.busy.set(true);
        let (id, name) = (token.id, token.name.clone());
        spawn_local(async move {
            match tokens::revoke(id).await {
                Ok(()) => {
                    tokens.answered(None);
                    acts.say((words.settings.api.revoked)(&name));
                }
                Err(refused) => {
                    let _ = tokens.busy.try_set(false);
                    let _ = error.try_set(Some(refusal(words, &refused)));
                }
            }
        });
    };
    view! {
        <p>{words.settings.api.revoke_hint}</p>
        {move || error.get().map(|why| view! { <p class="form-error" role="alert">{why}</p> })}
        <div class="dialog-foot">
            <Button on_press=move |()| tokens.close()>{words.shell.cancel}</Button>
            <Button look=Look::Danger why_not=tokens.why_not on_press=press>{words.settings.api.revoke}</Button>
        </div>
    }
}
