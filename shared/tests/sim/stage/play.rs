//! What each action does to the stage.

use super::Stage;
use crate::{
    action::Action,
    store::Store,
    tab::Job,
    team::{self, DEVICES},
    violation::Violation,
};

const DAY: i64 = 86_400_000;

impl Stage {
    /// Does it; the invariants of what it touched hold afterwards.
    pub fn act(&mut self, action: Action) -> Result<(), Violation> {
        match action {
            Action::Issue { tab, what, with } => self.issue(tab, what, with),
            Action::Send { tab, form, files, with } => self.send(tab, form, files, with),
            Action::DealWith { tab, which, anew } => self.deal_with(tab, which, anew),
            Action::Staff { who, change } => self.administer(&self.at_once(who, change)),
            Action::Old { store, what } => self.leave_old(self.store(store), what),
            Action::Work { tab, how } => self.tab(tab).map_or(Ok(()), |index| self.work(index, how)),
            Action::Deliver { message } => self.network.take(message).map_or(Ok(()), |m| self.deliver(m, None)),
            Action::Cut { message, frames } => {
                self.network.take(message).map_or(Ok(()), |m| self.deliver(m, Some(usize::from(frames))))
            }
            Action::Batch => {
                let pushes = self.network.pushes();
                self.serve(pushes)
            }
            Action::Restart => self.server.restart(),
            Action::PutAway => self.server.put_away(&self.ledger),
            Action::Restore { which, new_epoch } => self.server.restore(which, new_epoch),
            other => {
                self.set(other);
                Ok(())
            }
        }
    }

    /// What can't break anything by itself.
    fn set(&mut self, action: Action) {
        match action {
            Action::Type { tab, form } => self.of_tab(tab, |stage, index| stage.type_into(index, form)),
            Action::Look { store, form } => self.look(self.store(store), form),
            Action::Flush => self.flush(),
            Action::Live => (0..self.tabs.len()).for_each(|index| self.live(index)),
            Action::Errand { tab } => self.of_tab(tab, Stage::errand),
            Action::Fetch { tab, which } => self.of_tab(tab, |stage, index| stage.fetch(index, which)),
            Action::Evict { tab } => self.of_tab(tab, Stage::evict),
            Action::DealWithFile { tab, which, again } => {
                self.of_tab(tab, |stage, index| stage.deal_with_file(index, which, again));
            }
            Action::Open { store, old } if self.has_room() => self.open(self.store(store), old),
            Action::Open { .. } => {}
            Action::Kill { tab } => self.of_tab(tab, |stage, index| drop(stage.tabs.remove(index))),
            Action::Adopt { tab } => self.of_tab(tab, |stage, index| stage.tabs[index].jobs.push_back(Job::Adopt)),
            Action::Compact { tab } => self.of_tab(tab, Stage::compact),
            Action::Push { tab } => self.of_tab(tab, Stage::push),
            Action::Pull { tab } => self.of_tab(tab, Stage::pull),
            Action::Poke { tab, times } => self.of_tab(tab, |stage, index| stage.poke(index, times)),
            Action::Lose { message } => drop(self.network.take(message)),
            Action::Double { message } => self.network.double(message),
            Action::Garble { message } => self.network.garble(message),
            Action::Fate { fate } => self.server.fate = Some(fate),
            Action::Backup => self.server.back_up(),
            Action::Trim { keep } => self.server.trim(keep),
            Action::Sweep => self.server.sweep(),
            Action::Slice { size } => self.server.slice = size,
            Action::Busy { seconds } => self.server.busy = seconds,
            Action::Age { other } => self.server.other_age = other,
            Action::Tick { seconds } => self.now += i64::from(seconds) * 1000,
            Action::Clock { device, days } => self.clocks[usize::from(device) % DEVICES] = i64::from(days) * DAY,
            Action::SignIn { device, who } => {
                self.sign_in(usize::from(device) % DEVICES, Some(team::person(usize::from(who))));
            }
            Action::SignOut { device } => self.sign_in(usize::from(device) % DEVICES, None),
            other => self.keep(other),
        }
    }

    /// What happens to a storage behind the back of its tabs.
    fn keep(&mut self, action: Action) {
        match action {
            Action::Forget { store } => {
                let store = self.store(store);
                self.stores[store].recent.pop_first();
            }
            Action::Snapshot { store } => {
                let store = self.store(store);
                self.snapshots[store] = Some(self.stores[store].clone());
            }
            Action::RollBack { store } => {
                let store = self.store(store);
                if let Some(snapshot) = self.snapshots[store].clone() {
                    self.kill_tabs_of(store);
                    self.spare(store);
                    self.stores[store] = snapshot;
                }
            }
            Action::Clone { from, to } => {
                let (from, to) = (self.store(from), self.store(to));
                if from != to && self.stores[from].person == self.stores[to].person {
                    self.kill_tabs_of(to);
                    self.spare(to);
                    let device = self.stores[to].device;
                    self.stores[to] = Store { device, ..self.stores[from].clone() };
                }
            }
            Action::Damage { store, which } => {
                let store = self.store(store);
                self.stores[store].damage(which);
            }
            _ => {}
        }
    }

    fn of_tab(&mut self, number: u8, what: impl FnOnce(&mut Stage, usize)) {
        if let Some(index) = self.tab(number) {
            what(self, index);
        }
    }
}
