//! The one thing to do next with a ticket, and why something can't be done.

use crate::{i18n::Words, store::Store};
use shared::{
    command::{Command, Rejection, TicketAssign},
    id::TicketId,
    staff::Permission,
    ticket::Status,
};

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Claim,
    Begin,
    GoOn,
    Resolve,
    Close,
    Reopen,
    /// It is with somebody else: what remains is to tell them.
    Note,
}

/// What comes next for me; tracked.
pub fn next(store: Store, id: TicketId) -> Option<Next> {
    let me = store.me();
    let (status, assignee) =
        store.with(|world| world.tickets.get(&id).map(|ticket| (ticket.status, ticket.assignee)))?;
    let take = || Command::from(TicketAssign { ticket: id, expect: assignee, to: Some(me), reason: String::new() });
    Some(match (status, assignee) {
        (Status::Closed, _) => Next::Reopen,
        (Status::Resolved, _) => Next::Close,
        (_, None) => Next::Claim,
        (_, Some(other)) if other != me && store.may(&take()) => Next::Claim,
        (_, Some(other)) if other != me => Next::Note,
        (Status::New | Status::Assigned, _) => Next::Begin,
        (status, _) if status.is_waiting() => Next::GoOn,
        _ => Next::Resolve,
    })
}

pub fn label(words: &'static Words, next: Next) -> &'static str {
    let words = &words.ticket;
    match next {
        Next::Claim => words.claim,
        Next::Begin => words.begin,
        Next::GoOn => words.go_on,
        Next::Resolve => words.resolve,
        Next::Close => words.close_it,
        Next::Reopen => words.reopen,
        Next::Note => words.write_note,
    }
}

/// Why somebody without it can't, in words; tracked.
pub fn lacks(store: Store, words: &'static Words, permission: Permission) -> Option<String> {
    (!store.permits(permission)).then(|| words.refusal(&Rejection::Denied { permission }))
}
