//! What I have open and in sight for a moment, I have seen; the server tells the others.

use super::Shown;
use crate::{page::tickets::news::use_news, store::use_store};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use shared::command::TicketSeen;

/// Milliseconds after which a ticket counts as seen, and not as passed by on the way down the list.
const MOMENT: u32 = 600;

pub fn watch(shown: Shown) {
    let (store, news) = (use_store(), use_news());
    let me = store.me();
    let unseen = Memo::new(move |_| {
        let entries = shown.read(|ticket| ticket.unread.contains(&me).then_some(ticket.history.len() as u32));
        entries.filter(|_| !news.is_hidden())
    });
    let timer = StoredValue::new_local(None::<Timeout>);
    let told = StoredValue::new(None::<u32>);
    Effect::new(move || {
        let unseen = unseen.get().filter(|entries| told.get_value() != Some(*entries));
        let tell = |entries| {
            Timeout::new(MOMENT, move || {
                told.try_set_value(Some(entries));
                // Who may not act any more need not have seen it either.
                let _ = store.dispatch(TicketSeen { ticket: shown.id, entries });
            })
        };
        timer.set_value(unseen.map(tell));
    });
    on_cleanup(move || drop(timer.try_update_value(Option::take)));
}
