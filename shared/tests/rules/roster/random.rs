//! What holds of any plan: edits can be taken back, a person's rules are their own affair, and a
//! repair that is offered mends.

use super::{cell, day, month};
use crate::desk::{Desk, person};
use proptest::{collection::vec, prelude::*};
use shared::{
    id::StaffId,
    roster::{
        edit::{CellChange, changes},
        plan::{CellEdit, Plan},
        repair::repairs,
        rule::check,
    },
    time::Day,
};

const PEOPLE: [&str; 4] = ["agent", "lead", "supervisor", "manager"];
const DAYS: u8 = 45;

/// Edits from mid-November to the end of December, mostly shifts.
fn edits(count: usize) -> impl Strategy<Value = Vec<CellEdit>> {
    let mark = prop::sample::select("fffeeehor2.l".chars().collect::<Vec<_>>());
    let edit = (0..PEOPLE.len(), 0..DAYS, mark).prop_map(|(who, ahead, mark)| CellEdit {
        staff: person(PEOPLE[who]),
        day: day("2026-11-17").plus(ahead.into()),
        to: cell(mark),
    });
    vec(edit, 1..count)
}

fn planned(edits: &[CellEdit]) -> Desk {
    let mut desk = Desk::new();
    edits.iter().for_each(|edit| drop(desk.set(edit.staff, edit.day, edit.to.clone()).unwrap()));
    desk
}

fn cells(desk: &Desk) -> Vec<(StaffId, Day, String)> {
    let plan = Plan::of(&desk.world).unwrap();
    let places = PEOPLE.iter().flat_map(|who| (0..DAYS).map(move |ahead| (person(who), ahead)));
    let read = |(staff, ahead): (StaffId, u8)| {
        let day = day("2026-11-17").plus(ahead.into());
        (staff, day, format!("{:?}", plan.cell(staff, day)))
    };
    places.map(read).collect()
}

/// Makes the edits as one gesture does, and returns what it changed.
fn make(desk: &mut Desk, edits: &[CellEdit]) -> Vec<CellChange> {
    let made = changes(&Plan::of(&desk.world).unwrap(), edits);
    made.iter().for_each(|change| drop(desk.does(change.command()).unwrap()));
    made
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn gestures_and_their_way_back_restore_the_plan(before in edits(60), gestures in vec(edits(12), 1..6)) {
        let mut desk = planned(&before);
        let was = cells(&desk);
        let made: Vec<Vec<CellChange>> = gestures.iter().map(|gesture| make(&mut desk, gesture)).collect();
        let is = cells(&desk);
        for changes in made.iter().rev() {
            changes.iter().rev().for_each(|change| drop(desk.does(change.clone().back().command()).unwrap()));
        }
        prop_assert_eq!(cells(&desk), was);
        for change in made.iter().flatten() {
            desk.does(change.command()).unwrap();
        }
        prop_assert_eq!(cells(&desk), is, "and forth again");
    }

    #[test]
    fn what_a_person_breaks_depends_on_their_cells_alone(own in edits(80), others in edits(80)) {
        let who = person("agent");
        let of_others: Vec<CellEdit> = others.into_iter().filter(|edit| edit.staff != who).collect();
        let mut desk = planned(&own);
        let before = check(&Plan::of(&desk.world).unwrap(), who, month("2026-12"));
        make(&mut desk, &of_others);
        prop_assert_eq!(check(&Plan::of(&desk.world).unwrap(), who, month("2026-12")), before);
    }

    #[test]
    fn what_is_offered_mends_and_breaks_nothing_as_strict(edits in edits(140)) {
        let desk = planned(&edits);
        let plan = Plan::of(&desk.world).unwrap();
        let people = PEOPLE.map(person);
        let months = ["2026-11", "2026-12", "2027-01"].map(month);
        let all = |plan: &Plan<'_>| -> Vec<_> {
            let each = people.iter().flat_map(|who| months.iter().map(move |month| (*who, *month)));
            each.flat_map(|(who, month)| check(plan, who, month)).collect()
        };
        let before = all(&plan);
        for violation in before.iter().take(3) {
            for repair in repairs(&plan, violation, &people, 3) {
                let after = all(&plan.with(&repair.edits));
                prop_assert!(!after.iter().any(|left| left.is_like(violation)), "{:?} does not mend {:?}", repair, violation);
                let worse = after.iter().find(|new| {
                    new.strength >= violation.strength && !before.iter().any(|old| old.is_like(new))
                });
                prop_assert_eq!(worse, None, "{:?} of {:?}", repair, violation);
            }
        }
    }
}
