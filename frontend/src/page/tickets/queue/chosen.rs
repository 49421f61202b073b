//! Chips of what the queue is filtered by, each with the way back.

use crate::{
    i18n::{Words, use_words},
    page::tickets::use_bench,
    store::use_store,
    ui::{Icon, Sign},
};
use leptos::prelude::*;
use shared::{ticket::filter::TicketFilter, world::World};

#[component]
pub fn Chosen() -> impl IntoView {
    let words = use_words();
    let (bench, store) = (use_bench(), use_store());
    move || {
        let filter = bench.filter.get();
        let chip = |(text, without): (String, TicketFilter)| {
            let drop = move |_| bench.filter.set(without.clone());
            view! {
                <button class="pick" type="button" title=words.orders.remove on:click=drop>
                    {text} <Icon sign=Sign::Close />
                </button>
            }
        };
        let chosen = store.with(|world| chosen(words, world, &filter));
        (!chosen.is_empty()).then(|| {
            view! { <div class="queue-chosen" role="group" aria-label=words.tickets.filters>{chosen.into_iter().map(chip).collect_view()}</div> }
        })
    }
}

/// What is chosen in words, each with the filter without it.
fn chosen(words: &'static Words, world: &World, filter: &TicketFilter) -> Vec<(String, TicketFilter)> {
    let mut chosen = Vec::new();
    let mut chip = |text: String, change: &dyn Fn(&mut TicketFilter)| {
        let mut without = filter.clone();
        change(&mut without);
        chosen.push((text, without));
    };
    if filter.unread {
        chip(words.tickets.only_unread.to_owned(), &|filter| filter.unread = false);
    }
    for status in &filter.statuses {
        chip(words.ticket_status(*status).to_owned(), &|filter| {
            filter.statuses.remove(status);
        });
    }
    for channel in &filter.channels {
        chip(words.channel(*channel).to_owned(), &|filter| {
            filter.channels.remove(channel);
        });
    }
    if let Some(line) = &filter.line {
        chip(words.line_named(world.workspace(), line), &|filter| filter.line = None);
    }
    if let Some(tag) = &filter.tag {
        chip(tag.clone(), &|filter| filter.tag = None);
    }
    if let Some(name) = filter.assignee.and_then(|id| Some(world.staff.get(&id)?.name.clone())) {
        chip(name, &|filter| filter.assignee = None);
    }
    chosen
}
