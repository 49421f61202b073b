//! What goes between tabs and server.

use super::Stage;
use crate::{
    network::Message,
    violation::{Violation, ensure},
};
use shared::{
    id::StaffId,
    sync::{
        replica::{Incoming, PullError, Pulled},
        wire::{Frame, Mutation, PROTO, PullRequest, Push, PushReply, SCHEMA, Stop},
    },
    time::Instant,
};

/// Bytes of mutations in one push: few, so that a push seldom has all.
const PUSH_BYTES: usize = 2_000;

impl Stage {
    pub(super) fn push(&mut self, index: usize) {
        let tab = &self.tabs[index];
        let mutations = tab.replica.outgoing(PUSH_BYTES);
        if self.now < tab.wait_until || mutations.is_empty() {
            return;
        }
        let session = self.sessions[self.stores[tab.store].device];
        let push = compose(tab.person(), mutations);
        self.network.send(Message::Push { tab: tab.id, session, push });
    }

    pub(super) fn pull(&mut self, index: usize) {
        let tab = &self.tabs[index];
        let session = self.sessions[self.stores[tab.store].device];
        self.network.send(Message::Ask { tab: tab.id, session, request: tab.replica.request() });
    }

    /// Pokes while an answer is awaited are one poke.
    pub(super) fn poke(&mut self, index: usize, times: u8) {
        for _ in 0..times {
            if !self.network.asks(self.tabs[index].id) {
                self.pull(index);
            }
        }
    }

    pub(super) fn deliver(&mut self, message: Message, cut: Option<usize>) -> Result<(), Violation> {
        match message {
            Message::Push { tab, session, push } => self.serve(vec![(tab, session, push)]),
            Message::Ask { tab, session, request } => {
                if let Some(frames) = self.server.pull(session, &request) {
                    self.network.send(Message::Answer { tab, asked: request, frames, garbled: false });
                }
                Ok(())
            }
            Message::Errand { tab, session, errand, content, doubts } => {
                self.serve_errand(tab, session, errand, &content, doubts)
            }
            Message::Word { tab, errand, doubts, word } => {
                let Some(index) = self.tabs.iter().position(|open| open.id == tab) else { return Ok(()) };
                self.hear_word(index, errand, doubts, word)
            }
            Message::Reply { tab, reply } => {
                let Some(index) = self.tabs.iter().position(|open| open.id == tab) else { return Ok(()) };
                self.hear(index, &reply)
            }
            Message::Answer { tab, asked, mut frames, garbled } => {
                let whole = frames.len();
                frames.truncate(cut.map_or(whole, |at| at % whole));
                let cut = frames.len() < whole;
                let Some(index) = self.tabs.iter().position(|open| open.id == tab) else { return Ok(()) };
                self.take(index, &asked, frames, cut, garbled)
            }
        }
    }

    pub(super) fn serve(&mut self, pushes: Vec<(u32, Option<StaffId>, Push)>) -> Result<(), Violation> {
        let (tabs, pushes): (Vec<u32>, Vec<_>) =
            pushes.into_iter().map(|(tab, session, push)| (tab, (session, push))).unzip();
        let replies = self.server.push(&pushes, Instant(self.now), &self.ledger)?;
        for (tab, reply) in tabs.into_iter().zip(replies) {
            reply.into_iter().for_each(|reply| self.network.send(Message::Reply { tab, reply }));
        }
        Ok(())
    }

    fn hear(&mut self, index: usize, reply: &PushReply) -> Result<(), Violation> {
        let tab = &mut self.tabs[index];
        let write = tab.replica.pushed(reply);
        tab.commit(write);
        if let Some(Stop::RetryAfter { seconds }) = reply.stop {
            tab.wait_until = self.now + i64::from(seconds) * 1000;
        }
        self.check_tab(index)
    }

    fn take(
        &mut self,
        index: usize,
        asked: &PullRequest,
        frames: Vec<Frame>,
        cut: bool,
        garbled: bool,
    ) -> Result<(), Violation> {
        let tab = &mut self.tabs[index];
        let mut incoming = Incoming::answering(asked);
        for frame in frames {
            incoming.frame(frame).map_err(|error| Violation::new(error.to_string()))?;
        }
        let store = &mut self.stores[tab.store];
        match tab.replica.pull(incoming) {
            Ok((pulled, write)) => {
                ensure(!cut, || "half an answer is taken in".to_owned())?;
                store.damaged |= garbled;
                let honest = pulled != Pulled::Mismatch || store.damaged;
                ensure(honest, || format!("tab {}: the digests differ, and nothing was garbled", tab.id))?;
                tab.commit(write);
            }
            Err(PullError::Outdated) => {}
            Err(PullError::Cut) => ensure(cut, || "a whole answer is called cut".to_owned())?,
            Err(error) => return Err(Violation::new(format!("tab {}: {error}", tab.id))),
        }
        self.check_tab(index)
    }

    /// One question to the server and its answer, with no network between.
    pub fn ask_now(&mut self, index: usize) -> Result<(), Violation> {
        let session = self.sessions[self.stores[self.tabs[index].store].device];
        let request = self.tabs[index].replica.request();
        let frames = self.server.pull(session, &request).unwrap_or_default();
        self.take(index, &request, frames, false, false)
    }

    /// One push and its answer, with no network between.
    pub fn push_now(&mut self, index: usize, mutations: Vec<Mutation>) -> Result<PushReply, Violation> {
        let session = self.sessions[self.stores[self.tabs[index].store].device];
        let push = (session, compose(self.tabs[index].person(), mutations));
        let mut replies = self.server.push(&[push], Instant(self.now), &self.ledger)?;
        let reply = replies.pop().flatten().ok_or_else(|| Violation::new("the server is silent"))?;
        self.hear(index, &reply)?;
        Ok(reply)
    }
}

pub fn compose(person: StaffId, mutations: Vec<Mutation>) -> Push {
    Push { proto: PROTO, schema: SCHEMA, build: "sim".to_owned(), person, mutations }
}
