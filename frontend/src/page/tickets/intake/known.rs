//! What is known of who called, at once: their file, their open tickets to go on with, their past.

use super::use_intake;
use crate::{
    i18n::use_words,
    page::tickets::{
        queue::status_tone,
        side::{CustomerFile, Past, open_of},
        use_bench,
    },
    store::use_store,
    ui::Tag,
};
use leptos::{html, prelude::*};
use shared::{id::CustomerId, ticket::Ticket};
use std::sync::Arc;

#[component]
pub fn Known() -> impl IntoView {
    let words = use_words();
    let intake = use_intake();
    let customer = Memo::new(move |_| intake.form.with(|form| form.customer));
    move || {
        let customer = customer.get()?;
        Some(view! {
            <aside class="known" aria-label=words.line.past>
                <GoOn customer />
                <CustomerFile customer ticket=None />
                <Past customer but=None />
            </aside>
        })
    }
}

/// Their open tickets: going on with one is one key away.
#[component]
fn GoOn(customer: CustomerId) -> impl IntoView {
    let words = use_words();
    let (bench, intake, store) = (use_bench(), use_intake(), use_store());
    let open = store.with_untracked(|world| open_of(world, customer, None));
    let first = NodeRef::<html::Button>::new();
    Effect::new(move || first.get().iter().for_each(|button| drop(button.focus())));
    let one = move |(at, ticket): (usize, Arc<Ticket>)| {
        let id = ticket.id;
        let no = ticket.no.map_or_else(|| "#–".to_owned(), |no| format!("#{no}"));
        let go = move |_| {
            intake.close();
            bench.show(id);
        };
        let about = view! {
            <b>{(words.intake.go_on)(&no)}</b>
            <span class="side-text">{ticket.subject.clone()}</span>
            <Tag tone=status_tone(ticket.status) text=words.ticket_status(ticket.status) />
        };
        match at {
            0 => view! { <button class="known-go-on" type="button" node_ref=first on:click=go>{about}</button> }
                .into_any(),
            _ => view! { <button class="known-go-on" type="button" on:click=go>{about}</button> }.into_any(),
        }
    };
    (!open.is_empty()).then(|| {
        view! {
            <section class="side-part" aria-label=words.line.other_open>
                <h2>{words.line.other_open}</h2>
                {open.into_iter().enumerate().map(one).collect_view()}
                <p class="hint">{words.intake.go_on_hint}</p>
            </section>
        }
    })
}
