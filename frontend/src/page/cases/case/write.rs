//! Where one writes a note, or adds the buyer's photos (A1).

use super::Shown;
use crate::{
    i18n::use_words,
    page::{
        attaching::{AttachButtons, Pieces},
        cases::use_cases,
        slot::Slot,
        tickets::lacks,
    },
    store::use_store,
    ui::{Button, composes},
};
use leptos::{ev, html, prelude::*, task::spawn_local};
use shared::{command::CaseNote, staff::Permission};

#[component]
pub fn Write(shown: Shown, written: Slot) -> impl IntoView {
    let (words, slot) = (use_words(), written);
    let (desk, store) = (use_cases(), use_store());
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Textarea>::new();
    let began = slot.begin();
    spawn_local(slot.read(began));
    let why_not = Signal::derive(move || {
        lacks(store, words, Permission::OrderMark)
            .or_else(|| slot.files.is_busy().then(|| words.composer.busy.to_owned()))
    });
    Effect::new(move || {
        if let (true, Some(text)) = (desk.note.get() == Some(shown.id), node.get()) {
            desk.note.set(None);
            let _ = text.focus();
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some((text, files, leaving)) = slot.ready().filter(|_| why_not.get_untracked().is_none()) else { return };
        match store.dispatch_with(CaseNote { case: shown.id, text, files }, leaving) {
            Ok(()) => {
                error.set(None);
                slot.clear();
            }
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if composes(&event) => {}
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            let form = node.get_untracked().and_then(|text| text.form());
            form.iter().for_each(|form| drop(form.request_submit()));
        }
        "Escape" => node.get_untracked().iter().for_each(|text| drop(text.blur())),
        _ => {}
    };
    let told = move || error.get().map(|error| view! { <p class="form-error" role="alert">{error}</p> });
    view! {
        <form class="composer case-write" data-kept data-mode="note" aria-label=words.cases.add_note on:submit=submit>
            <div class="composer-box">
                <textarea
                    class="composer-text"
                    rows="1"
                    maxlength="2000"
                    aria-label=words.cases.note_hint
                    placeholder=words.cases.note_hint
                    node_ref=node
                    prop:value=move || slot.text.get()
                    on:input=move |event| slot.write(event_target_value(&event))
                    on:keydown=key
                ></textarea>
                <Pieces attaching=slot.files />
                {told}
                <div class="composer-bar">
                    <AttachButtons attaching=Signal::stored(slot.files) asked=Signal::stored(false) on_asked=|()| () />
                    <span class="composer-rest"></span>
                    <Button submits=true why_not key="Ctrl ↵">{words.composer.note_it}</Button>
                </div>
            </div>
        </form>
    }
}
