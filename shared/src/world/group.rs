//! Files that are one customer (C1). A file that was merged points to another; whoever asks for any of a group is
//! told of all of them. Commands keep the pointers a forest: only what points nowhere is merged, and only into such.

use super::{Records, World};
use crate::{
    customer::{Contact, Customer},
    enquiry::Enquiry,
    id::{CustomerId, EnquiryId, OrderId, TicketId},
    ledger::Account,
    money::Fen,
    order::Order,
    ticket::Ticket,
    time::Instant,
};
use std::{cmp::Reverse, sync::Arc};
use uuid::Uuid;

impl World {
    /// The file that stands for this one: itself, or where its merges end.
    pub fn head_of(&self, customer: CustomerId) -> CustomerId {
        let above = |id: &CustomerId| {
            let into = self.customers.get(id)?.merged_into()?;
            self.customers.contains_key(&into).then_some(into)
        };
        // As many steps as there are merges: should rows from elsewhere ever point in a ring, it is left.
        let steps = self.index.merged.len();
        std::iter::successors(Some(customer), above).take(steps + 1).last().unwrap_or(customer)
    }

    /// The ids of all files that are one customer with this one, the head's first.
    pub fn group_of(&self, customer: CustomerId) -> impl Iterator<Item = CustomerId> {
        let mut next = Some(self.head_of(customer));
        let mut waiting = Vec::new();
        let files = std::iter::from_fn(move || {
            let id = next.take()?;
            waiting.extend(self.merged_with(id));
            next = waiting.pop();
            Some(id)
        });
        files.take(self.index.merged.len() + 1)
    }

    /// The files that were merged into just this one.
    pub fn merged_with(&self, into: CustomerId) -> impl Iterator<Item = CustomerId> {
        let merged = self.index.merged.from(&(into, CustomerId(Uuid::nil())));
        merged.map(|(pair, ())| *pair).take_while(move |(above, _)| *above == into).map(|(_, id)| id)
    }

    /// The files that stand for themselves, in no order that means anything.
    pub fn heads(&self) -> impl Iterator<Item = &Arc<Customer>> {
        self.customers.values().filter(|customer| customer.merged_into().is_none())
    }

    /// A customer's orders, newest first.
    pub fn orders_of(&self, customer: CustomerId) -> impl Iterator<Item = &Arc<Order>> {
        let of_file = |id| of_file(&self.index.orders_by_customer, id, OrderId(Uuid::nil()));
        newest_first(self.group_of(customer).map(of_file).collect())
    }

    /// A customer's tickets, newest first.
    pub fn tickets_of(&self, customer: CustomerId) -> impl Iterator<Item = &Arc<Ticket>> {
        let of_file = |id| of_file(&self.index.tickets_by_customer, id, TicketId(Uuid::nil()));
        newest_first(self.group_of(customer).map(of_file).collect())
    }

    /// A customer's enquiries, newest first.
    pub fn enquiries_of(&self, customer: CustomerId) -> impl Iterator<Item = &Arc<Enquiry>> {
        let of_file = |id| of_file(&self.index.enquiries_by_customer, id, EnquiryId(Uuid::nil()));
        newest_first(self.group_of(customer).map(of_file).collect())
    }

    /// Money with us, of all files that are the customer (O8). Each file's own account is posted to, so that files that
    /// are taken apart again have what is theirs.
    pub fn balance_of(&self, customer: CustomerId) -> Fen {
        let files = self.group_of(customer).filter_map(|id| self.customers.get(&id));
        files.map(|file| file.balance).sum()
    }

    /// Whether orders, tickets, enquiries or postings name just this file.
    pub fn has_dealings(&self, file: CustomerId) -> bool {
        let orders = of_file(&self.index.orders_by_customer, file, OrderId(Uuid::nil())).next();
        let tickets = of_file(&self.index.tickets_by_customer, file, TicketId(Uuid::nil())).next();
        let enquiries = of_file(&self.index.enquiries_by_customer, file, EnquiryId(Uuid::nil())).next();
        let is_named = orders.is_some() || tickets.is_some() || enquiries.is_some();
        is_named || self.postings_of(Account::Balance(file)).next().is_some()
    }

    /// A customer's own contact data with the further addresses, the head's before those of what was merged into it.
    /// Whoever may not see contact data has none (C6).
    pub fn contacts_of(&self, customer: CustomerId) -> impl Iterator<Item = &Arc<Contact>> {
        let files = self.group_of(customer).filter_map(|id| self.customers.get(&id));
        let own = files.flat_map(|file| file.contact.iter().chain(&file.addresses));
        own.filter_map(|id| self.contacts.get(id)).filter(|contact| !contact.gone)
    }

    /// How a customer is reached: by their own contact data, or those of the newest order (C1). A further address says
    /// where goods go to.
    pub fn contact_of(&self, customer: CustomerId) -> Option<&Arc<Contact>> {
        let files = self.group_of(customer).filter_map(|id| self.customers.get(&id));
        let own = files.filter_map(|file| self.contacts.get(&file.contact?));
        let of_orders = self.orders_of(customer).filter_map(|order| self.contacts.get(&order.contact?));
        own.chain(of_orders).chain(self.contacts_of(customer)).next()
    }

    /// The phone as everybody may see it (C6): the customer's own, or that of the newest order; may be empty.
    pub fn phone_mask_of(&self, customer: CustomerId) -> &str {
        let files = self.group_of(customer).filter_map(|id| self.customers.get(&id));
        let own = files.map(|file| &file.phone_mask);
        let of_orders = self.orders_of(customer).map(|order| &order.phone_mask);
        own.chain(of_orders).find(|mask| !mask.is_empty()).map_or("", String::as_str)
    }
}

/// The key of an index by customer and time.
type ByCustomer<I> = (CustomerId, Reverse<Instant>, I);
/// A record at its place in time.
type Placed<'w, I, T> = (&'w ByCustomer<I>, &'w Arc<T>);

/// What names just this file, newest first.
fn of_file<I: Ord + Copy, T>(
    index: &Records<ByCustomer<I>, T>,
    customer: CustomerId,
    least: I,
) -> impl Iterator<Item = Placed<'_, I, T>> {
    let from = (customer, Reverse(Instant(i64::MAX)), least);
    index.from(&from).take_while(move |(key, _)| key.0 == customer)
}

/// Several runs as one. As a rule there is one run, of a customer with one file.
fn newest_first<'w, I: Ord + Copy + 'w, T: 'w>(
    runs: Vec<impl Iterator<Item = Placed<'w, I, T>>>,
) -> impl Iterator<Item = &'w Arc<T>> {
    let mut runs: Vec<_> = runs.into_iter().map(Iterator::peekable).collect();
    std::iter::from_fn(move || {
        let firsts = runs.iter_mut().enumerate();
        let firsts = firsts.filter_map(|(at, run)| run.peek().map(|((_, when, id), _)| (*when, *id, at)));
        let (.., at) = firsts.min()?;
        runs[at].next().map(|(_, record)| record)
    })
}
