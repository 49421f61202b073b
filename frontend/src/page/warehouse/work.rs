//! What the warehouse has to do, step by step: inspect, send, shelve.

use crate::{
    i18n::use_words,
    page::{
        act::use_acts,
        cases::{CaseLine, Due, use_cases},
        orders,
    },
    store::use_store,
    ui::{Button, Look},
};
use leptos::prelude::*;
use shared::{
    aftersale::{Step, Verb},
    id::CaseId,
    time::Instant,
};

/// The warehouse's steps, with what is done at each.
const STEPS: [(Step, Verb); 3] =
    [(Step::Inspecting, Verb::Pass), (Step::Sending, Verb::Send), (Step::Shelving, Verb::Shelve)];
/// Cases of a step that are shown; the rest follows when these are done.
const MOST: usize = 50;

#[component]
pub fn Work() -> impl IntoView {
    view! { <div class="work">{STEPS.map(|(step, verb)| view! { <AtStep step verb /> }).collect_view()}</div> }
}

#[component]
fn AtStep(step: Step, verb: Verb) -> impl IntoView {
    let words = use_words();
    let calm = orders::use_desk().calm;
    let found = Memo::new(move |_| {
        let mut found: Vec<(Instant, CaseId)> = calm.with(|world| {
            world.open_cases().filter_map(|case| case.at(step).map(|open| (open.due, case.id))).collect()
        });
        found.sort_unstable();
        found
    });
    let count = move || found.with(Vec::len);
    let rows = move || found.get().into_iter().take(MOST).collect::<Vec<_>>();
    let row = move |(due, id): (Instant, CaseId)| view! { <Row id step verb due /> };
    view! {
        <section class="section work-step" aria-label=words.case_step(step)>
            <h2>{words.case_step(step)} " " <span class="filter-count">{count}</span></h2>
            <Show when=move || count() == 0><p class="hint">{words.warehouse.nothing_here}</p></Show>
            <ul class="work-list"><For each=rows key=|row| *row children=row /></ul>
        </section>
    }
}

#[component]
fn Row(id: CaseId, step: Step, verb: Verb, due: Instant) -> impl IntoView {
    let words = use_words();
    let (acts, desk, store) = (use_acts(), use_cases(), use_store());
    let may = Memo::new(move |_| store.permits(verb.permission()));
    let who = move || {
        store.with(|world| {
            world.cases.get(&id).and_then(|case| world.orders.get(&case.order)).map(|order| order.buyer.clone())
        })
    };
    let label = if verb == Verb::Pass { words.cases.inspect } else { words.verb(verb) };
    view! {
        <li class="work-row">
            <CaseLine id />
            <span class="hint">{who}</span>
            <Due at=due />
            <Show when=move || may.get()>
                <Button look=Look::Plain on_press=move |()| desk.take(id, step, verb, acts)>{label}</Button>
            </Show>
        </li>
    }
}
