//! What becomes of an enquiry (O4): an order, a loss with its reason, or it is open again.

use super::*;
use crate::desk::{at, imported, slice};
use shared::{
    command::ShopSet,
    enquiry::Loss,
    id::{OrderId, ShopId},
    order::Status,
    shop::{Platform, Shop},
};

fn won(order: OrderId) -> Option<Outcome> {
    Some(Outcome::Won { order })
}

fn lost(reason: Loss, note: &str) -> Option<Outcome> {
    Some(Outcome::Lost { reason, note: note.to_owned() })
}

#[test]
fn o4_an_enquiry_becomes_an_order_of_its_shop() {
    let foreign = Shop { id: ShopId::named(&["jd"]), name: "京东店".to_owned(), platform: Platform::Jd };
    let elsewhere = OrderId::named(&["jd", "900"]);
    let order = at(Status::Verified);
    let nowhere = OrderId::named(&["nowhere"]);
    for (name, to, expected) in [
        ("an order", order, Ok(())),
        ("unpaid counts, too", at(Status::Unpaid), Ok(())),
        ("a closed one", at(Status::Closed), Err(Rejection::TooLate { status: Status::Closed })),
        ("another shop's", elsewhere, invalid(Field::Shop, Invalid::Unknown)),
        ("another enquiry's", at(Status::ToVerify), Err(Rejection::OrderWon { enquiry: id("other") })),
        ("none", nowhere, Err(Rejection::Missing { key: nowhere.into() })),
    ] {
        let mut desk = asked("a");
        desk.does(ShopSet { shop: foreign.clone() }).unwrap();
        desk.does(shared::command::OrderImport { shop: foreign.id, ..slice(vec![imported(900, Status::ToVerify)]) })
            .unwrap();
        desk.does_as("agent", open("other")).unwrap();
        desk.does_as("agent", moved("other", None, won(at(Status::ToVerify)))).unwrap();
        assert_eq!(desk.does_as("lead", moved("a", None, won(to))).map(|_| ()), expected, "{name}");
        let is_won = expected.is_ok();
        assert_eq!(enquiry(&desk, "a").order(), is_won.then_some(to), "{name}");
        assert_eq!(desk.world.enquiry_of(to) == Some(id("a")), is_won, "{name}");
        let closed = enquiry(&desk, "a").closed.map(|closed| (closed.at, closed.by));
        assert_eq!(closed, is_won.then_some((NOW, Some(person("lead")))), "{name}");
        assert_eq!(enquiry(&desk, "a").by, Some(person("agent")), "{name}: who took it stays");
    }
}

#[test]
fn o4_a_loss_has_its_reason() {
    for reason in Loss::ALL {
        let mut desk = asked("a");
        let wordless = desk.does_as("agent", moved("a", None, lost(reason, " "))).map(|_| ());
        let expected = if reason == Loss::Other { invalid(Field::Reason, Invalid::Empty) } else { Ok(()) };
        assert_eq!(wordless, expected, "{reason:?}");
    }
    let mut desk = asked("a");
    desk.does_as("agent", moved("a", None, lost(Loss::Other, "只收现金"))).unwrap();
    assert_eq!(enquiry(&desk, "a").outcome, lost(Loss::Other, "只收现金"));
    assert!(!enquiry(&desk, "a").is_open());
}

#[test]
fn o4_of_two_who_close_one_enquiry_the_second_is_told() {
    let mut desk = asked("a");
    let order = at(Status::Verified);
    desk.does_as("agent", moved("a", None, won(order))).unwrap();
    let stale = Rejection::EnquiryStale { outcome: won(order) };
    assert_eq!(desk.does_as("lead", moved("a", None, lost(Loss::Price, ""))), Err(stale));
    assert_eq!(desk.does_as("lead", moved("a", None, won(order))).unwrap(), [], "who wants the same agrees");
    // Applied anyway, it is based on what is there now.
    let anyway = Command::from(moved("a", None, lost(Loss::Price, ""))).renewed(&desk.world);
    desk.does_as("lead", anyway).unwrap();
    assert_eq!((enquiry(&desk, "a").order(), desk.world.enquiry_of(order)), (None, None), "the order is free");
}

#[test]
fn o4_an_enquiry_opens_again_and_frees_its_order() {
    let mut desk = asked("a");
    let order = at(Status::Verified);
    desk.does_as("agent", open("b")).unwrap();
    desk.does_as("agent", moved("a", None, won(order))).unwrap();
    desk.does_as("agent", moved("a", won(order), None)).unwrap();
    assert!(enquiry(&desk, "a").is_open() && enquiry(&desk, "a").closed.is_none());
    assert_eq!(enquiry(&desk, "a").history.len(), 2);
    desk.does_as("agent", moved("b", None, won(order))).unwrap();
    assert_eq!(desk.world.enquiry_of(order), Some(id("b")));
    let shop = Shop { id: ShopId::named(&["jd"]), name: "京东店".to_owned(), platform: Platform::Jd };
    desk.does(ShopSet { shop: shop.clone() }).unwrap();
    assert_eq!(
        desk.does(detail("b", Detail::Shop(shop.id))),
        invalid(Field::Shop, Invalid::InUse),
        "its order is there"
    );
    desk.does(detail("a", Detail::Shop(shop.id))).unwrap();
}
