//! The machine of a case's kind, drawn from the definition that moves it: each step with what leads on from it, and
//! where the case stands.

use crate::{i18n::use_words, page::cases::use_cases, store::use_store};
use leptos::prelude::*;
use shared::{
    aftersale::{
        CaseKind, Step,
        life::{self, Arrow},
    },
    id::CaseId,
};

#[component]
pub fn Picture(id: CaseId) -> impl IntoView {
    let words = use_words();
    let desk = use_cases();
    let case = use_store().record(move |world| world.cases.get(&id).cloned());
    let first = desk.case(id).and_then(|case| case.kind).unwrap_or(CaseKind::Return);
    let kind = RwSignal::new(first);
    let here = Memo::new(move |_| case.with(|case| case.as_ref().map(|case| case.steps()).unwrap_or_default()));
    let choose = move |event| {
        let word = event_target_value(&event);
        CaseKind::ALL.into_iter().filter(|kind| format!("{kind:?}") == word).for_each(|chosen| kind.set(chosen));
    };
    let option = move |one: CaseKind| {
        view! { <option value=format!("{one:?}") selected=move || kind.get() == one>{words.case_kind(one)}</option> }
    };
    let steps = move || {
        let arrows = life::picture(kind.get());
        let steps = arrows.iter().map(|arrow| arrow.from).fold(Vec::new(), |mut steps: Vec<Step>, step| {
            if !steps.contains(&step) {
                steps.push(step);
            }
            steps
        });
        let card = |(at, step): (usize, &Step)| {
            let own: Vec<Arrow> = arrows.iter().filter(|arrow| arrow.from == *step).cloned().collect();
            let leads_on = steps.get(at + 1).is_some_and(|next| own.iter().any(|arrow| arrow.to.contains(next)));
            let before = steps[..at].to_vec();
            view! { <Card step=*step arrows=own before leads_on here /> }
        };
        steps.iter().enumerate().map(card).collect_view()
    };
    view! {
        <select class="input" autofocus aria-label=words.cases.way on:change=choose>{CaseKind::ALL.map(option).collect_view()}</select>
        <ol class="machine">{steps}</ol>
    }
}

#[component]
fn Card(
    step: Step,
    arrows: Vec<Arrow>,
    /// The steps above it.
    before: Vec<Step>,
    /// Whether one of its arrows leads to the step below.
    leads_on: bool,
    here: Memo<Vec<Step>>,
) -> impl IntoView {
    let words = use_words();
    let is_here = move || here.with(|here| here.contains(&step));
    let arrow = |arrow: Arrow| {
        let to = arrow.to.iter().map(|step| words.case_step(*step)).collect::<Vec<_>>().join(" + ");
        let to = if to.is_empty() { words.cases.end.to_owned() } else { to };
        let sign = match arrow.to.first() {
            Some(to) if *to == step => " ↻ ",
            Some(to) if before.contains(to) => " ↩ ",
            _ => " → ",
        };
        view! { <li>{words.verb(arrow.by)} {sign} {to}</li> }
    };
    view! {
        <li
            class="machine-step"
            class:machine-on=leads_on
            class:machine-here=is_here
            aria-current=move || is_here().then_some("step")>
            <b>{words.case_step(step)}</b> <small class="hint">{words.case_owner(step.owner())}</small>
            <ul>{arrows.into_iter().map(arrow).collect_view()}</ul>
        </li>
    }
}
