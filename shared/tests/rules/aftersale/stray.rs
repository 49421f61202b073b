//! Parcels that nobody had announced (A6).

use super::*;
use shared::{
    aftersale::{
        Step::*,
        goods::Place,
        stray::{Scanned, Sign, announced, matches, scanned},
    },
    command::{Owned, StrayMatch, StrayReceive},
    id::StrayId,
    staff::Permission,
};

fn stray() -> StrayId {
    StrayId::named(&["stray"])
}

fn arrives(tracking: &str) -> StrayReceive {
    let (name, phone) = ("王芳".to_owned(), "13800005678".to_owned());
    StrayReceive {
        stray: stray(),
        parcel: parcel(tracking),
        name,
        phone,
        note: "一件毛衣".to_owned(),
        files: Vec::new(),
    }
}

#[test]
fn a6_an_unannounced_parcel_is_matched_by_tracking_phone_or_name() {
    let mut service = Service::new();
    let found = |service: &Service, tracking: &str, name: &str, phone: &str| {
        let found = matches(&service.desk.world, &parcel(tracking), name, phone);
        found.first().map(|found| (found.sign, found.order == order_id() || found.sign != Sign::Tracking))
    };
    assert_eq!(found(&service, "out1", "", ""), Some((Sign::Tracking, true)), "the order's own parcel, refused");
    assert_eq!(found(&service, "?", "", "138 0000 5678"), Some((Sign::Phone, true)));
    assert_eq!(found(&service, "?", "", "5678"), Some((Sign::Phone, true)), "its last four digits");
    assert_eq!(found(&service, "?", "王芳", "999"), Some((Sign::Name, true)));
    assert_eq!(found(&service, "?", "", "13900005678"), None, "another number with the same end");
    assert_eq!(found(&service, "?", "李四", ""), None);
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 6_000) };
    service.goes([("lead", Negotiating, Move::Offer(back)), ("lead", Negotiating, Move::Agree)]);
    let found = matches(&service.desk.world, &parcel("?"), "王芳", "");
    assert_eq!(found[0].case, Some(case_id()), "whose case waits comes first");
    service.goes([("agent", AwaitingReturn, Move::Track { parcel: parcel("back1") })]);
    assert_eq!(announced(&service.desk.world, " back1 ").map(|case| case.id), Some(case_id()));
    assert_eq!(scanned(&service.desk.world, "back1"), Scanned::Awaited(case_id(), Returning));
    service.goes([("warehouse", Returning, receive())]);
    assert_eq!(scanned(&service.desk.world, "back1"), Scanned::Here(case_id()));
    let slip = service.order().number.clone();
    assert_eq!(scanned(&service.desk.world, &slip), Scanned::Order(order_id()), "the code of a slip (O6)");
    assert_eq!(scanned(&service.desk.world, "?"), Scanned::Unknown);
}

#[test]
fn a6_a_matched_parcel_is_received_by_its_case_or_begins_one() {
    let mut service = Service::new();
    let denied = Err(Rejection::Denied { permission: Permission::ReturnInspect });
    assert_eq!(service.does("agent", arrives("x1")), denied);
    service.does("warehouse", arrives("x1")).unwrap();
    let to = Owned::Order { order: order_id(), case: case_id(), pieces: pieces(&[("1", 1)]) };
    service.does("warehouse", StrayMatch { stray: stray(), to: to.clone() }).unwrap();
    assert_eq!((service.steps(), service.case().agent), (vec![Inspecting], None));
    assert_eq!(service.case().lying(Place::Quarantine), pieces(&[("1", 1)]));
    let again = service.does("warehouse", StrayMatch { stray: stray(), to });
    assert_eq!(again, Err(Rejection::StrayMatched { case: case_id() }));
    service.goes([("warehouse", Inspecting, inspect(&[("1", as_new(1))]))]);
    assert_eq!(service.steps(), [Negotiating], "nothing had been agreed");

    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 6_000) };
    service.does("warehouse", arrives("x1")).unwrap();
    let matched = StrayMatch { stray: stray(), to: Owned::Case(case_id()) };
    let early = service.does("warehouse", matched.clone());
    assert_eq!(early, Err(Rejection::CaseStale { open: vec![Negotiating] }), "it does not wait for one");
    service.goes([("lead", Negotiating, Move::Offer(back)), ("lead", Negotiating, Move::Agree)]);
    service.does("warehouse", matched).unwrap();
    assert_eq!(service.steps(), [Inspecting]);
    assert_eq!(service.case().back.as_ref().unwrap().tracking, "x1");
}
