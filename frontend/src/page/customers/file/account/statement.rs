//! The statement of one month: what stood at its beginning, what was posted, what stands at its end, and whether it is
//! settled.

use super::super::Shown;
use crate::{
    i18n::{format::money, use_words},
    page::clock::use_clock,
    platform::paper,
    store::use_store,
    ui::{Button, Icon, Look, Sign, Tag, Tone},
};
use leptos::prelude::*;
use shared::{
    ledger::{Posting, statement},
    money::Fen,
    time::Month,
};
use std::sync::Arc;

#[component]
pub fn StatementOf(shown: Shown, may: Signal<bool>, on_settle: Callback<(Month, Fen)>) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let today = clock.today().month();
    let month = RwSignal::new(today);
    let found = Memo::new(move |_| {
        let month = month.get();
        store.with(|world| Some(statement(world, shown.id, month, &world.workspace()?.zone())))
    });
    let read = move |read: fn(&shared::ledger::Statement) -> Fen| {
        money(found.with(|found| found.as_ref().map(read)).unwrap_or_default())
    };
    let is_settled =
        Memo::new(move |_| found.with(|found| found.as_ref().is_some_and(|found| found.settled.is_some())));
    let is_last = Memo::new(move |_| month.get() >= today);
    let is_over = move || month.get() < today;
    let settle = move |()| {
        let closing = found.with_untracked(|found| found.as_ref().map(|found| found.closing)).unwrap_or_default();
        on_settle.run((month.get_untracked(), closing));
    };
    let row = move |(posting, balance): (Arc<Posting>, Fen)| {
        view! {
            <tr>
                <td>{clock.when(posting.at)}</td>
                <td>{words.posting_cause(posting.cause)}<small>{posting.note.clone()}</small></td>
                <td class="number">{money(Fen(posting.amount))}</td>
                <td class="number">{money(balance)}</td>
            </tr>
        }
    };
    let rows = move || {
        let lines = found.with(|found| found.as_ref().map(|found| found.lines.clone())).unwrap_or_default();
        match lines.is_empty() {
            true => view! { <tr><td colspan="4" class="hint">{words.ledger.none}</td></tr> }.into_any(),
            false => lines.into_iter().map(row).collect_view().into_any(),
        }
    };
    view! {
        <div class="statement" data-paper="statement">
            <div class="statement-head">
                <button class="button button-quiet" type="button" aria-label=words.ledger.before on:click=move |_| month.update(|month| *month = month.plus(-1))>
                    <Icon sign=Sign::Back />
                </button>
                <b>{move || shown.read(|customer| customer.name.clone())} " " {move || words.month(month.get())} " " {words.ledger.statement}</b>
                <button class="button button-quiet" type="button" aria-label=words.ledger.after disabled=move || is_last.get() on:click=move |_| month.update(|month| *month = month.plus(1))>
                    <Icon sign=Sign::Forward />
                </button>
                <Show when=move || is_settled.get()><Tag tone=Tone::Good text=words.ledger.settled /></Show>
                <Show when=move || is_over() && !is_settled.get()>
                    <Tag tone=Tone::Warn text=words.ledger.overdue />
                    <Show when=move || may.get()><Button look=Look::Quiet on_press=settle>{words.ledger.settle}</Button></Show>
                </Show>
                <Button look=Look::Quiet on_press=move |()| paper::print_part("statement")>{words.ledger.print}</Button>
            </div>
            <div class="table-wrap" tabindex="0" role="region" aria-label=words.ledger.statement>
                <table class="table" aria-label=words.ledger.statement>
                    <thead><tr>
                        <th scope="col">{words.ledger.date}</th>
                        <th scope="col">{words.ledger.cause}</th>
                        <th scope="col" class="number">{words.ledger.amount}</th>
                        <th scope="col" class="number">{words.ledger.balance}</th>
                    </tr></thead>
                    <tbody>
                        <tr><td></td><td>{words.ledger.opening}</td><td></td><td class="number">{move || read(|found| found.opening)}</td></tr>
                        {rows}
                        <tr class="statement-end"><td></td><td>{words.ledger.closing}</td><td></td><td class="number">{move || read(|found| found.closing)}</td></tr>
                    </tbody>
                </table>
            </div>
        </div>
    }
}
