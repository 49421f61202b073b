//! In which turn orders are worked, and what is taken from the shelves for them (O6). A rush order goes before all
//! others (O9), and what is sent is what was agreed (O10).

use super::{Order, change::Item};
use crate::{id::OrderId, world::World};
use std::collections::BTreeMap;

/// An article of a picking list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// A rush order waits for it.
    pub rush: bool,
    pub item: Item,
    pub pieces: u32,
    /// The orders that it is for, rush orders first.
    pub orders: Vec<OrderId>,
}

/// The same orders with the rush orders first; else as they were.
pub fn in_turn(world: &World, mut orders: Vec<OrderId>) -> Vec<OrderId> {
    orders.sort_by_key(|id| !world.orders.get(id).is_some_and(|order| order.rush));
    orders
}

/// Each article once: those that rush orders wait for first, then by the shelves' codes.
pub fn picked(world: &World, orders: &[OrderId]) -> Vec<Pick> {
    let mut picks: BTreeMap<(String, String, String), Pick> = BTreeMap::new();
    for order in in_turn(world, orders.to_vec()).iter().filter_map(|id| world.orders.get(id)) {
        for (item, pieces) in items(order) {
            let place = (item.code.clone(), item.title.clone(), item.attributes.clone());
            let new = || Pick { rush: false, item, pieces: 0, orders: Vec::new() };
            let pick = picks.entry(place).or_insert_with(new);
            pick.rush |= order.rush;
            pick.pieces += pieces;
            if pick.orders.last() != Some(&order.id) {
                pick.orders.push(order.id);
            }
        }
    }
    let mut picks: Vec<Pick> = picks.into_values().collect();
    picks.sort_by_key(|pick| !pick.rush);
    picks
}

/// What goes into the parcel; by its title alone while the lines are not known.
fn items(order: &Order) -> Vec<(Item, u32)> {
    if order.lines.is_empty() {
        return vec![(Item { title: order.title.clone(), ..Item::default() }, order.pieces.max(1))];
    }
    order.lines.iter().map(|line| (line.item(), line.pieces)).collect()
}
