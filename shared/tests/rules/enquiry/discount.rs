//! Discounts (O4): within the agent's limit at once, above it by approval, as far up as is needed.

use super::*;
use crate::desk::staff;
use shared::{
    approval::{Approval, Ask, Asked, Outcome as Ended},
    command::{ApprovalSign, ApprovalWithdraw, Setting, SettingSet, StaffSet},
    enquiry::Loss,
    staff::{Role, RoleId, Staff},
};

fn sign(name: &str, expect: u32, granted: bool) -> ApprovalSign {
    ApprovalSign { approval: approval(name), expect, granted, note: "低于成本".to_owned() }
}

fn waiting<'d>(desk: &'d Desk, name: &str) -> &'d Approval {
    desk.world.approvals.get(&approval(name)).unwrap()
}

fn needs(desk: &Desk, name: &str) -> Vec<String> {
    waiting(desk, name).needs.iter().map(|role| role.0.clone()).collect()
}

#[test]
fn o4_within_the_limit_a_discount_is_granted_at_once() {
    let mut desk = asked("a");
    desk.does_as("agent", EnquiryDiscount { reason: String::new(), ..off("a", 0, 1_000) }).unwrap();
    let granted = enquiry(&desk, "a").discount.unwrap();
    assert_eq!((granted.off, granted.by, granted.signed), (Fen(1_000), Some(person("agent")), None));
    assert_eq!(desk.world.approvals.len(), 0);
    desk.does_as("agent", off("a", 1_000, 0)).unwrap();
    assert_eq!(enquiry(&desk, "a").discount, None, "taken back");
}

#[test]
fn o4_above_the_limit_it_waits_for_who_may_grant_so_much() {
    for (who, fen, roles, next) in [
        ("agent", 1_001, &["lead"][..], Some("lead")),
        ("agent", 10_000, &["lead"], Some("lead")),
        ("agent", 10_001, &["lead", "supervisor"], Some("lead")),
        ("agent", 60_000, &["lead", "supervisor", "manager"], Some("lead")),
        // Who asks signs for the role that is theirs; what is above their limit is for somebody else.
        ("lead", 10_001, &["lead", "supervisor"], Some("supervisor")),
        ("supervisor", 50_001, &["lead", "supervisor", "manager"], Some("lead")),
    ] {
        let mut desk = asked("a");
        desk.does_as(who, off("a", 0, fen)).unwrap();
        assert_eq!(needs(&desk, "a"), roles, "{who} {fen}");
        assert_eq!(waiting(&desk, "a").next().map(|role| role.0.as_str()), next, "{who} {fen}");
        assert_eq!(waiting(&desk, "a").ask, Ask::Discount { enquiry: id("a"), off: Fen(fen) });
        assert_eq!(enquiry(&desk, "a").discount, None, "nothing is granted yet");
    }
}

#[test]
fn o4_the_signature_grants_it() {
    let mut desk = asked("a");
    desk.does_as("agent", off("a", 0, 5_000)).unwrap();
    assert_eq!(
        desk.does_as("supervisor", sign("a", 0, true)),
        Err(Rejection::NotSigner { role: RoleId::named("lead") })
    );
    desk.does_as("lead", sign("a", 0, true)).unwrap();
    let granted = enquiry(&desk, "a").discount.unwrap();
    assert_eq!((granted.off, granted.by, granted.signed), (Fen(5_000), Some(person("lead")), Some(approval("a"))));
    assert_eq!(enquiry(&desk, "a").history.last().unwrap().act, Act::Discount { from: Fen::ZERO, to: Fen(5_000) });
}

#[test]
fn o4_refused_or_withdrawn_it_is_not_granted_and_may_be_asked_for_again() {
    for refused in [true, false] {
        let mut desk = asked("a");
        desk.does_as("agent", off("a", 0, 5_000)).unwrap();
        let again = EnquiryDiscount { approval: approval("again"), ..off("a", 0, 4_000) };
        let waits = Rejection::DiscountWaits { approval: approval("a") };
        assert_eq!(desk.does_as("agent", again.clone()), Err(waits), "one at a time");
        let end: Command = match refused {
            true => sign("a", 0, false).into(),
            false => ApprovalWithdraw { approval: approval("a") }.into(),
        };
        desk.does_as(if refused { "lead" } else { "agent" }, end).unwrap();
        assert_eq!(enquiry(&desk, "a").discount, None);
        desk.does_as("agent", again).unwrap();
        assert_eq!(desk.world.waiting_discount(id("a")).map(|waiting| waiting.id), Some(approval("again")));
        assert_eq!(desk.world.approvals_of(id("a")).count(), 2);
    }
}

#[test]
fn o4_asking_for_a_discount() {
    let reasonless = EnquiryDiscount { reason: " ".to_owned(), ..off("a", 0, 5_000) };
    let lost = Outcome::Lost { reason: Loss::Price, note: String::new() };
    for (name, command, expected) in [
        ("below nothing", off("a", 0, -1), invalid(Field::Amount, Invalid::Unknown)),
        ("past belief", off("a", 0, Fen::MOST.0 + 1), invalid(Field::Amount, Invalid::Unknown)),
        ("no reason for who signs", reasonless, invalid(Field::Reason, Invalid::Empty)),
        ("somebody was faster", off("a", 500, 800), Err(Rejection::DiscountStale { off: Fen::ZERO })),
        ("it is over", off("over", 0, 500), Err(Rejection::EnquiryStale { outcome: Some(lost.clone()) })),
        ("nothing there", off("nothing", 0, 500), Err(Rejection::Missing { key: id("nothing").into() })),
    ] {
        let mut desk = asked("a");
        desk.does_as("agent", open("over")).unwrap();
        desk.does_as("agent", moved("over", None, Some(lost.clone()))).unwrap();
        assert_eq!(desk.does_as("agent", command).map(|_| ()), expected, "{name}");
    }
}

#[test]
fn o4_the_team_sets_limits_and_signers() {
    let mut desk = asked("a");
    let agent = desk.world.workspace().unwrap().role(&RoleId::named("agent")).unwrap().clone();
    for wrong in [Fen(-1), Fen(Fen::MOST.0 + 1)] {
        let role = Role { discount: wrong, ..agent.clone() };
        assert_eq!(desk.does(SettingSet { to: Setting::Role(role) }), invalid(Field::Amount, Invalid::Unknown));
    }
    desk.does(SettingSet { to: Setting::Role(Role { discount: Fen(6_000), ..agent }) }).unwrap();
    desk.does_as("agent", off("a", 0, 6_000)).unwrap();
    assert_eq!(enquiry(&desk, "a").off(), Fen(6_000));
    let signers = |roles: &[&str]| {
        let roles = roles.iter().map(|word| RoleId::named(word)).collect();
        SettingSet { to: Setting::Signers { asked: Asked::Discount, roles } }
    };
    desk.does(signers(&["finance"])).unwrap();
    desk.does_as("agent", off("a", 6_000, 6_001)).unwrap();
    assert_eq!(needs(&desk, "a"), ["finance"], "whom the team names, whatever their limit");
    // The widest role counts.
    desk.does(StaffSet {
        staff: Staff { roles: ["agent", "lead"].map(RoleId::named).into(), ..staff("agent", "agent") },
    })
    .unwrap();
    desk.does_as("agent", open("b")).unwrap();
    desk.does_as("agent", off("b", 0, 10_000)).unwrap();
    assert_eq!(enquiry(&desk, "b").off(), Fen(10_000));
}

#[test]
fn o4_a_lost_enquiry_takes_its_waiting_discount_back() {
    let mut desk = asked("a");
    desk.does_as("agent", off("a", 0, 5_000)).unwrap();
    let lost = Some(Outcome::Lost { reason: Loss::Price, note: String::new() });
    desk.does_as("agent", moved("a", None, lost)).unwrap();
    assert_eq!(waiting(&desk, "a").outcome, Some(Ended::Withdrawn));
    assert_eq!(desk.world.open_approvals().count(), 0, "nobody signs for what nobody buys");
    let stale = Rejection::ApprovalStale { signed: 0, outcome: Some(Ended::Withdrawn) };
    assert_eq!(desk.does_as("lead", sign("a", 0, true)), Err(stale));
}
