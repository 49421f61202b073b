//! What taking an order in would change, so that what changes nothing is left out (O1).

use super::{ImportedOrder, ids, merge};
use crate::{id::ShopId, shop::Platform, time::Instant, world::World};

/// What an order would do to what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    Created,
    Updated,
    Unchanged,
}

/// What taking the row into that shop would do in this World.
pub fn effect(world: &World, shop: ShopId, platform: Platform, row: &ImportedOrder, at: Instant) -> Effect {
    let (order, contact) = ids(shop, platform, &row.number);
    let Some(known) = world.orders.get(&order) else { return Effect::Created };
    let contact = world.contacts.get(&contact).map(|contact| &**contact);
    let merged = merge(shop, platform, row, Some(known), contact, at);
    let is_same = merged.order == **known
        && merged.contact.is_none_or(|new| contact == Some(&new))
        && merged.customer.is_none_or(|customer| world.customers.contains_key(&customer.id));
    if is_same { Effect::Unchanged } else { Effect::Updated }
}
