//! What is done to a ticket from buttons, keys and the palette alike: the next step, the moves of its
//! life, and what they have to ask before.

use super::{Asking, Bench};
use crate::page::{
    act::Acts,
    tickets::{composer::Mode, restore, step},
};
use leptos::prelude::*;
use shared::{
    command::{Command, CustomerFact, TicketAssign, TicketMove},
    customer::Fact,
    id::TicketId,
    ticket::{Closing, Status, Ticket, Word, WrapUpId, life},
};

/// Marks as a nuisance from which on blocking is offered (T2).
const REPEATED: u32 = 2;

impl Bench {
    /// Does the one thing that comes next.
    pub fn next_step(self, id: TicketId, acts: Acts) {
        let Some(next) = untrack(|| step::next(self.store, id)) else { return };
        match next {
            step::Next::Claim => self.claim(id, acts),
            step::Next::Begin | step::Next::GoOn => self.go_on(id, acts),
            step::Next::Resolve => self.resolve(id, acts),
            step::Next::Close => self.ask_close(id),
            step::Next::Reopen => self.ask(Asking::Reopen(id)),
            step::Next::Note => {
                self.cursor.show(id);
                self.write_as(Mode::Note);
            }
        }
    }

    /// Takes the ticket.
    pub fn claim(self, id: TicketId, acts: Acts) {
        let Some(ticket) = self.ticket(id) else { return };
        let words = &acts.words().ticket;
        if ticket.assignee == Some(self.store.me()) {
            return acts.say(words.yours_already);
        }
        if !ticket.status.is_open() {
            return acts.say(words.not_open);
        }
        let to = Some(self.store.me());
        let take = TicketAssign { ticket: id, expect: ticket.assignee, to, reason: String::new() };
        acts.attempt((words.claimed)(&name(&ticket)), take);
    }

    /// Gives it back to nobody.
    pub fn put_back(self, id: TicketId, acts: Acts) {
        let Some(ticket) = self.ticket(id).filter(|ticket| ticket.assignee.is_some()) else { return };
        let back = TicketAssign { ticket: id, expect: ticket.assignee, to: None, reason: String::new() };
        acts.attempt((acts.words().ticket.put_back_done)(&name(&ticket)), back);
    }

    pub fn go_on(self, id: TicketId, acts: Acts) {
        self.move_to_status(id, Status::InProgress, acts);
    }

    pub fn resolve(self, id: TicketId, acts: Acts) {
        self.move_to_status(id, Status::Resolved, acts);
    }

    fn move_to_status(self, id: TicketId, to: Status, acts: Acts) {
        let Some(ticket) = self.ticket(id) else { return };
        let moved = TicketMove { ticket: id, expect: ticket.status, to, reason: String::new(), closing: None };
        acts.attempt((acts.words().ticket.moved)(&name(&ticket), acts.words().ticket_status(to)), moved);
    }

    /// Asks for whom it waits, if it can wait.
    pub fn ask_wait(self, id: TicketId, to: Status, acts: Acts) {
        let Some(ticket) = self.ticket(id) else { return };
        let kinds = [to, Status::WaitingDepartment, Status::WaitingThirdParty, Status::WaitingCustomer];
        match kinds.into_iter().find(|to| life::between(ticket.status, *to).is_some()) {
            Some(to) => self.ask(Asking::Wait(id, to)),
            None => acts.say(acts.words().ticket.not_open),
        }
    }

    pub fn ask_hand_over(self, id: TicketId, acts: Acts) {
        match self.ticket(id).is_some_and(|ticket| ticket.status.is_open()) {
            true => self.ask(Asking::HandOver(id)),
            false => acts.say(acts.words().ticket.not_open),
        }
    }

    pub fn ask_close(self, id: TicketId) {
        if self.ticket(id).is_some_and(|ticket| ticket.status != Status::Closed) {
            self.ask(Asking::Close(id));
        }
    }

    /// Closes what does not concern us, in one step (T2).
    pub fn unrelated(self, id: TicketId, acts: Acts) {
        let Some(ticket) = self.ticket(id) else { return };
        let wrap_up = self.store.with_untracked(|world| {
            let known = &world.workspace()?.wrap_ups;
            let house = WrapUpId("unrelated".to_owned());
            known
                .iter()
                .map(|known| &known.id)
                .find(|id| **id == house)
                .or(known.first().map(|known| &known.id))
                .cloned()
        });
        let closing = wrap_up.map(|wrap_up| Closing { wrap_up, word: Word::Unrelated });
        let to = Status::Closed;
        let close = TicketMove { ticket: id, expect: ticket.status, to, reason: String::new(), closing };
        acts.attempt((acts.words().ticket.moved)(&name(&ticket), acts.words().word(Word::Unrelated)), close);
    }

    /// Marks the ticket's customer as a nuisance; who was marked before may be blocked (T2).
    pub fn nuisance(self, id: TicketId, acts: Acts) {
        let Some(customer) = self.ticket(id).map(|ticket| ticket.customer) else { return };
        let mark = CustomerFact { customer, to: Fact::Nuisance { on: true } };
        let known = |acts: Acts| {
            acts.perform(acts.words().ticket.nuisance_marked, mark).map_err(|rejection| acts.warn(&rejection)).is_ok()
        };
        let marked = known(acts);
        let customer = self.store.with_untracked(|world| world.customer(customer));
        let repeated = customer.filter(|customer| customer.nuisances >= REPEATED && !customer.blocked);
        if let Some(customer) = repeated.filter(|_| marked) {
            self.ask(Asking::Block(customer.id));
        }
    }

    /// Goes to another open ticket of the same customer.
    pub fn go_on_with_other(self, id: TicketId, acts: Acts) {
        let other = self.store.with_untracked(|world| {
            let customer = world.tickets.get(&id)?.customer;
            let mut open = world.tickets_of(customer).filter(|other| other.id != id && other.status.is_open());
            open.next().map(|other| other.id)
        });
        match other {
            Some(other) => self.show(other),
            None => acts.say(acts.words().ticket.no_other),
        }
    }

    /// Brings back what was replaced last.
    pub fn restore(self, id: TicketId, acts: Acts) {
        let back: Option<Command> = self.ticket(id).and_then(|ticket| restore::last(&ticket)).map(Into::into);
        match back {
            Some(command) => {
                let said = format!("{} · {}", acts.words().order.restore, acts.words().command(&command));
                untrack(|| acts.attempt(said, command));
            }
            None => acts.say(acts.words().shell.nothing_to_undo),
        }
    }
}

/// `#2381`, or its subject before it has a number.
pub fn name(ticket: &Ticket) -> String {
    ticket.no.map_or_else(|| ticket.subject.clone(), |no| format!("#{no}"))
}
