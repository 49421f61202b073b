//! Pieces that come and go: noting them, and the article's postings, newest first.

use super::article::Shown;
use crate::{
    i18n::use_words,
    page::{act::use_acts, clock::use_clock},
    platform::random,
    store::use_store,
    ui::{Button, Field, Look, Segments},
};
use leptos::{ev, prelude::*};
use shared::{
    command::{Rejection, StockPost, Stocktake},
    id::PostingId,
    ledger::{Account, Posting},
    staff::Permission,
};
use std::sync::Arc;

/// Postings that are shown.
const MOST: usize = 100;

/// What is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Arrival,
    Count,
    Loss,
}

#[component]
pub fn PostForm(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (acts, store) = (use_acts(), use_store());
    let (what, pieces, note) =
        (RwSignal::new(What::Arrival), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let refused = RwSignal::new(None::<Rejection>);
    // What should be there when the counting began.
    let seen = Memo::new(move |_| shown.read(|article| article.stock));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let count = pieces.get_untracked().trim().parse::<u32>().unwrap_or(0);
        let by = match what.get_untracked() {
            What::Arrival => Stocktake::Arrival(count),
            What::Count => Stocktake::Count { counted: count, expect: seen.get_untracked() },
            What::Loss => Stocktake::Loss(count),
        };
        let note_text = note.get_untracked().trim().to_owned();
        let command = StockPost { posting: PostingId(random::id()), article: shown.id, by, note: note_text };
        match acts.perform(words.command(&command.clone().into()), command) {
            Ok(()) => {
                pieces.set(String::new());
                note.set(String::new());
                refused.set(None);
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let label = move || if what.get() == What::Count { words.stock.counted } else { words.stock.pieces };
    let error = Signal::derive(move || {
        refused.with(|why| why.as_ref().map(|why| store.with_untracked(|world| words.refused(why, world))))
    });
    view! {
        <Show when=move || store.permits(Permission::StockEdit)>
            <form class="form post-form" on:submit=submit>
                <Segments
                    label=words.stock.post
                    name="posting"
                    all=[
                        (What::Arrival, words.stock.arrival),
                        (What::Count, words.stock.count),
                        (What::Loss, words.stock.loss),
                    ]
                    is_chosen=move |own| what.get() == own
                    on_choose=move |own| what.set(own)
                />
                <div class="take-row">
                    {move || view! {
                        <Field label=label() error>
                            <input class="input number" inputmode="numeric" autocomplete="off" bind:value=pieces />
                        </Field>
                    }}
                    <Field label=words.stock.note><input class="input" maxlength="200" autocomplete="off" bind:value=note /></Field>
                    <Button look=Look::Primary submits=true>{words.stock.post}</Button>
                </div>
            </form>
        </Show>
    }
}

#[component]
pub fn Postings(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (store, clock) = (use_store(), use_clock());
    let postings = Memo::new(move |_| {
        store.with(|world| {
            let all: Vec<Arc<Posting>> = world.postings_of(Account::Stock(shown.id)).cloned().collect();
            all.into_iter().rev().take(MOST).collect::<Vec<_>>()
        })
    });
    let row = move |posting: Arc<Posting>| {
        let who = posting.by.map(|id| store.with_untracked(|world| words.tell(world).person(id)));
        let sign = if posting.amount > 0 { "+" } else { "" };
        view! {
            <tr>
                <td>{clock.when(posting.at)}</td>
                <td>{words.posting_cause(posting.cause)}<small>{posting.note.clone()}</small></td>
                <td>{who}</td>
                <td class="number">{format!("{sign}{}", posting.amount)}</td>
            </tr>
        }
    };
    let body = move || match postings.with(Vec::is_empty) {
        true => view! { <p class="hint">{words.stock.no_postings}</p> }.into_any(),
        false => view! {
            <div class="table-wrap" tabindex="0" role="region" aria-label=words.stock.ledger>
                <table class="table" aria-label=words.stock.ledger>
                    <thead><tr>
                        <th scope="col">{words.ledger.date}</th>
                        <th scope="col">{words.ledger.cause}</th>
                        <th scope="col">{words.import.by}</th>
                        <th scope="col" class="number">{words.stock.pieces}</th>
                    </tr></thead>
                    <tbody>{postings.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="section">
            <h2>{words.stock.ledger}</h2>
            {body}
        </section>
    }
}
