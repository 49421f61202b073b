//! Committing: one version for each command, and all that must be durable before anyone is told.

use super::{Commit, LOG_COMMITS, Primary};
use crate::{
    automation,
    command::{self, Actor, Change, Command, Ctx, Rejection},
    id::StaffId,
    record::{Key, Scope},
    sync::wire::{Mutation, MutationId, Outcome, Version},
    time::Instant,
};
use std::{collections::BTreeMap, sync::Arc};

/// What must be durable, in one transaction, before anyone is told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WriteSet {
    /// Rows after this write; `None` removes.
    pub rows: BTreeMap<Key, Option<Stored>>,
    pub commits: Vec<CommitRow>,
    pub outcomes: Vec<OutcomeRow>,
    pub quarantined: Vec<QuarantineRow>,
}

/// A row as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub scope: Scope,
    pub version: Version,
    pub body: String,
}

/// A commit as it is stored: who did what when (X4), and what it touched.
#[derive(Clone, Debug, PartialEq)]
pub struct CommitRow {
    pub version: Version,
    pub commit: Commit,
    pub actor: Actor,
    /// When the server took it in.
    pub at: Instant,
    /// The mutation that asked for it; `None` for a command of the system.
    pub mutation: Option<MutationId>,
    pub name: String,
    pub v: u16,
    pub args: String,
}

/// The end of a mutation as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeRow {
    pub owner: StaffId,
    pub hash: u64,
    pub outcome: Outcome,
}

/// A mutation put aside, and after how many attempts.
#[derive(Clone, Debug, PartialEq)]
pub struct QuarantineRow {
    pub owner: StaffId,
    pub mutation: Mutation,
    pub attempts: u32,
}

impl WriteSet {
    pub fn is_empty(&self) -> bool {
        self.commits.is_empty() && self.outcomes.is_empty()
    }

    /// Adds a later write to the same transaction.
    pub fn append(&mut self, later: WriteSet) {
        self.rows.extend(later.rows);
        self.commits.extend(later.commits);
        self.outcomes.extend(later.outcomes);
        self.quarantined.extend(later.quarantined);
    }
}

impl Primary {
    /// Issues a command of the system: the command line's, or a first start's.
    pub fn issue(
        &mut self,
        command: &Command,
        now: Instant,
        random: &mut dyn FnMut() -> u64,
    ) -> Result<WriteSet, Rejection> {
        let mut write = WriteSet::default();
        let changes = command::apply(&mut self.world, command, &Ctx { actor: Actor::System, at: now })?;
        self.commit(&changes, Cause::own(command, now), random, &mut write);
        Ok(write)
    }

    /// One commit for the command, then one for each reaction. Returns the version of the first.
    pub(super) fn commit(
        &mut self,
        changes: &[Change],
        cause: Cause<'_>,
        random: &mut dyn FnMut() -> u64,
        write: &mut WriteSet,
    ) -> Version {
        let at = cause.at;
        let version = self.store(changes, cause, random(), write);
        for command in automation::react(&self.world, changes, at) {
            let ctx = Ctx { actor: Actor::System, at };
            if let Ok(changes) = command::apply(&mut self.world, &command, &ctx) {
                self.commit(&changes, Cause::own(&command, at), random, write);
            }
        }
        version
    }

    fn store(&mut self, changes: &[Change], cause: Cause<'_>, id: u64, write: &mut WriteSet) -> Version {
        self.version += 1;
        let version = self.version;
        let mut touched = Vec::with_capacity(changes.len());
        for change in changes {
            let Some(key) = change.key() else { continue };
            let stored = change
                .after
                .as_ref()
                .and_then(|record| Some(Stored { scope: record.scope(), version, body: record.body().ok()? }));
            let row = change.after.as_ref().zip(stored.as_ref());
            let old = self.place(key, row.map(|(record, stored)| (record, stored.body.as_str(), version)));
            touched.push((key, old.map(|slot| slot.scope)));
            write.rows.insert(key, stored);
        }
        let Cause { actor, at, mutation, command } = cause;
        let commit = Commit { id, by: actor.staff().zip(mutation), touched };
        self.log.insert(version, Arc::new(commit.clone()));
        self.trim_log(LOG_COMMITS);
        let (name, v) = command.name();
        let args = command.encode().unwrap_or_default();
        write.commits.push(CommitRow { version, commit, actor, at, mutation, name: name.to_owned(), v, args });
        version
    }
}

/// What a commit was caused by.
pub(super) struct Cause<'a> {
    pub actor: Actor,
    pub at: Instant,
    pub mutation: Option<MutationId>,
    pub command: &'a Command,
}

impl Cause<'_> {
    fn own(command: &Command, at: Instant) -> Cause<'_> {
        Cause { actor: Actor::System, at, mutation: None, command }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        command::StaffSet,
        id::{SavedViewId, WorkspaceId},
        order::filter::OrderFilter,
        record::{Kind, Record},
        saved_view::SavedView,
        staff::{Post, RoleId, Staff},
        sync::{
            replica::{Incoming, Replica},
            wire::Frame,
        },
        workspace::Workspace,
    };

    /// No command of today moves a record from one scope to another; the next one may.
    #[test]
    fn a_row_that_moves_scope_leaves_one_device_and_comes_to_another() {
        let mut random = || 9;
        let mut primary = Primary::new(1);
        let [bo, chen] = ["bo", "chen"].map(|name| StaffId::named(&[name]));
        let mut commands: Vec<Command> =
            vec![command::WorkspaceSet { workspace: Workspace::new(WorkspaceId::named(&["w"]), "w") }.into()];
        commands.extend([(bo, "admin"), (chen, "agent")].map(|(id, role)| {
            let staff = Staff {
                id,
                name: "x".to_owned(),
                roles: [RoleId::named(role)].into(),
                post: Post::default(),
                active: true,
            };
            StaffSet { staff }.into()
        }));
        for command in &commands {
            primary.issue(command, Instant(0), &mut random).expect("the team is set up");
        }
        let mut replicas = [bo, chen].map(|person| Replica::new(person, Kind::ALL));
        let view = |owner| SavedView {
            ticket_filter: None,
            id: SavedViewId::named(&["v"]),
            owner,
            name: "v".to_owned(),
            filter: OrderFilter::default(),
        };
        let mut before: Option<Record> = None;
        for (owner, held) in [(bo, [1, 0]), (chen, [0, 1]), (bo, [1, 0])] {
            let record = Record::from(view(owner));
            primary.world.put(record.clone());
            let change = Change { before: before.replace(record.clone()), after: Some(record) };
            primary.store(&[change], Cause::own(&commands[0], Instant(0)), random(), &mut WriteSet::default());
            for replica in &mut replicas {
                while replica.cookie().map(|cookie| cookie.version) != Some(primary.version) {
                    let mut incoming = Incoming::answering(&replica.request());
                    let frames: Vec<Frame> = primary.pull(replica.person(), &replica.request(), 100).collect();
                    frames.into_iter().for_each(|frame| incoming.frame(frame).expect("frames in order"));
                    let (_, write) = replica.pull(incoming).expect("a whole answer");
                    replica.stored(write);
                }
            }
            let found = replicas.each_ref().map(|replica| replica.confirmed().saved_views.len());
            assert_eq!(found, held);
        }
    }
}
