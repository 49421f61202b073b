//! What is still to be done with the orders that the team took itself (O8): the desk of who takes orders.

use super::Order;
use crate::{id::OrderId, money::Fen, order::Status, time::Instant, world::World};

/// Something that an order waits for, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// The customer has an answer by then.
    Answer(Instant),
    /// Others were faster: pieces that were seen are gone.
    Lost,
    /// Pieces are missing, and nobody has said what becomes of them.
    Short,
    /// It is held for the balance, which lacks so much; nothing: it reaches now.
    Balance(Fen),
    /// It is so much below the list price, and that is not signed for.
    Price(Fen),
    /// Less was paid in than the shop's share.
    Deposit,
    /// The customer waits for pieces to come.
    Waits,
}

/// What this order waits for; nothing, once it is shipped.
pub fn needs(order: &Order, balance: Fen) -> Vec<Need> {
    let Some(house) = order.house.as_ref().filter(|_| order.status < Status::Shipped) else { return Vec::new() };
    let stocks = || order.lines.iter().filter_map(|line| line.stock.as_ref()).filter(|stock| stock.short > 0);
    let is_held = order.status == Status::Unpaid;
    let lacks = (order.amounts.total - house.charged - balance).max(Fen::ZERO);
    let off = order.unsigned_off();
    let found = [
        house.answer_due.map(Need::Answer),
        stocks().any(|stock| stock.lost).then_some(Need::Lost),
        stocks().any(|stock| !stock.waits && !stock.lost).then_some(Need::Short),
        is_held.then_some(Need::Balance(lacks)),
        (off > Fen::ZERO).then_some(Need::Price(off)),
        (house.low_deposit && is_held).then_some(Need::Deposit),
        stocks().any(|stock| stock.waits).then_some(Need::Waits),
    ];
    found.into_iter().flatten().collect()
}

/// The orders that wait for something, the most urgent first.
pub fn todo(world: &World) -> Vec<(OrderId, Vec<Need>)> {
    let balance = |order: &Order| {
        let customer = order.customer.and_then(|id| world.customers.get(&id));
        customer.map(|customer| customer.balance).unwrap_or_default()
    };
    let needs = world.open_house_orders().map(|order| (order.id, needs(order, balance(order))));
    let mut todo: Vec<_> = needs.filter(|(_, needs)| !needs.is_empty()).collect();
    // Stable: of equals the oldest stays first.
    todo.sort_by(|(_, a), (_, b)| a.cmp(b));
    todo
}
