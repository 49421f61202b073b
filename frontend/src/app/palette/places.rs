//! The pages and sections that the palette leads to, and the customers that match.

use super::entries::{Entry, entry};
use crate::{
    i18n::Words,
    page::customers::CustomersDesk,
    route::{Route, Section, use_place},
    store::Store,
};
use shared::customer::find;

/// Customers that the palette shows at most.
const MOST_CUSTOMERS: usize = 6;

pub fn places(words: &'static Words) -> Vec<Entry> {
    let place = use_place();
    let go = |name: &str, route| entry((words.keys.go)(name), "", move || place.go(route));
    let pages = [
        go(words.shell.tickets, Route::Tickets),
        go(words.shell.orders, Route::Orders),
        go(words.ship.title, Route::Ship),
        go(words.sending.plan, Route::Plan(None)),
        go(words.sending.tell, Route::Tell),
        go(words.shell.cases, Route::Cases),
        go(words.cases.causes, Route::Causes),
        go(words.approvals.title, Route::Approvals),
        go(words.house.title, Route::House),
        go(words.house.take, Route::Take(None)),
        go(words.enquiries.title, Route::Enquiries),
        go(words.enquiries.conversion.title, Route::Conversion),
        go(words.stock.title, Route::Stock),
        go(words.shell.warehouse, Route::Warehouse),
        go(words.shell.roster, Route::Roster(None)),
        go(words.shell.schedule, Route::Schedule(None)),
        go(words.shell.customers, Route::Customers),
        go(words.shell.imports, Route::Imports),
        go(words.shell.sync, Route::Sync),
    ];
    let sections = Section::ALL
        .map(|section| go(&format!("{} · {}", words.shell.settings, words.section(section)), Route::Settings(section)));
    pages.into_iter().chain(sections).collect()
}

/// The customers that the text may mean, the surest first.
pub fn customers(words: &'static Words, store: Store, desk: CustomersDesk, text: &str) -> Vec<Entry> {
    store.with_untracked(|world| {
        let line = |found: find::Found| {
            let id = found.customer.id;
            let orders = world.orders_of(id).count();
            let parts = [found.customer.phone_mask.clone(), (words.customers.orders_n)(orders)];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            let hint = format!("{} · {}", words.shell.customers, parts.join(" · "));
            Entry { hint, ..entry(found.customer.name.clone(), "", move || desk.cursor.show(id)) }
        };
        find::find(world, text, MOST_CUSTOMERS).into_iter().map(line).collect()
    })
}
