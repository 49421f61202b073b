//! Signing out asks what becomes of work that the server has not got yet, and of what is only begun.

use crate::page::overlay::{Overlay, Panel};
use crate::{
    account::{Unsent, use_account},
    i18n::use_words,
    store::use_store,
    ui::{Button, Dialog, Look},
};
use leptos::{prelude::*, task::spawn_local};

#[component]
pub fn SignOut(overlay: Overlay) -> impl IntoView {
    let words = use_words();
    let close = Callback::new(move |()| overlay.close());
    view! {
        <Dialog open=overlay.is(Panel::SignOut) title=words.shell.sign_out close=words.shell.close on_close=close>
            <Choice close />
        </Dialog>
    }
}

#[component]
fn Choice(close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let account = use_account();
    let store = use_store();
    let (waiting, attention) = (store.waiting(), store.attention());
    let (uploads, refused) = (store.uploads(), store.refused_files());
    let files = move || uploads.get() + refused.with(Vec::len);
    let unsent = Memo::new(move |_| waiting.with(Vec::len) + attention.with(Vec::len) + files());
    // Other tabs have drafts too: only storage knows them all.
    let drafts = RwSignal::new(None::<usize>);
    spawn_local(async move {
        let count = store.count_drafts().await;
        let _ = drafts.try_set(Some(count));
    });
    let leave = move |unsent| spawn_local(async move { account.sign_out(unsent).await });
    let clean = move || {
        view! {
            <p>{words.shell.sign_out_clean}</p>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary on_press=move |()| leave(Unsent::Discard)>{words.shell.sign_out}</Button>
            </div>
        }
    };
    let ask = move |count: usize, drafts: usize| {
        view! {
            {(count > 0).then(|| view! { <p>{(words.shell.sign_out_unsent)(count)}</p> })}
            {(drafts > 0).then(|| view! { <p>{(words.shell.sign_out_drafts)(drafts)}</p> })}
            <div class="choice">
                <Button look=Look::Primary on_press=move |()| leave(Unsent::Keep)>{words.shell.keep}</Button>
                <p>{words.shell.keep_hint}</p>
                <Button look=Look::Danger on_press=move |()| leave(Unsent::Discard)>{words.shell.discard}</Button>
                <p>{words.shell.discard_hint}</p>
            </div>
            <div class="dialog-foot"><Button on_press=close>{words.shell.cancel}</Button></div>
        }
    };
    move || match (unsent.get(), drafts.get()) {
        // Nothing is offered before it is known what it would cost.
        (_, None) => ().into_any(),
        (0, Some(0)) => clean().into_any(),
        (count, Some(drafts)) => ask(count, drafts).into_any(),
    }
}
