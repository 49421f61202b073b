//! The form itself: who at first, then the rest; at the side what is known of them.

use super::{fields::Fields, known::Known, use_intake, who::Who};
use crate::{
    i18n::use_words,
    page::attaching::DropFiles,
    ui::{Button, Dialog, Look, Notice, Size, Tone, composes},
};
use leptos::{ev, html, prelude::*};

#[component]
pub fn IntakeDialog() -> impl IntoView {
    let words = use_words();
    let intake = use_intake();
    let close = Callback::new(move |()| intake.close());
    // A memo: the fields must not be made anew with each key press.
    let known = Memo::new(move |_| intake.form.with(|form| form.customer.is_some() || form.stranger.is_some()));
    let size = Signal::derive(move || if known.get() { Size::Large } else { Size::Small });
    view! {
        <Dialog open=intake.is_open() title=words.intake.title size close=words.shell.close on_close=close>
            <IntakeForm known close />
        </Dialog>
    }
}

#[component]
fn IntakeForm(known: Memo<bool>, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let intake = use_intake();
    let error = move || {
        let error = intake.error.get().map(|rejection| words.refusal(&rejection));
        error.map(|error| view! { <p class="form-error" role="alert">{error}</p> })
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if known.get_untracked() && !untrack(|| intake.files.is_busy()) {
            intake.submit();
        }
    };
    let form = NodeRef::<html::Form>::new();
    let key = move |event: ev::KeyboardEvent| {
        let sends = event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !composes(&event);
        if sends && known.get_untracked() {
            event.prevent_default();
            form.get_untracked().iter().for_each(|form| drop(form.request_submit()));
        }
    };
    let back = move || {
        intake.is_back.get().then(|| {
            view! {
                <Notice tone=Tone::Info>
                    {words.order.draft_back} " "
                    <Button look=Look::Quiet on_press=move |()| intake.drop_draft()>{words.intake.anew}</Button>
                </Notice>
            }
        })
    };
    let rest = move || {
        known.get().then(|| {
            let why_not = Signal::derive(move || intake.files.is_busy().then(|| words.composer.busy.to_owned()));
            view! {
                <Fields />
                {error}
                <div class="dialog-foot">
                    <Button on_press=close>{words.shell.cancel}</Button>
                    <Button look=Look::Primary submits=true key="Ctrl ↵" why_not>{words.intake.open}</Button>
                </div>
            }
        })
    };
    view! {
        <DropFiles hint=words.composer.drop_here on_files=move |files| intake.files.take(files)>
            <form
                class="intake"
                data-kept
                class:intake-beside=move || intake.form.with(|form| form.customer.is_some())
                node_ref=form
                on:submit=submit
                on:keydown=key
            >
                <div class="intake-form">{back} <Who /> {rest}</div>
                <Known />
            </form>
        </DropFiles>
    }
}
