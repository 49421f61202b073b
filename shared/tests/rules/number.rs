//! Short numbers: the server's own initiative.

use crate::desk::{Desk, at, id, imported, slice};
use shared::{
    automation,
    command::{self, Actor, Command, Ctx, OrderFlag, OrderNumber, Rejection},
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
