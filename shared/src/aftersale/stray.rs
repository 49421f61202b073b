//! Parcels that came back and that nobody had announced (A6): what is written on them, and whose they may be.

use super::{Case, Step};
use crate::{
    attachment::Attachment,
    id::{CaseId, OrderId, StaffId, StrayId},
    order::{Order, Parcel, filter::OrderFilter},
    text::contains,
    time::Instant,
    world::World,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A parcel of which nobody knows yet whose it is. What is written on it is contact data (C6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stray {
    pub id: StrayId,
    pub parcel: Parcel,
    /// The sender, as far as it can be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// What lies in it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// The case that it belongs to, once somebody has found it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
}

/// By what a parcel was recognised, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    Tracking,
    Phone,
    Name,
}

/// Whose a parcel may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    pub sign: Sign,
    pub order: OrderId,
    /// The case that waits for it.
    pub case: Option<CaseId>,
}

/// Most matches that are worth looking at.
const MOST_MATCHES: usize = 20;
/// Digits of a phone that are enough to know it by.
const ENOUGH_DIGITS: usize = 4;

/// The orders that a parcel may belong to: by its tracking number (of a return, or of the order's own parcel that
/// was refused, A11), by the sender's phone, by the sender's name. The surest first, then those whose case waits.
pub fn matches(world: &World, parcel: &Parcel, name: &str, phone: &str) -> Vec<Match> {
    let (tracking, name) = (parcel.tracking.trim(), name.trim());
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let mut found: Vec<Match> = Vec::new();
    for order in world.orders_newest_first() {
        let waits = world.cases_of(order.id).find(|case| waits(case));
        let tracked = |parcel: &Option<Parcel>| parcel.as_ref().is_some_and(|own| own.tracking == tracking);
        let sign = if !tracking.is_empty()
            && (tracked(&order.parcel) || world.cases_of(order.id).any(|case| tracked(&case.back)))
        {
            Sign::Tracking
        } else if digits.len() >= ENOUGH_DIGITS && has_phone(world, order, &digits) {
            Sign::Phone
        } else if !name.is_empty() && has_name(world, order, name) {
            Sign::Name
        } else {
            continue;
        };
        found.push(Match { sign, order: order.id, case: waits.map(|case| case.id) });
    }
    found.sort_by_key(|found| (found.sign, found.case.is_none()));
    found.truncate(MOST_MATCHES);
    found
}

/// The orders that words find, where nothing on the parcel says whose it is.
pub fn by_words(world: &World, text: &str) -> Vec<Match> {
    let filter = OrderFilter { text: text.to_owned(), ..OrderFilter::default() };
    let one = |order| Match {
        sign: Sign::Name,
        order,
        case: world.cases_of(order).find(|case| waits(case)).map(|case| case.id),
    };
    filter.find(world).into_iter().take(MOST_MATCHES).map(one).collect()
}

/// What a number that was scanned at the warehouse's desk belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scanned {
    /// A return that a case waits for, and the step at which it is received.
    Awaited(CaseId, Step),
    /// A return that was received already.
    Here(CaseId),
    /// The code of an order's slip (O6).
    Order(OrderId),
    Unknown,
}

pub fn scanned(world: &World, number: &str) -> Scanned {
    if let Some(case) = announced(world, number) {
        let step = if case.at(Step::Returning).is_some() { Step::Returning } else { Step::AwaitingReturn };
        return Scanned::Awaited(case.id, step);
    }
    let bears = |case: &&Arc<Case>| case.back.as_ref().is_some_and(|parcel| parcel.tracking == number);
    if let Some(case) = world.cases.values().find(bears) {
        return Scanned::Here(case.id);
    }
    let order = world.orders_newest_first().find(|order| order.number == number);
    order.map_or(Scanned::Unknown, |order| Scanned::Order(order.id))
}

/// The case waits for a parcel.
pub fn waits(case: &Case) -> bool {
    case.at(Step::AwaitingReturn).or(case.at(Step::Returning)).is_some()
}

/// The case whose return bears that number, and which waits for it.
pub fn announced<'w>(world: &'w World, tracking: &str) -> Option<&'w Arc<Case>> {
    let bears = |case: &Case| case.back.as_ref().is_some_and(|parcel| parcel.tracking == tracking.trim());
    world.open_cases().find(|case| waits(case) && bears(case))
}

fn has_phone(world: &World, order: &Order, digits: &str) -> bool {
    let contact = order.contact.and_then(|id| world.contacts.get(&id));
    let number = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let full = contact
        .is_some_and(|contact| [&contact.mobile, &contact.phone].iter().any(|own| number(own).ends_with(digits)));
    let tail = &digits[digits.len() - ENOUGH_DIGITS..];
    full || (contact.is_none_or(|contact| crate::customer::has_mask(contact.number()))
        && order.phone_tail() == Some(tail))
}

fn has_name(world: &World, order: &Order, name: &str) -> bool {
    let contact = order.contact.and_then(|id| world.contacts.get(&id));
    order.buyer == name || contact.is_some_and(|contact| contains(&contact.name, name))
}
