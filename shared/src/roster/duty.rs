//! Who is on shift, by what is published.

use crate::{id::StaffId, time::Instant, world::World};
use std::collections::BTreeSet;

/// The people whose published shift covers that instant, also one that began the day before.
/// Half-open: at its end a shift is over.
pub fn on_shift(world: &World, now: Instant) -> BTreeSet<StaffId> {
    let Some(workspace) = world.workspace() else { return BTreeSet::new() };
    let zone = workspace.zone();
    let Some(today) = zone.day(now) else { return BTreeSet::new() };
    let mut people = BTreeSet::new();
    for day in [today.plus(-1), today] {
        for roster in world.rosters_in(day.month()) {
            let shifts = roster.published.get(&day.number()).into_iter().flat_map(super::Cell::shifts);
            let covers = |(begin, end): (Instant, Instant)| begin <= now && now < end;
            let known = shifts.filter_map(|id| workspace.shift_type(id));
            if known.map(|shift| shift.span(day, &zone)).any(covers) {
                people.insert(roster.staff);
            }
        }
    }
    people
}
