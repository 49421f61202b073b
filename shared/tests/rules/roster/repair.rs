//! Repairs: each mends, none breaks anything that is meant as strictly.

use super::month;
use crate::desk::{Desk, person};
use shared::roster::{
    plan::{CellEdit, Plan},
    repair::{Repair, Way, repairs},
    rule::{Rules, Strength, check},
};

fn offered(desk: &Desk, people: &[&str], most: usize) -> Vec<Repair> {
    let plan = Plan::of(&desk.world).unwrap();
    let found = check(&plan, person("agent"), month("2026-12"));
    let people: Vec<_> = people.iter().map(|name| person(name)).collect();
    found.first().map(|violation| repairs(&plan, violation, &people, most)).unwrap_or_default()
}

fn said(repair: &Repair) -> String {
    let days = || repair.edits.iter().map(|edit| edit.day.number().to_string()).collect::<Vec<_>>().join(" ");
    match &repair.way {
        Way::Shift(id) => id.0.clone(),
        Way::Swap(with) if *with == person("lead") => "swap with lead".to_owned(),
        Way::Swap(_) => "swap with supervisor".to_owned(),
        Way::Rest => format!("rest {}", days()),
    }
}

#[test]
fn ways_to_mend() {
    let as_they_are: fn(&mut Rules) = |_| {};
    type Row<'a> = (&'a str, fn(&mut Rules), [&'a str; 3], &'a [&'a str]);
    let rows: &[Row<'_>] = &[
        ("the sketch's three ways", as_they_are, [".......ef", ".......re", ""], &["half", "swap with lead", "rest 9"]),
        (
            "nobody to swap with",
            as_they_are,
            [".......ef", ".......ff", ""],
            &["half", "swap with supervisor", "rest 9"],
        ),
        (
            "leave is never swapped",
            as_they_are,
            [".......ef", ".......rl", ".......rl"],
            &["half", "rest 9", "evening"],
        ),
        (
            "two shifts: one of them, and nobody takes over both",
            as_they_are,
            [".......2", ".......f", ".......e"],
            &["full", "rest 8", "evening"],
        ),
        (
            "a run is mended by a free day or by who is free",
            as_they_are,
            ["fffffff", "ff.fffr", "fffffff"],
            &["swap with lead", "rest 7"],
        ),
        ("who took over would run too long as well", as_they_are, ["fffffff", "ffffffe", ".ffffff"], &["rest 7"]),
        (
            "free days where most are left",
            |rules| (rules.run, rules.rest_days_least) = (Strength::Off, 30),
            ["fff", ".f", ".f"],
            &["rest 1 2"],
        ),
    ];
    for (name, rules, plans, expected) in rows {
        let mut desk = Desk::new();
        desk.rules(rules);
        for (who, marks) in ["agent", "lead", "supervisor"].into_iter().zip(plans) {
            desk.plan(who, "2026-12-01", marks);
        }
        let ways: Vec<String> = offered(&desk, &["lead", "supervisor"], 3).iter().map(said).collect();
        assert_eq!(ways, *expected, "{name}");
    }
}

#[test]
fn a_swap_moves_both_cells() {
    let mut desk = Desk::new();
    desk.plan("agent", "2026-12-08", "ef").plan("lead", "2026-12-08", "re");
    let swap = offered(&desk, &["lead"], 3).into_iter().find(|repair| matches!(repair.way, Way::Swap(_))).unwrap();
    let day = super::day("2026-12-09");
    let edit = |who, mark| CellEdit { staff: person(who), day, to: super::cell(mark) };
    assert_eq!(swap.edits, [edit("agent", 'e'), edit("lead", 'f')]);
}
