//! What buyers are told of their orders (O4, O7): that a parcel has left, that an order is not paid, that it leaves
//! later than promised. The team words it, a person sends it; nothing is ever sent from here.
//!
//! What is still to be told follows from where the orders stand and what was told already: a payment stops the
//! reminder, and a parcel that came back to the shelf has not left. `to_tell` is the list, `draft` the words.

use super::{
    Act, Order, Status, plan,
    script::{Slot, fill_in},
};
use crate::{id::OrderId, time::Instant, workspace::Workspace, world::World};
use serde::{Deserialize, Serialize};

/// Longest words to a buyer, in characters.
pub const LONGEST: usize = 1_000;

/// An occasion for telling a buyer something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// It leaves later than it was promised (O7).
    Delayed,
    /// It was not paid within the team's limit (O4).
    Unpaid,
    /// It has left (O7).
    Shipped,
}

impl Message {
    pub const ALL: [Message; 3] = [Message::Delayed, Message::Unpaid, Message::Shipped];

    /// The house's own words.
    pub fn words(self) -> &'static str {
        match self {
            Message::Delayed => {
                "{昵称}您好，很抱歉，您的订单 {订单号} 没能按时发出，我们会在 {日期} 前发货。给您添麻烦了，有任何要求请直接告诉咱们。"
            }
            Message::Unpaid => {
                "{昵称}您好，您在{店铺}的订单 {订单号} 还没有付款，一共 {金额}。付款后咱们马上安排发货，有疑问请直接告诉咱们。"
            }
            Message::Shipped => {
                "{昵称}您好，您的订单 {订单号} 已经发出：{快递} {快递单号}。签收前请先看一下外包装，有破损请当面拒收并告诉咱们。"
            }
        }
    }
}

/// Something that a buyer is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ToTell {
    pub order: OrderId,
    pub message: Message,
    /// Since when there is something to tell.
    pub since: Instant,
}

/// What the buyer of this order is to be told now, if anything. What nobody told for the team's number of days is
/// past, and is not told any more.
pub fn due(order: &Order, workspace: &Workspace, now: Instant) -> Option<ToTell> {
    let sending = &workspace.sending;
    let (message, since, told) = match order.status {
        Status::Unpaid => {
            let told = order.history.iter().any(|entry| entry.act.tells(Message::Unpaid));
            (Message::Unpaid, order.placed_at.plus(i64::from(sending.unpaid_minutes) * 60_000), told)
        }
        Status::Shipped => since(order, Message::Shipped, |act| matches!(act, Act::Moved { to: Status::Shipped, .. }))?,
        status if status < Status::Shipped => {
            // What was taken back is no delay.
            since(order, Message::Delayed, |act| matches!(act, Act::Promised { .. }))
                .filter(|_| order.put_off().is_some())?
        }
        _ => return None,
    };
    let is_past = since.plus(i64::from(sending.tell_days) * 86_400_000) < now;
    // What others have just done may be later than this device's clock.
    let is_due = message != Message::Unpaid || since <= now;
    (!told && is_due && !is_past).then_some(ToTell { order: order.id, message, since })
}

/// When it last happened, and whether the buyer was told since.
fn since(order: &Order, message: Message, happened: impl Fn(&Act) -> bool) -> Option<(Message, Instant, bool)> {
    let at = order.history.iter().rposition(|entry| happened(&entry.act))?;
    let told = order.history[at..].iter().any(|entry| entry.act.tells(message));
    Some((message, order.history[at].at, told))
}

/// All that buyers are to be told, the longest waited for first.
pub fn to_tell(world: &World, now: Instant) -> Vec<ToTell> {
    let Some(workspace) = world.workspace() else { return Vec::new() };
    let mut found: Vec<ToTell> = world.orders.values().filter_map(|order| due(order, workspace, now)).collect();
    found.sort_by_key(|found| (found.message, found.since, found.order));
    found
}

/// The words for this order, as the team has set them; cut where an order says too much.
pub fn draft(world: &World, order: &Order, message: Message) -> String {
    let own = world.workspace().map_or_else(|| message.words(), |workspace| workspace.sending.words(message));
    let day = || {
        let day = world.workspace().and_then(|workspace| plan::promised(order, workspace))?;
        Some(format!("{}月{}日", day.month().number(), day.number()))
    };
    let words = fill_in(own, Slot::MESSAGE, |slot| match slot {
        Slot::Shop => world.shops.get(&order.shop).map(|shop| shop.name.clone()).unwrap_or_default(),
        Slot::Day => day().unwrap_or_default(),
        slot => slot.of(order, None),
    });
    words.chars().take(LONGEST).collect()
}

impl Act {
    fn tells(&self, message: Message) -> bool {
        matches!(self, Act::Told { message: told, .. } if *told == message)
    }
}
