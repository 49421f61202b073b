//! 接口: the tokens by which programs put orders in (O1). They are the server's: without it the section says so.
//!
//! `form` makes one and shows its secret once, `row` is one of the list, with the question before it is revoked.

mod form;
mod row;

use super::{
    people::refusal,
    rights::{Rights, may},
};
use crate::{
    account::tokens::{self, Token},
    i18n::use_words,
    store::{Store, use_store},
    sync::Link,
    ui::{Button, Dialog, Look},
};
use form::{Handover, TokenForm};
use leptos::{prelude::*, task::spawn_local};
use row::{Revoke, Row};
use shared::staff::Permission;

/// A token is a way in like an account, and a setting of a shop.
const NEEDED: &[Permission] = &[Permission::SettingsEdit, Permission::StaffEdit];

/// What is asked about tokens.
#[derive(Clone, Debug, PartialEq)]
enum Asking {
    New,
    Revoke(Token),
    /// A secret that was made is handed over, once.
    Handover {
        name: String,
        secret: String,
    },
}

/// What the section's parts share.
#[derive(Clone, Copy)]
struct Tokens {
    store: Store,
    asking: RwSignal<Option<Asking>>,
    /// `None` until the server has told.
    list: RwSignal<Option<Vec<Token>>>,
    /// The server is asked; what it answers may be a secret, which nobody sees twice.
    busy: RwSignal<bool>,
    why_not: Signal<Option<String>>,
}

impl Tokens {
    fn fetch(self) {
        spawn_local(async move {
            if let Ok(list) = tokens::list().await {
                let _ = self.list.try_set(Some(list));
            }
        });
    }

    /// Closes what is asked, but not while the answer is on its way.
    fn close(self) {
        if self.busy.try_get_untracked() == Some(false) {
            let _ = self.asking.try_set(None);
        }
    }

    /// The server has answered: this is asked next.
    fn answered(self, next: Option<Asking>) {
        let _ = self.busy.try_set(false);
        let _ = self.asking.try_set(next);
        self.fetch();
    }
}

#[component]
pub fn ApiSection() -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let (may, sync) = (may(NEEDED), store.sync());
    let offline = Memo::new(move |_| sync.with(|sync| sync.link != Link::Online));
    let why_not = Signal::derive(move || offline.get().then(|| words.settings.needs_network.to_owned()));
    let tokens =
        Tokens { store, asking: RwSignal::new(None), list: RwSignal::new(None), busy: RwSignal::new(false), why_not };
    // Once at the start, and again whenever the server is back.
    Effect::new(move || {
        if !offline.get() && may.get() {
            tokens.fetch();
        }
    });
    view! {
        <Rights needed=NEEDED />
        <Show when=move || may.get()>
            <div class="settings-ways">
                <Button look=Look::Primary why_not on_press=move |()| tokens.asking.set(Some(Asking::New))>
                    {words.settings.api.add}
                </Button>
                <Show when=move || offline.get()><span class="hint">{words.settings.needs_network}</span></Show>
            </div>
            <section class="settings-group" aria-label=words.settings.api.tokens><Rows tokens /></section>
        </Show>
        <How />
        <Asked tokens />
    }
}

#[component]
fn Rows(tokens: Tokens) -> impl IntoView {
    let words = use_words();
    move || match tokens.list.get() {
        None => view! { <p class="hint entries-none">{words.settings.api.unknown}</p> }.into_any(),
        Some(list) if list.is_empty() => {
            view! { <p class="hint entries-none">{words.settings.api.none}</p> }.into_any()
        }
        Some(list) => view! {
            <ul class="entries" aria-label=words.settings.api.tokens>
                {list.into_iter().map(|token| view! { <Row tokens token /> }).collect_view()}
            </ul>
        }
        .into_any(),
    }
}

/// Where a program finds the rest.
#[component]
fn How() -> impl IntoView {
    let words = &use_words().settings.api;
    view! {
        <section class="settings-group" aria-label=words.how>
            <h3>{words.how}</h3>
            <p class="hint">{words.how_hint}</p>
            <p class="api-places">
                <code>"PUT /api/v1/orders"</code>
                <code>"GET /api/v1/orders/{number}"</code>
                <a class="button" href="/api/v1/openapi.json" rel="external" target="_blank">{words.document}</a>
            </p>
        </section>
    }
}

/// What is asked, in a dialog.
#[component]
fn Asked(tokens: Tokens) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| tokens.close());
    let form = move |asking: Asking| match asking {
        Asking::New => view! { <TokenForm tokens /> }.into_any(),
        Asking::Revoke(token) => view! { <Revoke tokens token /> }.into_any(),
        Asking::Handover { name, secret } => view! { <Handover tokens name secret /> }.into_any(),
    };
    move || {
        let Some(asking) = tokens.asking.get() else { return ().into_any() };
        let title = match &asking {
            Asking::New => words.settings.api.add.to_owned(),
            Asking::Revoke(token) => (words.settings.api.revoke_of)(&token.name),
            Asking::Handover { .. } => words.settings.api.made_title.to_owned(),
        };
        let asking = StoredValue::new(asking);
        view! {
            <Dialog open=Signal::stored(true) title close=words.shell.close on_close=close>
                {form(asking.get_value())}
            </Dialog>
        }
        .into_any()
    }
}
