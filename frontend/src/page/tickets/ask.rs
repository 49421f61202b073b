//! What is asked before a move: to whom, for whom it waits, how it ended. A refusal keeps the form.

mod block;
mod close;
mod hand_over;
mod link;
mod reopen;
mod wait;

use super::{Asking, queue::ViewName, use_bench};
use crate::{i18n::use_words, ui::Dialog};
use block::Block;
use close::Close;
use hand_over::HandOver;
use leptos::prelude::*;
use link::Link;
use reopen::Reopen;
use wait::Wait;

#[component]
pub fn TicketDialogs() -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let asked = Memo::new(move |_| bench.asking.get());
    let close = Callback::new(move |()| bench.asking.set(None));
    let title = move |asking: &Asking| match asking {
        Asking::HandOver(_) => words.ticket.hand_over_title,
        Asking::Wait(..) => words.ticket.wait_title,
        Asking::Close(_) => words.ticket.close_title,
        Asking::Reopen(_) => words.ticket.reopen_title,
        Asking::Link(_) => words.line.link_title,
        Asking::Block(_) => words.ticket.block_title,
        Asking::ViewName { .. } => words.orders.save_view,
    };
    move || {
        let asking = asked.get()?;
        let title = title(&asking);
        let body = move || match asking.clone() {
            Asking::HandOver(id) => view! { <HandOver id close /> }.into_any(),
            Asking::Wait(id, to) => view! { <Wait id to close /> }.into_any(),
            Asking::Close(id) => view! { <Close id close /> }.into_any(),
            Asking::Reopen(id) => view! { <Reopen id close /> }.into_any(),
            Asking::Link(id) => view! { <Link id close /> }.into_any(),
            Asking::Block(customer) => view! { <Block customer close /> }.into_any(),
            Asking::ViewName { view, filter, name } => view! { <ViewName view filter name close /> }.into_any(),
        };
        Some(view! { <Dialog open=true title close=words.shell.close on_close=close>{body()}</Dialog> })
    }
}
