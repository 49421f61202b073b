//! 工作台: the queues, beside them the open ticket, and at its side the customer.
//!
//! `bench` is what the page remembers and does; `queue` is the list with its tabs and filters, `ticket` the open ticket
//! with its timeline, `composer` where one writes, `side` the customer's file and orders, `ask` what is asked before a
//! move, `intake` the form of a new ticket. `news` tells what is new, `presence` who else is here.

mod ask;
mod bench;
mod composer;
mod intake;
mod keys;
mod news;
mod presence;
mod queue;
mod records;
mod restore;
mod side;
mod step;
mod ticket;

pub use ask::TicketDialogs;
pub use bench::{Asking, Bench, Wish, use_bench};
pub use composer::Mode;
pub use intake::{FoundCustomer, Intake, IntakeDialog, stranger, use_intake};
pub use keys::TicketKeys;
pub use news::{News, use_news};
pub use presence::Presence;
pub use queue::status_tone;
pub use restore::standing;
pub use step::{label, lacks, next};
pub use ticket::staff_name;

use crate::{i18n::use_words, ui::Empty};
use leptos::prelude::*;
use queue::Queue;
use side::Side;
use ticket::TicketPane;

#[component]
pub fn TicketsPage() -> impl IntoView {
    let words = use_words();
    let bench = use_bench();
    let open = Memo::new(move |_| bench.cursor.open());
    let pane = move || match open.get() {
        Some(id) => view! { <TicketPane id /> }.into_any(),
        None => view! { <NoneOpen /> }.into_any(),
    };
    let side = move || open.get().map(|id| view! { <Side id /> });
    view! {
        <main class="tickets" id="content" class:tickets-one=move || open.get().is_some()>
            <h1 class="unseen">{words.shell.tickets}</h1>
            <div class="tickets-columns">
                <Queue />
                <section class="tickets-pane" aria-label=words.tickets.pane>{pane}</section>
                {side}
            </div>
        </main>
    }
}

#[component]
fn NoneOpen() -> impl IntoView {
    let words = use_words();
    view! { <Empty title=words.tickets.pick_one hint=words.tickets.pick_one_hint /> }
}
