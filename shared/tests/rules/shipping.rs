//! Tracking numbers in bulk (O7).

use crate::desk::{Desk, at};
use shared::{
    command::OrderMove,
    order::{
        Parcel,
        Status::*,
        shipping::{Problem, Shipment, read},
    },
};

/// Each line as `order courier tracking` with its order's status, or the problem.
fn read_as(desk: &Desk, text: &str) -> Vec<(u32, String, Result<shared::id::OrderId, Problem>)> {
    let one = |shipment: Shipment| {
        let Parcel { courier, tracking } = shipment.parcel;
        (shipment.line, format!("{} {courier} {tracking}", shipment.order), shipment.fit)
    };
    read(&desk.world, text, "中通").into_iter().map(one).collect()
}

#[test]
fn o7_pasted_lines_are_read_in_any_of_their_forms() {
    let desk = Desk::new();
    // The desk's order at a status has the status's rank and one as its number.
    let packed = |line, said: &str| (line, said.to_owned(), Ok(at(Packed)));
    for (name, text, expected) in [
        ("a sheet's two columns", "7\tzt10001", vec![packed(1, "7 中通 zt10001")]),
        ("courier between", "7\t圆通\tyt10001", vec![packed(1, "7 圆通 yt10001")]),
        ("courier behind, commas", "7,sf10001,顺丰", vec![packed(1, "7 顺丰 sf10001")]),
        ("spaces", "  7   zt10001 ", vec![packed(1, "7 中通 zt10001")]),
        ("a heading and blank lines", "订单号,快递单号\n\n7，zt10001\n", vec![packed(3, "7 中通 zt10001")]),
        ("numbers as text", "=\"7\"\t'zt10001", vec![packed(1, "7 中通 zt10001")]),
        ("scanned one after the other", "7\nzt10001\n", vec![packed(1, "7 中通 zt10001")]),
        ("nothing", "", vec![]),
    ] {
        assert_eq!(read_as(&desk, text), expected, "{name}");
    }
}

#[test]
fn o7_what_does_not_fit_is_named_and_nothing_guessed() {
    let desk = Desk::new();
    for (name, text, expected) in [
        ("no such order", "999 zt10001", vec![Err(Problem::UnknownOrder)]),
        ("no number of a parcel", "7", vec![Err(Problem::NoTracking)]),
        ("shipped already", "8 zt10001", vec![Err(Problem::NotReady(Shipped))]),
        ("the order twice", "7 zt10001\n7 zt10002", vec![Ok(at(Packed)), Err(Problem::Twice)]),
        ("the parcel twice", "7 zt10001\n6 zt10001", vec![Ok(at(Packed)), Err(Problem::Twice)]),
    ] {
        let found: Vec<_> = read(&desk.world, text, "中通").into_iter().map(|shipment| shipment.fit).collect();
        assert_eq!(found, expected, "{name}");
    }
    let scanned = read(&desk.world, "999\nzt10001\n7 zt10002", "中通");
    assert_eq!(scanned[0].text, "999\nzt10001", "what does not fit is kept as it was written");
    let unnamed = read(&desk.world, "7 zt10001", "").remove(0);
    assert_eq!(unnamed.fit, Err(Problem::NoCourier));
}

#[test]
fn o7_what_was_read_ships() {
    let mut desk = Desk::new();
    let shipment = read(&desk.world, "7 zt10001", "中通").remove(0);
    let order = shipment.fit.unwrap();
    let parcel = Some(shipment.parcel);
    desk.does(OrderMove { order, expect: Packed, to: Shipped, reason: String::new(), parcel }).unwrap();
    assert_eq!(desk.order(order).parcel.as_ref().unwrap().tracking, "zt10001");
}
