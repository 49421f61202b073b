//! What people might want to do with tickets and customers' files, given what they see.

use shared::{
    attachment::Attachment,
    command::{
        Command, ContactReveal, CustomerContact, CustomerFact, NewCustomer, OrderNote, TicketAssign, TicketDetail,
        TicketLink, TicketMove, TicketNote, TicketOpen, TicketSay, TicketSeen,
    },
    customer::{ContactPart, Fact},
    id::{CustomerId, OrderId, StaffId, TicketId},
    sync::replica::Blob,
    ticket::{Channel, Closing, Detail, Priority, Status, Voice, Word, WrapUpId, life},
    world::World,
};
use std::collections::BTreeSet;

/// Tickets that may ever be opened by the same id: two devices never do, but a copied one may.
const TICKETS: u64 = 12;

/// A command about a ticket or a customer; `fresh` is a number that was never given before.
pub fn talk(view: &World, person: StaffId, what: u8, with: u16, fresh: u64) -> Command {
    let Some(ticket) = some_ticket(view, with) else { return open(view, with, fresh).into() };
    let seen = view.tickets.get(&ticket);
    match what % 10 {
        0 => open(view, with, fresh).into(),
        1 => claim(view, ticket, person, with).into(),
        2 => TicketAssign { to: None, ..claim(view, ticket, person, with) }.into(),
        3 | 4 => step(view, ticket, with, fresh).into(),
        5 => TicketDetail { ticket, to: detail(with, fresh) }.into(),
        6 => TicketLink { ticket, order: some_order(view, with), on: !with.is_multiple_of(3) }.into(),
        7 => TicketSeen { ticket, entries: seen.map_or(0, |ticket| ticket.history.len() as u32) }.into(),
        8 => CustomerFact { customer: some_customer(view, with), to: fact(with, fresh) }.into(),
        _ => {
            let customer = some_customer(view, with);
            match view.contact_of(customer).filter(|_| with.is_multiple_of(4)) {
                Some(contact) => ContactReveal { contact: contact.id }.into(),
                None => contact(customer, with, fresh).into(),
            }
        }
    }
}

/// What a form says, with its files: to the customer or to the team, or to an order's history as long
/// as there is no ticket.
pub fn said(view: &World, with: u16, text: &str, blobs: &[Blob]) -> Command {
    let attach = |blob: &Blob| {
        let attached = Attachment::of(&blob.name, &blob.bytes, u32::MAX);
        attached.unwrap()
    };
    let (text, files) = (text.to_owned(), blobs.iter().map(attach).collect());
    let voice = if with.is_multiple_of(2) { Voice::Us } else { Voice::Customer };
    match some_ticket(view, with) {
        None => OrderNote { order: some_order(view, with), text }.into(),
        Some(ticket) if with.is_multiple_of(5) => TicketNote { ticket, text, mentions: people(view), files }.into(),
        Some(ticket) => TicketSay { ticket, voice, text, files }.into(),
    }
}

fn some_ticket(view: &World, with: u16) -> Option<TicketId> {
    let tickets: Vec<TicketId> = view.tickets.keys().copied().collect();
    (!tickets.is_empty()).then(|| tickets[usize::from(with / 7) % tickets.len()])
}

fn some_order(view: &World, with: u16) -> OrderId {
    let orders: Vec<OrderId> = view.orders.keys().copied().collect();
    if orders.is_empty() { OrderId::named(&["none"]) } else { orders[usize::from(with / 5) % orders.len()] }
}

fn some_customer(view: &World, with: u16) -> CustomerId {
    let customers: Vec<CustomerId> = view.customers.keys().copied().collect();
    match customers.len() {
        0 => CustomerId::named(&["none"]),
        count => customers[usize::from(with / 3) % count],
    }
}

fn people(view: &World) -> BTreeSet<StaffId> {
    view.staff.keys().copied().take(2).collect()
}

fn open(view: &World, with: u16, fresh: u64) -> TicketOpen {
    let is_new = with.is_multiple_of(3);
    let new = NewCustomer { name: format!("new {fresh}"), phone: format!("139{fresh:08}"), ..NewCustomer::default() };
    TicketOpen {
        ticket: TicketId::named(&[&(fresh % TICKETS).to_string()]),
        subject: format!("subject {fresh}"),
        channel: Channel::ALL[usize::from(with) % Channel::ALL.len()],
        outbound: with.is_multiple_of(4),
        customer: if is_new { CustomerId::named(&[&fresh.to_string()]) } else { some_customer(view, with) },
        new_customer: is_new.then_some(new),
        shop: None,
        line: None,
        priority: Priority::ALL[usize::from(with) % Priority::ALL.len()],
        text: format!("asks {fresh}"),
        files: Vec::new(),
        orders: view.orders.keys().copied().take(usize::from(with % 2)).collect(),
        mine: with.is_multiple_of(5),
    }
}

/// Takes it from whom the person sees to have it, or now and then from somebody else.
pub fn claim(view: &World, ticket: TicketId, person: StaffId, with: u16) -> TicketAssign {
    let seen = view.tickets.get(&ticket).and_then(|ticket| ticket.assignee);
    let expect = if with.is_multiple_of(11) { None } else { seen };
    TicketAssign { ticket, expect, to: Some(person), reason: String::new() }
}

fn step(view: &World, ticket: TicketId, with: u16, fresh: u64) -> TicketMove {
    let expect = match view.tickets.get(&ticket) {
        Some(ticket) if !with.is_multiple_of(11) => ticket.status,
        _ => Status::ALL[usize::from(with) % Status::ALL.len()],
    };
    let moves = life::from(expect);
    let to = moves[usize::from(with / 11) % moves.len()].to;
    let closing = Closing { wrap_up: WrapUpId("answered".to_owned()), word: Word::ALL[usize::from(with) % 4] };
    let closing = (to == Status::Closed).then_some(closing);
    TicketMove { ticket, expect, to, reason: format!("reason {fresh}"), closing }
}

fn detail(with: u16, fresh: u64) -> Detail {
    match with % 4 {
        0 => Detail::Subject(format!("subject {fresh}")),
        1 => Detail::Priority(Priority::ALL[usize::from(with / 4) % Priority::ALL.len()]),
        _ => Detail::Tag { tag: format!("tag {}", with % 3), on: with.is_multiple_of(2) },
    }
}

fn fact(with: u16, fresh: u64) -> Fact {
    match with % 4 {
        0 => Fact::Name(format!("name {fresh}")),
        1 => Fact::Remark(format!("remark {fresh}")),
        2 => Fact::Nuisance { on: with.is_multiple_of(3) },
        _ => Fact::Tag { tag: format!("tag {}", with % 3), on: with.is_multiple_of(2) },
    }
}

fn contact(customer: CustomerId, with: u16, fresh: u64) -> CustomerContact {
    let mobile = with.is_multiple_of(2).then(|| format!("137{with:08}"));
    let parts = [Some(format!("receiver {fresh}")), mobile, None, Some(format!("street {fresh}"))];
    let parts = ContactPart::ALL.into_iter().zip(parts).filter_map(|(part, text)| Some((part, text?)));
    CustomerContact::of(customer, parts.collect())
}
