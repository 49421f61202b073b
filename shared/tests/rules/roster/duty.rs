//! Who is on shift: by what is published, half-open, over midnight and through changes of clocks.

use super::{day, month};
use crate::desk::{Desk, person, workspace};
use shared::{
    command::{Command, RosterPublish, WorkspaceSet},
    roster::duty::on_shift,
    time::{Instant, Zone},
    workspace::Workspace,
};

/// A team in that zone whose evening runs from 17:00 until that time.
fn team(zone: &str, evening_ends: &str) -> Desk {
    let mut desk = Desk::new();
    let mut shift_types = workspace().shift_types;
    shift_types[2].ends = evening_ends.parse().unwrap();
    let workspace = Workspace { zone: zone.to_owned(), shift_types, ..workspace() };
    desk.does(Command::from(WorkspaceSet { workspace })).unwrap();
    desk
}

fn publish(desk: &mut Desk, who: &str, in_month: &str) {
    let (staff, month) = (person(who), month(in_month));
    let cells = desk.world.roster(staff, month).unwrap().cells.clone();
    desk.does(RosterPublish { staff, month, cells, expect: 0 }).unwrap();
}

fn is_on(desk: &Desk, zone: &str, at: &str) -> bool {
    let zone = Zone::named(zone).unwrap();
    let now: Instant = zone.read(at).unwrap();
    on_shift(&desk.world, now).contains(&person("agent"))
}

#[test]
fn by_the_hour() {
    let china = "Asia/Shanghai";
    for (name, evening_ends, mark, at, expected) in [
        ("before it begins", "23:30", "f", "2026-12-31 08:59", false),
        ("as it begins", "23:30", "f", "2026-12-31 09:00", true),
        ("until just before its end", "23:30", "f", "2026-12-31 17:29", true),
        ("not at its end", "23:30", "f", "2026-12-31 17:30", false),
        ("not on leave", "23:30", "l", "2026-12-31 12:00", false),
        ("over midnight, in the old year", "02:00", "e", "2026-12-31 23:59", true),
        ("over midnight, in the new year", "02:00", "e", "2027-01-01 01:59", true),
        ("over midnight, not at its end", "02:00", "e", "2027-01-01 02:00", false),
        ("not the evening before it", "02:00", "e", "2026-12-31 01:00", false),
        ("until midnight itself", "00:00", "e", "2026-12-31 23:59", true),
        ("not at midnight", "00:00", "e", "2027-01-01 00:00", false),
    ] {
        let mut desk = team(china, evening_ends);
        desk.plan("agent", "2026-12-31", mark);
        assert!(!is_on(&desk, china, at), "{name}: a draft puts nobody on shift");
        publish(&mut desk, "agent", "2026-12");
        assert_eq!(is_on(&desk, china, at), expected, "{name}");
    }
}

#[test]
fn f28_through_a_change_of_clocks() {
    let berlin = "Europe/Berlin";
    for (name, from, at, expected) in [
        ("the clocks go forward: 3:59 is still in it", "2026-03-28", "2026-03-29 03:59", true),
        ("and 4:00 is not", "2026-03-28", "2026-03-29 04:00", false),
        ("they go back: 3:59 is still in it", "2026-10-24", "2026-10-25 03:59", true),
        ("and 4:00 is not", "2026-10-24", "2026-10-25 04:00", false),
    ] {
        let mut desk = team(berlin, "04:00");
        desk.plan("agent", from, "e");
        publish(&mut desk, "agent", &day(from).month().to_string());
        assert_eq!(is_on(&desk, berlin, at), expected, "{name}");
    }
}
