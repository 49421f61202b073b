//! Approvals (O9): asked for, signed in order, refused, withdrawn.

use crate::desk::{Desk, NOW, at, person, staff};
use shared::{
    approval::{
        Approval, Ask, Asked, Outcome,
        list::{Lists, holders},
    },
    command::{
        Actor, ApprovalAnswer, ApprovalAsk, ApprovalSign, ApprovalWithdraw, Field, Invalid, OrderChange, Rejection,
        Setting, SettingSet, Special, StaffSet,
    },
    id::ApprovalId,
    money::Fen,
    order::{Act, Status, change::Change},
    staff::{RoleId, Staff},
};

fn id(name: &str) -> ApprovalId {
    ApprovalId::named(&[name])
}

fn ask(name: &str, special: Special) -> ApprovalAsk {
    ApprovalAsk { approval: id(name), order: at(Status::Verified), special, reason: "客户周六要穿".to_owned() }
}

fn sign(name: &str, expect: u32, granted: bool) -> ApprovalSign {
    let note = if granted { "" } else { "来不及" };
    ApprovalSign { approval: id(name), expect, granted, note: note.to_owned() }
}

fn approval<'d>(desk: &'d Desk, name: &str) -> &'d Approval {
    desk.world.approvals.get(&id(name)).unwrap()
}

fn role(word: &str) -> RoleId {
    RoleId::named(word)
}

#[test]
fn o9_the_named_roles_sign_in_order() {
    let mut desk = Desk::new();
    desk.does_as("agent", ask("rush", Special::Rush)).unwrap();
    assert_eq!(approval(&desk, "rush").next(), Some(&role("lead")));
    assert_eq!(desk.world.open_approvals().count(), 1);
    assert_eq!(
        desk.does_as("warehouse", sign("rush", 0, true)),
        Err(Rejection::NotSigner { role: role("lead") }),
        "out of turn"
    );
    desk.does_as("lead", sign("rush", 0, true)).unwrap();
    assert!(!desk.order(at(Status::Verified)).rush, "one signature is missing");
    let stale = Rejection::ApprovalStale { signed: 1, outcome: None };
    assert_eq!(desk.does_as("lead", sign("rush", 0, true)), Err(stale), "signed twice");
    assert_eq!(desk.does_as("lead", sign("rush", 1, true)), Err(Rejection::NotSigner { role: role("warehouse") }));
    desk.does_as("warehouse", sign("rush", 1, true)).unwrap();
    let order = desk.order(at(Status::Verified));
    assert!(order.rush);
    assert_eq!(order.history.last().unwrap().act, Act::Granted { asked: Asked::Rush });
    assert_eq!(approval(&desk, "rush").outcome, Some(Outcome::Granted));
    assert_eq!(desk.world.open_approvals().count(), 0);
    let signers: Vec<_> = approval(&desk, "rush").signed.iter().map(|signature| signature.by).collect();
    assert_eq!(signers, [person("lead"), person("warehouse")]);
}

#[test]
fn o9_who_asks_signs_for_the_roles_that_are_theirs() {
    let mut desk = Desk::new();
    desk.does_as("lead", ask("price", Special::Price(Fen(2_000)))).unwrap();
    assert_eq!(approval(&desk, "price").next(), Some(&role("supervisor")));
    desk.does_as("supervisor", sign("price", 1, true)).unwrap();
    assert_eq!(desk.order(at(Status::Verified)).signed_off, Fen(2_000));
    // A supervisor's own asking still waits for the lead: the order of signatures is the team's.
    desk.does_as("supervisor", ask("other", Special::Price(Fen(1)))).unwrap();
    assert_eq!(approval(&desk, "other").next(), Some(&role("lead")));
}

#[test]
fn o9_one_refusal_ends_it_and_has_a_reason() {
    let mut desk = Desk::new();
    desk.does_as("agent", ask("rush", Special::Rush)).unwrap();
    let wordless = ApprovalSign { note: " ".to_owned(), ..sign("rush", 0, false) };
    let empty = Rejection::Invalid { field: Field::Note, why: Invalid::Empty };
    assert_eq!(desk.does_as("lead", wordless), Err(empty));
    desk.does_as("lead", sign("rush", 0, false)).unwrap();
    assert_eq!(approval(&desk, "rush").outcome, Some(Outcome::Refused));
    let stale = Rejection::ApprovalStale { signed: 1, outcome: Some(Outcome::Refused) };
    assert_eq!(desk.does_as("warehouse", sign("rush", 1, true)), Err(stale));
    assert!(!desk.order(at(Status::Verified)).rush);
}

#[test]
fn o9_only_who_asked_withdraws() {
    let mut desk = Desk::new();
    desk.does_as("agent", ask("rush", Special::Rush)).unwrap();
    let withdraw = ApprovalWithdraw { approval: id("rush") };
    assert_eq!(desk.does_as("lead", withdraw.clone()), Err(Rejection::NotYours));
    desk.does_as("agent", withdraw.clone()).unwrap();
    assert_eq!(approval(&desk, "rush").outcome, Some(Outcome::Withdrawn));
    let stale = Rejection::ApprovalStale { signed: 0, outcome: Some(Outcome::Withdrawn) };
    assert_eq!(desk.does_as("agent", withdraw), Err(stale.clone()));
    assert_eq!(desk.does_as("lead", sign("rush", 0, true)), Err(stale));
}

#[test]
fn o9_asking() {
    let invalid = |field, why| Err(Rejection::Invalid { field, why });
    let reasonless = ApprovalAsk { reason: "\n".to_owned(), ..ask("a", Special::Rush) };
    let late = ApprovalAsk { order: at(Status::Closed), ..ask("a", Special::Rush) };
    for (name, command, expected) in [
        ("no reason", reasonless, invalid(Field::Reason, Invalid::Empty)),
        ("nothing off", ask("a", Special::Price(Fen::ZERO)), invalid(Field::Amount, Invalid::Unknown)),
        ("past belief", ask("a", Special::Price(Fen(Fen::MOST.0 + 1))), invalid(Field::Amount, Invalid::Unknown)),
        ("a closed order", late, Err(Rejection::TooLate { status: Status::Closed })),
        ("fine", ask("a", Special::Rush), Ok(())),
        ("the same id again", ask("a", Special::Rush), invalid(Field::Number, Invalid::InUse)),
    ] {
        let mut desk = Desk::new();
        if name == "the same id again" {
            desk.does(ask("a", Special::Rush)).unwrap();
        }
        assert_eq!(desk.does_as("agent", command).map(|_| ()), expected, "{name}");
    }
}

#[test]
fn o9_the_team_says_who_signs() {
    let mut desk = Desk::new();
    let signers = |roles: &[&str]| SettingSet {
        to: Setting::Signers { asked: Asked::Rush, roles: roles.iter().map(|word| role(word)).collect() },
    };
    let invalid = |why| Err(Rejection::Invalid { field: Field::Roles, why });
    assert_eq!(desk.does(signers(&["nobody"])), invalid(Invalid::Unknown));
    assert_eq!(desk.does(signers(&["lead", "lead"])), invalid(Invalid::InUse));
    desk.does(signers(&["manager"])).unwrap();
    desk.does_as("agent", ask("a", Special::Rush)).unwrap();
    assert_eq!(approval(&desk, "a").needs, [role("manager")]);
    // What was asked before keeps the signers that it had.
    desk.does(signers(&[])).unwrap();
    assert_eq!(approval(&desk, "a").next(), Some(&role("manager")));
    desk.does_as("agent", ask("b", Special::Rush)).unwrap();
    assert!(approval(&desk, "b").is_granted(), "nobody has to sign");
    assert_eq!(desk.does(SettingSet { to: Setting::RoleGone(role("supervisor")) }), invalid(Invalid::InUse));
}

#[test]
fn o9_who_has_left_signs_nothing() {
    let mut desk = Desk::new();
    desk.does_as("agent", ask("rush", Special::Rush)).unwrap();
    let lead = desk.world.staff.get(&person("lead")).unwrap();
    let gone = StaffSet { staff: shared::staff::Staff { active: false, ..(**lead).clone() } };
    desk.does(gone).unwrap();
    assert_eq!(desk.does_as("lead", sign("rush", 0, true)), Err(Rejection::NotSigner { role: role("lead") }));
    assert_eq!(desk.does_at(NOW, Actor::System, sign("rush", 0, true)), Err(Rejection::NotYours));
    let ask = &approval(&desk, "rush").ask;
    assert_eq!(*ask, Ask::Rush { order: at(Status::Verified) });
}

/// Each approval stands in one list only: where its reader seeks it first.
#[test]
fn o9_o10_what_waits_for_whom() {
    let mut desk = Desk::new();
    desk.does_as("agent", ask("rush", Special::Rush)).unwrap();
    desk.does_as("lead", ask("price", Special::Price(Fen(100)))).unwrap();
    let cancel = OrderChange {
        order: at(Status::Printed),
        expect: Status::Printed,
        change: Change::Cancel,
        receiver: None,
        reason: "不要了".to_owned(),
        approval: id("cancel"),
    };
    desk.does_as("agent", cancel).unwrap();
    desk.does_as("warehouse", sign("cancel", 0, true)).unwrap();
    desk.does_as("agent", ask("withdrawn", Special::Rush)).unwrap();
    desk.does_as("agent", ApprovalWithdraw { approval: id("withdrawn") }).unwrap();
    let later = NOW.plus(1);
    let ids = |names: &[&str]| names.iter().map(|name| id(name)).collect::<Vec<_>>();
    for (who, to_sign, to_answer, asked) in [
        ("agent", &[][..], &[][..], &["cancel", "rush"][..]),
        ("lead", &["rush"], &[], &["price"]),
        ("supervisor", &["price"], &[], &[]),
        ("finance", &[], &["cancel"], &[]),
        ("warehouse", &[], &[], &[]),
        ("technician", &[], &[], &[]),
    ] {
        let lists = Lists::of(&desk.world, person(who), later);
        assert_eq!((&lists.to_sign, &lists.to_answer), (&ids(to_sign), &ids(to_answer)), "{who}");
        assert_eq!(lists.asked.len(), asked.len(), "{who}");
        assert!(asked.iter().all(|name| lists.asked.contains(&id(name))), "{who}");
        assert_eq!(lists.over, ids(&["withdrawn"]), "{who}");
        assert_eq!(Lists::waiting(&desk.world, person(who)), to_sign.len() + to_answer.len(), "{who}");
        let all: Vec<_> = lists.all().collect();
        assert_eq!(all.len(), 4, "{who}: each once");
    }
    let answer = ApprovalAnswer { approval: id("cancel"), role: role("finance"), text: "未入账".to_owned() };
    desk.does_as("finance", answer).unwrap();
    assert_eq!(Lists::of(&desk.world, person("agent"), later).over.len(), 2);
    let weeks = NOW.plus(15 * 24 * 60 * 60 * 1000);
    assert_eq!(Lists::of(&desk.world, person("agent"), weeks).over, [], "what is long over is found at its order");
}

/// Who signs is told by name; where nobody holds the role that is said.
#[test]
fn o9_who_can_sign() {
    let mut desk = Desk::new();
    let names = |desk: &Desk, word: &str| -> Vec<String> {
        holders(&desk.world, &role(word)).map(|staff| staff.name.clone()).collect()
    };
    assert_eq!(names(&desk, "warehouse"), ["warehouse"]);
    desk.does(StaffSet { staff: Staff { active: false, ..staff("warehouse", "warehouse") } }).unwrap();
    assert_eq!(names(&desk, "warehouse"), Vec::<String>::new());
    let gone = Staff { active: false, ..staff("warehouse", "warehouse") };
    desk.does_as("agent", ask("rush", Special::Rush)).unwrap();
    desk.does_as("lead", sign("rush", 0, true)).unwrap();
    assert!(!approval(&desk, "rush").waits_for(&gone), "who has left signs nothing");
}

#[test]
fn o9_who_may_withdraw() {
    let mut desk = Desk::new();
    desk.does_as("agent", ask("rush", Special::Rush)).unwrap();
    assert!(approval(&desk, "rush").may_withdraw(person("agent")));
    assert!(!approval(&desk, "rush").may_withdraw(person("lead")));
    desk.does_as("lead", sign("rush", 0, false)).unwrap();
    assert!(!approval(&desk, "rush").may_withdraw(person("agent")), "it is decided");
}
