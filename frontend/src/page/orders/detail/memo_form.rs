//! Writing a memo: by form in the house format, with name and time filled in, or as free text. An
//! old memo in the format is read back into the form.

use super::{Shown, memo::draft_key};
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock, orders::use_desk},
    store::{Leaving, use_store},
    ui::{Button, Field, Look, Notice, Segments, Tone, composes},
};
use leptos::{ev, html, prelude::*};
use serde::{Deserialize, Serialize};
use shared::{command::OrderMemo, order::memo::Memo as HouseMemo};

/// What is being written. This is also how a draft is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Writing {
    /// Free text instead of the form.
    free: bool,
    size: String,
    reason: String,
    text: String,
}

impl Writing {
    /// What the form begins with.
    fn of(memo: &str) -> Writing {
        match HouseMemo::parse(memo) {
            Some(parts) => Writing { size: parts.size, reason: parts.reason, text: memo.to_owned(), free: false },
            None => Writing { free: !memo.is_empty(), text: memo.to_owned(), ..Writing::default() },
        }
    }

    fn memo(&self, by: &str, time: &str) -> String {
        if self.free {
            return self.text.trim().to_owned();
        }
        if self.size.trim().is_empty() && self.reason.trim().is_empty() {
            return String::new();
        }
        let parts = HouseMemo {
            size: self.size.clone(),
            reason: self.reason.clone(),
            by: by.to_owned(),
            time: time.to_owned(),
        };
        parts.compose()
    }
}

#[component]
pub fn MemoForm(shown: Shown, draft: Option<String>, on_done: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store, clock, desk) = (use_acts(), use_store(), use_clock(), use_desk());
    let began = untrack(|| shown.read(|order| order.memo.clone()));
    let kept = draft.and_then(|text| serde_json::from_str::<Writing>(&text).ok());
    let is_back = kept.is_some();
    let writing = RwSignal::new(kept.unwrap_or_else(|| Writing::of(&began)));
    let error = RwSignal::new(None::<String>);
    let id = shown.id;
    let preview = move || {
        let name = store.with(|world| world.staff.get(&store.me()).map(|me| me.name.clone()).unwrap_or_default());
        writing.with(|writing| writing.memo(&name, &clock.memo_time()))
    };
    // Called by each key press: the draft on the device follows the form.
    let keep = Callback::new(move |()| {
        desk.unsaved.set(true);
        let text = writing.with_untracked(serde_json::to_string).unwrap_or_default();
        store.keep_draft(&draft_key(id), &text);
    });
    let leave = Callback::new(move |()| {
        store.keep_draft(&draft_key(id), "");
        on_done.run(());
    });
    let save = move || {
        let memo = OrderMemo { order: id, memo: untrack(preview) };
        let leaving = Leaving { draft: Some(draft_key(id)), ..Leaving::default() };
        match acts.perform_with(words.order.memo, memo, leaving) {
            Ok(()) => on_done.run(()),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        _ if composes(&event) => {}
        "Enter" if event.ctrl_key() || event.meta_key() => save(),
        "Escape" => leave.run(()),
        _ => {}
    };
    // A memo: the fields must not be made anew, and lose the focus, with each key press.
    let free = Memo::new(move |_| writing.with(|writing| writing.free));
    let changed =
        move || shown.read(|order| (order.memo != began).then(|| (words.order.changed_meanwhile)(&order.memo)));
    view! {
        <form class="form memo-form" data-kept aria-label=words.order.memo on:submit=submit on:keydown=key>
            {is_back.then(|| view! { <Notice tone=Tone::Info>{words.order.draft_back}</Notice> })}
            {move || changed().map(|text| view! { <Notice tone=Tone::Warn>{text}</Notice> })}
            <Kinds writing keep />
            {move || match free.get() {
                true => view! { <FreeText writing keep error /> }.into_any(),
                false => view! { <Parts writing keep error /> }.into_any(),
            }}
            <p class="memo-preview"><span>{words.order.preview}</span> <output>{preview}</output></p>
            <div class="form-foot">
                <Button on_press=leave>{words.order.drop_draft}</Button>
                <Button look=Look::Primary submits=true key="Ctrl ↵">{words.shell.save}</Button>
            </div>
        </form>
    }
}

#[component]
fn Kinds(writing: RwSignal<Writing>, keep: Callback<()>) -> impl IntoView {
    let words = use_words();
    let choose = move |free| {
        writing.update(|writing| writing.free = free);
        keep.run(());
    };
    view! {
        <Segments
            label=words.order.memo_kind
            name="memo-kind"
            all=[(false, words.order.memo_form), (true, words.order.memo_free)]
            is_chosen=move |free| writing.with(|writing| writing.free == free)
            on_choose=choose
        />
    }
}

#[component]
fn Parts(writing: RwSignal<Writing>, keep: Callback<()>, error: RwSignal<Option<String>>) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Input>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let began = writing.get_untracked();
    let size = move |event| {
        writing.update(|writing| writing.size = event_target_value(&event));
        keep.run(());
    };
    let reason = move |event| {
        writing.update(|writing| writing.reason = event_target_value(&event));
        keep.run(());
    };
    view! {
        <div class="memo-parts">
            <Field label=words.order.size>
                <input class="input" maxlength="60" autocomplete="off" node_ref=node prop:value=began.size on:input=size />
            </Field>
            <Field label=words.order.reason error>
                <input class="input" maxlength="500" autocomplete="off" prop:value=began.reason on:input=reason />
            </Field>
        </div>
    }
}

#[component]
fn FreeText(writing: RwSignal<Writing>, keep: Callback<()>, error: RwSignal<Option<String>>) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || node.get().iter().for_each(|input| drop(input.focus())));
    let began = writing.get_untracked();
    let write = move |event| {
        writing.update(|writing| writing.text = event_target_value(&event));
        keep.run(());
    };
    view! {
        <Field label=words.order.memo_text error>
            <textarea class="input" rows="3" maxlength="2000" node_ref=node prop:value=began.text on:input=write></textarea>
        </Field>
    }
}
