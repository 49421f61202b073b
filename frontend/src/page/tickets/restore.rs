//! What was replaced stays in the history; one key brings it back.

use shared::{
    command::TicketDetail,
    ticket::{Act, Detail, Ticket},
};

/// The command that brings back what this entry replaced, unless it is there already.
pub fn command(ticket: &Ticket, act: &Act) -> Option<TicketDetail> {
    let Act::Changed { from, .. } = act else { return None };
    (!stands(ticket, from)).then(|| TicketDetail { ticket: ticket.id, to: from.clone() })
}

/// Brings back what was replaced last.
pub fn last(ticket: &Ticket) -> Option<TicketDetail> {
    ticket.history.iter().rev().find_map(|entry| command(ticket, &entry.act))
}

/// Whether the ticket has this detail now.
pub fn stands(ticket: &Ticket, detail: &Detail) -> bool {
    match detail {
        Detail::Subject(subject) => ticket.subject == *subject,
        Detail::Priority(priority) => ticket.priority == *priority,
        Detail::Line(line) => ticket.line == *line,
        Detail::Promised(at) => ticket.promised_at == *at,
        Detail::Customer(customer) => ticket.customer == *customer,
        Detail::Tag { tag, on } => ticket.tags.contains(tag) == *on,
    }
}

/// What stands where this detail would be put.
pub fn standing(ticket: &Ticket, place: &Detail) -> Detail {
    match place {
        Detail::Subject(_) => Detail::Subject(ticket.subject.clone()),
        Detail::Priority(_) => Detail::Priority(ticket.priority),
        Detail::Line(_) => Detail::Line(ticket.line.clone()),
        Detail::Promised(_) => Detail::Promised(ticket.promised_at),
        Detail::Customer(_) => Detail::Customer(ticket.customer),
        Detail::Tag { tag, .. } => Detail::Tag { tag: tag.clone(), on: ticket.tags.contains(tag) },
    }
}
