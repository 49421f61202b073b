//! Whole cases, from the buyer's first word to the last step.

use super::*;
use shared::{
    aftersale::{Outcome, Step::*, Traced, goods::Place},
    command::{CaseOpen, Opening},
};

#[test]
fn a6_a_return_that_fails_inspection_is_negotiated_anew_and_refunded_once() {
    let mut service = Service::new();
    service.open(Reason::Quality, pieces(&[("1", 1)]));
    assert_eq!(service.steps(), [Judging]);
    service.note(vec![photo()]);
    service.goes([
        ("agent", Judging, accept()),
        ("agent", Negotiating, Move::Offer(offer(CaseKind::Allowance, 1_200))),
        ("agent", Negotiating, Move::Decline { reason: "买家要换".to_owned() }),
        ("agent", Negotiating, Move::Offer(offer(CaseKind::Exchange, 0))),
        ("agent", Negotiating, Move::Agree),
        ("lead", Approving, approve()),
        ("agent", AwaitingReturn, Move::Track { parcel: parcel("back1") }),
        ("warehouse", Returning, receive()),
        ("warehouse", Inspecting, inspect(&[("1", Inspected { worn: 1, ..Inspected::default() })])),
    ]);
    assert_eq!(service.steps(), [Negotiating]);
    service.goes([
        ("agent", Negotiating, Move::Offer(offer(CaseKind::Return, 3_000))),
        ("agent", Negotiating, Move::Agree),
        ("lead", Approving, approve()),
    ]);
    // The goods are here: nobody waits for them again.
    assert_eq!(service.steps(), [Refunding, Shelving]);
    service.refunds("finance", 3_000).unwrap();
    assert!(service.refunds("finance", 3_000).is_err(), "once");
    service.goes([("warehouse", Shelving, Move::Shelve { stock: Pieces::new() })]);
    assert_eq!((service.case().outcome, service.case().refunded()), (Some(Outcome::Done), Fen(3_000)));
    assert_eq!(service.case().lying(Place::WrittenOff), pieces(&[("1", 1)]));
    assert_eq!(service.order().left(), Fen(12_500));
}

#[test]
fn a4_a_missing_item_is_reissued() {
    let mut service = Service::new();
    service.open(Reason::MissingItem, pieces(&[("2", 1)]));
    let reissue = Offer { sends: vec![article("2", "", 1)], ..offer(CaseKind::Reissue, 0) };
    service.goes([
        ("agent", Negotiating, Move::Offer(reissue)),
        ("agent", Negotiating, Move::Agree),
        ("lead", Approving, approve()),
        ("warehouse", Sending, Move::Send { parcel: parcel("re1") }),
        ("agent", OnTheWay, Move::Deliver),
    ]);
    assert_eq!(service.case().outcome, Some(Outcome::Done));
    assert_eq!(service.case().lying(Place::Buyer), pieces(&[("2", 1)]));
}

#[test]
fn a7_an_urgent_replacement_goes_out_before_the_return_is_here() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let exchange = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Exchange, 0) };
    service.goes([
        ("agent", Negotiating, Move::Offer(exchange)),
        ("agent", Negotiating, Move::Agree),
        ("lead", Approving, approve()),
        ("agent", AwaitingReturn, Move::Track { parcel: parcel("back1") }),
        ("agent", Returning, Move::Expedite),
    ]);
    assert_eq!(service.steps(), [Returning, Sending]);
    let sending = service.case().at(Sending).unwrap();
    assert_eq!(sending.due, sending.since.plus(4 * HOUR), "sooner than usual");
    service.goes([
        ("warehouse", Sending, Move::Send { parcel: parcel("new1") }),
        ("warehouse", Returning, receive()),
        ("warehouse", Inspecting, inspect(&[("1", as_new(1))])),
    ]);
    // It went out already: inspection does not send it again.
    assert_eq!(service.steps(), [OnTheWay, Shelving]);
    service.goes([
        ("agent", OnTheWay, Move::Deliver),
        ("warehouse", Shelving, Move::Shelve { stock: pieces(&[("1", 1)]) }),
    ]);
    assert_eq!(service.case().outcome, Some(Outcome::Done));
}

#[test]
fn a11_a_refused_parcel_is_awaited_and_refunded_or_sent_again() {
    let mut service = Service::at(Status::Shipped);
    let all = pieces(&[("1", 2), ("2", 1)]);
    let refused = Opening::Refused { parcel: parcel("out1") };
    let open = CaseOpen { source: Source::Refused, opening: refused, ..opening(Reason::Other, all.clone()) };
    service.does("agent", open).unwrap();
    assert_eq!(service.steps(), [Returning]);
    service.goes([
        ("warehouse", Returning, receive()),
        ("warehouse", Inspecting, inspect(&[("1", as_new(2)), ("2", as_new(1))])),
    ]);
    assert_eq!(service.steps(), [Negotiating]);
    let back = Offer { takes: all.clone(), freight: Bearer::Buyer, ..offer(CaseKind::Return, 15_000) };
    service.goes([
        ("agent", Negotiating, Move::Offer(back)),
        ("agent", Negotiating, Move::Agree),
        ("lead", Approving, approve()),
        ("warehouse", Shelving, Move::Shelve { stock: all }),
    ]);
    service.refunds("finance", 15_000).unwrap();
    assert_eq!(service.case().outcome, Some(Outcome::Done));
}

#[test]
fn o11_a_lost_parcel_is_traced_step_by_step_and_claimed() {
    let mut service = Service::at(Status::Shipped);
    let all = pieces(&[("1", 2), ("2", 1)]);
    let trace = CaseOpen { source: Source::Tracing, opening: Opening::Trace, ..opening(Reason::Other, all.clone()) };
    service.does("agent", trace).unwrap();
    let lost = Move::Tell { outcome: Traced::Lost, text: "告知客户补发".to_owned() };
    assert_eq!(
        service.step("agent", LookingUp, Move::Call { result: why() }),
        Err(Rejection::NoSuchCaseMove { from: LookingUp, by: shared::aftersale::Verb::Call }),
        "look first, then call"
    );
    service.goes([
        ("agent", LookingUp, Move::LookUp { result: "三天无更新".to_owned() }),
        ("agent", Calling, Move::Call { result: "快递确认丢失".to_owned() }),
        ("agent", Telling, lost),
    ]);
    assert_eq!((service.case().outcome, service.case().lying(Place::WrittenOff)), (Some(Outcome::Done), all));
    assert_eq!(service.case().traced(), Some(Traced::Lost));
    assert_eq!(Traced::ALL.map(Traced::becomes_claim), [false, true, true]);
    let claim = CaseId::named(&["claim"]);
    let opening = Opening::Claim { amount: Fen(15_000) };
    service
        .does("agent", CaseOpen { case: claim, opening, ..super::opening(Reason::Other, pieces(&[("1", 2)])) })
        .unwrap();
    let step = |expect, by| CaseMove { case: claim, expect, by };
    service.does("agent", step(Claiming, Move::Settle { amount: Fen(10_000) })).unwrap();
    assert!(service.does("agent", step(Collecting, Move::Collect { amount: Fen(10_000) })).is_err(), "finance does");
    service.does("finance", step(Collecting, Move::Collect { amount: Fen(10_000) })).unwrap();
    let claim = &service.desk.world.cases.get(&claim).unwrap();
    assert_eq!((claim.outcome, claim.collected), (Some(Outcome::Done), Fen(10_000)));
}

#[test]
fn a6_a_repair_comes_in_and_goes_out_again() {
    let mut service = Service::new();
    service.open(Reason::Other, pieces(&[("1", 1)]));
    let repair = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Repair, 0) };
    service.goes([
        ("agent", Negotiating, Move::Offer(repair)),
        ("agent", Negotiating, Move::Agree),
        ("agent", AwaitingReturn, Move::Track { parcel: parcel("back1") }),
        ("warehouse", Returning, receive()),
        ("warehouse", Inspecting, inspect(&[("1", Inspected { as_said: 1, ..Inspected::default() })])),
        ("technician", Repairing, Move::Repair { result: "换了拉链".to_owned() }),
        ("warehouse", Sending, Move::Send { parcel: parcel("fixed1") }),
        ("agent", OnTheWay, Move::Deliver),
    ]);
    assert_eq!(service.case().outcome, Some(Outcome::Done));
    assert!(!service.case().holds_goods());
}

#[test]
fn a6_what_can_not_be_taken_goes_back_to_the_buyer() {
    let mut service = Service::new();
    service.open(Reason::NoReason, pieces(&[("1", 1)]));
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 6_000) };
    service.goes([
        ("agent", Negotiating, Move::Offer(back)),
        ("agent", Negotiating, Move::Agree),
        ("lead", Approving, approve()),
        ("warehouse", AwaitingReturn, receive()),
        ("warehouse", Inspecting, inspect(&[("1", Inspected { worn: 1, ..Inspected::default() })])),
        ("agent", Negotiating, Move::Offer(Offer { freight: Bearer::Buyer, ..offer(CaseKind::SendBack, 0) })),
        ("agent", Negotiating, Move::Agree),
        ("warehouse", Sending, Move::Send { parcel: parcel("fixed1") }),
        ("agent", OnTheWay, Move::Deliver),
    ]);
    assert_eq!((service.case().outcome, service.order().left()), (Some(Outcome::Done), Fen(15_500)));
}
