//! When orders leave and what buyers are told of it (O4, O7): `plan` is the plan of a day, `pickup` the courier's.

mod pickup;
mod plan;

use crate::desk::{Desk, NOW, at, id, imported, person, slice};
use shared::{
    command::{Actor, Command, Field, Invalid, OrderMove, OrderPromise, OrderTell, Rejection, Setting, SettingSet},
    id::OrderId,
    money::Fen,
    order::{
        Act, Parcel, Status,
        Status::*,
        message::{Message, draft, to_tell},
    },
    time::{Day, Instant},
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// In the desk's zone it is 23:06 on the 15th.
fn day(number: i8) -> Day {
    Day::new(2025, 6, number).unwrap()
}

fn later(milliseconds: i64) -> Instant {
    NOW.plus(milliseconds)
}

/// What the list says at that time: orders with what their buyers are told.
fn list(desk: &Desk, now: Instant) -> Vec<(OrderId, Message)> {
    to_tell(&desk.world, now).into_iter().map(|one| (one.order, one.message)).collect()
}

fn step(desk: &Desk, order: OrderId, to: Status) -> OrderMove {
    let parcel = Parcel { courier: "中通".to_owned(), tracking: "zt10001".to_owned() };
    let expect = desk.order(order).status;
    OrderMove { order, expect, to, reason: "贴错面单".to_owned(), parcel: (to == Shipped).then_some(parcel) }
}

fn tell(order: OrderId, message: Message) -> OrderTell {
    OrderTell { order, message, text: "说过的话".to_owned() }
}

fn promise(desk: &Desk, order: OrderId, to: Option<Day>, reason: &str) -> OrderPromise {
    OrderPromise { order, expect: desk.order(order).promised, day: to, reason: reason.to_owned() }
}

fn does(desk: &mut Desk, at: Instant, command: impl Into<Command>) -> Result<(), Rejection> {
    desk.does_at(at, Actor::Staff(person("ada")), command).map(|_| ())
}

#[test]
fn o7_a_buyer_is_told_once_that_the_parcel_has_left() {
    let mut desk = Desk::new();
    let order = at(Packed);
    // The only other thing to tell, which is another story.
    desk.does(step(&desk, at(Unpaid), Closed)).unwrap();
    desk.does(step(&desk, order, Shipped)).unwrap();
    assert_eq!(list(&desk, NOW), [(order, Message::Shipped)], "what a file brought as shipped was told elsewhere");
    assert_eq!(list(&desk, later(-MINUTE)), [(order, Message::Shipped)], "at once, by a clock that is behind, too");
    desk.does(tell(order, Message::Shipped)).unwrap();
    assert_eq!(list(&desk, NOW), []);
    let last = &desk.order(order).history.last().unwrap().act;
    assert_eq!(*last, Act::Told { message: Message::Shipped, text: "说过的话".to_owned() });
    // It came back to the shelf, and leaves again under another number.
    desk.does(step(&desk, order, Packed)).unwrap();
    assert_eq!(list(&desk, NOW), []);
    desk.does(step(&desk, order, Shipped)).unwrap();
    assert_eq!(list(&desk, NOW), [(order, Message::Shipped)]);
    assert_eq!(list(&desk, later(3 * DAY)), [(order, Message::Shipped)], "up to the team's days");
    assert_eq!(list(&desk, later(3 * DAY + 1)), [], "then it is past");
    desk.does(SettingSet { to: Setting::TellDays(4) }).unwrap();
    assert_eq!(list(&desk, later(3 * DAY + 1)), [(order, Message::Shipped)]);
}

#[test]
fn o4_unpaid_past_the_limit_is_reminded_of_until_it_is_paid_or_closed() {
    let unpaid = at(Unpaid);
    let reminder = [(unpaid, Message::Unpaid)];
    let past = later(30 * MINUTE);
    let paid = |desk: &mut Desk| desk.does(slice(vec![imported(1, ToVerify)])).map(|_| ());
    let closed = |desk: &mut Desk| desk.does(step(desk, unpaid, Closed)).map(|_| ());
    let told = |desk: &mut Desk| desk.does(tell(unpaid, Message::Unpaid)).map(|_| ());
    let other = |desk: &mut Desk| desk.does(tell(unpaid, Message::Shipped)).map(|_| ());
    let sooner = |desk: &mut Desk| desk.does(SettingSet { to: Setting::UnpaidMinutes(31) }).map(|_| ());
    type Doing<'a> = &'a dyn Fn(&mut Desk) -> Result<(), Rejection>;
    for (name, doing, left) in [
        ("paid", &paid as Doing<'_>, &[][..]),
        ("closed", &closed, &[]),
        ("reminded", &told, &[]),
        ("told something else", &other, &reminder),
        ("a longer limit", &sooner, &[]),
    ] {
        let mut desk = Desk::new();
        assert_eq!(list(&desk, later(30 * MINUTE - 1)), [], "{name}");
        assert_eq!(list(&desk, past), reminder, "{name}");
        doing(&mut desk).unwrap();
        assert_eq!(list(&desk, past), left, "{name}");
    }
}

/// The words have slots for what the order says, and none for where the buyer lives (C6).
#[test]
fn o7_words_are_the_teams_and_hold_no_contact_data() {
    let mut desk = Desk::new();
    let template =
        |words: &str| SettingSet { to: Setting::Template { message: Message::Shipped, words: words.into() } };
    let refused = |word: &str| Some(Rejection::UnknownSlot { word: word.to_owned() });
    for (words, why) in [
        ("{昵称} {订单号} {店铺} {商品} {金额} {快递} {快递单号} {日期}", None),
        ("{电话}", refused("电话")),
        ("{地址}", refused("地址")),
        ("{收货人}", refused("收货人")),
        ("{tracking}", refused("tracking")),
        ("没有收尾 {昵称", refused("昵称")),
        ("", None),
    ] {
        assert_eq!(desk.does(template(words)).err(), why, "{words}");
    }
    let order = at(Packed);
    desk.does(step(&desk, order, Shipped)).unwrap();
    let words = |desk: &Desk, message| draft(&desk.world, desk.order(order), message);
    let said = words(&desk, Message::Shipped);
    for part in ["tb_wang", "7", "中通 zt10001"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!said.contains("王芳") && !said.contains('{'), "{said}");
    desk.does(template("{店铺}的 {订单号}，{金额}")).unwrap();
    assert_eq!(words(&desk, Message::Shipped), "旗舰店的 7，¥0.00");
    assert!(words(&desk, Message::Unpaid).contains("还没有付款"), "the others keep the house's words");
    desk.does(template("")).unwrap();
    assert_eq!(words(&desk, Message::Shipped), said);
}

#[test]
fn o7_what_was_told_has_words() {
    let mut desk = Desk::new();
    let (order, message) = (at(Shipped), Message::Shipped);
    let invalid = |why| Some(Rejection::Invalid { field: Field::Text, why });
    for (text, why) in [
        ("话".to_owned(), None),
        ("话".repeat(1_000), None),
        ("话".repeat(1_001), invalid(Invalid::TooLong)),
        (" ".to_owned(), invalid(Invalid::Empty)),
    ] {
        assert_eq!(desk.does(OrderTell { order, message, text }).err(), why);
    }
}

#[test]
fn o7_a_promise_is_kept_or_put_off_with_a_reason() {
    let order = id(70);
    let paid = later(-HOUR);
    let invalid = |field, why| Some(Rejection::Invalid { field, why });
    // By the team's 48 hours it leaves on the 17th.
    for (name, to, reason, refused) in [
        ("sooner needs no reason", Some(day(16)), "", None),
        ("the same day needs none", Some(day(17)), "", None),
        ("later needs one", Some(day(18)), "", invalid(Field::Reason, Invalid::Empty)),
        ("later", Some(day(18)), "布料未到", None),
        ("a day that has passed", Some(day(14)), "", invalid(Field::Day, Invalid::TooEarly)),
        ("today", Some(day(15)), "", None),
        ("nothing new", None, "", None),
    ] {
        let mut desk = with_paid(&[(70, paid)]);
        assert_eq!(desk.does(promise(&desk, order, to, reason)).err(), refused, "{name}");
        let stands = if refused.is_some() { None } else { to };
        assert_eq!(desk.order(order).promised, stands, "{name}");
    }
}

#[test]
fn o7_what_was_put_off_is_told_and_what_was_taken_back_is_not() {
    let order = id(70);
    let mut desk = with_paid(&[(70, later(-HOUR))]);
    desk.does(promise(&desk, order, Some(day(20)), "布料未到")).unwrap();
    assert_eq!(list(&desk, NOW), [(order, Message::Delayed)]);
    assert!(draft(&desk.world, desk.order(order), Message::Delayed).contains("6月20日"));
    // Two who promise apart from each other: the second hears of the first.
    let stale = OrderPromise { order, expect: None, day: Some(day(19)), reason: "x".to_owned() };
    assert_eq!(desk.does(stale.clone()).err(), Some(Rejection::PromiseStale { day: Some(day(20)) }));
    let Command::OrderPromise(again) = Command::from(stale).renewed(&desk.world) else { panic!("another command") };
    assert_eq!(again.expect, Some(day(20)));
    desk.does(promise(&desk, order, None, "")).unwrap();
    assert_eq!(list(&desk, NOW), [], "taken back");
    desk.does(promise(&desk, order, Some(day(21)), "布料未到")).unwrap();
    desk.does(tell(order, Message::Delayed)).unwrap();
    assert_eq!(list(&desk, NOW), []);
    desk.does(promise(&desk, order, Some(day(22)), "又晚了")).unwrap();
    assert_eq!(list(&desk, NOW), [(order, Message::Delayed)], "put off again, told again");
    // What stood there on a day that has passed meanwhile may come back.
    let mut afterwards = |to, reason| {
        let again = promise(&desk, order, Some(to), reason);
        does(&mut desk, later(9 * DAY), again)
    };
    afterwards(day(30), "又晚了").unwrap();
    afterwards(day(22), "").unwrap();
    assert_eq!(afterwards(day(19), "").err(), Some(Rejection::Invalid { field: Field::Day, why: Invalid::TooEarly }));
}

#[test]
fn o7_nothing_is_promised_of_what_has_left() {
    for status in [Shipped, Signed, Finished, Closed] {
        let mut desk = Desk::new();
        let refused = desk.does(promise(&desk, at(status), Some(day(18)), "")).err();
        assert_eq!(refused, Some(Rejection::TooLate { status }));
    }
}

/// A desk whose further orders were paid then.
fn with_paid(orders: &[(u32, Instant)]) -> Desk {
    let mut desk = Desk::new();
    let order = |(number, paid): &(u32, Instant)| {
        let mut order = imported(*number, ToVerify);
        (order.placed_at, order.paid_at) = (Some(*paid), Some(*paid));
        order.head.iter_mut().for_each(|head| head.amounts.total = Fen(12_800));
        order
    };
    desk.does(slice(orders.iter().map(order).collect())).unwrap();
    desk
}
