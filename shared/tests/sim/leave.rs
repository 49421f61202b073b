//! What people might want to do about what is to leave (O7), given what they see: two of them often promise one order
//! different days, or note one pick-up differently.

use crate::wish::some_order;
use shared::{
    command::{Command, OrderPromise, OrderTell, PickupBook, PickupEnd, PlanConfirm, Setting, SettingSet},
    id::PickupId,
    order::message::{Message, draft},
    pickup::{self, Outcome},
    time::{Day, Instant},
    world::World,
};

/// Where all clocks of the simulator are near.
const ABOUT_NOW: Instant = Instant(1_750_000_000_000);
const HOUR: i64 = 3_600_000;

/// A command about what is to leave; `fresh` is a number that was never given before.
pub fn leave(view: &World, what: u8, with: u16, fresh: u64) -> Command {
    let order = some_order(view, with);
    let known = view.orders.get(&order);
    let day = |number: u16| Day::new(2025, 6, 1 + (number % 30) as i8);
    match what % 10 {
        0..=2 => {
            let expect = known.and_then(|order| order.promised).filter(|_| !with.is_multiple_of(13));
            let day = day(with / 3).filter(|_| !with.is_multiple_of(5));
            OrderPromise { order, expect, day, reason: format!("reason {fresh}") }.into()
        }
        3..=5 => {
            let message = Message::ALL[usize::from(with) % Message::ALL.len()];
            let text = known.map_or_else(|| format!("told {fresh}"), |order| draft(view, order, message));
            OrderTell { order, message, text }.into()
        }
        6 | 7 => {
            let pickup = PickupId::named(&[&(fresh % 6).to_string()]);
            let from = ABOUT_NOW.plus(i64::from(with % 2_000) * HOUR);
            let until = from.plus(i64::from(1 + with % 4) * HOUR);
            PickupBook { pickup, shop: None, courier: "中通".to_owned(), from, until, parcels: 1 + fresh as u32 % 50 }
                .into()
        }
        8 => {
            let open = pickup::open(view);
            let one = open.get(usize::from(with) % open.len().max(1));
            let pickup = one.map_or_else(|| PickupId::named(&["0"]), |one| one.id);
            let came = with.is_multiple_of(2).then(|| Outcome::Came(u32::from(with % 50)));
            PickupEnd { pickup, how: came.unwrap_or_else(|| Outcome::Cancelled(format!("reason {fresh}"))) }.into()
        }
        _ if with.is_multiple_of(4) => SettingSet { to: Setting::PromiseHours(1 + u32::from(with % 72)) }.into(),
        _ => PlanConfirm { day: day(with).unwrap_or(Day::EPOCH) }.into(),
    }
}
