//! The indexes of the World: other ways into the same records.

use super::Records;
use crate::{
    aftersale::Case,
    approval::Approval,
    enquiry::Enquiry,
    id::{ApprovalId, CaseId, CustomerId, EnquiryId, OrderId, PostingId, StaffId, TicketId},
    ledger::{Account, Posting},
    map::Map,
    order::{Order, Status},
    record::{Key, Record},
    roster::Roster,
    ticket::Ticket,
    time::{Instant, Month},
};
use std::cmp::Reverse;

/// Who got which ticket when, the latest first.
type Given = (StaffId, Reverse<Instant>, TicketId);

/// What screens ask for, kept in step by `put` and `remove`.
#[derive(Clone, Default)]
pub(super) struct Index {
    /// Which files were merged into which.
    pub merged: Map<(CustomerId, CustomerId), ()>,
    pub orders_by_time: Records<(Reverse<Instant>, OrderId), Order>,
    pub orders_by_customer: Records<(CustomerId, Reverse<Instant>, OrderId), Order>,
    pub orders_by_status: [u32; Status::ALL.len()],
    pub last_order_no: u32,
    pub tickets_by_time: Records<(Reverse<Instant>, TicketId), Ticket>,
    pub tickets_by_customer: Records<(CustomerId, Reverse<Instant>, TicketId), Ticket>,
    pub open_tickets: Records<TicketId, Ticket>,
    pub given: Map<Given, ()>,
    pub last_ticket_no: u32,
    pub cases_by_time: Records<(Reverse<Instant>, CaseId), Case>,
    pub cases_by_order: Records<(OrderId, Instant, CaseId), Case>,
    pub open_cases: Records<CaseId, Case>,
    pub last_case_no: u32,
    pub open_house_orders: Records<(Instant, OrderId), Order>,
    pub postings_by_account: Records<(Account, Instant, PostingId), Posting>,
    pub enquiries_by_time: Records<(Reverse<Instant>, EnquiryId), Enquiry>,
    pub enquiries_by_customer: Records<(CustomerId, Reverse<Instant>, EnquiryId), Enquiry>,
    pub open_enquiries: Records<EnquiryId, Enquiry>,
    /// Which enquiry became which order.
    pub won: Map<(OrderId, EnquiryId), ()>,
    pub last_enquiry_no: u32,
    pub approvals_by_thing: Records<(Key, Instant, ApprovalId), Approval>,
    pub open_approvals: Records<ApprovalId, Approval>,
    pub rosters_by_month: Records<(Month, StaffId), Roster>,
}

impl Index {
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Customer(customer) => {
                self.merged.extend(customer.merged_into().map(|into| ((into, customer.id), ())));
            }
            Record::Order(order) => {
                self.orders_by_status[order.status.rank() as usize] += 1;
                self.last_order_no = self.last_order_no.max(order.no.unwrap_or(0));
                if let Some(customer) = order.customer {
                    let key = (customer, Reverse(order.placed_at), order.id);
                    self.orders_by_customer.insert(key, order.clone());
                }
                if order.house.is_some() && order.status.is_open() {
                    self.open_house_orders.insert((order.placed_at, order.id), order.clone());
                }
                self.orders_by_time.insert((Reverse(order.placed_at), order.id), order);
            }
            Record::Ticket(ticket) => {
                self.last_ticket_no = self.last_ticket_no.max(ticket.no.unwrap_or(0));
                let at = Reverse(ticket.opened_at);
                if ticket.status.is_open() {
                    self.open_tickets.insert(ticket.id, ticket.clone());
                }
                self.given.extend(given(&ticket).map(|given| (given, ())));
                self.tickets_by_customer.insert((ticket.customer, at, ticket.id), ticket.clone());
                self.tickets_by_time.insert((at, ticket.id), ticket);
            }
            Record::Case(case) => {
                self.last_case_no = self.last_case_no.max(case.no.unwrap_or(0));
                if case.is_open() {
                    self.open_cases.insert(case.id, case.clone());
                }
                self.cases_by_order.insert((case.order, case.opened_at, case.id), case.clone());
                self.cases_by_time.insert((Reverse(case.opened_at), case.id), case);
            }
            Record::Approval(approval) => {
                if approval.is_open() {
                    self.open_approvals.insert(approval.id, approval.clone());
                }
                self.approvals_by_thing.insert((approval.ask.about(), approval.at, approval.id), approval);
            }
            Record::Enquiry(enquiry) => {
                self.last_enquiry_no = self.last_enquiry_no.max(enquiry.no.unwrap_or(0));
                let at = Reverse(enquiry.opened_at);
                if enquiry.is_open() {
                    self.open_enquiries.insert(enquiry.id, enquiry.clone());
                }
                self.won.extend(enquiry.order().map(|order| ((order, enquiry.id), ())));
                if let Some(customer) = enquiry.customer {
                    self.enquiries_by_customer.insert((customer, at, enquiry.id), enquiry.clone());
                }
                self.enquiries_by_time.insert((at, enquiry.id), enquiry);
            }
            Record::Posting(posting) => {
                self.postings_by_account.insert((posting.account, posting.at, posting.id), posting);
            }
            Record::Roster(roster) => {
                self.rosters_by_month.insert((roster.month, roster.staff), roster);
            }
            _ => {}
        }
    }

    /// Takes the old record out, but not from places that the new one takes anyway.
    pub fn take(&mut self, old: &Record, new: Option<&Record>) {
        match (old, new) {
            (Record::Customer(old), new) => {
                let same = matches!(new, Some(Record::Customer(new)) if new.merged_into() == old.merged_into());
                if let Some(into) = old.merged_into().filter(|_| !same) {
                    self.merged.remove(&(into, old.id));
                }
            }
            (Record::Order(old), new) => {
                self.orders_by_status[old.status.rank() as usize] -= 1;
                if old.house.is_some() && !matches!(new, Some(Record::Order(new)) if new.status.is_open()) {
                    self.open_house_orders.remove(&(old.placed_at, old.id));
                }
                let same = |same: fn(&Order, &Order) -> bool| matches!(new, Some(Record::Order(new)) if new.placed_at == old.placed_at && same(old, new));
                if !same(|_, _| true) {
                    self.orders_by_time.remove(&(Reverse(old.placed_at), old.id));
                }
                if let Some(customer) = old.customer.filter(|_| !same(|old, new| old.customer == new.customer)) {
                    self.orders_by_customer.remove(&(customer, Reverse(old.placed_at), old.id));
                }
            }
            (Record::Ticket(old), new) => {
                let new = new.and_then(|new| if let Record::Ticket(new) = new { Some(new) } else { None });
                let same_time = new.is_some_and(|new| new.opened_at == old.opened_at);
                if !same_time {
                    self.tickets_by_time.remove(&(Reverse(old.opened_at), old.id));
                }
                if !new.is_some_and(|new| same_time && new.customer == old.customer) {
                    self.tickets_by_customer.remove(&(old.customer, Reverse(old.opened_at), old.id));
                }
                if let Some(given) = given(old).filter(|old| new.and_then(|new| given(new)).as_ref() != Some(old)) {
                    self.given.remove(&given);
                }
                if !new.is_some_and(|new| new.status.is_open()) {
                    self.open_tickets.remove(&old.id);
                }
            }
            (Record::Case(old), new) => {
                let new = new.and_then(|new| if let Record::Case(new) = new { Some(new) } else { None });
                // Neither the order nor the time of a case ever changes.
                if new.is_none() {
                    self.cases_by_time.remove(&(Reverse(old.opened_at), old.id));
                    self.cases_by_order.remove(&(old.order, old.opened_at, old.id));
                }
                if !new.is_some_and(|new| new.is_open()) {
                    self.open_cases.remove(&old.id);
                }
            }
            (Record::Approval(old), new) => {
                // Neither what it is about nor its time ever changes.
                if new.is_none() {
                    self.approvals_by_thing.remove(&(old.ask.about(), old.at, old.id));
                }
                if !matches!(new, Some(Record::Approval(new)) if new.is_open()) {
                    self.open_approvals.remove(&old.id);
                }
            }
            (Record::Enquiry(old), new) => {
                let new = new.and_then(|new| if let Record::Enquiry(new) = new { Some(new) } else { None });
                let at = Reverse(old.opened_at);
                if new.is_none() {
                    self.enquiries_by_time.remove(&(at, old.id));
                }
                if let Some(customer) = old.customer.filter(|_| new.is_none_or(|new| new.customer != old.customer)) {
                    self.enquiries_by_customer.remove(&(customer, at, old.id));
                }
                if let Some(order) = old.order().filter(|_| new.is_none_or(|new| new.order() != old.order())) {
                    self.won.remove(&(order, old.id));
                }
                if !new.is_some_and(|new| new.is_open()) {
                    self.open_enquiries.remove(&old.id);
                }
            }
            (Record::Posting(old), None) => {
                self.postings_by_account.remove(&(old.account, old.at, old.id));
            }
            (Record::Roster(old), None) => {
                self.rosters_by_month.remove(&(old.month, old.staff));
            }
            _ => {}
        }
    }
}

fn given(ticket: &Ticket) -> Option<Given> {
    Some((ticket.assignee?, Reverse(ticket.assigned_at?), ticket.id))
}
