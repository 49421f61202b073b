//! Where one writes: to the customer, what the customer said, or for the team only. Each voice has its
//! own draft, which survives whatever happens to the page.

mod mention;
mod writing;

pub use writing::{Mode, Writing};

use super::{Wish, presence::use_presence, step, ticket::Shown, use_bench};
use crate::{
    i18n::use_words,
    page::attaching::{AttachButtons, Pieces},
    store::use_store,
    ui::{Button, Look, composes},
};
use leptos::{ev, html, prelude::*};
use mention::{MentionList, Mentioning};
use shared::staff::Permission;

#[component]
pub fn Composer(shown: Shown, writing: Writing) -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let lacks = Signal::derive(move || step::lacks(store, words, Permission::TicketWork));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if lacks.get_untracked().is_none() {
            writing.send();
        }
    };
    let why_not = Signal::derive(move || {
        let busy = writing.slot().files.is_busy().then(|| words.composer.busy.to_owned());
        lacks.get().or(busy)
    });
    let files = Signal::derive(move || writing.slot().files);
    let asked = Signal::derive(move || bench.wished(shown.id) == Some(Wish::Attach));
    let error = move || writing.error.get().map(|error| view! { <p class="form-error" role="alert">{error}</p> });
    let node = NodeRef::<html::Textarea>::new();
    let mentioning = Mentioning::new(node);
    let mention = move || {
        let call = move |()| mentioning.begin(|text| writing.write(text));
        let is_note = writing.mode.get() == Mode::Note;
        is_note.then(|| view! { <Button look=Look::Quiet on_press=call>"@ " {words.composer.mention}</Button> })
    };
    let kind = move || writing.mode.get().word();
    let send = move || match writing.mode.get() {
        Mode::Reply => words.composer.send,
        Mode::Customer => words.composer.record,
        Mode::Note => words.composer.note_it,
    };
    view! {
        <form class="composer" data-kept data-mode=kind aria-label=words.composer.title on:submit=submit>
            <Modes writing />
            <div class="composer-box">
                <Text shown writing node mentioning />
                {move || view! { <Pieces attaching=writing.slot().files /> }}
                {error}
                <div class="composer-bar">
                    <AttachButtons attaching=files asked on_asked=move |()| bench.granted() key="a" />
                    {mention}
                    <span class="composer-rest"></span>
                    <Button submits=true why_not key="Ctrl ↵">{send}</Button>
                </div>
            </div>
        </form>
    }
}

/// The voices; a dot marks one that has a draft.
#[component]
fn Modes(writing: Writing) -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let mode = move |mode: Mode| {
        let has_draft = move || writing.mode.get() != mode && !writing.of(mode).is_empty();
        let label = match mode {
            Mode::Reply => words.composer.reply,
            Mode::Customer => words.composer.customer_says,
            Mode::Note => words.composer.note,
        };
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="voice"
                    prop:checked=move || writing.mode.get() == mode
                    on:change=move |_| writing.mode.set(mode)
                    on:click=move |_| bench.write_as(mode)
                />
                <span>
                    {label}
                    {move || has_draft().then(|| view! { <i class="composer-dot" title=words.composer.draft><span class="unseen">{words.composer.draft}</span></i> })}
                </span>
            </label>
        }
    };
    view! {
        <div class="segments composer-modes" role="radiogroup" aria-label=words.composer.voice>
            {Mode::ALL.into_iter().map(mode).collect_view()}
        </div>
    }
}

#[component]
fn Text(shown: Shown, writing: Writing, node: NodeRef<html::Textarea>, mentioning: Mentioning) -> impl IntoView {
    let words = use_words();
    let (bench, presence) = (use_bench(), use_presence());
    Effect::new(move || {
        if let (Some(Wish::Write(mode)), Some(text)) = (bench.wished(shown.id), node.get()) {
            bench.granted();
            mode.into_iter().for_each(|mode| writing.mode.set(mode));
            let _ = text.focus();
        }
    });
    let write = move |event: ev::Event| {
        writing.write(event_target_value(&event));
        presence.typing(shown.id);
        mentioning.look(writing.mode.get_untracked() == Mode::Note);
    };
    let key = move |event: ev::KeyboardEvent| {
        if mentioning.key(&event, |text| writing.write(text)) {
            event.prevent_default();
            return;
        }
        match event.key().as_str() {
            _ if composes(&event) => {}
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                let form = node.get_untracked().and_then(|text| text.form());
                form.iter().for_each(|form| drop(form.request_submit()));
            }
            "Escape" => node.get_untracked().iter().for_each(|text| drop(text.blur())),
            _ => {}
        }
    };
    let hint = move || match writing.mode.get() {
        Mode::Reply => words.composer.reply_hint,
        Mode::Customer => words.composer.customer_hint,
        Mode::Note => words.composer.note_hint,
    };
    view! {
        <textarea
            class="composer-text"
            rows="2"
            maxlength="20000"
            aria-label=hint
            placeholder=hint
            aria-autocomplete="list"
            aria-controls="mentions"
            aria-activedescendant=move || mentioning.active()
            node_ref=node
            prop:value=move || writing.slot().text.get()
            on:input=write
            on:keydown=key
            on:blur=move |_| mentioning.close()
        ></textarea>
        <MentionList mentioning on_choose=move |text| writing.write(text) />
    }
}
