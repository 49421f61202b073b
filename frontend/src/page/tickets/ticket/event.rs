//! What was done to a ticket, as a sentence (T4, T5).

use crate::i18n::{Words, format::money};
use shared::{
    id::{OrderId, StaffId},
    ticket::{Act, Closing, Detail, Entry},
    time::Instant,
    world::World,
};

/// The name of who did it; the system has one too.
pub fn staff_name(words: &'static Words, world: &World, id: Option<StaffId>) -> String {
    match id {
        Some(id) => {
            world.staff.get(&id).map(|staff| staff.name.clone()).unwrap_or_else(|| words.ticket.gone.to_owned())
        }
        None => words.ticket.system.to_owned(),
    }
}

/// One entry as a sentence. `when` says an instant as the person reads it.
pub fn event(words: &'static Words, world: &World, entry: &Entry, when: &dyn Fn(Instant) -> String) -> String {
    let name = |id| staff_name(words, world, id);
    let by = name(entry.by);
    let say = &words.line;
    match &entry.act {
        Act::Opened => (say.opened)(&by),
        Act::Said { text, .. } | Act::Note { text, .. } => text.clone(),
        Act::Moved { from: _, to, reason, closing: Some(closing) } => {
            let how = closed(words, world, closing);
            with_reason(&(say.moved_by)(&by, words.ticket_status(*to)), &[&how, reason])
        }
        Act::Moved { to, reason, .. } if entry.by.is_none() => {
            with_reason(&(say.moved_back)(words.ticket_status(*to)), &[reason])
        }
        Act::Moved { to, reason, .. } => with_reason(&(say.moved_by)(&by, words.ticket_status(*to)), &[reason]),
        Act::Assigned { from, to, reason } => {
            let told = match (from, to) {
                // Only from who has left does the system itself take a ticket.
                (Some(from), None) if entry.by.is_none() => (say.left)(&name(Some(*from))),
                (_, None) => (say.put_back_by)(&by),
                (None, Some(to)) if Some(*to) == entry.by => (say.claimed_by)(&by),
                (Some(from), Some(to)) if Some(*to) == entry.by => (say.taken_from)(&by, &name(Some(*from))),
                (_, Some(to)) => (say.handed_over_by)(&by, &name(Some(*to))),
            };
            with_reason(&told, &[reason])
        }
        Act::Dispatched { to, on_shift, open } => (say.dispatched)(&name(Some(*to)), *on_shift, *open),
        Act::NobodyOnShift => say.nobody_on_shift.to_owned(),
        Act::Changed { from, to } => (say.changed_by)(&by, &changed(words, world, from, to, when)),
        Act::Linked { order, on: true } => (say.linked_by)(&by, &order_name(words, world, *order)),
        Act::Linked { order, on: false } => (say.unlinked_by)(&by, &order_name(words, world, *order)),
    }
}

fn with_reason(told: &str, reasons: &[&str]) -> String {
    let reasons = reasons.iter().filter(|reason| !reason.is_empty());
    reasons.fold(told.to_owned(), |told, reason| format!("{told} · {reason}"))
}

fn closed(words: &'static Words, world: &World, closing: &Closing) -> String {
    format!("{} · {}", words.wrap_up_named(world.workspace(), &closing.wrap_up), words.word(closing.word))
}

/// `#1042 ¥459.00`, or the platform's number before it has one.
fn order_name(words: &'static Words, world: &World, id: OrderId) -> String {
    let Some(order) = world.orders.get(&id) else { return words.ticket.gone.to_owned() };
    let no = order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}"));
    format!("{no} {} {}", order.summary(), money(order.amounts.total))
}

fn changed(
    words: &'static Words,
    world: &World,
    from: &Detail,
    to: &Detail,
    when: &dyn Fn(Instant) -> String,
) -> String {
    let say = &words.ticket;
    let arrow = |what: &str, from: String, to: String| format!("{what} {from} → {to}");
    let line = |line: &Option<_>| {
        line.as_ref().map_or_else(|| say.no_line.to_owned(), |line| words.line_named(world.workspace(), line))
    };
    let moment = |at: &Option<Instant>| at.map_or_else(|| "—".to_owned(), when);
    let customer = |id| world.customers.get(&id).map_or_else(String::new, |customer| customer.name.clone());
    match (from, to) {
        (Detail::Subject(from), Detail::Subject(to)) => {
            arrow(say.subject, (words.line.quote)(from), (words.line.quote)(to))
        }
        (Detail::Priority(from), Detail::Priority(to)) => {
            arrow(say.priority, words.priority(*from).to_owned(), words.priority(*to).to_owned())
        }
        (Detail::Line(from), Detail::Line(to)) => arrow(say.line, line(from), line(to)),
        (Detail::Promised(from), Detail::Promised(to)) => arrow(say.promised, moment(from), moment(to)),
        (_, Detail::Tag { tag, on: true }) => (say.tag_added)(tag),
        (_, Detail::Tag { tag, on: false }) => (say.tag_removed)(tag),
        (Detail::Customer(from), Detail::Customer(to)) => arrow(say.customer, customer(*from), customer(*to)),
        _ => String::new(),
    }
}
