//! R6: draft, published, acknowledged.

use super::{cell, day, month};
use crate::desk::{Desk, person, workspace};
use shared::{
    command::{Command, Field, Invalid, Rejection, RosterAcknowledge, RosterPublish, WorkspaceSet},
    roster::{Act, Change, Roster},
};

fn publish(desk: &Desk, expect: u32) -> RosterPublish {
    let (staff, month) = (person("agent"), month("2026-12"));
    let cells = desk.world.roster(staff, month).map(|roster| roster.cells.clone()).unwrap_or_default();
    RosterPublish { staff, month, cells, expect }
}

fn acknowledge(edition: u32) -> RosterAcknowledge {
    RosterAcknowledge { staff: person("agent"), month: month("2026-12"), edition }
}

fn roster(desk: &Desk) -> &Roster {
    desk.world.roster(person("agent"), month("2026-12")).unwrap()
}

fn published(marks: &str) -> Desk {
    let mut desk = Desk::new();
    desk.plan("agent", "2026-12-01", marks);
    desk.does(publish(&desk, 0)).unwrap();
    desk
}

#[test]
fn each_edition_is_logged_with_what_changed() {
    let mut desk = published("fe");
    assert_eq!((roster(&desk).edition, roster(&desk).changes()), (1, Vec::new()));
    assert!(roster(&desk).wants_acknowledgement());
    desk.plan("agent", "2026-12-02", "hr");
    let change = |day, from, to| Change { day, from: cell(from), to: cell(to) };
    let changes = vec![change(2, 'e', 'h'), change(3, '.', 'r')];
    assert_eq!(roster(&desk).changes(), changes, "planned, and not published yet");
    desk.does(publish(&desk, 1)).unwrap();
    let last = roster(&desk).history.last().unwrap();
    assert_eq!((last.by, &last.act), (Some(person("ada")), &Act::Published { edition: 2, changes }));
}

#[test]
fn editions_are_guarded() {
    let mut desk = published("f");
    assert_eq!(desk.does(publish(&desk, 1)).unwrap(), [], "nothing has changed");
    desk.plan("agent", "2026-12-02", "e");
    assert_eq!(desk.does(publish(&desk, 0)).err(), Some(Rejection::RosterStale { edition: 1 }));
    desk.does(publish(&desk, 1)).unwrap();
    let unknown = Some(Rejection::Invalid { field: Field::Day, why: Invalid::Unknown });
    let mut of_february = RosterPublish { month: month("2027-02"), expect: 0, ..publish(&desk, 0) };
    of_february.cells.insert(30, cell('f').unwrap());
    assert_eq!(desk.does(of_february).err(), unknown, "a day that there is not");
}

#[test]
fn each_person_acknowledges_their_own() {
    let mut desk = published("f");
    assert_eq!(desk.does_as("lead", acknowledge(1)).err(), Some(Rejection::NotYours));
    assert_eq!(desk.does_as("agent", acknowledge(2)).err(), Some(Rejection::RosterStale { edition: 1 }));
    desk.does_as("agent", acknowledge(1)).unwrap();
    assert!(!roster(&desk).wants_acknowledgement());
    assert_eq!(desk.does_as("agent", acknowledge(1)).unwrap(), [], "once more changes nothing");
    desk.plan("agent", "2026-12-02", "e");
    assert!(!roster(&desk).wants_acknowledgement(), "a draft concerns nobody yet");
    desk.does(publish(&desk, 1)).unwrap();
    assert!(roster(&desk).wants_acknowledgement(), "a new edition is to be read again");
}

#[test]
fn a_shift_given_up_stays_where_it_was_published() {
    let mut desk = published("of");
    let mut workspace = workspace();
    workspace.shift_types.retain(|shift| shift.id.0 != "office");
    desk.does(Command::from(WorkspaceSet { workspace })).unwrap();
    desk.plan("agent", "2026-12-02", "e");
    desk.does(publish(&desk, 1)).unwrap();
    let mut command = publish(&desk, 2);
    command.cells.insert(9, cell('o').unwrap());
    let unknown = Some(Rejection::Invalid { field: Field::Shift, why: Invalid::Unknown });
    assert_eq!(desk.does(command).err(), unknown, "but it is not published anew");
    assert_eq!(desk.set(person("agent"), day("2026-12-01"), cell('f')).err(), None, "and can be replaced");
}
