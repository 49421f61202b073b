//! Tickets in the palette: what can be done with the open one, the queues, and what words find.

use super::entries::{Entry, entry};
use crate::{
    i18n::Words,
    page::{
        act::Acts,
        tickets::{Bench, Mode, label, next, use_intake},
    },
    store::{Store, use_store},
};
use leptos::prelude::*;
use shared::{
    id::TicketId,
    staff::Permission,
    ticket::filter::{Queue, TicketFilter},
};

/// Tickets that the palette shows at most.
const MOST: usize = 8;

/// The tickets that the words find.
pub fn found(words: &'static Words, store: Store, bench: Bench, text: &str) -> Vec<Entry> {
    let filter = TicketFilter { queue: Queue::All, text: text.to_owned(), ..TicketFilter::default() };
    store.with_untracked(|world| {
        let line = |id: TicketId| {
            let ticket = world.tickets.get(&id)?;
            let no = ticket.no.map(|no| format!("#{no} ")).unwrap_or_default();
            let customer = world.customer(ticket.customer).map(|c| c.name.clone()).unwrap_or_default();
            let hint = format!("{customer} · {}", words.ticket_status(ticket.status));
            Some(Entry { hint, ..entry(format!("{no}{}", ticket.subject), "", move || bench.show(id)) })
        };
        filter.find(world, store.me()).into_iter().take(MOST).filter_map(line).collect()
    })
}

/// What can be done with the open ticket.
pub fn of_open(words: &'static Words, store: Store, bench: Bench, acts: Acts) -> Vec<Entry> {
    let Some(id) = bench.cursor.current_untracked() else { return Vec::new() };
    let Some(next) = untrack(|| next(store, id)) else { return Vec::new() };
    if !untrack(|| store.permits(Permission::TicketWork)) {
        return Vec::new();
    }
    let press = move |label: &str, key: &'static str| {
        entry(label, key, move || {
            bench.key(key, acts);
        })
    };
    let say = &words.ticket;
    vec![
        press(label(words, next), "n"),
        press(words.keys.claim, "g"),
        press(words.keys.hand_over, "e"),
        press(words.keys.wait, "w"),
        entry(words.composer.reply, "", move || bench.write_as(Mode::Reply)),
        press(words.keys.customer_says, "v"),
        press(words.keys.internal, "i"),
        press(words.composer.attach, "a"),
        press(words.keys.link, "l"),
        press(words.keys.side, "d"),
        press(words.keys.nuisance, "x"),
        press(words.keys.restore, "r"),
        entry(say.put_back, "", move || bench.put_back(id, acts)),
        entry(say.close_it, "", move || bench.ask_close(id)),
        entry(say.unrelated, "", move || bench.unrelated(id, acts)),
    ]
}

/// A new ticket, and the queues.
pub fn queues(words: &'static Words, bench: Bench) -> Vec<Entry> {
    let intake = use_intake();
    let may = untrack(|| use_store().permits(Permission::TicketWork));
    let new = may.then(|| entry(words.tickets.new, "t", move || intake.open(None, None)));
    let queues = Queue::ALL.into_iter().map(move |queue| {
        let label = format!("{} · {}", words.tickets.list, words.queue(queue));
        entry(label, "", move || bench.queue(queue))
    });
    new.into_iter().chain(queues).collect()
}
