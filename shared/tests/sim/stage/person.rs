//! What people do.

use super::Stage;
use crate::{service, tab::Job, team, violation::Violation, wish};
use serde_json::value::RawValue;
use shared::{
    command::{ArchiveRecall, Command},
    id::{CaseId, ClientId},
    record::Key,
    sync::{
        replica::{Issue, Pending, Phase, Place},
        wire::{Mutation, MutationId},
    },
    time::Instant,
};

impl Stage {
    pub(super) fn issue(&mut self, tab: u8, what: u8, with: u16) -> Result<(), Violation> {
        let Some(index) = self.tab(tab) else { return Ok(()) };
        let fresh = self.fresh();
        let tab = &self.tabs[index];
        let command = wish::wish(tab.replica.view(), tab.person(), what, with, fresh);
        self.dispatch(index, &command)
    }

    pub fn dispatch(&mut self, index: usize, command: &Command) -> Result<(), Violation> {
        self.issue_now(index, Issue::from(command)).map(|_| ())
    }

    /// Says whether it was issued.
    pub(super) fn issue_now(&mut self, index: usize, issue: Issue<'_>) -> Result<bool, Violation> {
        let now = self.clock(self.stores[self.tabs[index].store].device);
        let tab = &mut self.tabs[index];
        let id = tab.next_id();
        // What the screen refuses is not issued.
        let blobs = issue.blobs.clone();
        let Ok(write) = tab.replica.issue(id, issue, now) else { return Ok(false) };
        for pending in &write.outbox {
            self.ledger.issue(tab.person(), &pending.mutation);
            self.ledger.with(&pending.mutation, &blobs);
        }
        tab.issued(write);
        self.check_tab(index).map(|()| true)
    }

    pub(super) fn deal_with(&mut self, tab: u8, which: u8, anew: bool) -> Result<(), Violation> {
        let Some(index) = self.tab(tab) else { return Ok(()) };
        let waiting: Vec<_> = self.tabs[index].replica.attention().cloned().collect();
        if waiting.is_empty() {
            return Ok(());
        }
        let attention = &waiting[usize::from(which) % waiting.len()];
        self.fresh();
        if let Some(command) = attention.mutation.command().ok().filter(|_| anew) {
            let command = command.renewed(self.tabs[index].replica.view());
            self.dispatch(index, &command)?;
        }
        let write = self.tabs[index].replica.deal_with(attention.place);
        self.tabs[index].jobs.push_back(Job::Save(write));
        Ok(())
    }

    /// What the admin does: somebody's standing, a refund that is due, or something back from the archive.
    pub(super) fn at_once(&self, who: u8, change: u8) -> Command {
        let records = self.server.now.primary.world().records();
        let away: Vec<Key> = records.filter(|record| record.archive().is_away()).map(|record| record.key()).collect();
        if !away.is_empty() && change.is_multiple_of(3) {
            return ArchiveRecall { keys: [away[usize::from(who) % away.len()]].into() }.into();
        }
        let refund = service::refund(self.server.now.primary.world(), who).filter(|_| change.is_multiple_of(2));
        refund.map_or_else(|| team::change(who, change), Command::from)
    }

    /// The admin's own request, which is never queued.
    pub fn administer(&mut self, command: &Command) -> Result<(), Violation> {
        self.server.act(team::person(0), command, Instant(self.now), &self.ledger)
    }

    /// What an older build wrote: with a field that is gone since, or a value that is; or what no build writes, a
    /// refund that waits.
    pub(super) fn leave_old(&mut self, store: usize, what: u8) -> Result<(), Violation> {
        let fresh = self.fresh();
        let store = &mut self.stores[store];
        let order = self.server.now.primary.world().orders.keys().next().map(ToString::to_string).unwrap_or_default();
        let refund = service::refund(self.server.now.primary.world(), what);
        let case = refund.map_or_else(|| CaseId::named(&["none"]), |refund| refund.case);
        let (name, args) = match what % 3 {
            0 => ("order.note", format!(r#"{{"order":"{order}","text":"old {fresh}","gone":1}}"#)),
            1 => ("case.refund", format!(r#"{{"case":"{case}","amount":{fresh},"method":"bank"}}"#)),
            _ => ("order.flag", format!(r#"{{"order":"{order}","flag":"pink"}}"#)),
        };
        let args = RawValue::from_string(args).map_err(|e| Violation::new(e.to_string()))?;
        let id = MutationId { client: ClientId::named(&["old", &fresh.to_string()]), seq: 1 };
        let mutation = Mutation { id, name: name.to_owned(), v: 1, args, issued_at: Instant(self.now), gap: false };
        self.ledger.issue(store.person, &mutation);
        let place = Place { at: self.now, id };
        store.outbox.insert(place, Pending { place, mutation, again: false, phase: Phase::Saved });
        Ok(())
    }
}
