//! A step that needs words, a parcel, a finding or an amount.

use super::error_at;
use crate::{
    i18n::{Words, use_words},
    page::{
        act::use_acts,
        cases::use_cases,
        orders::{ParcelFields, first_courier},
    },
    ui::{Button, Field, Look, Segments},
};
use leptos::{ev, html, prelude::*};
use shared::{
    aftersale::{Case, Move, Reason, Step, Traced, Verb, freight::Finding},
    command::{self, CaseMove, Rejection},
    id::CaseId,
    money::Fen,
    order::Parcel,
};

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Form {
    reason: RwSignal<String>,
    finding: RwSignal<Option<Finding>>,
    traced: RwSignal<Traced>,
    amount: RwSignal<String>,
    courier: RwSignal<String>,
    tracking: RwSignal<String>,
}

#[component]
pub fn MoveForm(id: CaseId, step: Step, verb: Verb, close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let (acts, desk) = (use_acts(), use_cases());
    let case = desk.case(id);
    let form = Form {
        reason: RwSignal::new(String::new()),
        finding: RwSignal::new(None),
        traced: RwSignal::new(Traced::Lost),
        amount: RwSignal::new(suggested(case.as_deref(), verb)),
        courier: RwSignal::new(first_courier()),
        tracking: RwSignal::new(String::new()),
    };
    let refused = RwSignal::new(None::<Rejection>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(by) = form.by(verb) else {
            return refused
                .set(Some(Rejection::Invalid { field: command::Field::Amount, why: command::Invalid::Unknown }));
        };
        match acts.perform(words.verb(verb), CaseMove { case: id, expect: step, by }) {
            Ok(()) => close.run(()),
            Err(why) => refused.set(Some(why)),
        }
    };
    let asks_finding = verb == Verb::Accept && case.is_some_and(|case| case.reason == Reason::Damaged);
    let has_parcel = matches!(verb, Verb::Track | Verb::Send);
    let has_amount = matches!(verb, Verb::Settle | Verb::Collect);
    let hint = (verb == Verb::Accept).then(|| view! { <p class="hint">{words.cases.judge_hint}</p> });
    view! {
        <form class="form" on:submit=submit>
            {hint}
            {asks_finding.then(|| view! { <Findings form /> })}
            {(verb == Verb::Tell).then(|| view! { <Outcomes form /> })}
            {has_parcel.then(|| {
                let courier_error = error_at(words, refused, command::Field::Courier, Some(&[command::Field::Tracking]));
                let tracking_error = error_at(words, refused, command::Field::Tracking, None);
                let (courier, tracking) = (form.courier, form.tracking);
                view! { <ParcelFields courier tracking courier_error tracking_error /> }
            })}
            {has_amount.then(|| view! {
                <Field label=words.cases.amount error=error_at(words, refused, command::Field::Amount, Some(&[]))>
                    <input class="input" inputmode="decimal" autocomplete="off" autofocus bind:value=form.amount />
                </Field>
            })}
            {(!has_parcel && !has_amount).then(|| view! { <Reason form verb error=error_at(words, refused, command::Field::Reason, Some(&[])) /> })}
            <div class="dialog-foot">
                <Button on_press=close>{words.shell.cancel}</Button>
                <Button look=Look::Primary submits=true>{words.verb(verb)}</Button>
            </div>
        </form>
    }
}

impl Form {
    /// What was asked for; `None` while an amount can't be read.
    fn by(self, verb: Verb) -> Option<Move> {
        let reason = self.reason.get_untracked().trim().to_owned();
        let parcel = || Parcel {
            courier: self.courier.get_untracked().trim().to_owned(),
            tracking: self.tracking.get_untracked().trim().to_owned(),
        };
        let amount = || Fen::from_yuan(&self.amount.get_untracked());
        Some(match verb {
            Verb::Accept => Move::Accept { reason, finding: self.finding.get_untracked() },
            Verb::Refuse => Move::Refuse { reason },
            Verb::Decline => Move::Decline { reason },
            Verb::Reject => Move::Reject { reason },
            Verb::Lose => Move::Lose { reason },
            Verb::Repair => Move::Repair { result: reason },
            Verb::LookUp => Move::LookUp { result: reason },
            Verb::Call => Move::Call { result: reason },
            Verb::Tell => Move::Tell { outcome: self.traced.get_untracked(), text: reason },
            Verb::Renegotiate => Move::Renegotiate { reason },
            Verb::Track => Move::Track { parcel: parcel() },
            Verb::Send => Move::Send { parcel: parcel() },
            Verb::Settle => Move::Settle { amount: amount()? },
            Verb::Collect => Move::Collect { amount: amount()? },
            _ => Move::Withdraw { reason },
        })
    }
}

/// What the courier is asked for, or has agreed to.
fn suggested(case: Option<&Case>, verb: Verb) -> String {
    let amount = case.and_then(|case| case.offer.as_ref()).map(|offer| offer.amount);
    amount.filter(|_| matches!(verb, Verb::Settle | Verb::Collect)).map_or_else(String::new, |fen| fen.to_string())
}

/// Usual words for a verb, one press away.
fn usual(words: &'static Words, verb: Verb) -> &'static str {
    match verb {
        Verb::Accept => words.cases.usual_accept,
        Verb::Decline => words.cases.usual_decline,
        Verb::LookUp => words.cases.usual_look_up,
        Verb::Call => words.cases.usual_call,
        Verb::Tell => words.cases.usual_tell,
        _ => "",
    }
}

#[component]
fn Reason(form: Form, verb: Verb, error: Signal<Option<String>>) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Textarea>::new();
    Effect::new(move || node.get().iter().for_each(|text| drop(text.focus())));
    let chip = move |text: &'static str| {
        let take = move |_| {
            form.reason.set(text.to_owned());
            node.get_untracked().iter().for_each(|text| drop(text.focus()));
        };
        view! { <button class="pick" type="button" on:click=take>{text}</button> }
    };
    let chips = usual(words, verb).split('|').filter(|text| !text.is_empty()).map(chip).collect_view();
    let label = match verb {
        Verb::LookUp | Verb::Call | Verb::Repair => words.cases.result,
        Verb::Tell => words.cases.told,
        _ => words.ticket.reason,
    };
    view! {
        <Field label error>
            <textarea class="input" rows="2" maxlength="500" node_ref=node bind:value=form.reason></textarea>
        </Field>
        <div class="picks">{chips}</div>
    }
}

/// What damaged it on its way (A2).
#[component]
fn Findings(form: Form) -> impl IntoView {
    let words = use_words();
    view! {
        <Segments
            label=words.cases.finding
            name="finding"
            all=Finding::ALL.map(|finding| (finding, words.finding(finding)))
            is_chosen=move |finding| form.finding.get() == Some(finding)
            on_choose=move |finding| form.finding.set(Some(finding))
        />
    }
}

/// What the search came to (O11).
#[component]
fn Outcomes(form: Form) -> impl IntoView {
    let words = use_words();
    view! {
        <Segments
            label=words.cases.result
            name="traced"
            all=Traced::ALL.map(|traced| (traced, words.traced(traced)))
            is_chosen=move |traced| form.traced.get() == traced
            on_choose=move |traced| form.traced.set(traced)
        />
    }
}
