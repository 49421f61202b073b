//! 起因: what was the cause of which case, and what it has cost: by reason, article and courier (A10).

use super::use_cases;
use crate::{
    i18n::{Words, format::money, use_words},
    page::{cases::case::goods::name, clock::use_clock, orders},
    route::Route,
    ui::{Button, Empty, SearchBox, Segments},
};
use leptos::prelude::*;
use shared::{
    aftersale::{
        Case, cost,
        filter::{CaseFilter, CaseQueue},
    },
    money::Fen,
    order::Order,
    world::World,
};
use std::{cmp::Reverse, collections::BTreeMap};

/// Rows that are shown at most.
const MOST_ROWS: usize = 200;

/// By what the cases are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum By {
    #[default]
    Cause,
    Reason,
    Article,
    Courier,
}

/// What cases of one cause come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sum {
    cases: u32,
    open: u32,
    cost: Fen,
}

#[component]
pub fn CausesPage() -> impl IntoView {
    let words = use_words();
    let (desk, calm) = (use_cases(), orders::use_desk().calm);
    let clock = use_clock();
    let (text, by) = (RwSignal::new(String::new()), RwSignal::new(By::Cause));
    let minute = desk.minute;
    let found = Memo::new(move |_| {
        let filter = CaseFilter { queue: CaseQueue::All, text: text.get(), ..CaseFilter::default() };
        calm.with(|world| {
            let nobody = shared::id::StaffId(Default::default());
            let cases = filter.find(world, nobody, minute.get_untracked());
            let cases = cases.iter().filter_map(|id| world.cases.get(id));
            cases.map(|case| (case.clone(), world.orders.get(&case.order).cloned())).collect::<Vec<_>>()
        })
    });
    let sums = Memo::new(move |_| {
        let mut sums: BTreeMap<String, Sum> = BTreeMap::new();
        calm.with(|world| {
            for (case, order) in found.get() {
                for key in keys(words, by.get(), &case, order.as_deref()) {
                    let sum = sums.entry(key).or_default();
                    sum.cases += 1;
                    sum.open += u32::from(case.is_open());
                    sum.cost = sum.cost + spent(world, &case, order.as_deref());
                }
            }
        });
        let mut sums: Vec<(String, Sum)> = sums.into_iter().collect();
        sums.sort_by_key(|(_, sum)| (Reverse(sum.cost), Reverse(sum.cases)));
        sums.truncate(MOST_ROWS);
        sums
    });
    let ways = [
        (By::Cause, words.cases.cause),
        (By::Reason, words.cases.reason),
        (By::Article, words.order.article),
        (By::Courier, words.order.courier),
    ];
    let row = move |(key, sum): (String, Sum)| {
        view! {
            <tr>
                <td>{key}</td>
                <td class="number">{sum.cases}</td>
                <td class="number">{sum.open}</td>
                <td class="number">{money(sum.cost)}</td>
            </tr>
        }
    };
    let case_row = move |(case, order): (std::sync::Arc<Case>, Option<std::sync::Arc<Order>>)| {
        let what = keys(words, By::Article, &case, order.as_deref()).join(" · ");
        let result = case.outcome.map_or_else(
            || words.case_step(case.open.first().map_or(shared::aftersale::Step::Negotiating, |open| open.step)),
            |outcome| words.case_outcome(outcome),
        );
        let kind = case.kind.map_or("", |kind| words.case_kind(kind));
        let cost = calm.with(|world| spent(world, &case, order.as_deref()));
        view! {
            <tr>
                <td><a href=Route::Case(case.id).path()>{case.no.map_or_else(|| "—".to_owned(), |no| format!("#{no}"))}</a><small>{clock.when(case.opened_at)}</small></td>
                <td>{words.case_reason(case.reason)}<small>{case.cause.clone()}</small></td>
                <td>{what}</td>
                <td>{kind}<small>{result}</small></td>
                <td class="number">{money(cost)}</td>
            </tr>
        }
    };
    let none = Memo::new(move |_| found.with(Vec::is_empty));
    let body = move || match none.get() {
        true => view! {
            <Empty title=words.cases.nothing hint=words.cases.causes_none>
                <Button on_press=move |()| text.set(String::new())>{words.cases.clear}</Button>
            </Empty>
        }
        .into_any(),
        false => view! {
            <div>
                <Segments
                    label=words.cases.causes_by
                    name="by"
                    all=ways
                    is_chosen=move |own| by.get() == own
                    on_choose=move |own| by.set(own)
                />
            </div>
            <table class="table" aria-label=words.cases.causes>
                <thead><tr>
                    <th scope="col">{words.cases.cause}</th>
                    <th scope="col" class="number">{words.cases.count}</th>
                    <th scope="col" class="number">{words.cases.still_open}</th>
                    <th scope="col" class="number">{words.cases.spent}</th>
                </tr></thead>
                <tbody>{move || sums.get().into_iter().map(row).collect_view()}</tbody>
            </table>
            <h2>{words.cases.list}</h2>
            <table class="table" aria-label=words.cases.list>
                <thead><tr>
                    <th scope="col">{words.cases.case}</th>
                    <th scope="col">{words.cases.reason}</th>
                    <th scope="col">{words.order.article}</th>
                    <th scope="col">{words.cases.result}</th>
                    <th scope="col" class="number">{words.cases.spent}</th>
                </tr></thead>
                <tbody>{move || found.get().into_iter().take(MOST_ROWS).map(case_row).collect_view()}</tbody>
            </table>
        }
        .into_any(),
    };
    let on_write = move |words| text.set(words);
    view! {
        <main class="page causes" id="content">
            <header class="page-head">
                <h1>{words.cases.causes}</h1>
                <p class="hint">{words.cases.causes_hint}</p>
            </header>
            <SearchBox label=words.cases.search hint=words.cases.causes_search text on_write />
            {body}
        </main>
    }
}

/// Under what a case is counted.
fn keys(words: &'static Words, by: By, case: &Case, order: Option<&Order>) -> Vec<String> {
    let none = || words.cases.unnamed.to_owned();
    match by {
        By::Cause if case.cause.trim().is_empty() => vec![none()],
        By::Cause => vec![case.cause.trim().to_owned()],
        By::Reason => vec![words.case_reason(case.reason).to_owned()],
        By::Courier => {
            vec![order.and_then(|order| order.parcel.as_ref()).map_or_else(none, |parcel| parcel.courier.clone())]
        }
        By::Article => {
            let Some(order) = order else { return vec![none()] };
            let code = |line: &String| {
                let own = order.lines.iter().find(|own| own.number == *line);
                own.map(|own| own.title.clone()).filter(|title| !title.is_empty()).unwrap_or_else(|| name(order, line))
            };
            let mut names: Vec<String> = case.pieces.keys().map(code).collect();
            names.sort_unstable();
            names.dedup();
            names
        }
    }
}

/// What a case has cost so far: what was paid back less what the courier paid, and goods at what they cost us.
fn spent(world: &World, case: &Case, order: Option<&Order>) -> Fen {
    let set = world.workspace().map(|workspace| workspace.after_sales.clone()).unwrap_or_default();
    order.map_or(Fen::ZERO, |order| cost::spent(case, order, &set))
}
