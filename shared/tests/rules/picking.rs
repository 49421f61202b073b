//! In which turn orders are worked and what is taken from the shelves for them (O6, O9, O10).

use crate::{
    aftersale::{order_id, sale},
    desk::{Desk, at, slice},
};
use shared::{
    command::{ApprovalAsk, OrderChange, OrderPrint, Setting, SettingSet, Special},
    id::{ApprovalId, OrderId},
    order::{
        Status::{self, *},
        change::{Change, Item},
        filter::OrderFilter,
        picking::{in_turn, picked},
        script, shipping,
    },
};

fn approval(name: &str) -> ApprovalId {
    ApprovalId::named(&[name])
}

/// A desk where nobody need sign for a rush, with an order of known lines.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let nobody = Setting::Signers { asked: shared::approval::Asked::Rush, roles: Vec::new() };
    desk.does(SettingSet { to: nobody }).unwrap();
    desk.does(slice(vec![sale(Audited)])).unwrap();
    desk
}

fn rush(desk: &mut Desk, order: OrderId) {
    let reason = "周六要穿".to_owned();
    desk.does(ApprovalAsk { approval: approval("rush"), order, special: Special::Rush, reason }).unwrap();
}

fn change(order: OrderId, expect: Status, change: Change) -> OrderChange {
    let (receiver, reason) = (None, "客户要求".to_owned());
    OrderChange { order, expect, change, receiver, reason, approval: approval("change") }
}

fn large() -> Item {
    Item { title: "圆领开衫".to_owned(), attributes: "白色 L".to_owned(), code: "0-L".to_owned() }
}

#[test]
fn o9_rush_orders_come_first_where_work_is_picked() {
    let mut desk = desk();
    rush(&mut desk, at(Checked));
    let orders = vec![at(Audited), at(Printed), at(Checked), order_id()];
    assert_eq!(in_turn(&desk.world, orders.clone()), [at(Checked), at(Audited), at(Printed), order_id()]);
    let picks = picked(&desk.world, &orders);
    assert!(picks[0].rush && picks[0].orders[0] == at(Checked), "{picks:?}");
}

#[test]
fn o9_what_only_a_rush_order_needs_stands_above_what_comes_first_by_its_code() {
    let mut desk = desk();
    let order = desk.order(order_id()).clone();
    rush(&mut desk, order_id());
    let picks = picked(&desk.world, &[at(Audited), order_id()]);
    let pieces: Vec<_> = picks.iter().map(|pick| (pick.rush, pick.pieces)).collect();
    let own: u32 = order.lines.iter().map(|line| line.pieces).sum();
    assert_eq!(pieces.iter().filter(|(rush, _)| *rush).map(|(_, pieces)| pieces).sum::<u32>(), own, "{picks:?}");
    assert!(!pieces.last().unwrap().0, "{picks:?}");
}

#[test]
fn o10_what_is_picked_is_what_is_sent() {
    let mut desk = desk();
    let line = desk.order(order_id()).lines[0].clone();
    assert_eq!(line.item(), line.ordered());
    let swap = Change::Item { line: line.number, to: Some(large()) };
    desk.does(change(order_id(), Audited, swap)).unwrap();
    let picks = picked(&desk.world, &[order_id()]);
    let of = |item: &Item| picks.iter().find(|pick| pick.item == *item).map(|pick| pick.pieces);
    assert_eq!(of(&large()), Some(line.pieces), "{picks:?}");
    // The buyer is asked for it, and it is found by its words.
    let goods = script::fill("{商品}", desk.order(order_id()), None);
    assert!(goods.contains("圆领开衫 白色 L ×2"), "{goods}");
    for text in ["0-L", "白色 L", &line.title] {
        let filter = OrderFilter { text: text.to_owned(), ..OrderFilter::default() };
        assert!(filter.find(&desk.world).contains(&order_id()), "{text}");
    }
}

#[test]
fn o10_the_courier_that_was_asked_for_is_the_one_that_is_offered() {
    let mut desk = desk();
    let courier = Change::Courier { courier: "顺丰".to_owned() };
    desk.does(change(at(Audited), Audited, courier)).unwrap();
    assert_eq!(script::fill("{快递}", desk.order(at(Audited)), None), "顺丰");
    let number = desk.order(at(Audited)).number.clone();
    for (text, fallback, expected) in
        [("sf10001", "中通", "顺丰"), ("圆通\tyt10001", "中通", "圆通"), ("sf10001", "", "顺丰")]
    {
        let shipment = shipping::read(&desk.world, &format!("{number}\t{text}"), fallback).remove(0);
        assert_eq!((shipment.parcel.courier.as_str(), shipment.fit), (expected, Ok(at(Audited))), "{text}");
    }
    let filter = OrderFilter { text: "顺丰".to_owned(), ..OrderFilter::default() };
    assert_eq!(filter.find(&desk.world), [at(Audited)]);
}

#[test]
fn o10_a_slip_that_was_printed_before_the_last_change_is_stale() {
    let mut desk = desk();
    let id = at(Audited);
    let courier = |name: &str| Change::Courier { courier: name.to_owned() };
    desk.does(change(id, Audited, courier("顺丰"))).unwrap();
    assert!(!desk.order(id).is_slip_stale(), "nothing is printed yet");
    desk.does(OrderPrint { order: id }).unwrap();
    assert!(!desk.order(id).is_slip_stale());
    desk.does_as("warehouse", change(id, Printed, courier("中通"))).unwrap();
    assert!(desk.order(id).is_slip_stale(), "who may consent has changed it");
    desk.does(OrderPrint { order: id }).unwrap();
    assert!(!desk.order(id).is_slip_stale());
}

#[test]
fn o10_nothing_is_printed_for_the_first_time_while_a_change_waits() {
    let mut desk = desk();
    let id = at(Printed);
    desk.does_as("agent", change(id, Printed, Change::Cancel)).unwrap();
    let back = shared::command::OrderMove {
        order: id,
        expect: Printed,
        to: Audited,
        reason: "等仓库".to_owned(),
        parcel: None,
    };
    desk.does(back).unwrap();
    let waits = shared::command::Rejection::ChangeWaits { approval: approval("change") };
    assert_eq!(desk.does(OrderPrint { order: id }), Err(waits));
    assert_eq!(desk.world.waiting_change(id).map(|waiting| waiting.id), Some(approval("change")));
}
