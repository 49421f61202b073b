//! 接单: the orders that the team takes itself, by what they wait for (O8). `take` is the form of a new one.

pub mod take;

use crate::{
    i18n::use_words,
    page::{clock::use_clock, orders, tickets::lacks},
    route::Route,
    store::use_store,
    ui::{Button, Empty, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    id::OrderId,
    order::house::list::{Need, todo},
    staff::Permission,
};

#[component]
pub fn HousePage() -> impl IntoView {
    let words = use_words();
    let (store, calm) = (use_store(), orders::use_desk().calm);
    let todo = Memo::new(move |_| calm.with(todo));
    let place = crate::route::use_place();
    let why_not = Signal::derive(move || lacks(store, words, Permission::OrderVerify));
    let row = move |(id, needs): (OrderId, Vec<Need>)| view! { <Row id needs /> };
    let body = move || match todo.with(Vec::is_empty) {
        true => view! { <Empty title=words.house.none hint=words.house.none_hint /> }.into_any(),
        false => view! {
            <ul class="work-list">
                <For each=move || todo.get() key=|row| row.clone() children=row />
            </ul>
        }
        .into_any(),
    };
    view! {
        <main class="page house" id="content">
            <header class="page-head">
                <h1>{words.house.title}</h1>
                <div class="page-ways">
                    <a class="button" href=Route::Stock.path()>{words.stock.title}</a>
                    <Button look=Look::Primary why_not on_press=move |()| place.go(Route::Take(None))>{words.house.take}</Button>
                </div>
            </header>
            <p class="hint">{words.house.hint}</p>
            {body}
        </main>
    }
}

#[component]
fn Row(id: OrderId, needs: Vec<Need>) -> impl IntoView {
    let words = use_words();
    let store = use_store();
    let name = move || store.with(|world| words.tell(world).order(id));
    let what = store.order(id);
    let summary = move || what.with(|order| order.as_ref().map(|order| order.summary().to_owned()));
    view! {
        <li class="work-row">
            <a href=Route::Order(id).path()>{name} " " <span class="hint">{summary}</span></a>
            <Needs needs />
        </li>
    }
}

/// What an order waits for, as tags.
#[component]
pub fn Needs(needs: Vec<Need>) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let tag = move |need: Need| {
        let at = if let Need::Answer(due) = need { clock.time(due) } else { String::new() };
        let tone = match need {
            Need::Answer(due) if due < store.now() => Tone::Bad,
            Need::Lost => Tone::Bad,
            Need::Waits => Tone::Neutral,
            Need::Balance(lacks) if lacks.is_zero() => Tone::Good,
            _ => Tone::Warn,
        };
        view! { <Tag tone text=words.need(need, &at) /> }
    };
    view! { <span class="needs">{needs.into_iter().map(tag).collect_view()}</span> }
}
