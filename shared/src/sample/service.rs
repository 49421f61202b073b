//! Invented after-sales cases about the orders that are there, and parcels that nobody had announced.
//!
//! Each case is played on a copy of the World (`play`), as the people who are there may and can, so that whatever team
//! it is, the commands are such as go through. The first cases rest at one step of the life each; of the others most
//! are over, and of those of long ago all. `story` is what they are about.

mod play;
mod story;

pub use story::{PHOTOS, Photo};

use super::{
    dice::Dice,
    work::{Deed, people},
};
use crate::{
    aftersale::{Step, goods::bought},
    command::{Owned, StrayMatch, StrayReceive},
    id::{CaseId, OrderId, StaffId, StrayId},
    order::{Order, Parcel, Status},
    staff::Permission,
    time::Instant,
    workspace::Workspace,
    world::World,
};
use play::Play;
use std::{collections::BTreeSet, sync::Arc};
use story::{STORIES, STRAYS, Story};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Of a hundred cases that need not rest anywhere, so many do.
const OPEN_PERCENT: u64 = 35;

/// So many cases from before that, each about an order of its own; fewer when the orders or the people for them are not
/// there. What was before now is over by now.
pub fn cases(world: &World, count: u32, seed: u64, before: Instant, now: Instant) -> Vec<Vec<Deed>> {
    let Some(workspace) = world.workspace() else { return Vec::new() };
    let (agents, team) = (people(world, Permission::CaseWork), narrowest_first(world, workspace));
    if agents.is_empty() {
        return Vec::new();
    }
    let is_past = before < now;
    let mut taken = BTreeSet::new();
    let mut lives = Vec::new();
    for index in 0..count {
        let mut dice = Dice::of(seed, index);
        let must = Step::ALL.get(index as usize).copied().filter(|_| !is_past);
        // No parcel of long ago is still under way.
        let is_told = |story: &&Story| must.map_or(!is_past || !story.is_under_way(), |step| story.comes_to(step));
        let told: Vec<&Story> = STORIES.iter().filter(is_told).collect();
        let story = dice.pick(&told);
        let rest = must.or_else(|| (!is_past && dice.percent(OPEN_PERCENT)).then(|| dice.pick(&story.steps())));
        let by = dice.pick(&agents);
        let id = CaseId::named(&["sample", &seed.to_string(), &index.to_string()]);
        let mut play = Play { world, workspace, team: &team, by, story, id, rest, dice };
        let Some(any) = orders(world, story, &taken, before.plus(1)).next() else { continue };
        // How long it takes is known when it has been played once.
        let age = play.age();
        let took = play.clone().run(any, Instant(0)).last().map_or(0, |deed| deed.at.0);
        let begun = before.plus(-took - age);
        let fits = orders(world, story, &taken, begun.plus(-2 * DAY)).next();
        let order = fits.or_else(|| orders(world, story, &taken, before.plus(1)).last()).unwrap_or(any);
        let begun = begun.max(order.shipped_at.unwrap_or(order.placed_at).plus(DAY));
        if begun >= before {
            continue;
        }
        taken.insert(order.id);
        let mut deeds = play.run(order, begun);
        deeds.retain(|deed| deed.at <= now);
        lives.push(deeds);
    }
    lives
}

/// The orders of before that a story can be about and that have no case yet, newest first.
fn orders<'w, 'a>(
    world: &'w World,
    story: &'a Story,
    taken: &'a BTreeSet<OrderId>,
    before: Instant,
) -> impl Iterator<Item = &'w Order> + use<'w, 'a> {
    let is_free = |order: &&Arc<Order>| {
        story.is_about(order) && !taken.contains(&order.id) && world.cases_of(order.id).next().is_none()
    };
    world.orders_before(before).filter(is_free).map(|order| &**order)
}

/// Parcels that nobody had announced; one of them has been found to belong to an order.
pub fn strays(world: &World, seed: u64, now: Instant) -> Vec<Deed> {
    let Some(workspace) = world.workspace() else { return Vec::new() };
    let needed = [Permission::ReturnInspect, Permission::ContactSee];
    let may = |id: &&StaffId| {
        let staff = world.staff.get(*id);
        staff.is_some_and(|staff| needed.iter().all(|needed| workspace.permits(staff, *needed)))
    };
    let team = narrowest_first(world, workspace);
    let Some(by) = team.iter().find(may).copied() else { return Vec::new() };
    let id = |nth: usize| StrayId::named(&["sample", &seed.to_string(), &nth.to_string()]);
    let at = |nth: usize| now.plus(-(nth as i64 + 1) * 5 * HOUR);
    let receive = |nth: usize, parcel: Parcel, (name, phone, note): (&str, &str, &str)| {
        let (name, phone, note) = (name.to_owned(), phone.to_owned(), note.to_owned());
        Deed::new(by, at(nth), StrayReceive { stray: id(nth), parcel, name, phone, note, files: Vec::new() })
    };
    let mut dice = Dice::of(seed, u32::MAX);
    let mut deeds = Vec::new();
    let is_free = |order: &&Arc<Order>| order.status == Status::Finished && world.cases_of(order.id).next().is_none();
    let own = |order: &'_ Arc<Order>| Some((order.clone(), order.parcel.clone()?));
    if let Some((order, parcel)) = world.orders_newest_first().filter(is_free).find_map(own) {
        let nth = STRAYS.len();
        deeds.push(receive(nth, parcel, (&order.buyer, "", "原包裹退回，没有拆")));
        let case = CaseId::named(&["sample stray", &seed.to_string()]);
        let to = Owned::Order { order: order.id, case, pieces: bought(&order) };
        deeds.push(Deed::new(by, at(nth).plus(HOUR), StrayMatch { stray: id(nth), to }));
    }
    deeds.extend(STRAYS.iter().enumerate().rev().map(|(nth, said)| receive(nth, parcel(&mut dice), *said)));
    deeds
}

/// The active people, those whose roles permit least first: who is there for one thing does it.
fn narrowest_first(world: &World, workspace: &Workspace) -> Vec<StaffId> {
    let active = world.staff.values().filter(|staff| staff.active);
    let mut team: Vec<(usize, StaffId)> = active
        .map(|staff| (Permission::ALL.iter().filter(|one| workspace.permits(staff, **one)).count(), staff.id))
        .collect();
    team.sort_unstable();
    team.into_iter().map(|(_, id)| id).collect()
}

/// A parcel of a courier that there is not.
fn parcel(dice: &mut Dice) -> Parcel {
    Parcel { courier: "样板快递".to_owned(), tracking: format!("YB{:010}", dice.below(10_000_000_000)) }
}
