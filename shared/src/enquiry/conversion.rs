//! What became of enquiries, per agent (O4, 成交率): those that were opened on the days of a period.
//!
//! An enquiry is counted for who took it, whoever closed it. Everyone sees the work; how much of it became orders only
//! the agent sees, and who leads.

use super::{Enquiry, Loss, Outcome};
use crate::{
    id::StaffId,
    money::Fen,
    order::Status,
    staff::Permission,
    time::{Day, Zone},
    world::World,
};
use std::{cmp::Reverse, collections::BTreeMap, ops::RangeInclusive};

/// One agent's enquiries of a period. `enquiries` is the sum of what is open, won and lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// `None`: taken by the system, or the sum of all.
    pub agent: Option<StaffId>,
    pub enquiries: u32,
    pub open: u32,
    pub won: u32,
    pub lost: BTreeMap<Loss, u32>,
    /// What the orders come to, but for those that were closed since.
    pub value: Fen,
}

impl Tally {
    /// All that were lost.
    pub fn losses(&self) -> u32 {
        self.lost.values().sum()
    }

    /// Of a thousand that were closed, so many became orders, rounded down; `None` while none was closed.
    pub fn per_mille(&self) -> Option<u32> {
        let closed = self.won + self.losses();
        (u64::from(self.won) * 1000).checked_div(closed.into()).and_then(|part| u32::try_from(part).ok())
    }

    fn add(&mut self, world: &World, enquiry: &Enquiry) {
        self.enquiries += 1;
        match &enquiry.outcome {
            None => self.open += 1,
            Some(Outcome::Lost { reason, .. }) => *self.lost.entry(*reason).or_default() += 1,
            Some(Outcome::Won { order }) => {
                self.won += 1;
                let order = world.orders.get(order).filter(|order| order.status != Status::Closed);
                self.value = self.value + order.map(|order| order.amounts.total).unwrap_or_default();
            }
        }
    }
}

/// Each agent's enquiries that were opened on these days, in the team's zone; who won most comes first.
pub fn conversion(world: &World, days: &RangeInclusive<Day>) -> Vec<Tally> {
    let zone = world.workspace().map_or_else(Zone::utc, |workspace| workspace.zone());
    let is_of = |enquiry: &&std::sync::Arc<Enquiry>| zone.day(enquiry.opened_at).is_some_and(|day| days.contains(&day));
    let mut tallies = BTreeMap::<Option<StaffId>, Tally>::new();
    for enquiry in world.enquiries.values().filter(is_of) {
        tallies
            .entry(enquiry.by)
            .or_insert_with(|| Tally { agent: enquiry.by, ..Tally::default() })
            .add(world, enquiry);
    }
    let mut tallies: Vec<Tally> = tallies.into_values().collect();
    // Stable: of equals the order of their ids stays.
    tallies.sort_by_key(|tally| Reverse((tally.won, tally.value)));
    tallies
}

/// As much of it as this person may see: their own, or all for who leads.
pub fn seen_by(world: &World, me: StaffId, days: &RangeInclusive<Day>) -> Vec<Tally> {
    let leads = world.workspace().zip(world.staff.get(&me));
    let leads = leads.is_some_and(|(workspace, staff)| workspace.permits(staff, Permission::TicketAssign));
    conversion(world, days).into_iter().filter(|tally| leads || tally.agent == Some(me)).collect()
}

/// All of them together.
pub fn total(tallies: &[Tally]) -> Tally {
    let mut total = Tally::default();
    for tally in tallies {
        total.enquiries += tally.enquiries;
        total.open += tally.open;
        total.won += tally.won;
        total.value = total.value + tally.value;
        for (reason, count) in &tally.lost {
            *total.lost.entry(*reason).or_default() += count;
        }
    }
    total
}
