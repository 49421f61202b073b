//! Adding a note to the history. It can't conflict with anything and can't be taken back.

use super::Shown;
use crate::{
    i18n::use_words,
    page::{act::use_acts, orders::use_desk},
    store::{Leaving, use_store},
    ui::{Button, Field},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use shared::command::{OrderNote, Rejection};
use shared::staff::Permission;

#[component]
pub fn NoteForm(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_desk(), use_store());
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Input>::new();
    let key = format!("note/{}", shown.id);
    let draft_key = key.clone();
    spawn_local(async move {
        if let Some(draft) = store.draft(&draft_key).await {
            let _ = text.try_set(draft);
        }
    });
    Effect::new(move || {
        if desk.note.get() == Some(shown.id) {
            node.get_untracked().iter().for_each(|input| drop(input.focus()));
            desk.note.set(None);
        }
    });
    let kept = key.clone();
    let write = move |event| {
        text.set(event_target_value(&event));
        store.keep_draft(&kept, &text.get_untracked());
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let note = OrderNote { order: shown.id, text: text.get_untracked().trim().to_owned() };
        let leaving = Leaving { draft: Some(key.clone()), ..Leaving::default() };
        match acts.perform_with(words.order.note, note, leaving) {
            Ok(()) => {
                text.set(String::new());
                error.set(None);
            }
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let denied = words.refusal(&Rejection::Denied { permission: Permission::OrderMark });
    let why_not = Signal::derive(move || (!store.permits(Permission::OrderMark)).then(|| denied.clone()));
    view! {
        <form class="note-form" data-kept on:submit=submit>
            <Field label=words.order.add_note error>
                <input
                    class="input"
                    maxlength="2000"
                    autocomplete="off"
                    aria-keyshortcuts="a"
                    node_ref=node
                    prop:value=move || text.get()
                    on:input=write
                />
            </Field>
            <Button submits=true why_not>{words.order.add_note}</Button>
        </form>
    }
}
