//! Shops wherever one of them is chosen: by name.

use crate::platform::collate;
use shared::{id::ShopId, shop::Shop, world::World};
use std::sync::Arc;

pub fn by_name(world: &World) -> Vec<Arc<Shop>> {
    let mut shops: Vec<Arc<Shop>> = world.shops.values().cloned().collect();
    shops.sort_by(|one, other| collate::compare(&one.name, &other.name));
    shops
}

pub fn names(world: &World) -> Vec<(ShopId, String)> {
    by_name(world).into_iter().map(|shop| (shop.id, shop.name.clone())).collect()
}
