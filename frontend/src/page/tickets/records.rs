//! Single records, watched: each changes only when its own record does.

use crate::{i18n::Words, store::Store};
use leptos::prelude::*;
use shared::{
    command::Command,
    customer::Customer,
    id::{CustomerId, TicketId},
    record::Key,
    ticket::Ticket,
};
use std::sync::Arc;

pub fn ticket(store: Store, id: TicketId) -> Memo<Option<Arc<Ticket>>> {
    store.record(move |world| world.tickets.get(&id).cloned())
}

/// Whoever it is, by whichever of their files.
pub fn customer(store: Store, id: Signal<Option<CustomerId>>) -> Memo<Option<Arc<Customer>>> {
    Memo::new(move |_| store.with(|world| world.customer(id.get()?)))
}

/// What a ticket's customer is called, or as much of the phone as everybody may see (C6).
pub fn called(words: &'static Words, customer: Option<&Customer>) -> String {
    let known = customer.map(|customer| [&customer.name, &customer.phone_mask]);
    let name = known.into_iter().flatten().find(|name| !name.is_empty());
    name.map_or_else(|| words.ticket.nobody.to_owned(), String::clone)
}

/// Whether something that somebody did to the ticket is only on this device yet. To have seen it is
/// nothing worth a mark.
pub fn only_here(store: Store, id: TicketId) -> Memo<bool> {
    let (waiting, subject) = (store.waiting(), Key::from(id));
    let counts =
        move |command: &Command| command.subject() == Some(subject) && !matches!(command, Command::TicketSeen(_));
    Memo::new(move |_| waiting.with(|waiting| waiting.iter().any(|waits| waits.command.as_ref().is_some_and(counts))))
}
