//! R4: cells, their way back, swaps and copies.

use super::{cell, day, month};
use crate::desk::{Desk, person};
use shared::{
    command::{Command, Field, Invalid, Rejection, RosterCell},
    roster::{
        Cell, copy,
        edit::{CellChange, changes, swap},
        plan::{CellEdit, Plan},
        shift::ShiftTypeId,
    },
    staff::Permission,
};

fn set(expect: char, to: char) -> RosterCell {
    RosterCell { staff: person("agent"), day: day("2026-12-01"), expect: cell(expect), to: cell(to) }
}

#[test]
fn r4_cells_are_guarded() {
    let stale = |mark| Some(Rejection::CellStale { current: cell(mark) });
    for (name, there, command, refused, left) in [
        ("an empty cell", '.', set('.', 'f'), None, 'f'),
        ("over what was seen", 'f', set('f', 'e'), None, 'e'),
        ("clearing it", 'f', set('f', '.'), None, '.'),
        ("somebody else was faster", 'e', set('.', 'f'), stale('e'), 'e'),
        ("somebody else cleared it", '.', set('e', 'f'), stale('.'), '.'),
        ("two who want the same agree", 'f', set('.', 'f'), None, 'f'),
        ("two who clear agree", '.', set('f', '.'), None, '.'),
        ("the same again", 'f', set('f', 'f'), None, 'f'),
    ] {
        let mut desk = Desk::new();
        desk.plan("agent", "2026-12-01", &there.to_string());
        assert_eq!(desk.does(command).err(), refused, "{name}");
        let plan = Plan::of(&desk.world).unwrap();
        assert_eq!(plan.cell(person("agent"), day("2026-12-01")), cell(left).as_ref(), "{name}");
    }
}

#[test]
fn what_no_cell_can_hold() {
    let unknown = Some(Rejection::Invalid { field: Field::Shift, why: Invalid::Unknown });
    let to = |cell| RosterCell { to: Some(cell), ..set('.', '.') };
    let nobody = RosterCell { staff: person("mallory"), ..set('.', 'f') };
    let mut desk = Desk::new();
    assert_eq!(desk.does(to(Cell::shift(&ShiftTypeId::named("night")))).err(), unknown, "a shift that there is not");
    assert_eq!(desk.does(to(Cell::Work([].into()))).err(), unknown, "work without a shift");
    assert!(matches!(desk.does(nobody), Err(Rejection::Missing { .. })), "nobody's");
}

#[test]
fn rosters_are_for_who_may_edit_them() {
    let desk = Desk::new();
    let denied = Err(Rejection::Denied { permission: Permission::RosterEdit });
    let command: Command = set('.', 'f').into();
    for (role, may) in [("supervisor", true), ("manager", true), ("ada", true), ("lead", false), ("agent", false)] {
        let actor = shared::command::Actor::Staff(person(role));
        let expected = if may { Ok(()) } else { denied.clone() };
        assert_eq!(shared::permit::may(actor, &command, &desk.world), expected, "{role}");
    }
}

#[test]
fn a_gesture_changes_only_what_differs() {
    let mut desk = Desk::new();
    desk.plan("agent", "2026-12-01", "fe.");
    let plan = Plan::of(&desk.world).unwrap();
    let edit =
        |number, mark| CellEdit { staff: person("agent"), day: day("2026-12-01").plus(number - 1), to: cell(mark) };
    let change = |number, from, to| CellChange {
        staff: person("agent"),
        day: day("2026-12-01").plus(number - 1),
        from: cell(from),
        to: cell(to),
    };
    let made = changes(&plan, &[edit(1, 'f'), edit(2, 'h'), edit(3, 'e'), edit(3, 'f')]);
    assert_eq!(made, [change(2, 'e', 'h'), change(3, '.', 'f')]);
    assert_eq!(made[0].clone().back(), change(2, 'h', 'e'));
}

#[test]
fn swaps() {
    for (name, here, there, swaps) in [
        ("a shift and a free day", 'f', 'r', true),
        ("a shift and nothing planned", 'f', '.', true),
        ("the same", 'f', 'f', false),
        ("my leave", 'l', 'f', false),
        ("the other's leave", 'f', 'l', false),
    ] {
        let mut desk = Desk::new();
        desk.plan("agent", "2026-12-01", &here.to_string()).plan("lead", "2026-12-01", &there.to_string());
        let plan = Plan::of(&desk.world).unwrap();
        let edits = swap(&plan, [person("agent"), person("lead")], day("2026-12-01"));
        assert_eq!(edits.is_some(), swaps, "{name}");
        let with_oneself = swap(&plan, [person("agent"), person("agent")], day("2026-12-01"));
        assert_eq!(with_oneself, None, "{name}");
    }
}

/// The marks of the edits by day of the month.
fn filled(edits: &[CellEdit]) -> Vec<(u8, Option<Cell>)> {
    edits.iter().map(|edit| (edit.day.number(), edit.to.clone())).collect()
}

#[test]
fn last_month_by_weekday_into_empty_cells() {
    let mut desk = Desk::new();
    // From Sunday, 1 November; the 30 days after it.
    desk.plan("agent", "2026-11-01", "xffrelfffffffffffffffffffffffo").plan("agent", "2026-12-02", "e");
    let plan = Plan::of(&desk.world).unwrap();
    let edits = copy::from_last_month(&plan, &[person("agent")], month("2026-12"));
    let filled = filled(&edits);
    assert!(edits.iter().all(|edit| edit.day.month() == month("2026-12") && edit.to != Some(Cell::Leave)));
    assert!(!filled.iter().any(|(day, _)| *day == 2), "what is planned stays");
    assert!(!filled.iter().any(|(day, _)| *day == 4), "leave stays behind: Friday the 6th of November");
    assert_eq!(filled[0], (1, cell('f')), "Tuesday the 3rd of November");
    assert_eq!(filled[1], (3, cell('e')), "Thursday the 5th");
    assert_eq!(filled[filled.len() - 4], (28, cell('o')), "Monday the 30th");
    assert_eq!(filled[filled.len() - 3].0, 29, "Tuesday, from the 24th");
    assert_eq!(filled.len(), 29);
}

#[test]
fn last_week_within_the_month() {
    let mut desk = Desk::new();
    desk.plan("agent", "2026-11-23", "ffhherr").plan("lead", "2026-11-23", "e");
    let plan = Plan::of(&desk.world).unwrap();
    let people = [person("agent"), person("lead")];
    let edits = copy::from_last_week(&plan, &people, month("2026-12"), day("2026-11-30"));
    let expected = [(1, cell('f')), (2, cell('h')), (3, cell('h')), (4, cell('e')), (5, cell('r')), (6, cell('r'))];
    assert_eq!(filled(&edits), expected);
}
