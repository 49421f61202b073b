//! One ticket, beside the queue or in its place: head, timeline, and where one writes. `Shown` reads
//! it; each file below is one part.

mod entry;
mod event;
mod facts;
mod head;
mod moves;
mod seen;
mod subject;
mod tags;
mod timeline;

pub use event::staff_name;

use super::{
    composer::{Composer, Writing},
    records,
};
use crate::{
    i18n::use_words,
    page::{
        archive::{ArchiveBanner, Missing},
        attaching::DropFiles,
    },
    route::Route,
    store::use_store,
};
use head::Head;
use leptos::prelude::*;
use shared::{id::TicketId, ticket::Ticket};
use std::sync::Arc;
use timeline::Timeline;

/// The ticket that the pane shows. It may vanish from under it; then reads give nothing.
#[derive(Clone, Copy)]
pub struct Shown {
    pub id: TicketId,
    ticket: Memo<Option<Arc<Ticket>>>,
}

impl Shown {
    /// Reads it; tracked.
    pub fn read<T: Default>(self, read: impl FnOnce(&Ticket) -> T) -> T {
        self.ticket.with(|ticket| ticket.as_deref().map(read).unwrap_or_default())
    }

    pub fn of(id: TicketId) -> Shown {
        Shown { id, ticket: records::ticket(use_store(), id) }
    }
}

#[component]
pub fn TicketPane(id: TicketId) -> impl IntoView {
    let words = use_words();
    let shown = Shown::of(id);
    let is_here = Memo::new(move |_| shown.ticket.with(Option::is_some));
    move || match is_here.get() {
        true => view! { <Parts shown /> }.into_any(),
        false => view! {
            <Missing key=id title=words.ticket.missing hint=words.ticket.missing_hint>
                <a class="button" href=Route::Tickets.path()>{words.shell.tickets}</a>
            </Missing>
        }
        .into_any(),
    }
}

#[component]
fn Parts(shown: Shown) -> impl IntoView {
    let words = use_words();
    seen::watch(shown);
    let writing = Writing::begin(shown.id);
    view! {
        <DropFiles hint=words.composer.drop_here on_files=move |files| writing.take(files)>
            <article class="ticket">
                <Head shown />
                <ArchiveBanner key=shown.id />
                <Timeline shown />
                <Composer shown writing />
            </article>
        </DropFiles>
    }
}
