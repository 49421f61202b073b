//! Answering a pull from a snapshot.

use super::Primary;
use crate::{
    id::StaffId,
    record::{Key, Kind, Scope},
    sync::{
        bug::{self, Bug},
        wire::{
            Cookie, End, Ending, Frame, Mode, MutationId, Outcome, PROTO, Position, PullRequest, Reset, Row, SCHEMA,
            Span, Version,
        },
    },
};
use std::collections::BTreeMap;

/// Rows in one frame: the client decodes a frame without making the screen wait.
const ROWS_A_FRAME: usize = 500;
/// Rows in one slice of a first load, unless the shell says otherwise.
pub const ROWS_A_SLICE: usize = 5_000;

/// The frames of an answer, made as they are asked for: a large answer is never whole in memory.
pub type Frames<'a> = Box<dyn Iterator<Item = Frame> + Send + 'a>;

impl Primary {
    /// Answers a pull; `slice` is the number of rows in one slice of a first load.
    pub fn pull(&self, person: StaffId, request: &PullRequest, slice: usize) -> Frames<'_> {
        if request.proto != PROTO {
            return reset(Reset::Upgrade);
        }
        if request.person != person {
            return reset(Reset::Auth);
        }
        let scopes = self.scopes(person);
        match &request.at {
            Position::Start => self.slice(self.cookie(scopes, &request.kinds), None, slice),
            Position::Loading { cookie, after } => match self.refuse(cookie, request) {
                // A first load whose person changed scopes begins again: simplest, and rare.
                None if cookie.scopes != scopes => reset(Reset::Schema),
                None => self.slice(cookie.clone(), Some(*after), slice),
                Some(why) => reset(why),
            },
            Position::At { cookie } => match self.refuse(cookie, request) {
                None => self.delta(person, cookie, scopes, request),
                Some(why) => reset(why),
            },
        }
    }

    fn cookie(&self, scopes: Vec<Scope>, kinds: &[Kind]) -> Cookie {
        let (epoch, version) = (self.epoch, self.version);
        let commit = self.commit_id(version).unwrap_or(0);
        Cookie { epoch, version, commit, seen: None, scopes, kinds: kinds.to_vec(), schema: SCHEMA }
    }

    /// Why the cookie can't be continued, if so.
    fn refuse(&self, cookie: &Cookie, request: &PullRequest) -> Option<Reset> {
        let same_kinds = bug::is_on(Bug::UnknownKindAdvances) || cookie.kinds == request.kinds;
        if cookie.schema != SCHEMA || !same_kinds {
            return Some(Reset::Schema);
        }
        if bug::is_on(Bug::EpochIgnored) {
            return None;
        }
        if cookie.epoch != self.epoch {
            return Some(Reset::Restored);
        }
        let known = [Some((cookie.version, cookie.commit)), cookie.seen];
        known.into_iter().flatten().find_map(|(version, commit)| self.misses(version, commit))
    }

    /// Why nothing can be continued from this commit, if so.
    fn misses(&self, version: Version, commit: u64) -> Option<Reset> {
        match self.commit_id(version) {
            _ if version > self.version => Some(Reset::Restored),
            Some(known) if known != commit => Some(Reset::Restored),
            Some(_) => None,
            // Without the commit there is no telling whether it is the same.
            None => Some(Reset::TooOld),
        }
    }

    /// The rows after a key, in key order, whatever version they have by now: the delta from the
    /// cookie, which closes a first load, evens them out.
    fn slice(&self, mut cookie: Cookie, after: Option<Key>, most: usize) -> Frames<'_> {
        cookie.seen = self.commit_id(self.version).map(|commit| (self.version, commit));
        // A slice that brings nothing would be taken for the last.
        let most = most.max(1);
        let skip = usize::from(bug::is_on(Bug::PageEdge) && after.is_some());
        let (scopes, kinds) = (cookie.scopes.clone(), cookie.kinds.clone());
        let held = move |key: &Key, scope| scopes.contains(&scope) && kinds.contains(&key.kind);
        let mut wanted = self.shelf.after(after).filter(move |(key, slot)| held(key, slot.scope)).skip(skip);
        let (mut taken, mut last, mut cookie) = (0, None, Some(cookie));
        let frames = std::iter::from_fn(move || {
            let room = ROWS_A_FRAME.min(most - taken);
            let rows: Vec<Row> = wanted.by_ref().take(room).filter_map(|(key, slot)| self.row(key, slot)).collect();
            taken += rows.len();
            if let Some(row) = rows.last() {
                last = Some(row.key());
                return Some(Frame::Rows(rows));
            }
            let next = last.filter(|_| taken == most);
            Some(Frame::End(Ending::Loading { cookie: cookie.take()?, next }))
        });
        Box::new([Frame::Begin { mode: Mode::Slice }].into_iter().chain(frames))
    }

    fn delta(&self, person: StaffId, cookie: &Cookie, scopes: Vec<Scope>, request: &PullRequest) -> Frames<'_> {
        let added = without(&scopes, &cookie.scopes);
        let dropped = without(&cookie.scopes, &scopes);
        let (mut rows, gone) = self.changed_since(cookie, &scopes, &request.kinds);
        if !added.is_empty() {
            rows.extend(self.shelf.keys_in(&added).into_iter().filter(|key| request.kinds.contains(&key.kind)));
            rows.sort_unstable();
            rows.dedup();
        }
        let mut head = vec![Frame::Begin { mode: Mode::Delta }];
        if !added.is_empty() || !dropped.is_empty() {
            head.push(Frame::Scope { added, dropped });
        }
        head.extend((!gone.is_empty()).then_some(Frame::Gone(gone)));
        let asked = request.open.iter().flat_map(|span| self.outcomes(person, *span));
        let ends: BTreeMap<MutationId, End> = asked.chain(self.applied_since(person, cookie.version)).collect();
        let outcomes: Vec<_> = ends.into_iter().map(|(id, end)| Outcome { id, end }).collect();
        let outcomes = (!outcomes.is_empty()).then_some(Frame::Outcomes(outcomes));
        let digest = self.shelf.digest(&scopes, &request.kinds);
        let end = Frame::End(Ending::At { cookie: self.cookie(scopes, &request.kinds), digest });
        let mut rows = rows.into_iter();
        let frames = std::iter::from_fn(move || {
            let keys = rows.by_ref().take(ROWS_A_FRAME);
            let rows: Vec<Row> = keys.filter_map(|key| self.row(key, self.shelf.get(key)?)).collect();
            (!rows.is_empty()).then_some(Frame::Rows(rows))
        });
        Box::new(head.into_iter().chain(frames).chain(outcomes).chain([end]))
    }

    /// Keys of rows that were touched since the cookie: those that the person has now, and those
    /// that the person may have had and has no longer.
    fn changed_since(&self, cookie: &Cookie, scopes: &[Scope], kinds: &[Kind]) -> (Vec<Key>, Vec<Key>) {
        let mut touched: BTreeMap<Key, bool> = BTreeMap::new();
        let commits = self.log.from(&(cookie.version + 1)).flat_map(|(_, commit)| &commit.touched);
        for (key, before) in commits.filter(|(key, _)| kinds.contains(&key.kind)) {
            *touched.entry(*key).or_default() |= before.is_some_and(|scope| cookie.scopes.contains(&scope));
        }
        let has = |key: &Key| self.shelf.get(*key).is_some_and(|slot| scopes.contains(&slot.scope));
        let (now, gone): (Vec<_>, Vec<_>) = touched.into_iter().partition(|(key, _)| has(key));
        let tell = !bug::is_on(Bug::ScopeMoveWithoutDelete);
        let gone = gone.into_iter().filter(|(_, held)| *held && tell).map(|(key, _)| key).collect();
        (now.into_iter().map(|(key, _)| key).collect(), gone)
    }

    /// The ends of a client's mutations in this span, as far as they have one.
    fn outcomes(&self, person: StaffId, span: Span) -> impl Iterator<Item = (MutationId, End)> {
        let own = self.clients.get(&span.client).filter(|client| client.owner == person && span.first <= span.last);
        own.into_iter()
            .flat_map(move |client| client.ends.from(&span.first).take_while(move |(seq, _)| **seq <= span.last))
            .map(move |(seq, (_, end))| (MutationId { client: span.client, seq: *seq }, end.clone()))
    }

    /// The person's mutations among the commits after this version. Their effects are in the same
    /// answer, so their acknowledgement is too: even of those that came from another tab.
    fn applied_since(&self, person: StaffId, version: Version) -> impl Iterator<Item = (MutationId, End)> {
        self.log.from(&(version + 1)).filter_map(move |(version, commit)| match commit.by {
            Some((by, id)) if by == person && !bug::is_on(Bug::AcknowledgedIfAsked) => {
                Some((id, End::Applied { version: *version }))
            }
            _ => None,
        })
    }
}

fn without(scopes: &[Scope], others: &[Scope]) -> Vec<Scope> {
    scopes.iter().filter(|scope| !others.contains(scope)).copied().collect()
}

fn reset(why: Reset) -> Frames<'static> {
    Box::new([Frame::Begin { mode: Mode::Reset(why) }, Frame::End(Ending::Void)].into_iter())
}
