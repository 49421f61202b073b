//! What a record can't be without: a device that has the one has the other.

use crate::{
    id::CustomerId,
    record::{Key, Record},
    world::World,
};
use std::collections::BTreeSet;

/// The records that this one can't be without. Of an order these are also its cases and approvals: only with all of
/// them it is known what is left to refund (A8) and what may be changed (O10).
pub(super) fn refers(world: &World, record: &Record) -> Vec<Key> {
    let mut keys = Vec::new();
    let customer = |keys: &mut Vec<Key>, id: Option<CustomerId>| keys.extend(id.map(Key::from));
    match record {
        Record::Order(order) => {
            customer(&mut keys, order.customer);
            keys.extend(order.contact.map(Key::from));
            keys.extend(world.cases_of(order.id).map(|case| Key::from(case.id)));
            keys.extend(world.approvals_of(order.id).map(|approval| Key::from(approval.id)));
        }
        Record::Case(case) => {
            keys.push(case.order.into());
            customer(&mut keys, case.customer);
            keys.extend(case.ticket.map(Key::from));
        }
        Record::Approval(approval) => keys.extend([approval.ask.about(), approval.ask.subject()]),
        Record::Enquiry(enquiry) => {
            customer(&mut keys, enquiry.customer);
            keys.extend(enquiry.ticket.map(Key::from));
            keys.extend(enquiry.order().map(Key::from));
            keys.extend(world.approvals_of(enquiry.id).map(|approval| Key::from(approval.id)));
        }
        Record::Ticket(ticket) => {
            keys.push(ticket.customer.into());
            keys.extend(ticket.orders.iter().copied().map(Key::from));
        }
        // All files that are one customer.
        Record::Customer(file) => {
            keys.extend(world.group_of(file.id).filter(|id| *id != file.id).map(Key::from));
            keys.extend(file.contact.iter().chain(&file.addresses).copied().map(Key::from));
        }
        _ => {}
    }
    keys
}

/// These records, and all that they can't be without.
pub fn with_all(world: &World, keys: impl IntoIterator<Item = Key>) -> BTreeSet<Key> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<Key> = keys.into_iter().collect();
    while let Some(key) = waiting.pop() {
        let Some(record) = world.get(key).filter(|_| found.insert(key)) else { continue };
        waiting.extend(refers(world, &record));
    }
    found
}

/// What is in the archive among a record that has changed and all that it refers to.
pub fn away_among(world: &World, record: &Record) -> Vec<Key> {
    let mut keys = refers(world, record);
    keys.push(record.key());
    keys.retain(|key| key.kind.is_archived() && world.get(*key).is_some_and(|record| record.archive().is_away()));
    keys
}
