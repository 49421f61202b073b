//! Orders that a program puts into a shop (O1: also by API): what becomes of each, and the command that does it.
//!
//! All calls of a token on one day are one import, whose record adds them up. What changes nothing is in no command, so
//! that a program may put the same orders every minute and nobody's device hears of it.

use super::OrderImport;
use crate::{
    id::{ImportId, ShopId, TokenId},
    order::import::{
        HeldRow, ImportedOrder,
        effect::{Effect, effect},
        ids,
    },
    shop::Platform,
    time::{Instant, Zone},
    world::World,
};
use std::collections::BTreeSet;

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    pub token: TokenId,
    /// The token's name, under which people find the import.
    pub name: String,
    pub shop: ShopId,
    /// Each with a number that was checked.
    pub orders: Vec<ImportedOrder>,
    /// Orders that can't be read safely, by their place in the call.
    pub held: Vec<HeldRow>,
}

/// What becomes of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Landing {
    Created,
    Updated,
    Unchanged,
    /// The call has the order before.
    Repeated,
    /// The platform's number belongs to an order of another shop.
    OtherShop,
}

impl Put {
    /// What becomes of the orders, one for one, and the command; it may have nothing to do.
    pub fn plan(self, world: &World, at: Instant) -> (Vec<Landing>, OrderImport) {
        let zone = world.workspace().map_or_else(Zone::utc, |workspace| workspace.zone());
        let day = zone.day(at).map(|day| day.to_string()).unwrap_or_default();
        let import = ImportId::named(&["api", &self.token.to_string(), &day]);
        let platform = world.shops.get(&self.shop).map(|shop| shop.platform);
        let mut met = BTreeSet::new();
        let land = |order: &ImportedOrder| match platform {
            _ if !met.insert(order.number.clone()) => Landing::Repeated,
            // The command says that there is no such shop.
            None => Landing::Created,
            Some(platform) => landing(world, self.shop, platform, order, at),
        };
        let landings: Vec<Landing> = self.orders.iter().map(land).collect();
        let changes = landings.iter().map(|landing| matches!(landing, Landing::Created | Landing::Updated));
        let orders = self.orders.into_iter().zip(changes).filter_map(|(order, changes)| changes.then_some(order));
        let command = OrderImport {
            import,
            shop: self.shop,
            file: format!("API · {}", self.name),
            orders: orders.collect(),
            held: news(world, import, self.held),
            unchanged: 0,
        };
        (landings, command)
    }
}

fn landing(world: &World, shop: ShopId, platform: Platform, order: &ImportedOrder, at: Instant) -> Landing {
    let (id, _) = ids(shop, platform, &order.number);
    match effect(world, shop, platform, order, at) {
        _ if world.orders.get(&id).is_some_and(|known| known.shop != shop) => Landing::OtherShop,
        Effect::Created => Landing::Created,
        Effect::Updated => Landing::Updated,
        Effect::Unchanged => Landing::Unchanged,
    }
}

/// The held orders that the day's record does not have yet: a program sends what is wrong again and again.
fn news(world: &World, import: ImportId, held: Vec<HeldRow>) -> Vec<HeldRow> {
    let record = world.imports.get(&import);
    let known = record.map_or(&[][..], |import| &import.held);
    let room = OrderImport::MOST_HELD.saturating_sub(known.len());
    let is_new = |row: &HeldRow| !known.iter().any(|known| known.number == row.number && known.reason == row.reason);
    held.into_iter().filter(is_new).take(room).collect()
}

impl OrderImport {
    /// Whether it would change nothing.
    pub fn is_idle(&self) -> bool {
        self.orders.is_empty() && self.held.is_empty()
    }
}
