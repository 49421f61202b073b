//! After-sales of an order that the team took itself: pieces come back to the shelf or leave it, money to the balance.

use super::*;
use crate::aftersale::{case_id, offer, opening, parcel, pieces};
use shared::{
    aftersale::{
        CaseKind, Method, Move, Offer, Reason,
        Step::{self, *},
        freight::Bearer,
        goods::Inspected,
    },
    command::{CaseMove, CaseOpen, CaseRefund, Field, Invalid},
};

/// A signed order of two pieces of `A` and one of `B`, and a case about one of `A`.
fn signed(reason: Reason) -> Desk {
    let mut desk = house(5, 5, 100_000);
    desk.does(take(&desk, "one", &[("A", 2), ("B", 1)])).unwrap();
    for to in [Status::Audited, Status::Shipped, Status::Signed] {
        desk.does(step(&desk, "one", to)).unwrap();
    }
    let open = CaseOpen { order: order("one"), ..opening(reason, pieces(&[("1", 1)])) };
    desk.does(open).unwrap();
    desk
}

fn goes(desk: &mut Desk, steps: impl IntoIterator<Item = (Step, Move)>) {
    for (expect, by) in steps {
        let name = format!("{expect:?}: {by:?}");
        desk.does(CaseMove { case: case_id(), expect, by }).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

fn came_back(sort: Inspected) -> [(Step, Move); 3] {
    let found = [("1".to_owned(), sort)].into();
    [
        (AwaitingReturn, Move::Track { parcel: parcel("zt2") }),
        (Returning, Move::Receive { note: String::new() }),
        (Inspecting, Move::Inspect { found, note: String::new() }),
    ]
}

#[test]
fn o8_what_comes_back_as_new_is_in_stock_again_and_its_money_in_the_balance() {
    let mut desk = signed(Reason::Size);
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 10_000) };
    goes(&mut desk, [(Negotiating, Move::Offer(back)), (Negotiating, Move::Agree)]);
    goes(&mut desk, came_back(Inspected { as_new: 1, ..Inspected::default() }));
    let refund = |method| CaseRefund { case: case_id(), amount: Fen(10_000), method, reference: String::new() };
    let wrong = Err(Rejection::Invalid { field: Field::Method, why: Invalid::Unknown });
    assert_eq!(desk.does(refund(Method::Bank)).map(|_| ()), wrong);
    let before = balance(&desk);
    desk.does(refund(Method::Balance)).unwrap();
    assert_eq!(balance(&desk), before + 10_000);
    assert_eq!(counts(&desk, "A"), (3, 0));
    goes(&mut desk, [(Shelving, Move::Shelve { stock: pieces(&[("1", 1)]) })]);
    assert_eq!(counts(&desk, "A"), (4, 0));
    adds_up(&desk);
}

#[test]
fn o8_what_is_sent_for_a_case_leaves_the_stock_but_not_what_orders_hold() {
    let mut desk = signed(Reason::MissingItem);
    desk.does(take(&desk, "other", &[("A", 3)])).unwrap();
    let again = Offer { sends: vec![crate::aftersale::article("1", "", 1)], ..offer(CaseKind::Reissue, 0) };
    goes(&mut desk, [(Negotiating, Move::Offer(again)), (Negotiating, Move::Agree)]);
    let send = CaseMove { case: case_id(), expect: Sending, by: Move::Send { parcel: parcel("zt3") } };
    let out = Err(Rejection::OutOfStock { article: article("A"), left: 0 });
    assert_eq!(desk.does(send.clone()).map(|_| ()), out, "all are held");
    desk.does(stock("come", "A", Stocktake::Arrival(1))).unwrap();
    desk.does(send).unwrap();
    assert_eq!(counts(&desk, "A"), (3, 3));
    adds_up(&desk);
}
