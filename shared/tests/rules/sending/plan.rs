//! The shipping plan of a day (O7).

use super::{DAY, HOUR, day, does, later, promise, step, with_paid};
use crate::desk::{Desk, NOW, at, id};
use shared::{
    approval::Ask,
    article::Article,
    command::{
        ApprovalAsk, ArticleAdd, Command, Field, Invalid, OrderChange, OrderTake, PlanConfirm, Rejection, Setting,
        SettingSet, ShopSet, Special, TakenLine,
    },
    id::{ApprovalId, CustomerId, OrderId, ShopId},
    money::Fen,
    order::{
        Status::{self, *},
        change::Change,
        plan::{Due, PutOff, Risk, ShippingPlan, of, put_off},
    },
    shop::{Platform, Shop},
};

fn plan(desk: &Desk, number: i8) -> Vec<(OrderId, i8)> {
    let due = |due: Due| (due.order, due.day.number().cast_signed());
    of(&desk.world, day(number)).into_iter().map(due).collect()
}

fn risks(desk: &Desk, order: OrderId) -> Vec<Risk> {
    of(&desk.world, day(30)).into_iter().find(|due| due.order == order).map(|due| due.risks).unwrap()
}

fn bring(desk: &mut Desk, order: OrderId, to: Status) {
    let found = desk.does(step(desk, order, to));
    found.unwrap();
}

#[test]
fn o7_an_order_is_due_by_its_promise_or_the_teams_hours() {
    let (a, b, c) = (id(70), id(71), id(72));
    let mut desk = with_paid(&[(70, later(-HOUR)), (71, later(-3 * DAY)), (72, later(-2 * DAY))]);
    assert_eq!(plan(&desk, 13), []);
    assert_eq!(plan(&desk, 14), [(b, 14)]);
    assert_eq!(plan(&desk, 15), [(b, 14), (c, 15)], "what is overdue stays in it, and stands first");
    assert_eq!(plan(&desk, 17), [(b, 14), (c, 15), (a, 17)]);
    desk.does(promise(&desk, a, Some(day(15)), "")).unwrap();
    desk.does(promise(&desk, c, Some(day(19)), "布料未到")).unwrap();
    assert_eq!(plan(&desk, 15), [(b, 14), (a, 15)]);
    bring(&mut desk, b, Shipped);
    assert_eq!(plan(&desk, 15), [(a, 15)]);
    bring(&mut desk, a, Closed);
    assert_eq!(plan(&desk, 18), []);
    desk.does(SettingSet { to: Setting::PromiseHours(24) }).unwrap();
    assert_eq!(plan(&desk, 18), [], "a promise stands whatever the hours are");
    assert!(plan(&Desk::new(), 30).is_empty(), "who has not paid, or when is not known, is promised nothing");
}

#[test]
fn o7_what_stands_in_the_way_is_named() {
    let order = id(70);
    let mut desk = with_paid(&[(70, later(-HOUR))]);
    assert_eq!(risks(&desk, order), [Risk::Behind(ToVerify)]);
    let rush = ApprovalId::named(&["rush"]);
    let special = Special::Rush;
    desk.does(ApprovalAsk { approval: rush, order, special, reason: "急".to_owned() }).unwrap();
    assert_eq!(risks(&desk, order), [Risk::Approval(rush), Risk::Behind(ToVerify)]);
    bring(&mut desk, order, Printed);
    let (approval, reason, receiver) = (ApprovalId::named(&["change"]), "买家要求".to_owned(), None);
    let change = Change::Courier { courier: "顺丰".to_owned() };
    desk.does(OrderChange { order, expect: Printed, change, receiver, reason, approval }).unwrap();
    let asked = desk.world.approvals.get(&approval).unwrap();
    assert!(matches!(asked.ask, Ask::Change { .. }));
    let waits = [Risk::Change(approval), Risk::Approval(rush), Risk::Behind(Printed)];
    assert_eq!(risks(&desk, order), waits, "the gravest first");
    desk.does(promise(&desk, at(Packed), Some(day(20)), "")).unwrap();
    assert_eq!(risks(&desk, at(Packed)), [], "packed, it only has to be fetched");
    desk.does(promise(&desk, at(Unpaid), Some(day(20)), "")).unwrap();
    assert_eq!(risks(&desk, at(Unpaid)), [Risk::Unpaid, Risk::Behind(Unpaid)]);
}

#[test]
fn o7_missing_pieces_stand_in_the_way() {
    let mut desk = Desk::new();
    let shop = Shop { id: ShopId::named(&["wholesale"]), name: "批发".to_owned(), platform: Platform::House };
    let (code, article) = ("A".to_owned(), Article::id_of("A"));
    desk.does(ShopSet { shop: shop.clone() }).unwrap();
    desk.does(ArticleAdd { code, title: "开衫".to_owned(), attributes: String::new(), price: Fen(100) }).unwrap();
    let order = OrderId::named(&["house"]);
    let lines = vec![TakenLine { article, pieces: 3, price: Fen(100), seen: 0 }];
    let taken = OrderTake {
        order,
        shop: shop.id,
        customer: CustomerId::named(&["taobao", "tb_wang"]),
        enquiry: None,
        new_customer: None,
        contact: None,
        receiver: None,
        lines,
        freight: Fen::ZERO,
        deposit: Fen(300),
        courier: "顺丰".to_owned(),
        message: String::new(),
        read_back: true,
        answered: true,
    };
    desk.does(taken).unwrap();
    assert_eq!(risks(&desk, order), [Risk::Short(3), Risk::Behind(Verified)]);
    let due = of(&desk.world, day(17));
    assert_eq!((due[0].courier.as_str(), due[0].day), ("顺丰", day(17)), "paid from the balance just now");
}

#[test]
fn o7_a_plan_is_confirmed_when_nothing_is_left_open() {
    let (left, late, tomorrow) = (id(70), id(71), id(72));
    let mut desk = with_paid(&[(70, later(-2 * DAY)), (71, later(-2 * DAY)), (72, later(-DAY))]);
    let confirm = |number| Command::from(PlanConfirm { day: day(number) });
    assert_eq!(desk.does(confirm(15)).err(), Some(Rejection::PlanOpen { left: 2 }));
    bring(&mut desk, left, Shipped);
    assert_eq!(desk.does(confirm(15)).err(), Some(Rejection::PlanOpen { left: 1 }));
    desk.does(promise(&desk, late, Some(day(18)), "布料未到")).unwrap();
    // What is due later is no part of it.
    desk.does(promise(&desk, tomorrow, Some(day(19)), "布料未到")).unwrap();
    let invalid = |why| Some(Rejection::Invalid { field: Field::Day, why });
    assert_eq!(desk.does(confirm(16)).err(), invalid(Invalid::TooEarly), "tomorrow's");
    desk.does(confirm(15)).unwrap();
    let known = desk.world.shipping_plans.get(&ShippingPlan::id_of(day(15))).unwrap();
    let couldnt = |order, to| PutOff { order, to: day(to), reason: "布料未到".to_owned() };
    assert_eq!((known.shipped, &known.put_off[..]), (1, &[couldnt(late, 18)][..]));
    assert_eq!((known.at, known.by), (NOW, Some(crate::desk::person("ada"))));
    assert_eq!(desk.does(confirm(15)).err(), invalid(Invalid::InUse), "once");
    assert_eq!(put_off(&desk.world, day(16)), [couldnt(tomorrow, 19)], "put off ahead of its day, it is of that day");
    // On that day it is the only one, and it is put off already.
    let again = promise(&desk, late, Some(day(20)), "还是没到");
    does(&mut desk, later(DAY), again).unwrap();
    does(&mut desk, later(DAY), confirm(16)).unwrap();
    let known = desk.world.shipping_plans.get(&ShippingPlan::id_of(day(16))).unwrap();
    assert_eq!((known.shipped, &known.put_off[..]), (0, &[couldnt(tomorrow, 19)][..]), "the other was of the 18th");
}
