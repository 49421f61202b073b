//! Taking a pull in: frame by frame aside, and only with its `End` at once.

use super::{Fate, Held, Load, Next, Page, Phase, Place, Replica, Write, digest};
use crate::{
    record::Key,
    sync::{
        bug::{self, Bug},
        wire::{Cookie, Digest, Ending, Frame, Mode, MutationId, Outcome, Position, PullRequest, Reset},
    },
};
use std::collections::{HashMap, HashSet};

/// The frames of one answer so far.
#[derive(Clone, Debug)]
pub struct Incoming {
    at: Position,
    mode: Option<Mode>,
    page: Page,
    outcomes: Vec<Outcome>,
    ending: Option<Ending>,
}

/// Why an answer can't be taken in. Nothing of it has been.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PullError {
    /// It broke off before its end.
    #[error("the answer broke off")]
    Cut,
    /// Frames in an order that makes no sense.
    #[error("the answer makes no sense")]
    Garbled,
    /// It answers a question that this tab no longer has.
    #[error("the answer is out of date")]
    Outdated,
    /// A record that this build can't read: the page must be renewed.
    #[error("{key} can't be read by this build")]
    Unreadable { key: Key },
}

/// What a pull has led to, besides its write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pulled {
    /// Up to date as of the answer.
    Current,
    /// Ask again at once: a first load goes on.
    More,
    /// A first load begins, for this reason.
    Reset(Reset),
    /// The rows here were not those of the server. They are loaded anew.
    Mismatch,
}

impl Incoming {
    /// Begins to collect the answer to this request.
    pub fn answering(request: &PullRequest) -> Incoming {
        Incoming { at: request.at.clone(), mode: None, page: Page::default(), outcomes: Vec::new(), ending: None }
    }

    pub fn frame(&mut self, frame: Frame) -> Result<(), PullError> {
        if self.ending.is_some() || self.mode.is_some() == matches!(frame, Frame::Begin { .. }) {
            return Err(PullError::Garbled);
        }
        match frame {
            Frame::Begin { mode } => self.mode = Some(mode),
            Frame::Scope { dropped, .. } => self.page.dropped.extend(dropped),
            Frame::Gone(keys) => self.page.gone.extend(keys),
            Frame::Rows(rows) => self.page.rows.extend(rows),
            Frame::Outcomes(outcomes) => self.outcomes.extend(outcomes),
            Frame::End(ending) => self.ending = Some(ending),
        }
        Ok(())
    }

    /// As if the answer had ended well, for [`Bug::ApplyBeforeEnd`].
    fn pretend_end(&mut self, replica: &Replica) {
        if let (None, Some(cookie)) = (&self.ending, replica.cookie()) {
            let mut held = replica.confirmed.clone();
            let _ = held.take(&self.page);
            self.ending = Some(Ending::At { cookie: cookie.clone(), digest: digest(&held) });
        }
    }
}

impl Replica {
    /// Takes a complete answer in: rows, cookie and outcomes in one write, or nothing.
    pub fn pull(&mut self, mut incoming: Incoming) -> Result<(Pulled, Write), PullError> {
        if incoming.at != self.request().at {
            return Err(PullError::Outdated);
        }
        if bug::is_on(Bug::ApplyBeforeEnd) {
            incoming.pretend_end(self);
        }
        match (incoming.mode, incoming.ending) {
            (_, None) | (None, _) => Err(PullError::Cut),
            (Some(Mode::Reset(why)), Some(Ending::Void)) => Ok((Pulled::Reset(why), self.reset(why))),
            (Some(Mode::Slice), Some(Ending::Loading { cookie, next })) => self.slice(incoming.page, cookie, next),
            (Some(Mode::Delta), Some(Ending::At { cookie, digest })) => {
                self.delta(incoming.page, &incoming.outcomes, cookie, digest)
            }
            _ => Err(PullError::Garbled),
        }
    }

    /// Begins anew: rows stay in sight until the first load is complete, what waits goes on waiting.
    fn reset(&self, why: Reset) -> Write {
        if matches!(why, Reset::Auth | Reset::Upgrade) {
            return Write::default();
        }
        let (mut write, mut meta) = self.fenced();
        (meta.cookie, meta.load) = (None, None);
        write.keep_generations = Some(vec![meta.generation]);
        write.clear_outbox = bug::is_on(Bug::ResetClearsOutbox);
        write.meta = Some(meta);
        write.next = Some(Next { confirmed: self.confirmed.clone(), loading: Held::default() });
        write
    }

    fn slice(&self, page: Page, cookie: Cookie, next: Option<Key>) -> Result<(Pulled, Write), PullError> {
        let mut loading = self.loading.clone();
        readable(&page, loading.take(&page))?;
        let (mut write, mut meta) = self.fenced();
        // Whatever the reason, nothing says that this is the server that acknowledged it. What it
        // still knows it tells with the delta that closes the load.
        write.resend_recent = self.meta.load.is_none() && !bug::is_on(Bug::RecentNotResent);
        let generation = self.load_generation().unwrap_or_else(|| meta.fresh_generation());
        let number = self.meta.load.as_ref().map_or(0, |load| load.pages);
        write.pages.push(((generation, number), page));
        meta.load = Some(Load { cookie, after: next, generation, pages: number + 1 });
        write.meta = Some(meta);
        write.next = Some(Next { confirmed: self.confirmed.clone(), loading });
        Ok((Pulled::More, write))
    }

    fn delta(
        &mut self,
        page: Page,
        outcomes: &[Outcome],
        mut cookie: Cookie,
        expected: Digest,
    ) -> Result<(Pulled, Write), PullError> {
        let closes_load = self.meta.load.is_some();
        let mut confirmed = if closes_load { self.loading.clone() } else { self.confirmed.clone() };
        readable(&page, confirmed.take(&page))?;
        if digest(&confirmed) != expected {
            return Ok((Pulled::Mismatch, self.reset(Reset::Schema)));
        }
        let settle = self.ends(outcomes);
        if !closes_load && page.is_empty() && settle.is_empty() && self.meta.cookie.as_ref() == Some(&cookie) {
            return Ok((Pulled::Current, Write::default()));
        }
        if bug::is_on(Bug::CookieIsMaxSeen) {
            let seen = page.rows.iter().map(|row| row.version).max();
            cookie.version = seen.unwrap_or(cookie.version).max(self.meta.cookie.as_ref().map_or(0, |old| old.version));
        }
        let (mut write, mut meta) = self.fenced();
        write.settle = settle;
        write.told = self.unknown(outcomes);
        if let Some(load) = meta.load.take() {
            (meta.generation, meta.pages) = (load.generation, load.pages);
            write.keep_generations = Some(vec![load.generation]);
        }
        if bug::is_on(Bug::PurgeReachesPending) && !page.dropped.is_empty() {
            write.settle = self.pending.keys().map(|place| (*place, Fate::Lost)).collect();
        }
        if !page.is_empty() {
            write.pages.push(((meta.generation, meta.pages), page));
            meta.pages += 1;
        }
        (meta.digest, meta.cookie) = (expected, Some(cookie));
        write.meta = Some(meta);
        write.next = Some(Next { confirmed, loading: Held::default() });
        Ok((Pulled::Current, write))
    }

    /// The fates of what waits, as this answer tells them. An applied command that a push told of
    /// and this answer does not is perhaps lost, by a server that was restored meanwhile: it is sent
    /// again, which does no harm where it isn't.
    fn ends(&mut self, outcomes: &[Outcome]) -> Vec<(Place, Fate)> {
        let told: HashMap<_, _> = outcomes.iter().map(|outcome| (outcome.id, &outcome.end)).collect();
        let mut ends = Vec::new();
        for pending in self.pending.values_mut() {
            match (told.get(&pending.mutation.id), pending.phase) {
                (Some(end), _) => ends.push((pending.place, Fate::of(end))),
                (None, Phase::Applied(_)) if !bug::is_on(Bug::AppliedForEver) => pending.phase = Phase::Saved,
                (None, _) => {}
            }
        }
        ends
    }

    /// The fates of mutations that do not wait here, as far as this tab knows.
    fn unknown(&self, outcomes: &[Outcome]) -> Vec<(MutationId, Fate)> {
        let known: HashSet<MutationId> = self.pending.keys().map(|place| place.id).collect();
        let unknown = outcomes.iter().filter(|outcome| !known.contains(&outcome.id));
        unknown.map(|outcome| (outcome.id, Fate::of(&outcome.end))).collect()
    }
}

/// A row that can't be read is the newer server's: the page must be renewed.
fn readable(page: &Page, taken: Result<(), serde_json::Error>) -> Result<(), PullError> {
    let unreadable = |_| {
        let first = page.rows.iter().find(|row| crate::record::Record::read(row.kind, row.body.get()).is_err());
        first.map_or(PullError::Garbled, |row| PullError::Unreadable { key: row.key() })
    };
    taken.map_err(unreadable)
}
