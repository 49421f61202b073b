//! Taking a pull in: frame by frame aside, and only with its `End` at once.

use super::{Fate, Held, Load, Page, Phase, Pending, Place, Replica, Write, digest};
use crate::{
    record::Key,
    sync::{
        bug::{self, Bug},
        wire::{Cookie, Digest, End, Ending, Frame, Mode, Outcome, Position, PullRequest, Reset},
    },
};
use std::collections::HashMap;

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

    pub fn is_complete(&self) -> bool {
        self.ending.is_some()
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
            (Some(Mode::Reset(why)), Some(Ending::Void)) => Ok(self.reset(why)),
            (Some(Mode::Slice), Some(Ending::Loading { cookie, next })) => self.slice(incoming.page, cookie, next),
            (Some(Mode::Delta), Some(Ending::At { cookie, digest })) => {
                self.delta(incoming.page, &incoming.outcomes, cookie, digest)
            }
            _ => Err(PullError::Garbled),
        }
    }

    /// A write that stands or falls with this tab being up to date.
    fn fenced(&mut self) -> Write {
        let expect = Some(self.meta.fence);
        self.meta.fence += 1;
        Write { expect, ..Write::default() }
    }

    fn reset(&mut self, why: Reset) -> (Pulled, Write) {
        if matches!(why, Reset::Auth | Reset::Upgrade) {
            return (Pulled::Reset(why), Write::default());
        }
        let mut write = self.fenced();
        self.meta.cookie = None;
        self.meta.load = None;
        self.loading = Held::default();
        write.keep_generations = Some(vec![self.meta.generation]);
        write.resend_recent = matches!(why, Reset::Restored | Reset::TooOld);
        if bug::is_on(Bug::ResetClearsOutbox) {
            self.pending.clear();
            write.clear_outbox = true;
        }
        write.meta = Some(self.meta.clone());
        (Pulled::Reset(why), write)
    }

    fn slice(&mut self, page: Page, cookie: Cookie, next: Option<Key>) -> Result<(Pulled, Write), PullError> {
        let mut held = self.loading.clone();
        readable(&page, held.take(&page))?;
        let generation = self.load_generation().unwrap_or(self.meta.generation + 1);
        let number = self.meta.load.as_ref().map_or(0, |load| load.pages);
        let mut write = self.fenced();
        write.pages.push(((generation, number), page));
        self.loading = held;
        self.meta.load = Some(Load { cookie, after: next, generation, pages: number + 1 });
        write.meta = Some(self.meta.clone());
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
        if !closes_load && page.is_empty() && outcomes.is_empty() && self.meta.cookie.as_ref() == Some(&cookie) {
            return Ok((Pulled::Current, Write::default()));
        }
        let mut held = if closes_load { self.loading.clone() } else { self.confirmed.clone() };
        readable(&page, held.take(&page))?;
        if digest(&held) != expected {
            let (_, write) = self.reset(Reset::Schema);
            return Ok((Pulled::Mismatch, write));
        }
        if bug::is_on(Bug::CookieIsMaxSeen) {
            let seen = page.rows.iter().map(|row| row.version).max();
            cookie.version = seen.unwrap_or(cookie.version).max(self.meta.cookie.as_ref().map_or(0, |old| old.version));
        }
        let mut write = self.fenced();
        if let Some(load) = self.meta.load.take() {
            (self.meta.generation, self.meta.pages) = (load.generation, load.pages);
            self.loading = Held::default();
            write.keep_generations = Some(vec![load.generation]);
        }
        if bug::is_on(Bug::PurgeReachesPending) && !page.dropped.is_empty() {
            let waiting: Vec<Place> = self.pending.keys().copied().collect();
            waiting.into_iter().for_each(|place| self.settle(place, Fate::Lost, &mut write));
        }
        if !page.is_empty() {
            write.pages.push(((self.meta.generation, self.meta.pages), page));
            self.meta.pages += 1;
        }
        self.confirmed = held;
        (self.meta.digest, self.meta.cookie) = (expected, Some(cookie));
        self.settle_all(outcomes, &mut write);
        write.meta = Some(self.meta.clone());
        self.replay();
        Ok((Pulled::Current, write))
    }

    /// The ends that came with this answer, and those that a push had told before: their effects
    /// are in the rows now.
    fn settle_all(&mut self, outcomes: &[Outcome], write: &mut Write) {
        let told: HashMap<_, _> = outcomes.iter().map(|outcome| (outcome.id, &outcome.end)).collect();
        let ended = |pending: &Pending| match pending.phase {
            Phase::Applied(version) => Some(End::Applied { version }),
            Phase::Saving | Phase::Saved => told.get(&pending.mutation.id).map(|end| (*end).clone()),
        };
        let ends: Vec<_> = self.pending.values().filter_map(|p| Some((p.place, ended(p)?))).collect();
        for (place, end) in ends {
            self.end(place, &end, write);
        }
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
