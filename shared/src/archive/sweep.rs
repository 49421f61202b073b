//! What goes into the archive: what is not live, and nothing live refers to.

use super::with_all;
use crate::{
    customer::Customer,
    ledger::Account,
    order::Order,
    record::{Key, Record},
    time::Instant,
    world::World,
};

/// Milliseconds in a day.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// What may go into the archive now, in groups that go together: an order with its cases and approvals first, and a
/// customer only after all that names them, so that a device is never left with half of something.
pub fn cold(world: &World, now: Instant) -> Vec<Vec<Key>> {
    let Some(days) = world.workspace().map(|workspace| i64::from(workspace.hot_days)) else { return Vec::new() };
    let since = now.plus(-days * DAY);
    let live = world.records().filter(|record| is_live(world, record, since)).map(|record| record.key());
    let live = with_all(world, live);
    let is_cold = |record: &Record| !record.archive().is_away() && !live.contains(&record.key());
    let orders = world.orders.values().filter(|order| is_cold(&Record::Order((*order).clone())));
    let with_theirs = orders.map(|order| {
        let cases = world.cases_of(order.id).map(|case| case.id.into());
        let approvals = world.approvals_of(order.id).map(|approval| approval.id.into());
        cases.chain(approvals).chain([order.id.into()]).collect()
    });
    let enquiries = world.enquiries.values().filter(|enquiry| is_cold(&Record::Enquiry((*enquiry).clone())));
    let with_approvals = enquiries.map(|enquiry| {
        let approvals = world.approvals_of(enquiry.id).map(|approval| approval.id.into());
        approvals.chain([enquiry.id.into()]).collect()
    });
    let tickets = world.tickets.values().cloned().map(Record::Ticket);
    let customers = world.customers.values().cloned().map(Record::Customer);
    let contacts = world.contacts.values().cloned().map(Record::Contact);
    let alone = tickets.chain(customers).chain(contacts).filter(is_cold).map(|record| vec![record.key()]);
    // What names others goes before them.
    with_approvals.chain(with_theirs).chain(alone).collect()
}

/// Whether somebody still has to do with it, or had since then.
fn is_live(world: &World, record: &Record, since: Instant) -> bool {
    let back = record.archive().back_at();
    if record.archive().is_away() {
        return false;
    }
    let (is_open, touched) = match record {
        Record::Order(order) => (order.status.is_open(), order_touched(order)),
        Record::Case(case) => (case.is_open(), case.touched_at()),
        Record::Approval(approval) => (approval.is_open(), approval.touched_at()),
        Record::Enquiry(enquiry) => (enquiry.is_open(), enquiry.touched_at()),
        Record::Ticket(ticket) => (ticket.status.is_open(), ticket.touched_at()),
        Record::Customer(file) => (is_kept(world, file, since), file_touched(file)),
        _ => return false,
    };
    is_open || touched >= since || back.is_some_and(|back| back >= since)
}

fn order_touched(order: &Order) -> Instant {
    let done = order.history.last().map(|entry| entry.at);
    [order.paid_at, order.shipped_at, done].into_iter().flatten().fold(order.placed_at, Instant::max)
}

fn file_touched(file: &Customer) -> Instant {
    let edited = file.history.last().map(|edit| edit.at);
    let merged = file.merges.last().map(|merge| merge.at);
    [file.opened_at, edited, merged].into_iter().flatten().fold(Instant(i64::MIN), Instant::max)
}

/// A file that everybody needs at any time: of who is blocked (T2), has an account with us (O8), or a contract (T11).
fn is_kept(world: &World, file: &Customer, since: Instant) -> bool {
    let has_contract = || {
        let today = world.workspace().and_then(|workspace| workspace.zone().day(since));
        file.contract_until >= today && file.contract_until.is_some()
    };
    file.blocked || world.postings_of(Account::Balance(file.id)).next().is_some() || has_contract()
}
