//! One case of the list: whose, what about, where it stands, and until when.

use super::{Due, use_cases};
use crate::{
    i18n::{Words, use_words},
    page::{archive::archive_mark, clock::use_clock},
    route::Route,
    store::use_store,
    ui::{Icon, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    aftersale::{Case, Outcome},
    id::CaseId,
    world::World,
};

#[component]
pub fn CaseRow(id: CaseId) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let case = store.record(move |world| world.cases.get(&id).cloned());
    let who =
        Memo::new(move |_| case.with(|case| store.with(|world| case.as_ref().map(|case| buyer(words, world, case)))));
    let what =
        Memo::new(move |_| case.with(|case| store.with(|world| case.as_ref().map(|case| about(words, world, case)))));
    let due = Memo::new(move |_| case.with(|case| case.as_ref().and_then(|case| case.next_due().map(|open| open.due))));
    let waits = store.waits(id);
    let device = move || {
        waits.get().then(|| {
            view! {
                <span class="patron-device" title=words.orders.on_device>
                    <Icon sign=Sign::Device />
                    <span class="unseen">{words.orders.on_device}</span>
                </span>
            }
        })
    };
    let when = move || match due.get() {
        Some(at) => view! { <Due at /> }.into_any(),
        None => case.with(|case| case.as_ref().map(|case| clock.when(case.touched_at()))).into_any(),
    };
    view! {
        <div class="patron case-row">
            <span class="patron-name">{move || who.get()}</span>
            <span class="patron-time">{when}</span>
            <span class="patron-has">{move || what.get()}</span>
            <span class="patron-tags">
                {device}
                {move || case.get().map(|case| archive_mark(words, case.archive))}
                {move || case.get().map(|case| marks(words, &case))}
            </span>
        </div>
    }
}

/// A case as one line of another page: its number, what it is about, where it stands.
#[component]
pub fn CaseLine(id: CaseId) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let desk = use_cases();
    let case = store.record(move |world| world.cases.get(&id).cloned());
    let what = move || {
        case.with(|case| {
            let case = case.as_ref()?;
            let no = case.no.map_or_else(String::new, |no| format!("#{no} "));
            let kind = case.kind.map_or("", |kind| words.case_kind(kind));
            Some(format!("{no}{kind} {}", words.case_reason(case.reason)))
        })
    };
    view! {
        <a class="case-line" href=Route::Case(id).path() on:click=move |_| desk.cursor.point_at(id)>
            <span>{what}</span>
            {move || case.get().map(|case| marks(words, &case))}
        </a>
    }
}

/// Where it stands, or how it ended.
pub fn marks(words: &'static Words, case: &Case) -> impl IntoView + use<> {
    let urgent = (case.urgent && case.is_open()).then(|| view! { <Tag tone=Tone::Warn text=words.cases.urgent /> });
    let steps = case.open.iter().map(|open| view! { <Tag tone=Tone::Info text=words.case_step(open.step) /> });
    let steps = steps.collect_view();
    let outcome = case.outcome.map(|outcome| {
        let tone = if outcome == Outcome::Done { Tone::Good } else { Tone::Neutral };
        view! { <Tag tone text=words.case_outcome(outcome) /> }
    });
    view! { {urgent} {steps} {outcome} }
}

/// `云朵 #311`
pub fn buyer(words: &'static Words, world: &World, case: &Case) -> String {
    let order = world.orders.get(&case.order);
    let buyer = order.map_or_else(|| words.sync.gone.to_owned(), |order| order.buyer.clone());
    let no = case.no.map(|no| format!("#{no}"));
    [Some(buyer), no].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `换货 · 尺码不合适 · 圆领开衫`
fn about(words: &'static Words, world: &World, case: &Case) -> String {
    let order = world.orders.get(&case.order);
    let line = order.and_then(|order| {
        let line = order.lines.iter().find(|line| case.pieces.contains_key(&line.number));
        line.map(|line| line.title.clone()).or_else(|| Some(order.title.clone()))
    });
    let kind = case.kind.map(|kind| words.case_kind(kind).to_owned());
    let parts = [kind, Some(words.case_reason(case.reason).to_owned()), line];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
