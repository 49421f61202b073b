//! Where the pieces of an order are.

use super::*;
use shared::{
    aftersale::{
        Step::*,
        goods::{Place, bought, places},
    },
    command::{Field, Invalid, OrderMove},
    order::import::ImportedOrder,
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

/// An order of which the order list has come, and the item list has not.
fn untold() -> (Service, ImportedOrder) {
    let mut service = Service::new();
    let mut head = sale(Status::Signed);
    head.number = "901".to_owned();
    let lines = std::mem::take(&mut head.lines);
    service.desk.does(slice(vec![head.clone()])).unwrap();
    (service, ImportedOrder { lines, ..head })
}

fn of_untold(name: &str, count: u32) -> CaseOpen {
    let (case, order) = (CaseId::named(&[name]), crate::desk::id(901));
    CaseOpen { case, order, ..opening(Reason::Size, pieces(&[("", count)])) }
}

/// The order list came first, and the item list while the goods were on their way back.
#[test]
fn a6_a_case_goes_on_when_the_lines_become_known() {
    let (mut service, told) = untold();
    let open = of_untold("a", 3);
    let (case, unknown) = (open.case, pieces(&[("", 3)]));
    let sends = vec![article("", "L", 3)];
    let exchange = Offer { freight: Bearer::Buyer, takes: unknown, sends, ..offer(CaseKind::Exchange, 0) };
    let step = |expect, by| CaseMove { case, expect, by };
    let goes = |service: &mut Service, who: &str, expect, by| {
        service.does(who, step(expect, by)).unwrap();
    };
    service.does("agent", open).unwrap();
    goes(&mut service, "lead", Negotiating, Move::Offer(exchange));
    goes(&mut service, "supervisor", Negotiating, Move::Agree);
    goes(&mut service, "agent", AwaitingReturn, Move::Track { parcel: parcel("back1") });
    goes(&mut service, "agent", Returning, Move::Expedite);
    goes(&mut service, "warehouse", Sending, Move::Send { parcel: parcel("new1") });
    service.desk.does(slice(vec![told.clone()])).unwrap();
    let now = |service: &Service| Case::clone(service.desk.world.cases.get(&case).unwrap());
    let (all, told_case) = (pieces(&[("1", 2), ("2", 1)]), now(&service));
    let offered = told_case.offer.clone().unwrap();
    assert_eq!((&told_case.pieces, &offered.takes), (&all, &all));
    assert_eq!(offered.sends, [article("1", "L", 2), article("2", "L", 1)]);
    assert_eq!((told_case.lying(Place::Inbound), told_case.lying(Place::Outbound)), (all.clone(), all.clone()));
    service.desk.does(slice(vec![told])).unwrap();
    assert_eq!(now(&service), told_case, "they are told apart once");
    goes(&mut service, "warehouse", Returning, receive());
    goes(&mut service, "warehouse", Inspecting, inspect(&[("1", as_new(2)), ("2", as_new(1))]));
    goes(&mut service, "warehouse", Shelving, Move::Shelve { stock: all });
    goes(&mut service, "agent", OnTheWay, Move::Deliver);
    assert_eq!(now(&service).outcome, Some(shared::aftersale::Outcome::Done));
}

/// Each piece is named once, by whichever case holds it.
#[test]
fn a6_two_cases_tell_their_pieces_apart() {
    let (mut service, told) = untold();
    for (name, count) in [("a", 1), ("b", 2)] {
        let open = of_untold(name, count);
        let back = Offer { freight: Bearer::Buyer, takes: open.pieces.clone(), ..offer(CaseKind::Return, 100) };
        let step = |expect, by| CaseMove { case: open.case, expect, by };
        service.does("agent", open.clone()).unwrap();
        service.does("lead", step(Negotiating, Move::Offer(back))).unwrap();
        service.does("lead", step(Negotiating, Move::Agree)).unwrap();
        service.does("warehouse", step(AwaitingReturn, receive())).unwrap();
    }
    service.desk.does(slice(vec![told])).unwrap();
    let lies = |name: &str| {
        let case = service.desk.world.cases.get(&CaseId::named(&[name])).unwrap();
        (case.pieces.clone(), case.lying(Place::Quarantine))
    };
    assert_eq!(lies("a"), (pieces(&[("1", 1)]), pieces(&[("1", 1)])));
    assert_eq!(lies("b"), (pieces(&[("1", 1), ("2", 1)]), pieces(&[("1", 1), ("2", 1)])));
}

/// A case that was only talked about names what there is, also what another one holds.
#[test]
fn a6_more_than_there_is_left_is_named_all_the_same() {
    let (mut service, told) = untold();
    for name in ["a", "b"] {
        service.does("agent", of_untold(name, 3)).unwrap();
    }
    service.desk.does(slice(vec![told])).unwrap();
    for name in ["a", "b"] {
        let case = service.desk.world.cases.get(&CaseId::named(&[name])).unwrap();
        assert_eq!(case.pieces, pieces(&[("1", 2), ("2", 1)]), "{name}");
    }
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
