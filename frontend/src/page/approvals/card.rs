//! One approval: what is asked, by whom and why, who signs, what came of it, and what I may do about it.

use super::{
    chain::{Chain, ToldList},
    desk::{ApprovalsDesk, card_id, use_approvals},
};
use crate::{
    i18n::{Words, use_words},
    page::{act::use_acts, clock::use_clock, pane::OnDevice},
    store::use_store,
    ui::{Button, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    approval::{Approval, Outcome},
    id::ApprovalId,
    world::World,
};
use std::sync::Arc;

/// The approval that a card shows. It may vanish from under it; then nothing shows.
#[derive(Clone, Copy)]
pub struct Shown {
    pub id: ApprovalId,
    approval: Memo<Option<Arc<Approval>>>,
}

impl Shown {
    /// Reads it; tracked.
    pub fn read<T>(self, read: impl FnOnce(&Approval) -> T) -> Option<T> {
        self.approval.with(|approval| approval.as_deref().map(read))
    }
}

#[component]
pub fn ApprovalCard(
    id: ApprovalId,
    /// On the page of approvals: with its keys, and the way to what it is about.
    #[prop(optional)]
    here: bool,
) -> impl IntoView {
    let words = use_words();
    let (store, clock, desk) = (use_store(), use_clock(), use_approvals());
    let shown = Shown { id, approval: store.record(move |world| world.approvals.get(&id).cloned()) };
    let waits = store.waits(id);
    let what = Memo::new(move |_| shown.read(|approval| store.with(|world| words.ask(&approval.ask, world))));
    let about = move || {
        let (name, route) = shown
            .read(|approval| (store.with(|world| about(words, world, approval)), ApprovalsDesk::route(approval)))?;
        here.then(|| view! { <a class="approval-about" href=route.path()>{name}</a> })
    };
    let by = move || shown.read(|approval| store.with(|world| person(words, world, approval)));
    let at = move || shown.read(|approval| approval.at);
    let reason = move || shown.read(|approval| approval.reason.clone()).filter(|reason| !reason.is_empty());
    view! {
        <article
            class="approval"
            class:approval-over=move || shown.read(|approval| !approval.is_open()).unwrap_or(true)
            id=card_id(id)
            tabindex=here.then_some("-1")
            aria-label=move || what.get()
            on:focusin=move |_| desk.point_at(id)
        >
            <header class="approval-head">
                <b>{move || what.get()}</b>
                <State shown />
                <OnDevice waits />
                {about}
            </header>
            <p class="approval-by hint">
                {words.approvals.by} " " {by} " · "
                {move || at().map(|at| view! { <time title=clock.moment(at)>{clock.when(at)}</time> })}
            </p>
            {move || reason().map(|reason| view! { <blockquote class="quote">{reason}</blockquote> })}
            <Chain shown />
            <ToldList shown />
            <Actions shown here />
        </article>
    }
}

/// How it stands, in a word.
#[component]
fn State(shown: Shown) -> impl IntoView {
    let words = use_words();
    let state = Memo::new(move |_| {
        shown.read(|approval| {
            let tone = match approval.outcome {
                None => return (Tone::Warn, words.approvals.waits.to_owned()),
                Some(Outcome::Granted) => Tone::Good,
                Some(Outcome::Refused) => Tone::Bad,
                Some(Outcome::Withdrawn) => Tone::Neutral,
            };
            (tone, approval.outcome.map_or("", |outcome| words.approval_outcome(outcome)).to_owned())
        })
    });
    let awaits = move || shown.read(|approval| approval.outcome.is_some() && approval.is_open()).unwrap_or(false);
    view! {
        {move || state.get().map(|(tone, text)| view! { <Tag tone text /> })}
        <Show when=awaits><Tag tone=Tone::Info text=words.approvals.unanswered /></Show>
    }
}

/// What this person may do.
#[component]
fn Actions(shown: Shown, here: bool) -> impl IntoView {
    let words = use_words();
    let (acts, desk) = (use_acts(), use_approvals());
    let id = shown.id;
    let say = &words.approvals;
    let key = move |key: &'static str| if here { key } else { "" };
    let may_sign = Memo::new(move |_| shown.read(|approval| desk.may_sign(approval)).unwrap_or(false));
    let may_answer = Memo::new(move |_| shown.read(|approval| desk.answers_as(approval).is_some()).unwrap_or(false));
    let may_withdraw = Memo::new(move |_| shown.read(|approval| desk.may_withdraw(approval)).unwrap_or(false));
    view! {
        <Show when=move || may_sign.get() || may_answer.get() || may_withdraw.get()>
            <div class="approval-ways">
                <Show when=move || may_sign.get()>
                    <Button look=Look::Primary key=key("y") on_press=move |()| desk.sign(id, true, acts)>{say.sign}</Button>
                    <Button key=key("x") on_press=move |()| desk.sign(id, false, acts)>{say.refuse}</Button>
                </Show>
                <Show when=move || may_answer.get()>
                    <Button look=Look::Primary key=key("a") on_press=move |()| desk.answer(id, acts)>{say.answer}</Button>
                </Show>
                <Show when=move || may_withdraw.get()>
                    <Button look=Look::Quiet key=key("w") on_press=move |()| desk.withdraw(id, acts)>{say.withdraw}</Button>
                </Show>
            </div>
        </Show>
    }
}

/// `#12 云朵`, or the case, or the enquiry.
fn about(words: &Words, world: &World, approval: &Approval) -> String {
    words.tell(world).asked_about(approval.ask.subject())
}

fn person(words: &Words, world: &World, approval: &Approval) -> String {
    approval.by.map_or_else(|| words.import.system.to_owned(), |by| words.tell(world).person(by))
}
