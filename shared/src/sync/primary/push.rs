//! Taking mutations in: each id at most once, in order, every one with an end that is stored.

use super::{
    Client, Primary,
    commit::{Cause, OutcomeRow, QuarantineRow, WriteSet},
};
use crate::{
    command::{self, Actor, Class, Command, Ctx, DecodeError, Rejection},
    id::StaffId,
    permit,
    sync::{
        bug::{self, Bug},
        wire::{End, Mutation, MutationId, Outcome, PROTO, Push, PushReply, Stop},
    },
    time::Instant,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Attempts on a mutation that the server fails on, before it is put aside.
const ATTEMPTS: u32 = 5;
/// Milliseconds that those attempts take at least.
const PATIENCE: i64 = 10 * 60 * 1000;
/// Milliseconds by which a client's clock may be ahead before it is corrected.
pub(super) const AHEAD: i64 = 2 * 60 * 1000;

/// What the shell adds to a push.
pub struct PushInput<'a> {
    pub person: StaffId,
    pub push: &'a Push,
    /// The server's clock.
    pub now: Instant,
    /// Fresh random numbers, for commit ids.
    pub random: &'a mut dyn FnMut() -> u64,
}

/// A mutation that the server itself fails on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    pub attempts: u32,
    pub first: Instant,
}

/// How the mutations of pushes are taken in.
struct Taking<'a> {
    now: Instant,
    random: &'a mut dyn FnMut() -> u64,
    /// Each is tried for itself, so that one on which the server fails spoils none of the others.
    careful: bool,
    write: WriteSet,
}

impl Primary {
    /// Takes in a push. Mutations are consumed in order up to the first that can't be. Even when
    /// there is nothing to write, the new state counts: it knows what failed how often.
    pub fn push(&mut self, input: &mut PushInput<'_>) -> (PushReply, WriteSet) {
        let (replies, write) = self.push_all(&[(input.person, input.push)], input.now, input.random);
        (replies.into_iter().next().unwrap_or_default(), write)
    }

    /// Takes in pushes, each with who sent it, one after the other.
    pub fn push_all(
        &mut self,
        pushes: &[(StaffId, &Push)],
        now: Instant,
        random: &mut dyn FnMut() -> u64,
    ) -> (Vec<PushReply>, WriteSet) {
        // Maps are changed in place as long as nobody else holds them. So there is one state to fall
        // back to for all, and all are done anew, with care, when the server fails on one of them.
        let before = self.clone();
        let mut take = |primary: &mut Primary, careful| {
            let mut taking = Taking { now, random: &mut *random, careful, write: WriteSet::default() };
            let replies = pushes.iter().map(|(person, push)| primary.take(*person, push, &mut taking)).collect();
            (replies, taking.write)
        };
        match catch_unwind(AssertUnwindSafe(|| take(self, false))) {
            Ok(done) => done,
            Err(_) => {
                *self = before;
                take(self, true)
            }
        }
    }

    fn take(&mut self, person: StaffId, push: &Push, taking: &mut Taking<'_>) -> PushReply {
        let mut reply = PushReply::default();
        if push.proto != PROTO {
            reply.stop = Some(Stop::Upgrade);
            return reply;
        }
        if push.person != person && !bug::is_on(Bug::SessionIgnored) {
            reply.stop = Some(Stop::Auth);
            return reply;
        }
        for mutation in &push.mutations {
            match self.consume(mutation, person, taking) {
                Ok(end) => reply.outcomes.push(Outcome { id: mutation.id, end }),
                Err(stop) => {
                    reply.stop = Some(stop);
                    break;
                }
            }
        }
        reply
    }

    /// Brings one mutation to its end, or says why the push stops before it.
    fn consume(&mut self, mutation: &Mutation, person: StaffId, taking: &mut Taking<'_>) -> Result<End, Stop> {
        let MutationId { client, seq } = mutation.id;
        if self.clients.get(&client).is_some_and(|state| state.owner != person) {
            return Err(Stop::ForeignClient { client });
        }
        if let Some(end) = self.known_end(mutation)? {
            return Ok(end);
        }
        let end = match mutation.command() {
            Ok(command) => match self.try_out(mutation, &command, person, taking) {
                Some(end) => end,
                None => self.fail(mutation, person, taking).ok_or_else(|| self.later(mutation.id))?,
            },
            Err(DecodeError::Unknown { .. }) => return Err(Stop::Upgrade),
            Err(DecodeError::Arguments { .. }) => End::Rejected { why: Rejection::Unreadable },
        };
        let hash = mutation.hash();
        self.clients.get_or_insert(client, || Client::of(person)).ends.insert(seq, (hash, end.clone()));
        self.failures.remove(&mutation.id);
        let outcome = Outcome { id: mutation.id, end: end.clone() };
        taking.write.outcomes.push(OutcomeRow { owner: person, hash, outcome });
        Ok(end)
    }

    /// `None` when the server fails on it; with care that changes nothing.
    fn try_out(
        &mut self,
        mutation: &Mutation,
        command: &Command,
        person: StaffId,
        taking: &mut Taking<'_>,
    ) -> Option<End> {
        if !taking.careful {
            return Some(self.run(mutation, command, person, taking));
        }
        let (before, so_far) = (self.clone(), std::mem::take(&mut taking.write));
        let end = catch_unwind(AssertUnwindSafe(|| self.run(mutation, command, person, taking))).ok();
        let effects = std::mem::replace(&mut taking.write, so_far);
        match end {
            Some(_) => taking.write.append(effects),
            None => *self = before,
        }
        end
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
    fn run(&mut self, mutation: &Mutation, command: &Command, person: StaffId, taking: &mut Taking<'_>) -> End {
        bug::trip(mutation.args.get());
        let (actor, now) = (Actor::Staff(person), taking.now);
        let ctx = Ctx { actor, at: mutation.issued_at.min(now.plus(AHEAD)) };
        let may = permit::may(actor, command, &self.world).and_then(|()| match command.class() {
            Class::OnlineOnly => Err(Rejection::OnlineOnly),
            Class::Append | Class::Field | Class::Guarded => Ok(()),
        });
        let done = may.and_then(|()| command::apply(&mut self.world, command, &ctx));
        match done {
            Ok(changes) => {
                let cause = Cause { actor, at: now, mutation: Some(mutation.id), command };
                End::Applied { version: self.commit(&changes, cause, taking.random, &mut taking.write) }
            }
            Err(why) => End::Rejected { why },
        }
    }

    /// Counts a failure of the server on this mutation; after enough of them over enough time it is
    /// put aside, and the queue moves on.
    fn fail(&mut self, mutation: &Mutation, owner: StaffId, taking: &mut Taking<'_>) -> Option<End> {
        let known = self.failures.get(&mutation.id).copied();
        let mut failure = known.unwrap_or(Failure { attempts: 0, first: taking.now });
        failure.attempts += 1;
        self.failures.insert(mutation.id, failure);
        (failure.attempts >= ATTEMPTS && taking.now >= failure.first.plus(PATIENCE)).then(|| {
            let attempts = failure.attempts;
            taking.write.quarantined.push(QuarantineRow { owner, mutation: mutation.clone(), attempts });
            End::Quarantined
        })
    }

    /// When to try a failing mutation again: in twice the time of the last wait, 128 s at most.
    fn later(&self, id: MutationId) -> Stop {
        let attempts = self.failures.get(&id).map_or(1, |failure| failure.attempts);
        Stop::RetryAfter { seconds: 1 << attempts.min(7) }
    }
}
