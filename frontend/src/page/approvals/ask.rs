//! What is asked before one signs, refuses or answers. A refusal keeps the form and the text.

use super::desk::{Asking, use_approvals};
use crate::{
    i18n::use_words,
    page::act::use_acts,
    store::use_store,
    ui::{Button, Dialog, Field, Look},
};
use leptos::{ev, html, prelude::*};
use shared::{
    command::{ApprovalAnswer, ApprovalSign, Command},
    id::ApprovalId,
};

#[component]
pub fn ApprovalDialogs() -> impl IntoView {
    let words = use_words();
    let (desk, store) = (use_approvals(), use_store());
    let asked = Memo::new(move |_| desk.asking.get());
    let close = Callback::new(move |()| desk.asking.set(None));
    let title = move |asking: &Asking| match asking {
        Asking::Sign { granted: true, .. } => words.approvals.sign_title.to_owned(),
        Asking::Sign { granted: false, .. } => words.approvals.refuse_title.to_owned(),
        Asking::Answer { role, .. } => {
            let role = store.with_untracked(|world| words.role_named(world.workspace(), role));
            (words.approvals.answer_title)(&role)
        }
    };
    move || {
        let asking = asked.get()?;
        let title = title(&asking);
        let body = move || view! { <Form asking=asking.clone() close /> };
        Some(view! { <Dialog open=true title close=words.shell.close on_close=close>{body()}</Dialog> })
    }
}

#[component]
fn Form(asking: Asking, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let say = &words.approvals;
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || node.get().iter().for_each(|text| drop(text.focus())));
    let (id, label, verb, usual) = match &asking {
        Asking::Sign { id, granted: true, .. } => (*id, say.note, say.sign, ""),
        Asking::Sign { id, granted: false, .. } => (*id, words.change.why, say.refuse, say.usual_refusals),
        Asking::Answer { id, .. } => (*id, say.done_before, say.answer, say.usual_answers),
    };
    let hint = matches!(asking, Asking::Answer { .. }).then(|| view! { <p class="hint">{say.done_hint}</p> });
    let save = move || {
        let command = command(&asking, text.get_untracked().trim().to_owned());
        match acts.perform(untrack(|| words.command(&command)), command) {
            Ok(()) => close.run(()),
            Err(why) => error.set(Some(store.with_untracked(|world| words.refused(&why, world)))),
        }
    };
    let submit = {
        let save = save.clone();
        move |event: ev::SubmitEvent| {
            event.prevent_default();
            save();
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    let chip = move |usual: &'static str| {
        let take = move |_| {
            text.set(usual.to_owned());
            node.get_untracked().iter().for_each(|text| drop(text.focus()));
        };
        view! { <button class="pick" type="button" on:click=take>{usual}</button> }
    };
    view! {
        <form class="form" on:submit=submit on:keydown=key>
            <Asked id />
            {hint}
            <Field label error>
                <textarea class="input" rows="2" maxlength="500" node_ref=node bind:value=text></textarea>
            </Field>
            <div class="picks">{usual.split('|').filter(|text| !text.is_empty()).map(chip).collect_view()}</div>
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true key="Ctrl ↵">{verb}</Button>
            </div>
        </form>
    }
}

fn command(asking: &Asking, text: String) -> Command {
    match asking.clone() {
        Asking::Sign { id, expect, granted } => ApprovalSign { approval: id, expect, granted, note: text }.into(),
        Asking::Answer { id, role } => ApprovalAnswer { approval: id, role, text }.into(),
    }
}

/// What one is about to sign, so that it need not be remembered.
#[component]
fn Asked(id: ApprovalId) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let said = store.with_untracked(|world| {
        let approval = world.approvals.get(&id)?;
        let name = words.tell(world).asked_about(approval.ask.subject());
        Some((format!("{name} · {}", words.ask(&approval.ask, world)), approval.reason.clone()))
    });
    said.map(|(what, reason)| {
        let reason = (!reason.is_empty()).then(|| view! { <blockquote class="quote">{reason}</blockquote> });
        view! { <p><b>{what}</b></p> {reason} }
    })
}
