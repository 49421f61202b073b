//! Limits and refunds: who decides alone up to which worth (A5), and that money goes back once and never too much (A8).

use super::*;
use crate::desk::workspace;
use shared::{
    aftersale::{Step::*, cost},
    command::{Actor, ApprovalSign, WorkspaceSet},
    staff::Permission,
};

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

/// Douyin's file has nothing left of an order that was closed, and no word of a refund.
#[test]
fn a8_what_went_back_from_here_was_paid_whatever_a_later_file_leaves_out() {
    let mut service = Service::new();
    service.open(Reason::MissingItem, pieces(&[("2", 1)]));
    service.goes([
        ("lead", Negotiating, Move::Offer(offer(CaseKind::RefundOnly, 3_000))),
        ("lead", Negotiating, Move::Agree),
    ]);
    service.refunds("finance", 3_000).unwrap();
    for (paid, stands, left) in [(0, 3_000, 0), (2_000, 3_000, 0), (4_000, 4_000, 1_000), (15_500, 15_500, 12_500)] {
        let mut sale = sale(Status::Closed);
        sale.head.as_mut().unwrap().amounts.paid = Fen(paid);
        service.desk.does(slice(vec![sale])).unwrap();
        let order = service.order();
        assert_eq!((order.paid(), order.refunded(), order.left()), (Fen(stands), Fen(3_000), Fen(left)), "{paid}");
    }
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

/// A case of goods that come back without a reason, so many days after they were signed, offered and agreed by the
/// lead.
fn returned_after(days: i64) -> Service {
    let mut service = Service::at(Status::Shipped);
    service.desk.does(slice(vec![sale(Status::Signed)])).unwrap();
    service.now = NOW.plus(days * 24 * HOUR - HOUR);
    service.open(Reason::NoReason, pieces(&[("1", 1)]));
    let back = Offer { freight: Bearer::Buyer, ..offer(CaseKind::Return, 100) };
    service.goes([("lead", Negotiating, Move::Offer(back)), ("lead", Negotiating, Move::Agree)]);
    service
}

fn sign(service: &mut Service, who: &str, expect: u32, granted: bool) -> Result<(), Rejection> {
    let approval = service.desk.world.approvals_of(order_id()).last().unwrap().id;
    let note = "按规定".to_owned();
    service.does(who, ApprovalSign { approval, expect, granted, note }).map(|_| ())
}

#[test]
fn o9_a_return_out_of_time_is_signed_for_whatever_it_is_worth() {
    for (days, waits) in [(7, false), (8, true)] {
        let service = returned_after(days);
        assert_eq!(service.steps(), [if waits { Approving } else { AwaitingReturn }], "{days}");
        assert_eq!(service.desk.world.open_approvals().count(), usize::from(waits));
    }
    let mut service = returned_after(8);
    assert_eq!(service.step("manager", Approving, approve()).err(), Some(Rejection::Unsigned));
    // The lead who agreed to it has signed by that; the case goes on by itself with the last signature.
    sign(&mut service, "supervisor", 1, true).unwrap();
    assert_eq!(service.steps(), [AwaitingReturn]);
    assert_eq!(service.desk.world.open_approvals().count(), 0);
}

#[test]
fn o9_a_return_that_is_not_signed_for_is_negotiated_anew() {
    let mut service = returned_after(8);
    sign(&mut service, "supervisor", 1, false).unwrap();
    assert_eq!(service.step("lead", Approving, approve()).err(), Some(Rejection::Unsigned));
    let reject = Move::Reject { reason: "超期".to_owned() };
    service.goes([("lead", Approving, reject), ("lead", Negotiating, Move::Agree)]);
    assert_eq!(service.desk.world.approvals_of(order_id()).count(), 2, "agreed again it is asked again");
    sign(&mut service, "supervisor", 1, true).unwrap();
    assert_eq!(service.steps(), [AwaitingReturn]);
}
