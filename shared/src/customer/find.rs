//! Who is it (T2): a phone, nickname, WeChat id, mail address, order or tracking number, typed or
//! pasted, and the customers that it may be. What any of a customer's files says leads to the customer.

use super::{
    Customer,
    contact::{digits, national},
};
use crate::{
    id::{CustomerId, OrderId},
    order::Order,
    text::contains,
    world::World,
};
use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

/// Digits of the shortest phone that is looked for as a whole.
pub(super) const LEAST_PHONE: usize = 7;

/// A customer that it may be, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub customer: Arc<Customer>,
    pub by: By,
    /// The order that led here, if one did.
    pub order: Option<OrderId>,
}

/// What matched, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    OrderNumber,
    Tracking,
    Phone,
    /// Mail address or WeChat id.
    Address,
    Name,
    /// The last four digits of a phone: more than one customer may have them.
    PhoneTail,
    /// A part of the name.
    NamePart,
}

/// The customers that the text may mean, the surest first, at most `most`. Spaces and dashes in
/// numbers don't matter, nor does the country's code in front.
pub fn find(world: &World, text: &str, most: usize) -> Vec<Found> {
    let asked = Asked::read(text);
    let mut best: BTreeMap<CustomerId, (By, Option<OrderId>)> = BTreeMap::new();
    let mut meet = |customer: Option<CustomerId>, by: Option<By>, order: Option<OrderId>| {
        let Some((customer, by)) = customer.zip(by) else { return };
        let known = best.entry(world.head_of(customer)).or_insert((by, order));
        if by < known.0 {
            *known = (by, order);
        }
    };
    if asked.text.is_empty() {
        return Vec::new();
    }
    for customer in world.customers.values() {
        meet(Some(customer.id), asked.in_customer(customer), None);
    }
    for contact in world.contacts.values().filter(|contact| !contact.gone) {
        meet(contact.customer, asked.in_contact(contact), None);
    }
    if asked.digits.len() >= 4 || asked.text.len() >= 6 {
        for order in world.orders_newest_first() {
            meet(order.customer, asked.in_order(order), Some(order.id));
        }
    }
    let found =
        best.into_iter().filter_map(|(id, (by, order))| Some(Found { customer: world.customer(id)?, by, order }));
    let mut found: Vec<Found> = found.collect();
    let last_order = |id| world.orders_of(id).next().map(|order| order.placed_at);
    found.sort_by_cached_key(|found| (found.by, Reverse(last_order(found.customer.id)), found.customer.id));
    found.truncate(most);
    found
}

/// What was typed, in the forms that it is compared in.
struct Asked {
    /// Trimmed, in lower case.
    text: String,
    /// The digits alone, when there is nothing else but spaces, dashes, brackets and a plus.
    digits: String,
    /// The same as a phone: without the country's code.
    phone: String,
    /// How a whole phone shows to those who may not see it.
    mask: String,
}

impl Asked {
    fn read(text: &str) -> Asked {
        let text = text.trim().to_lowercase();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || " -+()".contains(c));
        let digits: String = text.chars().filter(|c| is_number && c.is_ascii_digit()).collect();
        let phone = national(&digits).to_owned();
        let mask = if phone.len() >= LEAST_PHONE { super::mask(&phone) } else { String::new() };
        Asked { digits, phone, mask, text }
    }

    fn in_customer(&self, customer: &Customer) -> Option<By> {
        let is_account = || customer.account().is_some_and(|account| account.name.to_lowercase() == self.text);
        if customer.name.to_lowercase() == self.text || is_account() {
            return Some(By::Name);
        }
        if self.may_be(&customer.phone_mask) {
            return Some(By::PhoneTail);
        }
        let long_enough = self.text.chars().count() >= 2 || !self.text.is_ascii();
        (long_enough && contains(&customer.name, &self.text)).then_some(By::NamePart)
    }

    fn in_contact(&self, contact: &super::Contact) -> Option<By> {
        let is_phone = |phone: &str| self.phone.len() >= LEAST_PHONE && national(&digits(phone)) == self.phone;
        if is_phone(&contact.mobile) || is_phone(&contact.phone) {
            return Some(By::Phone);
        }
        let is_same = |address: &str| !address.is_empty() && address.to_lowercase() == self.text;
        if is_same(&contact.email) || is_same(&contact.wechat) {
            return Some(By::Address);
        }
        is_same(&contact.name).then_some(By::Name)
    }

    fn in_order(&self, order: &Order) -> Option<By> {
        let tracking = order.parcel.as_ref().map_or("", |parcel| &parcel.tracking);
        let is_tracking =
            !tracking.is_empty() && (tracking.eq_ignore_ascii_case(&self.text) || tracking == self.digits);
        match () {
            () if order.number == self.digits => Some(By::OrderNumber),
            () if is_tracking => Some(By::Tracking),
            () if self.may_be(&order.phone_mask) => Some(By::PhoneTail),
            () => None,
        }
    }

    /// Whether a masked phone may be what was typed: its tail, the mask itself, or a whole phone that
    /// is masked like that. Who may not see contact data finds people by no more than this (C6).
    fn may_be(&self, mask: &str) -> bool {
        let is_tail = self.digits.len() == 4 && mask.ends_with(&self.digits);
        is_tail || (!mask.is_empty() && (mask == self.mask || mask == self.text))
    }
}
