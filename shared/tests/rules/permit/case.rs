//! Who may do what with cases (A) and with parcels that nobody had announced (A6).

use crate::{
    aftersale::{accept, approve, case_id, inspect, offer, order_id, parcel, pieces, receive, why},
    desk::{Desk, person, staff, workspace},
};
use shared::{
    aftersale::{
        CaseKind, Detail, Method, Move, Reason, Refund, Step, Traced,
        goods::{Inspected, Pieces},
    },
    command::{
        Actor, CaseAssign, CaseDetail, CaseMove, CaseNote, CaseNumber, CaseOpen, CaseRefund, Command, Opening, Owned,
        Rejection, StaffSet, StrayMatch, StrayReceive, WorkspaceSet,
    },
    id::StrayId,
    money::Fen,
    permit,
    staff::{Permission, RoleId},
};

const ALL: [&str; 9] =
    ["agent", "lead", "supervisor", "manager", "inspector", "warehouse", "finance", "technician", "ada"];
const SERVES: &[&str] = &["agent", "lead", "supervisor", "manager", "ada"];
const LEADS: &[&str] = &["lead", "supervisor", "manager", "ada"];
const SHIPS: &[&str] = &["agent", "lead", "supervisor", "manager", "warehouse", "ada"];
const STORES: &[&str] = &["warehouse", "ada"];
const PAYS: &[&str] = &["finance", "ada"];
const REPAIRS: &[&str] = &["technician", "ada"];
/// All but who only looks on.
const WORKS: &[&str] = &["agent", "lead", "supervisor", "manager", "warehouse", "finance", "technician", "ada"];

/// Who of all may, by name.
fn who_may(desk: &Desk, command: &Command) -> Vec<&'static str> {
    let may = |name: &&str| permit::may(Actor::Staff(person(name)), command, &desk.world).is_ok();
    ALL.into_iter().filter(may).collect()
}

fn opens(opening: Opening) -> Command {
    CaseOpen { opening, ..crate::aftersale::opening(Reason::Size, pieces(&[("1", 1)])) }.into()
}

fn numbers() -> Command {
    CaseNumber { numbers: vec![(case_id(), 7)] }.into()
}

#[test]
fn a6_roles_and_cases() {
    let desk = Desk::new();
    let to = Detail::Reason(Reason::Other);
    for (name, command, who) in [
        ("A1 open", opens(Opening::Usual), SERVES),
        ("A11 a refused parcel", opens(Opening::Refused { parcel: parcel("x") }), SERVES),
        ("O11 a search", opens(Opening::Trace), SERVES),
        ("O11 a claim", opens(Opening::Claim { amount: Fen(1) }), SERVES),
        ("A6 a parcel that is here", opens(Opening::Arrived { parcel: parcel("x") }), STORES),
        ("write in it", CaseNote { case: case_id(), text: "n".to_owned(), files: Vec::new() }.into(), WORKS),
        ("give it to somebody", CaseAssign { case: case_id(), to: None }.into(), SERVES),
        ("A10 a detail", CaseDetail { case: case_id(), to }.into(), SERVES),
        ("numbers", numbers(), &[]),
    ] {
        assert_eq!(who_may(&desk, &command), who, "{name}");
        assert!(permit::may(Actor::System, &command, &desk.world).is_ok(), "{name} by the system");
    }
}

#[test]
fn a6_each_verb_has_its_people() {
    let desk = Desk::new();
    let worn = Inspected { worn: 1, ..Inspected::default() };
    let refund =
        Refund { amount: Fen(1), method: Method::Bank, reference: String::new(), at: crate::desk::NOW, by: None };
    for (by, who) in [
        (accept(), SERVES),
        (Move::Refuse { reason: why() }, SERVES),
        (Move::Offer(offer(CaseKind::Return, 1)), SERVES),
        (Move::Decline { reason: why() }, SERVES),
        (Move::Agree, SERVES),
        (approve(), LEADS),
        (Move::Reject { reason: why() }, LEADS),
        (Move::Track { parcel: parcel("x") }, SERVES),
        (receive(), STORES),
        (inspect(&[]), STORES),
        (inspect(&[("1", worn)]), STORES),
        (Move::Expedite, SERVES),
        (Move::Send { parcel: parcel("x") }, SHIPS),
        (Move::Deliver, SERVES),
        (Move::Lose { reason: why() }, SERVES),
        (Move::Repair { result: why() }, REPAIRS),
        (Move::Shelve { stock: Pieces::new() }, STORES),
        (Move::Refund(refund), PAYS),
        (Move::LookUp { result: why() }, SERVES),
        (Move::Call { result: why() }, SERVES),
        (Move::Tell { outcome: Traced::Found, text: why() }, SERVES),
        (Move::Settle { amount: Fen(1) }, SERVES),
        (Move::Collect { amount: Fen(1) }, PAYS),
        (Move::Renegotiate { reason: why() }, SERVES),
        (Move::Withdraw { reason: why() }, SERVES),
    ] {
        let name = format!("{by:?}");
        // Who may is asked by what is to be done, wherever the case stands.
        for expect in [Step::Judging, Step::Shelving] {
            let command = CaseMove { case: case_id(), expect, by: by.clone() }.into();
            assert_eq!(who_may(&desk, &command), who, "{name}");
        }
    }
}

#[test]
fn a8_refunds_up_to_ones_limit_and_any_by_finance() {
    let desk = Desk::new();
    let pays = |amount| {
        let (case, method) = (case_id(), Method::Platform);
        who_may(&desk, &CaseRefund { case, amount: Fen(amount), method, reference: String::new() }.into())
    };
    for (amount, who) in [
        // An amount of nothing is nobody's refund; that it is not due is said by the case.
        (0, &["agent", "lead", "supervisor", "manager", "finance", "ada"][..]),
        (1, &["lead", "supervisor", "manager", "finance", "ada"]),
        (20_000, &["lead", "supervisor", "manager", "finance", "ada"]),
        (20_001, &["supervisor", "manager", "finance", "ada"]),
        (100_000, &["supervisor", "manager", "finance", "ada"]),
        (100_001, &["manager", "finance", "ada"]),
        (Fen::MOST.0, &["manager", "finance", "ada"]),
        (Fen::MOST.0 + 1, PAYS),
    ] {
        assert_eq!(pays(amount), who, "{amount}");
    }
}

/// The widest of one's roles counts, and it does so for what a team has set.
#[test]
fn a5_the_limit_is_the_widest_of_ones_roles() {
    let mut desk = Desk::new();
    let may = |desk: &Desk, amount| {
        let (case, method) = (case_id(), Method::Platform);
        let command = CaseRefund { case, amount: Fen(amount), method, reference: String::new() }.into();
        permit::may(Actor::Staff(person("agent")), &command, &desk.world)
    };
    let denied = Err(Rejection::Denied { permission: Permission::RefundPay });
    assert_eq!(may(&desk, 1), denied);
    let roles = ["agent", "lead"].map(RoleId::named).into();
    desk.does(StaffSet { staff: shared::staff::Staff { roles, ..staff("agent", "agent") } }).unwrap();
    assert_eq!((may(&desk, 20_000), may(&desk, 20_001)), (Ok(()), denied.clone()));
    let mut workspace = workspace();
    workspace.roles.iter_mut().filter(|role| role.id.0 == "agent").for_each(|role| role.limit = Fen(30_000));
    desk.does_at(crate::desk::NOW, Actor::System, WorkspaceSet { workspace }).unwrap();
    assert_eq!((may(&desk, 30_000), may(&desk, 30_001)), (Ok(()), denied));
}

/// A limit takes nothing away from who pays refunds of any sum.
#[test]
fn a8_who_pays_any_sum_pays_a_small_one_too() {
    let mut desk = Desk::new();
    let mut workspace = workspace();
    workspace.roles.iter_mut().filter(|role| role.id.0 == "finance").for_each(|role| role.limit = Fen(50_000));
    desk.does_at(crate::desk::NOW, Actor::System, WorkspaceSet { workspace }).unwrap();
    for amount in [1, 50_000, 50_001] {
        let (case, method) = (case_id(), Method::Platform);
        let command = CaseRefund { case, amount: Fen(amount), method, reference: String::new() }.into();
        assert_eq!(permit::may(Actor::Staff(person("finance")), &command, &desk.world), Ok(()), "{amount}");
    }
}

/// What is written on a parcel is contact data.
#[test]
fn a6_stray_parcels_are_for_who_inspects_and_sees_contact_data() {
    let mut desk = Desk::new();
    let stray = StrayId::named(&["stray"]);
    let receives: Command = StrayReceive {
        stray,
        parcel: parcel("x"),
        name: String::new(),
        phone: String::new(),
        note: String::new(),
        files: Vec::new(),
    }
    .into();
    let to = Owned::Order { order: order_id(), case: case_id(), pieces: pieces(&[("1", 1)]) };
    let matches: Command = StrayMatch { stray, to }.into();
    for command in [&receives, &matches] {
        assert_eq!(who_may(&desk, command), STORES, "{command:?}");
    }
    let mut workspace = workspace();
    let role = workspace.roles.iter_mut().find(|role| role.id.0 == "warehouse").unwrap();
    role.permissions.remove(&Permission::ContactSee);
    desk.does_at(crate::desk::NOW, Actor::System, WorkspaceSet { workspace }).unwrap();
    let denied = Err(Rejection::Denied { permission: Permission::ContactSee });
    for command in [&receives, &matches] {
        assert_eq!(permit::may(Actor::Staff(person("warehouse")), command, &desk.world), denied, "{command:?}");
    }
}

#[test]
fn a6_numbers_are_the_systems() {
    let mut desk = Desk::new();
    for name in ALL {
        assert_eq!(
            permit::may(Actor::Staff(person(name)), &numbers(), &desk.world),
            Err(Rejection::NotYours),
            "{name}"
        );
    }
    assert_eq!(desk.does(numbers()), Err(Rejection::NotYours), "nor by who gets past that");
}
