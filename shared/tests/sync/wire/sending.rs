//! One of each command of sending orders off, for their forms.

use crate::office::{NOW, order};
use shared::{
    command::*,
    id::{PickupId, ShopId},
    order::message::Message,
    pickup::Outcome,
    time::Day,
};

fn text(text: &str) -> String {
    text.to_owned()
}

fn day(number: i8) -> Day {
    Day::new(2030, 12, number).unwrap()
}

fn pickup() -> PickupId {
    PickupId::named(&["pickup"])
}

fn book() -> PickupBook {
    let (shop, from, until) = (Some(ShopId::named(&["house"])), NOW.plus(3_600_000), NOW.plus(7_200_000));
    PickupBook { pickup: pickup(), shop, courier: text("中通"), from, until, parcels: 40 }
}

fn promise() -> OrderPromise {
    OrderPromise { order: order(1), expect: None, day: Some(day(9)), reason: text("布料未到") }
}

fn tell(message: Message) -> OrderTell {
    OrderTell { order: order(1), message, text: text("what was told") }
}

/// What leaves a pick-up that ended, a plan that was confirmed, and an order that was put off and told of.
pub fn of_records() -> Vec<Command> {
    let today = shared::time::Zone::utc().day(NOW).unwrap();
    vec![
        promise().into(),
        tell(Message::Delayed).into(),
        book().into(),
        PickupEnd { pickup: pickup(), how: Outcome::Came(38) }.into(),
        PlanConfirm { day: today }.into(),
    ]
}

pub fn commands() -> Vec<Command> {
    vec![
        promise().into(),
        tell(Message::Shipped).into(),
        PlanConfirm { day: day(1) }.into(),
        book().into(),
        PickupEnd { pickup: pickup(), how: Outcome::Came(38) }.into(),
    ]
}

pub fn messages() -> Vec<(&'static str, Message)> {
    vec![("delayed", Message::Delayed), ("unpaid", Message::Unpaid), ("shipped", Message::Shipped)]
}

pub fn outcomes() -> Vec<(&'static str, Outcome)> {
    vec![("came", Outcome::Came(38)), ("cancelled", Outcome::Cancelled(text("改发顺丰")))]
}

pub fn settings() -> Vec<(&'static str, Setting)> {
    vec![
        ("promise_hours", Setting::PromiseHours(24)),
        ("unpaid_minutes", Setting::UnpaidMinutes(60)),
        ("tell_days", Setting::TellDays(5)),
        ("template", Setting::Template { message: Message::Shipped, words: text("{快递单号}") }),
    ]
}
