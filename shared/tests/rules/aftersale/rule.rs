//! The rules one by one: evidence, freight, offers, clocks, causes. Approval and refunds are in `money`.

use super::*;
use crate::desk::workspace;
use shared::{
    aftersale::{
        Detail,
        Step::*,
        cost::{self, Part},
        filter::{CaseFilter, CaseQueue, board},
        freight::{Finding, Payer, bearer, house},
        policy::AfterSales,
    },
    command::{Actor, CaseDetail, Field, Invalid, WorkspaceSet},
};

fn invalid(field: Field, why: Invalid) -> Rejection {
    Rejection::Invalid { field, why }
}

/// The team's own settings.
fn with(service: &mut Service, change: impl Fn(&mut AfterSales)) {
    let mut workspace = workspace();
    change(&mut workspace.after_sales);
    service.desk.does_at(NOW, Actor::System, WorkspaceSet { workspace }).unwrap();
}

#[test]
fn a1_quality_and_wrong_items_wait_for_photos_and_a_persons_judgement() {
    for (reason, begins) in [
        (Reason::Quality, Judging),
        (Reason::WrongItem, Judging),
        (Reason::Damaged, Judging),
        (Reason::MissingItem, Negotiating),
        (Reason::NoReason, Negotiating),
        (Reason::Size, Negotiating),
    ] {
        let mut service = Service::new();
        service.open(reason, pieces(&[("1", 1)]));
        assert_eq!(service.steps(), [begins], "{reason:?}");
    }
    let mut service = Service::new();
    service.open(Reason::Quality, pieces(&[("1", 1)]));
    let none = service.step("agent", Judging, accept());
    assert_eq!(none, Err(invalid(Field::Files, Invalid::Empty)), "without a photo");
    service.note(vec![photo()]);
    let silent = Move::Accept { reason: " ".to_owned(), finding: None };
    assert_eq!(service.step("agent", Judging, silent), Err(invalid(Field::Reason, Invalid::Empty)));
    service.goes([("agent", Judging, accept())]);
    assert_eq!(service.steps(), [Negotiating]);
    // A team may set it otherwise.
    let mut trusting = Service::new();
    with(&mut trusting, |set| set.evidence.clear());
    trusting.open(Reason::Quality, pieces(&[("1", 1)]));
    assert_eq!(trusting.steps(), [Negotiating]);
}

#[test]
fn a1_a_reason_that_becomes_one_is_judged_too() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let quality = CaseDetail { case: case_id(), to: Detail::Reason(Reason::Quality) };
    service.does("agent", quality).unwrap();
    assert_eq!(service.steps(), [Judging]);
    service.note(vec![photo()]);
    service.goes([("agent", Judging, accept())]);
    service.does("agent", CaseDetail { case: case_id(), to: Detail::Reason(Reason::Size) }).unwrap();
    service.does("agent", CaseDetail { case: case_id(), to: Detail::Reason(Reason::WrongItem) }).unwrap();
    assert_eq!(service.steps(), [Negotiating], "judged once");
}

#[test]
fn a2_freight_is_borne_by_the_table() {
    for (reason, finding, expected) in [
        (Reason::Quality, None, Some(Bearer::Seller)),
        (Reason::WrongItem, None, Some(Bearer::Seller)),
        (Reason::MissingItem, None, Some(Bearer::Seller)),
        (Reason::NoReason, None, Some(Bearer::Buyer)),
        (Reason::Size, None, Some(Bearer::Buyer)),
        (Reason::Damaged, None, None),
        (Reason::Damaged, Some(Finding::Packing), Some(Bearer::Seller)),
        (Reason::Damaged, Some(Finding::Courier), Some(Bearer::Courier)),
    ] {
        assert_eq!(bearer(house(reason), finding), expected, "{reason:?} {finding:?}");
    }
}

#[test]
fn a2_damage_needs_a_finding_and_another_bearer_needs_words() {
    let mut service = Service::new();
    service.open(Reason::Damaged, pieces(&[("1", 1)]));
    service.note(vec![photo()]);
    service.goes([("agent", Judging, accept())]);
    let offered =
        |freight, note: &str| Move::Offer(Offer { freight, note: note.to_owned(), ..offer(CaseKind::Return, 6_000) });
    let missing = Err(invalid(Field::Finding, Invalid::Empty));
    assert_eq!(service.step("agent", Negotiating, offered(Bearer::Seller, "")), missing);
    assert_eq!(service.step("agent", Negotiating, offered(Bearer::Courier, "算快递的")), missing, "nobody found that");
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let unsaid = service.step("agent", Negotiating, offered(Bearer::Seller, ""));
    assert_eq!(unsaid, Err(invalid(Field::Note, Invalid::Empty)), "kindness is explained");
    service.goes([("agent", Negotiating, offered(Bearer::Seller, "老客户"))]);
    let mut own = Service::new();
    with(&mut own, |set| set.freight.extend([(Reason::Size, Payer::Seller)]));
    own.open(Reason::Size, pieces(&[("1", 1)]));
    own.goes([("agent", Negotiating, offered(Bearer::Seller, ""))]);
}

#[test]
fn a3_the_sum_of_each_way_out_is_open_and_the_allowance_comes_first_while_it_is_cheaper() {
    let mut service = Service::new();
    service.open(Reason::Quality, pieces(&[("1", 1)]));
    let set = AfterSales::default();
    let estimates = cost::estimates(service.case(), service.order(), &set);
    let of = |kind| estimates.iter().find(|estimate| estimate.kind == kind).unwrap();
    // 20 % of 60.00; 5 minutes at 0.60; 5 of 100 customers at 7 × 30.00.
    let allowance = of(CaseKind::Allowance);
    assert_eq!(allowance.parts, [(Part::Money, Fen(1_200)), (Part::Minutes, Fen(300)), (Part::Customer, Fen(1_050))],);
    // Half the price for goods, both ways of freight, a piece handled, 15 minutes, a tenth of the goods back, 4 of 100.
    let exchange = of(CaseKind::Exchange);
    assert_eq!(
        exchange.parts,
        [
            (Part::Goods, Fen(3_000)),
            (Part::FreightBack, Fen(800)),
            (Part::FreightOut, Fen(800)),
            (Part::Handling, Fen(300)),
            (Part::Minutes, Fen(900)),
            (Part::Resale, Fen(-300)),
            (Part::Customer, Fen(840)),
        ],
    );
    assert_eq!((allowance.total(), exchange.total()), (Fen(2_550), Fen(6_340)));
    assert_eq!(cost::proposed(service.case(), &estimates), Some(CaseKind::Allowance));
    let dear = AfterSales { costs: shared::aftersale::policy::Costs { allowance_percent: 100, ..set.costs }, ..set };
    let estimates = cost::estimates(service.case(), service.order(), &dear);
    assert_ne!(cost::proposed(service.case(), &estimates), Some(CaseKind::Allowance), "dearer than an exchange");
}

#[test]
fn a3_what_the_buyer_declined_is_not_proposed_again() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let allowance = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Allowance, 1_000) };
    let agreed = service.step("agent", Negotiating, Move::Agree);
    assert_eq!(agreed, Err(invalid(Field::Offer, Invalid::Empty)), "to nothing");
    service.goes([
        ("agent", Negotiating, Move::Offer(allowance)),
        ("agent", Negotiating, Move::Decline { reason: "要换".to_owned() }),
    ]);
    let agreed = service.step("agent", Negotiating, Move::Agree);
    assert_eq!(agreed, Err(invalid(Field::Offer, Invalid::Empty)), "to what was declined");
    let estimates = cost::estimates(service.case(), service.order(), &AfterSales::default());
    assert_eq!(cost::proposed(service.case(), &estimates), Some(CaseKind::Exchange));
}

#[test]
fn a4_missing_items_are_reissued_refunded_in_part_or_all_returned() {
    let mut service = Service::new();
    service.open(Reason::MissingItem, pieces(&[("2", 1)]));
    assert_eq!(cost::suited(service.case()), [CaseKind::Reissue, CaseKind::RefundOnly, CaseKind::Return]);
    let part = cost::amount(CaseKind::RefundOnly, service.case(), service.order(), &AfterSales::default());
    assert_eq!(part, Fen(3_000), "the missing part");
}

#[test]
fn a9_each_step_has_an_owner_and_a_time_and_the_board_shows_what_is_late() {
    let mut service = Service::new();
    service.open(Reason::Quality, pieces(&[("1", 1)]));
    let open = service.case().at(Judging).unwrap();
    assert_eq!(open.due, open.since.plus(2 * HOUR));
    let late = |after: i64| board(&service.desk.world, service.now.plus(after))[Judging as usize];
    assert_eq!((late(HOUR).open, late(HOUR).late), (1, 0));
    assert_eq!(late(2 * HOUR).late, 0, "on time to the instant");
    assert_eq!(late(2 * HOUR + 1).late, 1);
    let found = |who, queue, after| {
        let filter = CaseFilter { queue, ..CaseFilter::default() };
        filter.find(&service.desk.world, person(who), service.now.plus(after)).len()
    };
    assert_eq!((found("agent", CaseQueue::Mine, 0), found("warehouse", CaseQueue::Mine, 0)), (1, 0));
    assert_eq!((found("lead", CaseQueue::Late, HOUR), found("lead", CaseQueue::Late, 3 * HOUR)), (0, 1));
}

#[test]
fn a10_cause_goods_and_notes_are_found_again() {
    let mut service = Service::new();
    service.open(Reason::Quality, pieces(&[("1", 1)]));
    service.does("agent", CaseDetail { case: case_id(), to: Detail::Cause("缝线脱落".to_owned()) }).unwrap();
    for (words, found) in [("脱落", 1), ("商品1", 1), ("商品2", 0), ("买家来问", 1), ("tb_wang", 1), ("没有的", 0)]
    {
        let filter = CaseFilter { queue: CaseQueue::All, text: words.to_owned(), ..CaseFilter::default() };
        assert_eq!(filter.find(&service.desk.world, person("lead"), NOW).len(), found, "{words}");
    }
}

/// The replacement was to go out at once, and then the buyer wants something else.
#[test]
fn a7_while_it_is_negotiated_anew_nothing_begins_that_is_not_agreed() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let exchange = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Exchange, 0) };
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 6_000) };
    service.goes([
        ("lead", Negotiating, Move::Offer(exchange)),
        ("lead", Negotiating, Move::Agree),
        ("agent", AwaitingReturn, Move::Track { parcel: parcel("back1") }),
        ("agent", Returning, Move::Expedite),
        ("agent", Sending, Move::Renegotiate { reason: why() }),
    ]);
    assert_eq!(service.steps(), [Negotiating, Returning]);
    let stale = Err(Rejection::CaseStale { open: vec![Negotiating, Returning] });
    assert_eq!(service.step("agent", Returning, Move::Expedite), stale, "nobody has agreed to a replacement");
    service.goes([
        ("lead", Negotiating, Move::Offer(back)),
        ("warehouse", Returning, receive()),
        ("warehouse", Inspecting, inspect(&[("1", as_new(1))])),
    ]);
    assert_eq!(service.steps(), [Negotiating], "an offer is no agreement");
    service.goes([("lead", Negotiating, Move::Agree)]);
    assert_eq!(service.steps(), [Refunding, Shelving]);
}

/// What came back is put on the shelf only as long as it is not to be sent back.
#[test]
fn a6_what_is_negotiated_anew_is_not_shelved_meanwhile() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let exchange = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Exchange, 0) };
    let again = Offer { freight: Bearer::Buyer, ..offer(CaseKind::SendBack, 0) };
    service.goes([
        ("lead", Negotiating, Move::Offer(exchange)),
        ("lead", Negotiating, Move::Agree),
        ("warehouse", AwaitingReturn, receive()),
        ("warehouse", Inspecting, inspect(&[("1", as_new(1))])),
        ("warehouse", Sending, Move::Send { parcel: parcel("new1") }),
    ]);
    assert_eq!(service.steps(), [OnTheWay, Shelving]);
    service.goes([("agent", OnTheWay, Move::Lose { reason: why() })]);
    assert_eq!(service.steps(), [Negotiating]);
    service.goes([("lead", Negotiating, Move::Offer(again)), ("lead", Negotiating, Move::Agree)]);
    assert_eq!(service.steps(), [Sending], "it goes back to the buyer");
}
