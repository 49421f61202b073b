//! One timeline of all that was with a customer (C2): orders, tickets, cases, enquiries, edits of the files and of
//! contact data, what was merged, and who had contact data shown (C6). Of all files that are the customer.

use super::Contact;
use crate::{
    id::{CaseId, ContactId, CustomerId, EnquiryId, OrderId, TicketId},
    time::Instant,
    world::World,
};
use std::cmp::Reverse;

/// One line of the timeline. What stands in a history is known by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Moment {
    Order(OrderId),
    Ticket(TicketId),
    Case(CaseId),
    Enquiry(EnquiryId),
    Edit(CustomerId, usize),
    /// A file was merged into another, or taken out.
    Merge(CustomerId, usize),
    ContactEdit(ContactId, usize),
    /// Somebody had contact data shown; those of an order, if it was one's.
    Reveal(ContactId, Option<OrderId>, usize),
}

/// What a line is about, to choose among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Orders,
    Tickets,
    Cases,
    Enquiries,
    Edits,
    Reveals,
}

impl Topic {
    pub const ALL: [Topic; 6] =
        [Topic::Orders, Topic::Tickets, Topic::Cases, Topic::Enquiries, Topic::Edits, Topic::Reveals];
}

impl Moment {
    pub fn topic(self) -> Topic {
        match self {
            Moment::Order(_) => Topic::Orders,
            Moment::Ticket(_) => Topic::Tickets,
            Moment::Case(_) => Topic::Cases,
            Moment::Enquiry(_) => Topic::Enquiries,
            Moment::Edit(..) | Moment::Merge(..) | Moment::ContactEdit(..) => Topic::Edits,
            Moment::Reveal(..) => Topic::Reveals,
        }
    }
}

/// All that was, newest first.
pub fn timeline(world: &World, customer: CustomerId) -> Vec<Moment> {
    let mut lines: Vec<(Instant, Moment)> = Vec::new();
    let (mut receivers, mut own) = (Vec::<(ContactId, OrderId)>::new(), Vec::new());
    for order in world.orders_of(customer) {
        lines.push((order.placed_at, Moment::Order(order.id)));
        lines.extend(world.cases_of(order.id).map(|case| (case.opened_at, Moment::Case(case.id))));
        receivers.extend(order.contact.map(|contact| (contact, order.id)));
    }
    lines.extend(world.tickets_of(customer).map(|ticket| (ticket.opened_at, Moment::Ticket(ticket.id))));
    let enquiries = world.enquiries_of(customer);
    lines.extend(enquiries.map(|enquiry| (enquiry.opened_at, Moment::Enquiry(enquiry.id))));
    for file in world.group_of(customer).filter_map(|id| world.customers.get(&id)) {
        lines.extend(file.history.iter().enumerate().map(|(at, edit)| (edit.at, Moment::Edit(file.id, at))));
        // An account that was told of has its line where it was told, and a file that begins merged.
        let told = usize::from(file.platform.is_some() && file.opened_at.is_some());
        let merges = file.merges.iter().enumerate().skip(told);
        lines.extend(merges.map(|(at, merge)| (merge.at, Moment::Merge(file.id, at))));
        // What was struck off since has its lines, too.
        for contact in file.contact.iter().chain(&file.addresses).filter_map(|id| world.contacts.get(id)) {
            own.push(contact.id);
            let edits = contact.history.iter().enumerate();
            lines.extend(edits.map(|(at, edit)| (edit.at, Moment::ContactEdit(contact.id, at))));
            reveals(contact, None, &mut lines);
        }
    }
    // Orders may share a receiver, who was shown once for all of them.
    receivers.sort_unstable();
    receivers.dedup_by_key(|(contact, _)| *contact);
    receivers.retain(|(contact, _)| !own.contains(contact));
    for (id, order) in receivers {
        world.contacts.get(&id).into_iter().for_each(|contact| reveals(contact, Some(order), &mut lines));
    }
    lines.sort_unstable_by_key(|(at, moment)| (Reverse(*at), Reverse(*moment)));
    lines.into_iter().map(|(_, moment)| moment).collect()
}

fn reveals(contact: &Contact, order: Option<OrderId>, lines: &mut Vec<(Instant, Moment)>) {
    let all = contact.reveals.iter().enumerate();
    lines.extend(all.map(|(at, reveal)| (reveal.at, Moment::Reveal(contact.id, order, at))));
}
