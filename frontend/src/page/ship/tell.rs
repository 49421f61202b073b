//! 待告知: what buyers are to be told, drafted; copied one after the other and sent by a person (O4, O7).

use super::{Ways, desk::row_id, use_leaving};
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock, tickets::lacks},
    route::Route,
    store::use_store,
    ui::{Button, Empty, Look, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    order::message::{Message, ToTell, draft},
    staff::Permission,
};

/// Rows that are shown; the rest follows when these are told.
const MOST: usize = 100;

#[component]
pub fn TellPage() -> impl IntoView {
    let words = use_words();
    let leaving = use_leaving();
    let rows = move || leaving.to_tell.with(|rows| rows.iter().take(MOST).copied().collect::<Vec<_>>());
    let more = move || leaving.to_tell.with(Vec::len).saturating_sub(MOST);
    let row = |row: ToTell| view! { <Row row /> };
    let is_empty = Memo::new(move |_| leaving.to_tell.with(Vec::is_empty));
    let body = move || match is_empty.get() {
        true => {
            view! { <Empty title=words.sending.nothing_to_tell hint=words.sending.nothing_to_tell_hint /> }.into_any()
        }
        false => view! {
            <ol class="work-list tell-list" aria-label=words.sending.tell>
                <For each=rows key=|row| (row.order, row.message) children=row />
            </ol>
            <Show when=move || more() != 0><p class="hint">{move || (words.sending.more)(more())}</p></Show>
        }
        .into_any(),
    };
    view! {
        <main class="page" id="content">
            <header class="page-head"><h1>{words.sending.tell}</h1><Ways /></header>
            <p class="hint">{words.sending.tell_hint}</p>
            {body}
        </main>
    }
}

#[component]
fn Row(row: ToTell) -> impl IntoView {
    let words = use_words();
    let (acts, clock, leaving, store) = (use_acts(), use_clock(), use_leaving(), use_store());
    let order = store.order(row.order);
    let name = move || store.with(|world| words.tell(world).order(row.order));
    let text =
        move || order.with(|order| order.as_deref().map(|order| store.with(|world| draft(world, order, row.message))));
    let tone = if row.message == Message::Shipped { Tone::Info } else { Tone::Warn };
    let why_not = Signal::derive(move || lacks(store, words, Permission::OrderMark));
    view! {
        <li class="tell-row" id=row_id(row.order) tabindex="-1" on:focusin=move |_| leaving.point_at(row.order)>
            <div class="tell-head">
                <a href=Route::Order(row.order).path()>{name}</a>
                <Tag tone text=words.message(row.message) />
                <time class="hint">{move || clock.when(row.since)}</time>
            </div>
            <p class="tell-text">{text}</p>
            <Button look=Look::Primary key="c" why_not on_press=move |()| leaving.tell(row.order, acts)>
                {words.sending.copy_told}
            </Button>
        </li>
    }
}
