//! The title of the window: what is new, and where one is, so that several tabs are told apart.

use crate::{
    i18n::{Words, use_words},
    page::tickets::use_news,
    route::{Route, use_place},
    store::{Store, use_store},
};
use leptos::prelude::*;

/// Keeps it for as long as the shell is there; a locked screen names nothing.
pub fn keep() {
    let (words, store, place, news) = (use_words(), use_store(), use_place(), use_news());
    let here = Memo::new(move |_| name(words, store, place.here()));
    Effect::new(move || {
        let count = match news.unread().get() {
            0 => String::new(),
            count => format!("({count}) "),
        };
        here.with(|here| document().set_title(&format!("{count}{here} · {}", words.shell.title)));
    });
    on_cleanup(move || document().set_title(words.shell.title));
}

/// The thing that is open, or the page; tracked.
fn name(words: &'static Words, store: Store, here: Route) -> String {
    let thing = store.with(|world| match here {
        Route::Ticket(id) => world.tickets.get(&id).map(|ticket| ticket.subject.clone()),
        Route::Order(id) => world.orders.get(&id).map(|order| order.buyer.clone()),
        Route::Customer(id) => world.customer(id).map(|customer| customer.name.clone()),
        Route::Article(id) => world.articles.get(&id).map(|article| article.name()),
        Route::Enquiry(id) => world.enquiries.contains_key(&id).then(|| words.tell(world).enquiry(id)),
        Route::Case(id) => world.cases.contains_key(&id).then(|| words.tell(world).case(id)),
        _ => None,
    });
    thing.filter(|name| !name.is_empty()).unwrap_or_else(|| page(words, here).to_owned())
}

fn page(words: &'static Words, here: Route) -> &'static str {
    let shell = &words.shell;
    match here {
        Route::Tickets | Route::Ticket(_) | Route::SignIn | Route::Nowhere => shell.tickets,
        Route::Orders | Route::Order(_) => shell.orders,
        Route::Print => words.print.title,
        Route::Ship => words.ship.title,
        Route::Plan(_) => words.sending.plan,
        Route::Tell => words.sending.tell,
        Route::Cases | Route::Case(_) => shell.cases,
        Route::Causes => words.cases.causes,
        Route::Approvals => words.approvals.title,
        Route::House => words.house.title,
        Route::Take(_) => words.house.take,
        Route::Enquiries | Route::Enquiry(_) => words.enquiries.title,
        Route::Conversion => words.enquiries.conversion.title,
        Route::Stock | Route::Article(_) => words.stock.title,
        Route::Warehouse => shell.warehouse,
        Route::Roster(_) => shell.roster,
        Route::Schedule(_) => shell.schedule,
        Route::Customers | Route::Customer(_) => shell.customers,
        Route::Imports | Route::Import(_) => shell.imports,
        Route::Sync => shell.sync,
        Route::Settings(section) => words.section(section),
    }
}
