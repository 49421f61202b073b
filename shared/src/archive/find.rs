//! Looking into the archive: by the same rules by which the lists find what is at hand.

use crate::{
    aftersale::filter::{CaseFilter, CaseQueue},
    customer,
    enquiry::filter::{EnquiryFilter, EnquiryQueue},
    id::StaffId,
    order::filter::OrderFilter,
    record::{Key, Kind},
    sync::wire::Asked,
    ticket::filter::{Queue, TicketFilter},
    time::Instant,
    world::World,
};

/// The records in the archive that are meant, as the list of their kind orders them. `world` holds only what the person
/// may see. Kinds without a list of their own have nothing to find.
pub fn find(world: &World, me: StaffId, asked: &Asked) -> Vec<Key> {
    let mut found: Vec<Key> = match asked {
        Asked::Words { words, .. } if words.trim().is_empty() => Vec::new(),
        Asked::Words { kind, words } => with_words(world, me, *kind, words),
        Asked::Customer { customer } => {
            let orders = world.orders_of(*customer).map(|order| (order.placed_at, Key::from(order.id)));
            let tickets = world.tickets_of(*customer).map(|ticket| (ticket.opened_at, Key::from(ticket.id)));
            let enquiries = world.enquiries_of(*customer).map(|enquiry| (enquiry.opened_at, Key::from(enquiry.id)));
            let mut all: Vec<(Instant, Key)> = orders.chain(tickets).chain(enquiries).collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            all.into_iter().map(|(_, key)| key).collect()
        }
        Asked::Record { key } => vec![*key],
    };
    found.retain(|key| world.get(*key).is_some_and(|record| record.archive().is_away()));
    found
}

fn with_words(world: &World, me: StaffId, kind: Kind, words: &str) -> Vec<Key> {
    fn keys<I: Into<Key>>(ids: impl IntoIterator<Item = I>) -> Vec<Key> {
        ids.into_iter().map(Into::into).collect()
    }
    let text = words.to_owned();
    match kind {
        Kind::Order => keys(OrderFilter { text, ..OrderFilter::default() }.find(world)),
        Kind::Ticket => keys(TicketFilter { text, queue: Queue::All, ..TicketFilter::default() }.find(world, me)),
        // The clock matters only to what is late, and nothing in the archive is.
        Kind::Case => {
            let filter = CaseFilter { text, queue: CaseQueue::All, ..CaseFilter::default() };
            keys(filter.find(world, me, Instant(i64::MIN)))
        }
        Kind::Enquiry => {
            let filter = EnquiryFilter { text, queue: EnquiryQueue::All };
            keys(filter.find(world, me, Instant(i64::MIN)))
        }
        Kind::Customer => {
            let found = customer::find::find(world, words, usize::MAX);
            keys(found.into_iter().map(|found| found.customer.id))
        }
        _ => Vec::new(),
    }
}
