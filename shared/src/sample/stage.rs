//! A copy of the World on which invented work is played, as the people who are there may and can.

use super::work::Deed;
use crate::{command::Command, id::StaffId, time::Instant, world::World};

pub(super) struct Stage {
    pub world: World,
    /// What was done, in the order in which it was done.
    pub deeds: Vec<Deed>,
}

impl Stage {
    pub fn of(world: &World) -> Stage {
        Stage { world: world.clone(), deeds: Vec::new() }
    }

    /// Has it done by whoever may and can; `false` when nobody does.
    pub fn does_somebody(&mut self, at: Instant, command: impl Into<Command>) -> bool {
        let team: Vec<StaffId> = self.world.staff.keys().copied().collect();
        self.does(team, at, command)
    }

    /// Has it done by the first of them who may and can.
    pub fn does(&mut self, team: impl IntoIterator<Item = StaffId>, at: Instant, command: impl Into<Command>) -> bool {
        let command = command.into();
        let mut deeds = team.into_iter().map(|by| Deed { by, at, command: command.clone() });
        let done = deeds.find(|deed| deed.goes_through(&mut self.world));
        let is_done = done.is_some();
        self.deeds.extend(done);
        is_done
    }
}
