//! The memo (O3): as it stands, or the form to write it. What was begun is kept on the device.

use super::{Shown, memo_form::MemoForm};
use crate::{
    i18n::use_words,
    page::orders::use_desk,
    store::use_store,
    ui::{Button, Look},
};
use leptos::{prelude::*, task::spawn_local};
use shared::{command::Rejection, id::OrderId, order::memo::Memo as HouseMemo, staff::Permission};

/// Under which the draft of an order's memo is kept.
pub fn draft_key(id: OrderId) -> String {
    format!("memo/{id}")
}

#[component]
pub fn MemoSection(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_desk(), use_store());
    let id = shown.id;
    let writing = Memo::new(move |_| desk.memo.get() == Some(id));
    let draft = RwSignal::new(None::<String>);
    spawn_local(async move {
        let found = store.draft(&draft_key(id)).await.filter(|text| !text.is_empty());
        if found.is_some() {
            let _ = draft.try_set(found);
            let _ = desk.memo.try_set(Some(id));
        }
    });
    let done = Callback::new(move |()| {
        draft.set(None);
        desk.unsaved.set(false);
        desk.memo.set(None);
    });
    on_cleanup(move || {
        let _ = desk.unsaved.try_set(false);
    });
    view! {
        <section class="section" aria-label=words.order.memo>
            <h3>{words.order.memo} <kbd class="kbd" aria-hidden="true">"m"</kbd></h3>
            {move || match writing.get() {
                true => view! { <MemoForm shown draft=draft.get() on_done=done /> }.into_any(),
                false => view! { <MemoText shown /> }.into_any(),
            }}
        </section>
    }
}

/// The memo as it stands; one in the house format with its parts set apart.
#[component]
fn MemoText(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_desk(), use_store());
    let memo = Memo::new(move |_| shown.read(|order| order.memo.clone()));
    let denied = words.refusal(&Rejection::Denied { permission: Permission::OrderMark });
    let why_not = Signal::derive(move || (!store.permits(Permission::OrderMark)).then(|| denied.clone()));
    let text = move || match (memo.get(), HouseMemo::parse(&memo.get())) {
        (text, _) if text.is_empty() => view! { <p class="memo-none">{words.order.memo_empty}</p> }.into_any(),
        (_, Some(parts)) => view! {
            <p class="memo-text">
                <b>{parts.size.clone()}</b> {parts.reason.clone()}
                <small>{format!("{} · {}", parts.by, parts.time)}</small>
            </p>
            <code class="memo-raw">{memo.get()}</code>
        }
        .into_any(),
        (text, None) => view! { <p class="memo-text">{text}</p> }.into_any(),
    };
    view! {
        <div class="memo" class:memo-blank=move || memo.with(String::is_empty)>
            <div>{text}</div>
            <Button look=Look::Quiet why_not on_press=move |()| desk.memo.set(Some(shown.id))>
                {words.order.memo_edit}
            </Button>
        </div>
    }
}
