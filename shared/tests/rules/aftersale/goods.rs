//! Where the pieces of an order are.

use super::*;
use shared::{
    aftersale::{
        Step::*,
        goods::{Place, bought, places},
    },
    command::{Field, Invalid, OrderMove},
};

fn at(service: &Service) -> Vec<(String, Place, i64)> {
    let cases: Vec<_> = service.desk.world.cases_of(order_id()).map(|case| &**case).collect();
    places(service.order(), &cases).into_iter().map(|((line, place), count)| (line, place, count)).collect()
}

fn rows(text: &[(&str, Place, i64)]) -> Vec<(String, Place, i64)> {
    text.iter().map(|(line, place, count)| ((*line).to_owned(), *place, *count)).collect()
}

#[test]
fn a6_a_piece_is_followed_there_and_back() {
    let mut service = Service::at(Status::Packed);
    assert_eq!(at(&service), rows(&[("1", Place::Warehouse, 2), ("2", Place::Warehouse, 1)]));
    service.desk.does(slice(vec![sale(Status::Shipped)])).unwrap();
    assert_eq!(at(&service), rows(&[("1", Place::Outbound, 2), ("2", Place::Outbound, 1)]));
    service.desk.does(slice(vec![sale(Status::Signed)])).unwrap();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let exchange = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Exchange, 0) };
    service.goes([
        ("lead", Negotiating, Move::Offer(exchange)),
        ("lead", Negotiating, Move::Agree),
        ("agent", AwaitingReturn, Move::Track { parcel: parcel("back1") }),
    ]);
    assert_eq!(at(&service), rows(&[("1", Place::Buyer, 1), ("1", Place::Inbound, 1), ("2", Place::Buyer, 1)]));
    service.goes([("warehouse", Returning, receive())]);
    assert_eq!(at(&service)[1], ("1".to_owned(), Place::Quarantine, 1));
    service.goes([
        ("warehouse", Inspecting, inspect(&[("1", as_new(1))])),
        ("warehouse", Sending, Move::Send { parcel: parcel("new1") }),
        ("warehouse", Shelving, Move::Shelve { stock: pieces(&[("1", 1)]) }),
    ]);
    let sent = [("1", Place::Warehouse, 1), ("1", Place::Outbound, 1), ("1", Place::Buyer, 1), ("2", Place::Buyer, 1)];
    assert_eq!(at(&service), rows(&sent));
}

#[test]
fn a6_the_same_piece_can_not_be_asked_back_twice() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("2", 1)]));
    let back = Offer { freight: Bearer::Buyer, takes: pieces(&[("2", 1)]), ..offer(CaseKind::Return, 3_000) };
    service.goes([("lead", Negotiating, Move::Offer(back.clone())), ("lead", Negotiating, Move::Agree)]);
    let second = CaseId::named(&["second"]);
    service.does("lead", CaseOpen { case: second, ..opening(Reason::Size, pieces(&[("2", 1)])) }).unwrap();
    let offered = service.does("lead", CaseMove { case: second, expect: Negotiating, by: Move::Offer(back) });
    assert_eq!(offered, Err(Rejection::PiecesNotThere { line: "2".to_owned(), there: 0 }));
}

#[test]
fn a6_after_an_exchange_the_replacement_may_come_back() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("2", 1)]));
    let (takes, sends) = (pieces(&[("2", 1)]), vec![article("2", "L", 1)]);
    let exchange = Offer { freight: Bearer::Buyer, takes: takes.clone(), sends, ..offer(CaseKind::Exchange, 0) };
    service.goes([
        ("lead", Negotiating, Move::Offer(exchange)),
        ("lead", Negotiating, Move::Agree),
        ("warehouse", AwaitingReturn, receive()),
        ("warehouse", Inspecting, inspect(&[("2", as_new(1))])),
        ("warehouse", Sending, Move::Send { parcel: parcel("new1") }),
        ("agent", OnTheWay, Move::Deliver),
    ]);
    let second = CaseId::named(&["second"]);
    service.does("lead", CaseOpen { case: second, ..opening(Reason::Size, takes.clone()) }).unwrap();
    let back = Offer { freight: Bearer::Buyer, takes, ..offer(CaseKind::Return, 3_000) };
    let step = |expect, by| CaseMove { case: second, expect, by };
    service.does("lead", step(Negotiating, Move::Offer(back))).unwrap();
    service.does("lead", step(Negotiating, Move::Agree)).unwrap();
    service.does("lead", step(AwaitingReturn, Move::Track { parcel: parcel("back2") })).unwrap();
    let here = [("1", Place::Buyer, 2), ("2", Place::Inbound, 1), ("2", Place::Quarantine, 1)];
    assert_eq!(at(&service), rows(&here));
}

#[test]
fn a6_what_is_counted_is_all_that_was_announced() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 2)]));
    let back = Offer { freight: Bearer::Buyer, takes: pieces(&[("1", 2)]), ..offer(CaseKind::Return, 12_000) };
    service.goes([
        ("lead", Negotiating, Move::Offer(back)),
        ("lead", Negotiating, Move::Agree),
        ("warehouse", AwaitingReturn, receive()),
    ]);
    let wrong = Err(Rejection::Invalid { field: Field::Pieces, why: Invalid::Unknown });
    for found in [&[("1", as_new(1))][..], &[("1", as_new(3))], &[("2", as_new(2))], &[]] {
        assert_eq!(service.step("warehouse", Inspecting, inspect(found)), wrong, "{found:?}");
    }
    let one_missing = Inspected { as_new: 1, missing: 1, ..Inspected::default() };
    service.goes([("warehouse", Inspecting, inspect(&[("1", one_missing)]))]);
    assert_eq!(service.steps(), [Negotiating]);
    assert_eq!(at(&service), rows(&[("1", Place::Buyer, 1), ("1", Place::Quarantine, 1), ("2", Place::Buyer, 1)]));
}

#[test]
fn a6_nobody_withdraws_while_goods_are_in_our_hands() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 6_000) };
    service.goes([
        ("lead", Negotiating, Move::Offer(back)),
        ("lead", Negotiating, Move::Agree),
        ("agent", AwaitingReturn, Move::Track { parcel: parcel("back1") }),
        ("agent", Returning, Move::Lose { reason: why() }),
    ]);
    let withdrawn = service.step("agent", Negotiating, Move::Withdraw { reason: why() });
    assert_eq!(withdrawn, Err(Rejection::GoodsUnderway), "it was lost in our hands");
}

#[test]
fn a6_an_order_whose_goods_came_back_was_shipped() {
    let mut service = Service::at(Status::Shipped);
    let opening = CaseOpen {
        opening: Opening::Refused { parcel: parcel("out1") },
        ..opening(Reason::Other, bought(service.order()))
    };
    service.does("agent", opening).unwrap();
    let back =
        OrderMove { order: order_id(), expect: Status::Shipped, to: Status::Packed, reason: why(), parcel: None };
    assert_eq!(service.does("lead", back), Err(Rejection::GoodsUnderway));
}

#[test]
fn a6_goods_that_never_left_do_not_come_back() {
    let mut service = Service::at(Status::Packed);
    let arrived = Opening::Refused { parcel: parcel("x") };
    let taken = service.does("agent", CaseOpen { opening: arrived, ..opening(Reason::Other, pieces(&[("1", 1)])) });
    assert_eq!(taken, Err(Rejection::PiecesNotThere { line: "1".to_owned(), there: 0 }));
    for (wrong, why) in [
        (pieces(&[("1", 3)]), Rejection::PiecesNotThere { line: "1".to_owned(), there: 2 }),
        (pieces(&[("9", 1)]), Rejection::PiecesNotThere { line: "9".to_owned(), there: 0 }),
        (pieces(&[("1", 0)]), Rejection::Invalid { field: Field::Pieces, why: Invalid::Empty }),
        (Pieces::new(), Rejection::Invalid { field: Field::Pieces, why: Invalid::Empty }),
    ] {
        assert_eq!(service.does("agent", opening(Reason::Size, wrong)), Err(why));
    }
}
