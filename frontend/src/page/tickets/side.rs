//! At the ticket's side: the customer's file, the orders that belong to it, what else there was.

mod enquiries;
mod file;
mod orders;
mod past;

pub use file::CustomerFile;
pub use past::{OpenTickets, Past, open as open_of};

use super::{ticket::Shown, use_bench};
use crate::{
    i18n::use_words,
    ui::{Icon, Sign},
};
use enquiries::Enquiries;
use leptos::prelude::*;
use orders::LinkedOrders;
use shared::id::TicketId;

#[component]
pub fn Side(id: TicketId) -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let shown = Shown::of(id);
    let customer = Memo::new(move |_| shown.read(|ticket| Some(ticket.customer)));
    let parts = move || {
        let customer = customer.get()?;
        Some(view! {
            <CustomerFile customer ticket=Some(id) />
            <LinkedOrders shown />
            <Enquiries customer ticket=id />
            <OpenTickets customer but=Some(id) />
            <Past customer but=Some(id) />
        })
    };
    let veil = move || {
        let close = move |_| bench.side_open.set(false);
        bench.side_open.get().then(|| view! { <div class="side-veil" aria-hidden="true" on:click=close></div> })
    };
    view! {
        {veil}
        <aside class="side" aria-label=words.line.side class:side-open=move || bench.side_open.get()>
            <button
                class="button button-quiet side-close"
                type="button"
                aria-label=words.shell.close
                on:click=move |_| bench.side_open.set(false)
            >
                <Icon sign=Sign::Close />
            </button>
            {parts}
        </aside>
    }
}
