//! Finding orders: by status, flag and shop, and by words, number, phone tail or name.

use super::{Flag, Order, Status};
use crate::{
    id::{OrderId, ShopId},
    text::{contains, words},
    world::World,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the list shows. An empty set means any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderFilter {
    pub statuses: BTreeSet<Status>,
    pub flags: BTreeSet<Flag>,
    pub shop: Option<ShopId>,
    /// Words as typed. Each must be found somewhere in the order.
    pub text: String,
}

impl OrderFilter {
    /// The orders that pass, newest first.
    pub fn find(&self, world: &World) -> Vec<OrderId> {
        let words = words(&self.text);
        world
            .orders_newest_first()
            .filter(|order| self.passes(order) && words.iter().all(|word| has_word(world, order, word)))
            .map(|order| order.id)
            .collect()
    }

    fn passes(&self, order: &Order) -> bool {
        (self.statuses.is_empty() || self.statuses.contains(&order.status))
            && (self.flags.is_empty() || self.flags.contains(&order.flag))
            && self.shop.is_none_or(|shop| shop == order.shop)
    }
}

/// Whether the word is in what the person may see of the order. `#12` is the team's own number;
/// four digits alone are a phone tail or the end of an order number, six and more any part of one;
/// anything else is looked for in names, titles, notes and, where the device holds it, the address.
fn has_word(world: &World, order: &Order, word: &str) -> bool {
    if let Some(no) = word.strip_prefix('#') {
        return order.no.is_some_and(|own| own.to_string() == no);
    }
    let tracking = order.parcel.as_ref().map_or("", |parcel| &parcel.tracking);
    if word.bytes().all(|b| b.is_ascii_digit()) {
        let tail = order.phone_tail() == Some(word) || order.number.ends_with(word);
        let part = word.len() >= 6 && (order.number.contains(word) || tracking.contains(word));
        if tail || part {
            return true;
        }
    }
    let own = [&order.buyer, &order.title, &order.memo, &order.platform_memo, &order.buyer_message, &order.courier];
    let ordered = order.lines.iter().flat_map(|line| [&line.title, &line.attributes, &line.code]);
    let sent = order.lines.iter().filter_map(|line| line.instead.as_ref());
    let sent = sent.flat_map(|item| [&item.title, &item.attributes, &item.code]);
    if own.into_iter().chain(ordered).chain(sent).any(|text| contains(text, word)) || contains(tracking, word) {
        return true;
    }
    let contact = order.contact.and_then(|id| world.contacts.get(&id));
    contact.is_some_and(|c| [&c.name, &c.mobile, &c.phone, &c.address].into_iter().any(|text| contains(text, word)))
}
