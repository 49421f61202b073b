//! Where the case stands: each open step with its owner, its time, and what can be done there (A9).

use super::Shown;
use crate::{
    i18n::{format::money, use_words},
    page::{
        act::use_acts,
        cases::{
            Asking, Due,
            desk::{leads_on, verbs},
            use_cases,
        },
        clock::use_clock,
        tickets::lacks,
    },
    store::use_store,
    ui::{Button, Look, Menu, MenuItem},
};
use leptos::prelude::*;
use shared::{
    aftersale::{Case, CaseKind, Open, Owner, Step, Traced, Verb},
    staff::Permission,
};

/// Verbs that stand as buttons; the others are in a menu.
const MOST_BUTTONS: usize = 3;

#[component]
pub fn Steps(shown: Shown) -> impl IntoView {
    let words = use_words();
    let open = Memo::new(move |_| shown.read(|case| case.open.clone()));
    let over = move || {
        let case = shown.case().filter(|case| !case.is_open())?;
        let outcome = case.outcome.map(|outcome| words.case_outcome(outcome));
        let paid = case.refunded();
        let money = (!paid.is_zero()).then(|| format!(" · {} {}", words.cases.refunded, money(paid)));
        Some(view! { <p class="case-over">{words.cases.over} {outcome} {money}</p> <AfterTrace shown /> })
    };
    view! {
        <section class="case-steps" aria-label=words.cases.steps>
            <For each=move || open.get() key=|open| (open.step, open.since.0) children=move |open| view! { <StepCard shown open /> } />
            {over}
        </section>
    }
}

#[component]
fn StepCard(shown: Shown, open: Open) -> impl IntoView {
    let words = use_words();
    let clock = use_clock();
    let store = use_store();
    let step = open.step;
    let owner = move || {
        let agent = shown.read(|case| case.agent).filter(|_| step.owner() == Owner::Agent);
        agent.map_or_else(
            || words.case_owner(step.owner()).to_owned(),
            |id| store.with(|world| words.tell(world).person(id)),
        )
    };
    let offered = move || {
        shown.read(|case| {
            case.offer
                .as_ref()
                .filter(|_| matches!(step, Step::Negotiating | Step::Approving))
                .map(|offer| words.offer(offer))
        })
    };
    let amount = move || {
        (step == Step::Refunding).then(|| money(shown.read(|case| Some(case.refund_due())).unwrap_or_default()))
    };
    view! {
        <div class="case-step" role="group" aria-label=words.case_step(step)>
            <div class="case-step-head">
                <b>{words.case_step(step)}</b>
                {move || amount().map(|amount| view! { <b class="number">{amount}</b> })}
                <span class="hint">{owner} " · " {words.cases.since} " " {move || clock.when(open.since)}</span>
                <Due at=open.due />
            </div>
            {move || offered().map(|offered| view! { <p class="case-offer">{offered}</p> })}
            <Verbs shown step />
        </div>
    }
}

/// The courier has lost or damaged the parcel: it is to pay, and the buyer is owed something (O11).
#[component]
fn AfterTrace(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, desk) = (use_store(), use_cases());
    let traced = Memo::new(move |_| shown.read(Case::traced));
    let is_claimed = Memo::new(move |_| {
        let order = shown.both(|_, order| Some(order.id));
        store.with(|world| {
            order.is_some_and(|order| world.cases_of(order).any(|case| case.kind == Some(CaseKind::Claim)))
        })
    });
    let why_not = Signal::derive(move || lacks(store, words, Permission::CaseWork));
    let about = move || untrack(|| shown.case()).map(|case| (case.order, case.ticket));
    let claim = move |()| about().into_iter().for_each(|(order, ticket)| desk.ask(Asking::Claim(order, ticket)));
    let open = move |()| about().into_iter().for_each(|(order, ticket)| desk.ask(Asking::Open(order, ticket)));
    let button = move || {
        let look = if is_claimed.get() { Look::Plain } else { Look::Primary };
        view! { <Button look why_not on_press=claim>{words.cases.begin_claim}</Button> }
    };
    view! {
        <Show when=move || traced.get().is_some_and(Traced::becomes_claim)>
            <div class="case-verbs">
                {button}
                <Button why_not on_press=open>{words.cases.for_buyer}</Button>
                <p class="hint">{words.cases.after_trace}</p>
            </div>
        </Show>
    }
}

#[component]
fn Verbs(shown: Shown, step: Step) -> impl IntoView {
    let words = use_words();
    let (desk, acts) = (use_cases(), use_acts());
    // What leads on comes first, and the first of it stands out.
    let known = Memo::new(move |_| {
        let case = shown.case()?;
        let may = verbs(&case, step).into_iter().filter(|verb| desk.may(&case, step, *verb));
        let mut may: Vec<Verb> = may.collect();
        may.sort_by_key(|verb| !leads_on(*verb));
        Some(may)
    });
    let press = move |verb| desk.take(shown.id, step, verb, acts);
    let buttons = move || {
        let shown = known.get()?.into_iter().take(MOST_BUTTONS).enumerate().map(|(at, verb)| {
            let look = if at == 0 && leads_on(verb) { Look::Primary } else { Look::Plain };
            view! { <Button look on_press=move |()| press(verb)>{label(words, verb)}</Button> }
        });
        Some(shown.collect_view())
    };
    let others = move || {
        let rest: Vec<Verb> = known.get()?.into_iter().skip(MOST_BUTTONS).collect();
        let item =
            move |verb: Verb| view! { <MenuItem on_choose=move |()| press(verb)>{label(words, verb)}</MenuItem> };
        (!rest.is_empty()).then(|| {
            let rest = StoredValue::new(rest);
            view! { <Menu label=words.cases.more>{rest.get_value().into_iter().map(item).collect_view()}</Menu> }
        })
    };
    let waits = move || {
        let is_mine = known.with(|known| known.as_ref().is_some_and(|may| may.iter().any(|verb| leads_on(*verb))));
        (!is_mine).then(|| view! { <p class="hint">{(words.cases.waits_for)(words.case_owner(step.owner()))}</p> })
    };
    view! { <div class="case-verbs">{waits} {buttons} {others}</div> }
}

/// An inspection is one act, whatever it finds.
fn label(words: &'static crate::i18n::Words, verb: Verb) -> &'static str {
    if verb == Verb::Pass { words.cases.inspect } else { words.verb(verb) }
}
