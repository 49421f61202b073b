//! Whether the customer agreed to something: yes, no or nobody knows; on which day, and by which way it was said.

use super::{Shown, fold::Leave, put};
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock},
    store::use_store,
    ui::{Button, Field, Look},
};
use leptos::{ev, html, prelude::*};
use shared::{
    customer::{Consent, Fact, Purpose},
    ticket::Channel,
};

#[component]
pub fn AnswerForm(shown: Shown, purpose: Purpose, on_leave: Leave) -> impl IntoView {
    let words = use_words();
    let say = &words.customers.fact;
    let (acts, store, clock) = (use_acts(), use_store(), use_clock());
    let known = untrack(|| shown.read(|customer| customer.consents.get(&purpose).copied()));
    let given = RwSignal::new(known.map(|known| known.given));
    let on = RwSignal::new(known.map_or_else(|| untrack(|| clock.today()), |known| known.on).to_string());
    let via = RwSignal::new(known.map_or(Channel::ALL[0], |known| known.via));
    let error = RwSignal::new(None::<String>);
    let node = NodeRef::<html::Select>::new();
    Effect::new(move || node.get().iter().for_each(|select| drop(select.focus())));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let to = match (given.get_untracked(), on.get_untracked().parse()) {
            (None, _) => None,
            (Some(given), Ok(on)) => Some(Consent { given, on, via: via.get_untracked() }),
            (Some(_), Err(_)) => return error.set(Some(words.invalid(shared::command::Invalid::Empty).to_owned())),
        };
        match put(store, acts, shown.id, &Fact::Consent { purpose, to }) {
            Ok(()) => on_leave.run(()),
            Err(rejection) => error.set(Some(words.refusal(&rejection))),
        }
    };
    let answers = [("", None, say.unknown), ("given", Some(true), say.given), ("refused", Some(false), say.refused)];
    let choose = move |event| {
        let chosen = event_target_value(&event);
        answers.iter().filter(|(word, ..)| *word == chosen).for_each(|(_, answer, _)| given.set(*answer));
    };
    let chosen = Signal::derive(move || Some(via.get()));
    let on_choose = move |chosen: Option<Channel>| chosen.into_iter().for_each(|chosen| via.set(chosen));
    let answer = move |(word, answer, label): (&'static str, Option<bool>, &'static str)| {
        view! { <option value=word selected=given.get_untracked() == answer>{label}</option> }
    };
    view! {
        <form class="form fold-form" on:submit=submit>
            <div class="form-row">
                <Field label=say.answer>
                    <select class="input" node_ref=node on:change=choose>{answers.map(answer).collect_view()}</select>
                </Field>
                <Field label=say.on error><input class="input" type="date" bind:value=on /></Field>
                <Field label=say.via><ChannelSelect chosen on_choose /></Field>
            </div>
            <div class="form-foot">
                <Button on_press=on_leave>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.shell.save}</Button>
            </div>
        </form>
    }
}

/// One of the channels; none where that may be.
#[component]
pub fn ChannelSelect(
    chosen: Signal<Option<Channel>>,
    #[prop(optional)] none: Option<&'static str>,
    #[prop(into)] on_choose: Callback<Option<Channel>>,
) -> impl IntoView {
    let words = use_words();
    let began = chosen.get_untracked();
    let choose = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        on_choose.run(at.and_then(|at| Channel::ALL.get(at).copied()));
    };
    let option = move |(at, channel): (usize, Channel)| {
        view! { <option value=at.to_string() selected=began == Some(channel)>{words.channel(channel)}</option> }
    };
    view! {
        <select class="input" on:change=choose>
            {none.map(|none| view! { <option value="" selected=began.is_none()>{none}</option> })}
            {Channel::ALL.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
}
