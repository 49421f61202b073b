//! Taking mutations in: each id at most once, in order, every one with an end that is stored.

use super::{Client, Commit, LOG_COMMITS, Primary};
use crate::{
    automation,
    command::{self, Actor, Change, Command, Ctx, DecodeError, Rejection},
    id::StaffId,
    permit,
    record::{Key, Scope},
    sync::{
        bug::{self, Bug},
        wire::{End, Mutation, MutationId, Outcome, PROTO, Push, PushReply, Stop, Version},
    },
    time::Instant,
};
use std::{
    collections::BTreeMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// Attempts on a mutation that the server fails on, before it is put aside.
const ATTEMPTS: u32 = 5;
/// Milliseconds that those attempts take at least.
const PATIENCE: i64 = 10 * 60 * 1000;
/// Milliseconds by which a client's clock may be ahead before it is corrected.
const AHEAD: i64 = 2 * 60 * 1000;

/// What the shell adds to a push.
pub struct PushInput<'a> {
    pub person: StaffId,
    pub push: &'a Push,
    /// The server's clock.
    pub now: Instant,
    /// Fresh random numbers, for commit ids.
    pub random: &'a mut dyn FnMut() -> u64,
}

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

/// A mutation that the server itself fails on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    pub attempts: u32,
    pub first: Instant,
}

impl Primary {
    /// Takes in a push. Mutations are consumed in order up to the first that can't be. Even when
    /// there is nothing to write, the new state counts: it knows what failed how often.
    pub fn push(&mut self, input: &mut PushInput<'_>) -> (PushReply, WriteSet) {
        let mut reply = PushReply { outcomes: Vec::new(), stop: None };
        let mut write = WriteSet::default();
        if input.push.proto != PROTO {
            reply.stop = Some(Stop::Upgrade);
            return (reply, write);
        }
        if input.push.person != input.person && !bug::is_on(Bug::SessionIgnored) {
            reply.stop = Some(Stop::Auth);
            return (reply, write);
        }
        for mutation in &input.push.mutations {
            match self.consume(mutation, input, &mut write) {
                Ok(end) => reply.outcomes.push(Outcome { id: mutation.id, end }),
                Err(stop) => {
                    reply.stop = Some(stop);
                    break;
                }
            }
        }
        (reply, write)
    }

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

    /// Brings one mutation to its end, or says why the push stops before it.
    fn consume(&mut self, mutation: &Mutation, input: &mut PushInput<'_>, write: &mut WriteSet) -> Result<End, Stop> {
        let MutationId { client, seq } = mutation.id;
        if self.clients.get(&client).is_some_and(|state| state.owner != input.person) {
            return Err(Stop::ForeignClient { client });
        }
        if let Some(end) = self.known_end(mutation)? {
            return Ok(end);
        }
        let end = match mutation.command() {
            Ok(command) => {
                let (before, mut effects) = (self.clone(), WriteSet::default());
                let attempt = catch_unwind(AssertUnwindSafe(|| self.run(mutation, &command, input, &mut effects)));
                match attempt {
                    Ok(end) => {
                        write.append(effects);
                        end
                    }
                    Err(_) => {
                        *self = before;
                        self.fail(mutation, input, write).ok_or_else(|| self.later(mutation.id))?
                    }
                }
            }
            Err(DecodeError::Unknown { .. }) => return Err(Stop::Upgrade),
            Err(DecodeError::Arguments { .. }) => End::Rejected { why: Rejection::Unreadable },
        };
        let hash = mutation.hash();
        let mut state = self.clients.get(&client).cloned().unwrap_or_else(|| Client::of(input.person));
        state.ends.insert_mut(seq, (hash, end.clone()));
        self.clients.insert_mut(client, state);
        self.failures.remove_mut(&mutation.id);
        let outcome = Outcome { id: mutation.id, end: end.clone() };
        write.outcomes.push(OutcomeRow { owner: input.person, hash, outcome });
        Ok(end)
    }

    /// The end that this mutation had before, if it had one. A number too high is refused: an
    /// earlier push is still under way, unless the client says that nothing is missing. A number
    /// that was left out before is as good as the next one.
    fn known_end(&self, mutation: &Mutation) -> Result<Option<End>, Stop> {
        if bug::is_on(Bug::DeduplicationOff) {
            return Ok(None);
        }
        let MutationId { client, seq } = mutation.id;
        let state = self.clients.get(&client);
        match state.and_then(|state| state.ends.get(&seq)) {
            Some((hash, end)) if *hash == mutation.hash() => Ok(Some(end.clone())),
            Some(_) => Err(Stop::SeqReuse { client, seq }),
            None => match state.map_or(0, Client::last).saturating_add(1) {
                next if seq > next && !mutation.gap => Err(Stop::Expected { client, seq: next }),
                _ => Ok(None),
            },
        }
    }

    /// Permission and application; a refusal is an end like another.
    fn run(&mut self, mutation: &Mutation, command: &Command, input: &mut PushInput<'_>, write: &mut WriteSet) -> End {
        bug::trip(mutation.args.get());
        let actor = Actor::Staff(input.person);
        let ctx = Ctx { actor, at: mutation.issued_at.min(input.now.plus(AHEAD)) };
        let done =
            permit::may(actor, command, &self.world).and_then(|()| command::apply(&mut self.world, command, &ctx));
        match done {
            Ok(changes) => {
                let cause = Cause { actor, at: input.now, mutation: Some(mutation.id), command };
                End::Applied { version: self.commit(&changes, cause, input.random, write) }
            }
            Err(why) => End::Rejected { why },
        }
    }

    /// Counts a failure of the server on this mutation; after enough of them over enough time it is
    /// put aside, and the queue moves on.
    fn fail(&mut self, mutation: &Mutation, input: &PushInput<'_>, write: &mut WriteSet) -> Option<End> {
        let known = self.failures.get(&mutation.id).copied();
        let mut failure = known.unwrap_or(Failure { attempts: 0, first: input.now });
        failure.attempts += 1;
        self.failures.insert_mut(mutation.id, failure);
        (failure.attempts >= ATTEMPTS && input.now >= failure.first.plus(PATIENCE)).then(|| {
            let (owner, attempts) = (input.person, failure.attempts);
            write.quarantined.push(QuarantineRow { owner, mutation: mutation.clone(), attempts });
            End::Quarantined
        })
    }

    /// When to try a failing mutation again: in twice the time of the last wait, 128 s at most.
    fn later(&self, id: MutationId) -> Stop {
        let attempts = self.failures.get(&id).map_or(1, |failure| failure.attempts);
        Stop::RetryAfter { seconds: 1 << attempts.min(7) }
    }

    /// One commit for the command, then one for each reaction. Returns the version of the first.
    fn commit(
        &mut self,
        changes: &[Change],
        cause: Cause<'_>,
        random: &mut dyn FnMut() -> u64,
        write: &mut WriteSet,
    ) -> Version {
        let at = cause.at;
        let version = self.store(changes, cause, random(), write);
        for command in automation::react(&self.world, changes) {
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
        self.log.insert_mut(version, Arc::new(commit.clone()));
        self.trim_log(LOG_COMMITS);
        let (name, v) = command.name();
        let args = command.encode().unwrap_or_default();
        write.commits.push(CommitRow { version, commit, actor, at, mutation, name: name.to_owned(), v, args });
        version
    }
}

/// What a commit was caused by.
struct Cause<'a> {
    actor: Actor,
    at: Instant,
    mutation: Option<MutationId>,
    command: &'a Command,
}

impl Cause<'_> {
    fn own(command: &Command, at: Instant) -> Cause<'_> {
        Cause { actor: Actor::System, at, mutation: None, command }
    }
}
