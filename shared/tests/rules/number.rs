//! Short numbers: the server's own initiative.

use crate::{
    aftersale::{case_id, opening, order_id, parcel, pieces, sale},
    desk::{Desk, at, id, imported, slice},
};
use shared::{
    aftersale::Reason,
    automation,
    command::{
        self, Actor, CaseNote, CaseNumber, CaseOpen, Command, Ctx, OrderFlag, OrderNumber, Owned, Rejection,
        StrayMatch, StrayReceive,
    },
    id::{CaseId, StrayId},
    order::{Flag, Status, Status::*},
};

/// What the server does about a command, done.
fn react(desk: &mut Desk, command: impl Into<Command>) -> Vec<Command> {
    let changes = desk.does(command).unwrap();
    let reactions = automation::react(&desk.world, &changes, crate::desk::NOW);
    for reaction in &reactions {
        command::apply(&mut desk.world, reaction, &Ctx { actor: Actor::System, at: crate::desk::NOW }).unwrap();
    }
    reactions
}

#[test]
fn new_orders_are_numbered_on_from_the_last() {
    let mut desk = Desk::new();
    let numbers = |commands: Vec<Command>| match &commands[..] {
        [] => Vec::new(),
        [Command::OrderNumber(OrderNumber { numbers })] => numbers.iter().map(|(_, no)| *no).collect(),
        other => panic!("{other:?}"),
    };
    let rows = |numbers: &[u32]| slice(numbers.iter().map(|n| imported(*n, ToVerify)).collect());
    for (name, command, expected) in [
        ("two new ones", Command::from(rows(&[101, 102])), vec![1, 2]),
        ("one new, one known", rows(&[102, 103]).into(), vec![3]),
        ("none new", rows(&[101, 102, 103]).into(), vec![]),
        ("no new order", OrderFlag { order: at(ToVerify), flag: Flag::Red }.into(), vec![]),
        ("the next", rows(&[104]).into(), vec![4]),
    ] {
        assert_eq!(numbers(react(&mut desk, command)), expected, "{name}");
    }
    assert_eq!(desk.world.last_order_no(), 4);
}

#[test]
fn a_number_is_given_once_and_by_the_system() {
    let mut desk = Desk::new();
    react(&mut desk, slice(vec![imported(101, Status::ToVerify)]));
    let renumber = OrderNumber { numbers: vec![(id(101), 77)] };
    assert_eq!(desk.does(renumber.clone()).err(), Some(Rejection::NotYours));
    let ctx = Ctx { actor: Actor::System, at: crate::desk::NOW };
    assert_eq!(command::apply(&mut desk.world, &renumber.into(), &ctx).unwrap(), []);
    assert_eq!(desk.order(id(101)).no, Some(1));
}

#[test]
fn what_it_does_leads_to_nothing_more() {
    let mut desk = Desk::new();
    let changes = desk.does(slice(vec![imported(101, ToVerify)])).unwrap();
    let reactions = automation::react(&desk.world, &changes, crate::desk::NOW);
    let ctx = Ctx { actor: Actor::System, at: crate::desk::NOW };
    let changes = command::apply(&mut desk.world, &reactions[0], &ctx).unwrap();
    assert_eq!(automation::react(&desk.world, &changes, crate::desk::NOW), []);
}

#[test]
fn a6_cases_have_numbers_of_their_own() {
    let mut desk = Desk::new();
    react(&mut desk, slice(vec![sale(Status::Signed)]));
    let case = |name: &str| CaseId::named(&[name]);
    let opened = |name: &str| CaseOpen { case: case(name), ..opening(Reason::Size, pieces(&[("1", 1)])) };
    for (name, no) in [("a", 1), ("b", 2)] {
        let given = CaseNumber { numbers: vec![(case(name), no)] };
        assert_eq!(react(&mut desk, opened(name)), [given.into()], "{name}");
        assert_eq!(desk.world.cases.get(&case(name)).unwrap().no, Some(no), "{name}");
    }
    assert_eq!((desk.world.last_case_no(), desk.world.last_order_no()), (2, 1));
    let note = CaseNote { case: case("a"), text: "n".to_owned(), files: Vec::new() };
    assert_eq!(react(&mut desk, note), [], "it has one");
    let again = CaseNumber { numbers: vec![(case("a"), 77)] };
    assert_eq!(desk.does(again.clone()).err(), Some(Rejection::NotYours));
    let ctx = Ctx { actor: Actor::System, at: crate::desk::NOW };
    assert_eq!(command::apply(&mut desk.world, &again.into(), &ctx).unwrap(), [], "once");
    assert_eq!(react(&mut desk, opened("c")), [CaseNumber { numbers: vec![(case("c"), 3)] }.into()]);
}

/// A case that comes of a parcel that nobody had announced is new like any other.
#[test]
fn a6_so_has_the_case_of_a_stray_parcel() {
    let mut desk = Desk::new();
    react(&mut desk, slice(vec![sale(Status::Signed)]));
    let stray = StrayId::named(&["stray"]);
    let (name, phone, note) = (String::new(), String::new(), String::new());
    desk.does(StrayReceive { stray, parcel: parcel("x"), name, phone, note, files: Vec::new() }).unwrap();
    let to = Owned::Order { order: order_id(), case: case_id(), pieces: pieces(&[("1", 1)]) };
    let given = CaseNumber { numbers: vec![(case_id(), 1)] };
    assert_eq!(react(&mut desk, StrayMatch { stray, to }), [given.into()]);
}
