//! Above a ticket: what it is about, how it stands, and what comes next.

use super::{Shown, facts::Facts, moves::Moves, subject::Subject};
use crate::{
    i18n::use_words,
    page::{
        pane::{BackButton, OnDevice},
        tickets::{presence::Here, queue::status_tone, records, use_bench},
    },
    store::use_store,
    ui::Tag,
};
use leptos::prelude::*;

#[component]
pub fn Head(shown: Shown) -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    let status = Memo::new(move |_| shown.read(|ticket| Some(ticket.status)));
    let waits = records::only_here(store, shown.id);
    let tag = move || {
        let status = status.get()?;
        Some(view! { <Tag tone=status_tone(status) text=words.ticket_status(status) /> })
    };
    view! {
        <header class="ticket-head">
            <BackButton class="ticket-back" on_press=move |()| bench.cursor.close() />
            <div class="ticket-title">
                <Subject shown />
                <span class="ticket-marks">{tag} <OnDevice waits /> <Here id=shown.id /></span>
            </div>
            <Moves shown />
            <Facts shown />
        </header>
    }
}
