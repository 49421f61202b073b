//! The workspace: queues, the open ticket, the composer, opening a ticket.

pub struct TicketsWords {
    pub title: &'static str,
}

pub const ZH: TicketsWords = TicketsWords { title: "" };

pub const EN: TicketsWords = TicketsWords { title: "" };
