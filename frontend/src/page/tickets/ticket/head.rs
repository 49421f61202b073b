//! Above a ticket: what it is about, how it stands, and what comes next.

use super::{Shown, facts::Facts, moves::Moves, subject::Subject};
use crate::{
    i18n::use_words,
    page::tickets::{presence::Here, queue::status_tone, records, use_bench},
    store::use_store,
    ui::{Icon, Sign, Tag},
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
    let device = move || {
        let mark = || view! { <span class="detail-device"><Icon sign=Sign::Device />{words.orders.on_device}</span> };
        waits.get().then(mark)
    };
    view! {
        <header class="ticket-head">
            <button
                class="button button-quiet ticket-back"
                type="button"
                aria-label=words.shell.back
                on:click=move |_| bench.cursor.close()
            >
                <Icon sign=Sign::Back />
            </button>
            <div class="ticket-title">
                <Subject shown />
                <span class="ticket-marks">{tag} {device} <Here id=shown.id /></span>
            </div>
            <Moves shown />
            <Facts shown />
        </header>
    }
}
