//! The server's process: a durable disk, a volatile Primary that is rebuilt from it, and what the
//! simulator remembers of every state that was ever published.

mod files;
mod guard;

pub use files::{Word, takes};

use crate::{
    action::Fate,
    disk::Disk,
    ledger::Ledger,
    sums, team,
    violation::{Violation, ensure},
};
use shared::{
    attachment::BlobHash,
    command::{self, Actor, Command, Ctx},
    id::StaffId,
    map::Map,
    record::Key,
    sync::{
        bug::{self, Bug},
        primary::{ActInput, CommitRow, Primary, PushInput, Sweep, WriteSet},
        wire::{Cookie, Frame, PullRequest, Push, PushReply, Stop, Version},
    },
    time::Instant,
    world::World,
};
use std::collections::{BTreeSet, HashMap};

/// Milliseconds that a client's clock may be ahead; the server's rule, written a second time.
const AHEAD: i64 = 120_000;

/// Long after anything that happens.
const LATER: Instant = Instant(4_000_000_000_000);

/// A state that was published.
#[derive(Clone)]
pub struct Moment {
    pub primary: Primary,
    /// What the commands so far come to, applied one after the other to an empty World.
    pub oracle: World,
    /// Which mutations, by what they say, are applied in which version.
    pub applied: Map<u64, Version>,
}

pub struct Server {
    pub disk: Disk,
    pub now: Moment,
    /// By version and commit id.
    pub history: HashMap<(Version, u64), Moment>,
    backups: Vec<(Disk, Moment)>,
    /// What was found for the archive, and as of which version.
    sweep: Option<(Sweep, Version)>,
    pub slice: u8,
    pub busy: u8,
    pub other_age: bool,
    pub fate: Option<Fate>,
    /// Commits that a start reads back.
    keep: usize,
    random: u64,
    pub restores: u32,
    /// How often it was started: a live connection is to one start.
    pub starts: u32,
    /// Contents that it ever had.
    pub had: BTreeSet<BlobHash>,
}

impl Server {
    pub fn new() -> Result<Server, Violation> {
        let now = Moment { primary: Primary::new(7), oracle: World::default(), applied: Map::default() };
        let mut server = Server {
            disk: Disk::new(7),
            now,
            history: HashMap::new(),
            backups: Vec::new(),
            sweep: None,
            slice: 255,
            busy: 0,
            other_age: false,
            fate: None,
            keep: 1_000,
            random: 1,
            restores: 0,
            starts: 1,
            had: BTreeSet::new(),
        };
        for command in team::beginning() {
            server.issue(&command)?;
        }
        Ok(server)
    }

    pub fn issue(&mut self, command: &Command) -> Result<(), Violation> {
        let mut primary = self.now.primary.clone();
        let issued = primary.issue(command, Instant(0), &mut dice(&mut self.random));
        let write = issued.map_err(|why| Violation::new(format!("setup: {why}")))?;
        self.disk.store(&write);
        self.publish(primary, &write, &[], &Ledger::default())
    }

    /// Does at once what is never queued.
    pub fn act(&mut self, person: StaffId, command: &Command, now: Instant, ledger: &Ledger) -> Result<(), Violation> {
        if self.other_age {
            return Ok(());
        }
        let mut primary = self.now.primary.clone();
        let mut random = dice(&mut self.random);
        let done = primary.act(&mut ActInput { person, command, issued_at: now, now, random: &mut random });
        drop(random);
        let (_, write) = done.ok_or_else(|| Violation::new(format!("the server fails on {command:?}")))?;
        if !write.is_empty() {
            self.disk.store(&write);
            self.publish(primary, &write, &[], ledger)?;
        }
        Ok(())
    }

    /// Takes pushes in, in one transaction. `None` for each when the server died over it.
    pub fn push(
        &mut self,
        pushes: &[(Option<StaffId>, Push)],
        now: Instant,
        ledger: &Ledger,
    ) -> Result<Vec<Option<PushReply>>, Violation> {
        let stop = |stop| Some(PushReply { outcomes: Vec::new(), stop: Some(stop) });
        if self.other_age {
            return Ok(vec![stop(Stop::Upgrade); pushes.len()]);
        }
        if self.busy > 0 {
            let seconds = u32::from(std::mem::take(&mut self.busy));
            return Ok(vec![stop(Stop::RetryAfter { seconds }); pushes.len()]);
        }
        let mut primary = self.now.primary.clone();
        let mut write = WriteSet::default();
        let mut replies = Vec::new();
        for (session, push) in pushes {
            let Some(person) = *session else {
                replies.push(stop(Stop::Auth));
                continue;
            };
            self.disk.acquaint(&mut primary, push.mutations.iter().map(|mutation| mutation.id.client));
            let random = &mut dice(&mut self.random);
            let (reply, effects) = primary.push(&mut PushInput { person, push, now, random });
            write.append(effects);
            replies.push(Some(reply));
        }
        let fate = if write.is_empty() { None } else { self.fate.take() };
        match fate {
            Some(Fate::Fails) => return Ok(vec![stop(Stop::RetryAfter { seconds: 5 }); pushes.len()]),
            Some(Fate::CrashBefore) => {
                self.restart()?;
                return Ok(vec![None; pushes.len()]);
            }
            Some(Fate::CrashBetween) if bug::is_on(Bug::OutcomeApart) => self.disk.store_effects(&write),
            _ => self.disk.store(&write),
        }
        self.publish(primary, &write, pushes, ledger)?;
        if matches!(fate, Some(Fate::CrashBetween | Fate::CrashAfter)) {
            self.restart()?;
            return Ok(vec![None; pushes.len()]);
        }
        Ok(replies)
    }

    /// Makes a state the one that everybody sees, after holding it against the oracle.
    fn publish(
        &mut self,
        primary: Primary,
        write: &WriteSet,
        pushes: &[(Option<StaffId>, Push)],
        ledger: &Ledger,
    ) -> Result<(), Violation> {
        self.now.primary = primary;
        for row in &write.commits {
            self.replay(row, pushes, ledger)?;
        }
        for outcome in &write.outcomes {
            ledger.owns(outcome.hash, outcome.owner)?;
        }
        for key in write.rows.keys() {
            let (said, expected) = (self.now.primary.world().get(*key), self.now.oracle.get(*key));
            ensure(said == expected, || format!("oracle: {key} is {said:?}, the log says {expected:?}"))?;
        }
        self.history.insert(self.head(), self.now.clone());
        Ok(())
    }

    /// Applies a commit to the oracle, and counts how often its mutation was.
    fn replay(
        &mut self,
        row: &CommitRow,
        pushes: &[(Option<StaffId>, Push)],
        ledger: &Ledger,
    ) -> Result<(), Violation> {
        let mut at = row.at;
        if let Some(id) = row.mutation {
            let sent = pushes.iter().flat_map(|(_, push)| &push.mutations).find(|mutation| mutation.id == id);
            let sent = sent.ok_or_else(|| Violation::new(format!("{id:?} was committed, but never sent")))?;
            at = sent.issued_at.min(row.at.plus(AHEAD));
            let hash = sent.hash();
            let before = self.now.applied.get(&hash);
            ensure(before.is_none(), || {
                format!("at most once: {} is applied twice: {before:?} and {}", ledger.name(hash), row.version)
            })?;
            self.now.applied.insert(hash, row.version);
        }
        let command =
            Command::decode(&row.name, row.v, &row.args).map_err(|error| Violation::new(error.to_string()))?;
        guard::holds(&self.now.oracle, &command)?;
        let done = command::apply(&mut self.now.oracle, &command, &Ctx { actor: row.actor, at });
        ensure(done.is_ok(), || format!("oracle: a commit by {:?} is refused: {done:?}", row.actor))?;
        ensure(row.actor != Actor::System || row.mutation.is_none(), || "the system sent a mutation".to_owned())
    }

    pub fn pull(&mut self, session: Option<StaffId>, request: &PullRequest) -> Option<Vec<Frame>> {
        let person = session?;
        let mut primary = self.now.primary.clone();
        self.disk.acquaint(&mut primary, request.open.iter().map(|span| span.client));
        let request = PullRequest { proto: request.proto + u16::from(self.other_age), ..request.clone() };
        Some(primary.pull(person, &request, self.slice_for(person)).collect())
    }

    /// Sizes that bring out edges: 1, 2, exactly all rows, one more, all.
    fn slice_for(&self, person: StaffId) -> usize {
        let scopes = self.now.primary.scopes(person);
        let rows = self.now.primary.world().records().filter(|record| scopes.contains(&record.scope())).count();
        match self.slice % 8 {
            0 => 1,
            1 => 2,
            2 => 5,
            3 => rows,
            4 => rows + 1,
            5 => rows.saturating_sub(1).max(1),
            6 => 0,
            _ => 5_000,
        }
    }

    pub fn restart(&mut self) -> Result<(), Violation> {
        self.starts += 1;
        self.sweep = None;
        self.now.primary = self.disk.load(self.keep).map_err(|error| Violation::new(error.to_string()))?;
        let known = self.history.get(&self.head()).map(|moment| moment.primary.digest());
        let read = Some(self.now.primary.digest());
        ensure(known == read, || format!("restart: the disk has {read:?}, published was {known:?}"))
    }

    pub fn back_up(&mut self) {
        self.backups.truncate(2);
        self.backups.insert(0, (self.disk.clone(), self.now.clone()));
    }

    pub fn restore(&mut self, which: u8, new_epoch: bool) -> Result<(), Violation> {
        if self.backups.is_empty() {
            return Ok(());
        }
        (self.disk, self.now) = self.backups[usize::from(which) % self.backups.len()].clone();
        if new_epoch {
            self.random += 1;
            self.disk.epoch = 1_000 + self.random;
        }
        self.restores += 1;
        self.restart()
    }

    /// As it will be when all that is over has been left alone for long.
    pub fn sweep(&mut self) {
        self.sweep = Some((self.now.primary.sweep(LATER), self.now.primary.version()));
    }

    /// Nothing goes that anybody has touched since.
    pub fn put_away(&mut self, ledger: &Ledger) -> Result<(), Violation> {
        let Some((mut sweep, found_at)) = self.sweep.take() else { return Ok(()) };
        let mut primary = self.now.primary.clone();
        let write = primary.put_away(&mut sweep, LATER, &mut dice(&mut self.random));
        let since = self.disk.commits.iter().filter(|row| row.version > found_at);
        let touched: BTreeSet<Key> = since.flat_map(|row| &row.commit.touched).map(|(key, _)| *key).collect();
        let stale = write.rows.keys().find(|key| touched.contains(key));
        ensure(stale.is_none(), || format!("archive: {stale:?} goes, and was touched since it was found"))?;
        self.sweep = Some((sweep, found_at));
        sums::at_hand(primary.world())?;
        if write.is_empty() {
            return Ok(());
        }
        self.disk.store(&write);
        self.publish(primary, &write, &[], ledger)
    }

    /// The log now, and after every start, reaches back so many commits only.
    pub fn trim(&mut self, keep: u8) {
        self.keep = usize::from(keep.max(1));
        self.now.primary.trim_log(self.keep);
    }

    /// Version and id of the last commit.
    pub fn head(&self) -> (Version, u64) {
        self.disk.commits.last().map_or((0, 0), |row| (row.version, row.commit.id))
    }

    /// The state that a cookie speaks of.
    pub fn at(&self, cookie: &Cookie) -> Result<&Moment, Violation> {
        let moment = self.history.get(&(cookie.version, cookie.commit));
        moment.ok_or_else(|| Violation::new(format!("the cookie {cookie:?} is of no state that ever was")))
    }
}

/// Random numbers for commit ids: never the same twice, not even after a restore.
fn dice(state: &mut u64) -> impl FnMut() -> u64 {
    move || {
        *state += 1;
        state.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}
