//! The rules one by one: evidence, freight, offers, approval, refunds, clocks.

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
    staff::Permission,
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
fn a5_what_is_worth_more_than_ones_limit_waits_for_who_may() {
    // By default an agent decides nothing alone, a lead 200 yuan, a supervisor 1,000.
    for (who, amount, waits) in [("agent", 1, true), ("lead", 15_000, false), ("lead", 15_500, false)] {
        let mut service = Service::new();
        service.open(Reason::Quality, pieces(&[("1", 2)]));
        service.note(vec![photo()]);
        service.goes([
            (who, Judging, accept()),
            (who, Negotiating, Move::Offer(offer(CaseKind::Allowance, amount))),
            (who, Negotiating, Move::Agree),
        ]);
        assert_eq!(service.steps(), [if waits { Approving } else { Refunding }], "{who} {amount}");
    }
    let mut service = Service::new();
    let mut workspace = workspace();
    workspace.roles.iter_mut().filter(|role| role.id.0 == "lead").for_each(|role| role.limit = Fen(5_000));
    service.desk.does_at(NOW, Actor::System, WorkspaceSet { workspace }).unwrap();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 6_000) };
    service.goes([("agent", Negotiating, Move::Offer(back)), ("agent", Negotiating, Move::Agree)]);
    let denied = Err(Rejection::Denied { permission: Permission::CaseApprove });
    assert_eq!(service.step("agent", Approving, approve()), denied);
    let over = Err(Rejection::OverLimit { limit: Fen(5_000), value: Fen(6_000) });
    assert_eq!(service.step("lead", Approving, approve()), over);
    service.goes([("supervisor", Approving, Move::Reject { reason: "先给折价".to_owned() })]);
    assert_eq!(service.steps(), [Negotiating]);
}

#[test]
fn a5_small_cases_about_one_order_count_together() {
    let mut service = Service::new();
    let mut workspace = workspace();
    workspace.roles.iter_mut().filter(|role| role.id.0 == "lead").for_each(|role| role.limit = Fen(5_000));
    service.desk.does_at(NOW, Actor::System, WorkspaceSet { workspace }).unwrap();
    let allowance = |amount| Offer { freight: Bearer::Buyer, ..offer(CaseKind::Allowance, amount) };
    for (name, amount, waits) in [("first", 3_000, false), ("second", 2_001, true)] {
        let case = CaseId::named(&[name]);
        service.does("lead", CaseOpen { case, ..opening(Reason::Size, pieces(&[("1", 1)])) }).unwrap();
        let step = |by| CaseMove { case, expect: Negotiating, by };
        service.does("lead", step(Move::Offer(allowance(amount)))).unwrap();
        service.does("lead", step(Move::Agree)).unwrap();
        let steps = service.desk.world.cases.get(&case).unwrap().steps();
        assert_eq!(steps, [if waits { Approving } else { Refunding }], "{name}");
    }
}

#[test]
fn a5_a_replacement_counts_with_its_price() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 2)]));
    let exchange = Offer {
        freight: Bearer::Buyer,
        takes: pieces(&[("1", 2)]),
        sends: vec![article("1", "L", 2)],
        ..offer(CaseKind::Exchange, 0)
    };
    assert_eq!(cost::value(&exchange, service.order()), Fen(12_000));
    service.goes([("agent", Negotiating, Move::Offer(exchange)), ("agent", Negotiating, Move::Agree)]);
    assert_eq!(service.steps(), [Approving]);
}

#[test]
fn a8_never_more_than_is_left_and_only_what_is_due() {
    let mut service = Service::new();
    service.open(Reason::Quality, pieces(&[("1", 2), ("2", 1)]));
    service.note(vec![photo()]);
    service.goes([("agent", Judging, accept())]);
    let much = Move::Offer(offer(CaseKind::RefundOnly, 15_501));
    assert_eq!(service.step("agent", Negotiating, much), Err(Rejection::RefundTooMuch { left: Fen(15_500) }));
    service.goes([
        ("lead", Negotiating, Move::Offer(offer(CaseKind::RefundOnly, 15_500))),
        ("lead", Negotiating, Move::Agree),
    ]);
    assert_eq!(service.refunds("finance", 15_000), Err(Rejection::RefundStale { due: Fen(15_500) }));
    let denied = Err(Rejection::Denied { permission: Permission::RefundPay });
    assert_eq!(service.refunds("agent", 15_500), denied, "above the agent's limit");
    // The platform has refunded a part meanwhile.
    let mut sale = sale(Status::Signed);
    sale.head.as_mut().unwrap().amounts.refunded = Fen(1);
    service.desk.does(slice(vec![sale])).unwrap();
    assert_eq!(service.refunds("finance", 15_500), Err(Rejection::RefundTooMuch { left: Fen(15_499) }));
    service.goes([
        ("agent", Refunding, Move::Renegotiate { reason: "平台已退".to_owned() }),
        ("lead", Negotiating, Move::Offer(offer(CaseKind::RefundOnly, 15_499))),
        ("lead", Negotiating, Move::Agree),
    ]);
    service.refunds("lead", 15_499).unwrap();
    assert_eq!(service.order().left(), Fen::ZERO);
    let stale = Err(Rejection::CaseStale { open: Vec::new() });
    assert_eq!(service.refunds("finance", 15_499), stale, "once");
}

#[test]
fn a8_a_refund_is_no_move_that_can_wait() {
    let mut service = Service::new();
    service.open(Reason::Size, pieces(&[("1", 1)]));
    let refund =
        shared::aftersale::Refund { amount: Fen(1), method: Method::Bank, reference: String::new(), at: NOW, by: None };
    assert_eq!(service.step("ada", Negotiating, Move::Refund(refund)), Err(Rejection::OnlineOnly));
    let command: Command =
        CaseRefund { case: case_id(), amount: Fen(1), method: Method::Bank, reference: String::new() }.into();
    assert_eq!(command.class(), shared::command::Class::OnlineOnly);
}

#[test]
fn a8_a_refund_that_comes_back_in_the_platforms_file_counts_once() {
    let mut service = Service::new();
    let seen = |service: &mut Service, refunded: i64| {
        let mut sale = sale(Status::Signed);
        sale.head.as_mut().unwrap().amounts.refunded = Fen(refunded);
        service.desk.does(slice(vec![sale])).unwrap();
        service.order().left()
    };
    assert_eq!(seen(&mut service, 500), Fen(15_000), "the platform's own");
    service.open(Reason::MissingItem, pieces(&[("2", 1)]));
    service.goes([
        ("lead", Negotiating, Move::Offer(offer(CaseKind::RefundOnly, 3_000))),
        ("lead", Negotiating, Move::Agree),
    ]);
    service.refunds("finance", 3_000).unwrap();
    assert_eq!(service.order().left(), Fen(12_000));
    assert_eq!(seen(&mut service, 500), Fen(12_000), "a file of before");
    assert_eq!(seen(&mut service, 3_500), Fen(12_000), "the same refund, seen by the platform");
    assert_eq!(seen(&mut service, 4_500), Fen(11_000), "another one");
}

/// Files come in any order: an older one says less than was said before.
#[test]
fn a8_an_older_file_gives_nothing_back_to_refund() {
    let mut service = Service::new();
    let seen = |service: &mut Service, refunded: i64| {
        let mut sale = sale(Status::Signed);
        sale.head.as_mut().unwrap().amounts.refunded = Fen(refunded);
        service.desk.does(slice(vec![sale])).unwrap();
        service.order().left()
    };
    assert_eq!(seen(&mut service, 5_000), Fen(10_500), "the platform's own");
    assert_eq!(seen(&mut service, 0), Fen(10_500), "a file of before");
    service.open(Reason::MissingItem, pieces(&[("2", 1)]));
    service.goes([
        ("lead", Negotiating, Move::Offer(offer(CaseKind::RefundOnly, 3_000))),
        ("lead", Negotiating, Move::Agree),
    ]);
    service.refunds("finance", 3_000).unwrap();
    assert_eq!(service.order().left(), Fen(7_500));
    assert_eq!(seen(&mut service, 5_000), Fen(7_500), "the platform's own once more");
    assert_eq!(seen(&mut service, 8_000), Fen(7_500), "with ours");
    assert_eq!(seen(&mut service, 8_000), Fen(7_500), "and again");
    assert_eq!(seen(&mut service, 0), Fen(7_500), "the oldest");
    assert_eq!(seen(&mut service, 8_500), Fen(7_000), "another one");
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

#[test]
fn a5_a_return_out_of_time_waits_for_approval_whatever_it_is_worth() {
    let mut service = Service::at(Status::Shipped);
    service.desk.does(slice(vec![sale(Status::Signed)])).unwrap();
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 100) };
    for (days, waits) in [(7, false), (8, true)] {
        let mut service =
            Service { desk: Desk { world: service.desk.world.clone() }, now: NOW.plus(days * 24 * HOUR - HOUR) };
        service.open(Reason::NoReason, pieces(&[("1", 1)]));
        service.goes([("lead", Negotiating, Move::Offer(back.clone())), ("lead", Negotiating, Move::Agree)]);
        assert_eq!(service.steps(), [if waits { Approving } else { AwaitingReturn }], "{days}");
    }
}
