//! R1 and R2: hours, and each rule with its strength.

use super::month;
use crate::desk::{Desk, person};
use shared::{
    command::{Command, WorkspaceSet},
    roster::{
        plan::{Cover, Plan, Totals},
        rule::{Rules, Strength},
    },
};

/// `(name, rules, from, marks, month, expected)`
type Row = (&'static str, fn(&mut Rules), &'static str, &'static str, &'static str, &'static [&'static str]);

const AS_THEY_ARE: fn(&mut Rules) = |_| {};

fn hold(rows: &[Row]) {
    for (name, rules, from, marks, month, expected) in rows {
        let mut desk = Desk::new();
        desk.rules(rules);
        desk.plan("agent", from, marks);
        assert_eq!(desk.found("agent", month), *expected, "{name}");
    }
}

#[test]
fn r2_rest_between_shifts() {
    hold(&[
        (
            "an evening, then a full day",
            AS_THEY_ARE,
            "2026-12-08",
            "ef",
            "2026-12",
            &["09 Hard full after evening, 570 of 600"],
        ),
        ("an evening, then half a day: 10 h 30", AS_THEY_ARE, "2026-12-08", "eh", "2026-12", &[]),
        (
            "an evening, then the office",
            AS_THEY_ARE,
            "2026-12-08",
            "eo",
            "2026-12",
            &["09 Hard evening to office, 570 of 600"],
        ),
        ("an evening, a free day, a full day", AS_THEY_ARE, "2026-12-08", "erf", "2026-12", &[]),
        ("an evening, leave, a full day", AS_THEY_ARE, "2026-12-08", "elf", "2026-12", &[]),
        ("an evening, then an evening", AS_THEY_ARE, "2026-12-08", "ee", "2026-12", &[]),
        ("a full day, then an evening", AS_THEY_ARE, "2026-12-08", "fe", "2026-12", &[]),
        (
            "across the months, said in the later one",
            AS_THEY_ARE,
            "2026-11-30",
            "ef",
            "2026-12",
            &["01 Hard full after evening, 570 of 600"],
        ),
        ("across the months, not said in the earlier one", AS_THEY_ARE, "2026-11-30", "ef", "2026-11", &[]),
        (
            "11 h asked for: half a day is too early too",
            |r| r.rest_minutes = 660,
            "2026-12-08",
            "eh",
            "2026-12",
            &["09 Hard evening to half, 630 of 660"],
        ),
        (
            "9 h suffice: it is still a full day after an evening",
            |r| r.rest_minutes = 540,
            "2026-12-08",
            "ef",
            "2026-12",
            &["09 Hard full after evening, 570"],
        ),
        (
            "only rest is asked for",
            |r| r.no_full_after_evening = Strength::Off,
            "2026-12-08",
            "ef",
            "2026-12",
            &["09 Hard evening to full, 570 of 600"],
        ),
        (
            "said once, as strictly as rest",
            |r| r.no_full_after_evening = Strength::Soft,
            "2026-12-08",
            "ef",
            "2026-12",
            &["09 Hard full after evening, 570 of 600"],
        ),
        (
            "said once, as strictly as the other",
            |r| r.rest = Strength::Soft,
            "2026-12-08",
            "ef",
            "2026-12",
            &["09 Hard full after evening, 570 of 600"],
        ),
        (
            "rest is off",
            |r| r.rest = Strength::Off,
            "2026-12-08",
            "ef",
            "2026-12",
            &["09 Hard full after evening, 570"],
        ),
        (
            "both are off",
            |r| (r.rest, r.no_full_after_evening) = (Strength::Off, Strength::Off),
            "2026-12-08",
            "ef",
            "2026-12",
            &[],
        ),
    ]);
}

#[test]
fn r2_several_shifts_a_day() {
    hold(&[
        (
            "a full day and the evening touch: no rest between them",
            AS_THEY_ARE,
            "2026-12-08",
            "2",
            "2026-12",
            &["08 Hard 2 shifts"],
        ),
        ("a full day with half a day in it", AS_THEY_ARE, "2026-12-08", "3", "2026-12", &["08 Hard 2 shifts"]),
        (
            "a reminder only",
            |r| r.one_shift_a_day = Strength::Soft,
            "2026-12-08",
            "2",
            "2026-12",
            &["08 Soft 2 shifts"],
        ),
        ("not asked for", |r| r.one_shift_a_day = Strength::Off, "2026-12-08", "2", "2026-12", &[]),
        (
            "the evening of two counts for the next day",
            |r| r.one_shift_a_day = Strength::Off,
            "2026-12-08",
            "2f",
            "2026-12",
            &["09 Hard full after evening, 570 of 600"],
        ),
    ]);
}

#[test]
fn r2_working_days_in_a_row() {
    hold(&[
        ("six", AS_THEY_ARE, "2026-12-01", "ffffff", "2026-12", &[]),
        ("seven", AS_THEY_ARE, "2026-12-01", "fffffff", "2026-12", &["07 Soft 7 days of 6"]),
        ("thirteen lack one free day", AS_THEY_ARE, "2026-12-01", "fffffffffffff", "2026-12", &["07 Soft 7 days of 6"]),
        (
            "fourteen lack two",
            AS_THEY_ARE,
            "2026-12-01",
            "ffffffffffffff",
            "2026-12",
            &["07 Soft 7 days of 6", "14 Soft 14 days of 6"],
        ),
        ("a free day breaks it", AS_THEY_ARE, "2026-12-01", "ffffffrf", "2026-12", &[]),
        ("leave breaks it", AS_THEY_ARE, "2026-12-01", "fffffflf", "2026-12", &[]),
        ("an unplanned day breaks it", AS_THEY_ARE, "2026-12-01", "ffffff.f", "2026-12", &[]),
        ("across the months", AS_THEY_ARE, "2026-11-27", "fffffff", "2026-12", &["03 Soft 7 days of 6"]),
        ("across the year", AS_THEY_ARE, "2026-12-28", "fffffff", "2027-01", &["03 Soft 7 days of 6"]),
        (
            "strictly, and five",
            |r| (r.run, r.run_days) = (Strength::Hard, 5),
            "2026-12-01",
            "ffffff",
            "2026-12",
            &["06 Hard 6 days of 5"],
        ),
        ("off", |r| r.run = Strength::Off, "2026-12-01", "ffffffff", "2026-12", &[]),
    ]);
}

#[test]
fn r2_rest_days_of_a_month() {
    let three = "ffffffrffffffrffffffrffffffffff";
    let four = "ffffffrffffffrffffffrffffffrfff";
    let no_run: fn(&mut Rules) = |rules| rules.run = Strength::Off;
    hold(&[
        ("four", AS_THEY_ARE, "2026-12-01", four, "2026-12", &[]),
        ("three", no_run, "2026-12-01", three, "2026-12", &["31 Soft 3 rest days of 4"]),
        ("nothing is planned", AS_THEY_ARE, "2026-11-01", "f", "2026-12", &[]),
        ("unplanned days are free", AS_THEY_ARE, "2026-12-01", "f", "2026-12", &[]),
        ("leave is no work", no_run, "2026-12-01", "llllfffffffffffffffffffffffffff", "2026-12", &[]),
        (
            "strictly",
            |r| (r.run, r.rest_days) = (Strength::Off, Strength::Hard),
            "2026-12-01",
            three,
            "2026-12",
            &["31 Hard 3 rest days of 4"],
        ),
    ]);
}

#[test]
fn r1_totals_and_cover() {
    let mut desk = Desk::new();
    desk.plan("agent", "2026-12-01", "fheo2rl").plan("lead", "2026-12-01", "fe");
    let plan = Plan::of(&desk.world).unwrap();
    let minutes = 510 + 330 + 390 + 480 + 900;
    let december = month("2026-12");
    assert_eq!(plan.totals(person("agent"), december), Totals { minutes, rest_days: 26, evenings: 2 });
    assert_eq!(plan.totals(person("inspector"), december), Totals { minutes: 0, rest_days: 31, evenings: 0 });
    let people = [person("agent"), person("lead"), person("inspector")];
    let cover = |day| plan.cover(&people, december.day(day).unwrap()).into_iter().map(|(_, cover)| cover);
    let of = |planned, needed| Cover { planned, needed };
    assert!(cover(1).eq([of(2, 2), of(0, 0), of(0, 2), of(0, 0)]), "full, half, evening, office on the 1st");
    assert!(cover(5).eq([of(1, 2), of(0, 0), of(1, 2), of(0, 0)]), "two shifts of one person count for each");
    let short: Vec<bool> = cover(1).map(Cover::is_short).collect();
    assert_eq!(short, [false, false, true, false]);
}

#[test]
fn a_shift_that_the_team_has_given_up_is_none() {
    let mut desk = Desk::new();
    desk.plan("agent", "2026-12-01", "of");
    let mut workspace = crate::desk::workspace();
    workspace.shift_types.retain(|shift| shift.id.0 != "office");
    desk.does(Command::from(WorkspaceSet { workspace })).unwrap();
    let plan = Plan::of(&desk.world).unwrap();
    let totals = plan.totals(person("agent"), month("2026-12"));
    assert_eq!(totals, Totals { minutes: 510, rest_days: 30, evenings: 0 });
}
