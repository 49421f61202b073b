//! The whole stage: people, devices, tabs, network and server, and what each action does to them.

use crate::{
    action::{Action, History, Work},
    invariant,
    ledger::Ledger,
    network::{Message, Network},
    rest,
    server::Server,
    store::{Fenced, Store},
    tab::{Job, Tab},
    team::{self, DEVICES, STORES},
    violation::{Violation, ensure},
    wish,
};
use serde_json::value::RawValue;
use shared::{
    command::Command,
    id::{ClientId, StaffId},
    sync::{
        bug,
        replica::{Incoming, Pending, Phase, Place, PullError, Pulled, Replica},
        wire::{Frame, Mutation, MutationId, PROTO, PullRequest, Push, PushReply, SCHEMA, Stop},
    },
    time::Instant,
};

/// Bytes of mutations in one push: few, so that a push seldom has all.
const PUSH_BYTES: usize = 2_000;
/// Tabs open at once.
const MOST_TABS: usize = 8;
const DAY: i64 = 86_400_000;

pub struct Stage {
    pub now: i64,
    pub server: Server,
    pub stores: Vec<Store>,
    pub tabs: Vec<Tab>,
    pub network: Network,
    pub ledger: Ledger,
    sessions: [Option<StaffId>; DEVICES],
    clocks: [i64; DEVICES],
    snapshots: Vec<Option<Store>>,
    fresh: u64,
}

impl Stage {
    pub fn new(History { seats, warm, slice, .. }: &History) -> Result<Stage, Violation> {
        let mut sessions = [None; DEVICES];
        let stores: Vec<Store> = seats
            .iter()
            .map(|seat| {
                let (device, person) = STORES[*seat];
                let person = team::person(person);
                sessions[device].get_or_insert(person);
                Store::new(device, person)
            })
            .collect();
        let mut stage = Stage {
            now: 1_750_000_000_000,
            server: Server::new()?,
            snapshots: vec![None; stores.len()],
            tabs: Vec::new(),
            network: Network::default(),
            ledger: Ledger::default(),
            sessions,
            clocks: [0; DEVICES],
            fresh: 0,
            stores,
        };
        stage.server.slice = *slice;
        for store in 0..stage.stores.len() {
            stage.open(store, false);
            if !warm {
                // Two that load at the same time.
                stage.open(store, false);
            }
        }
        if *warm {
            rest::warm(&mut stage)?;
        }
        Ok(stage)
    }

    /// A number never given before; a millisecond passes with it.
    fn fresh(&mut self) -> u64 {
        self.now += 1;
        self.fresh += 1;
        self.fresh
    }

    fn clock(&self, device: usize) -> Instant {
        Instant(self.now + self.clocks[device])
    }

    pub fn open(&mut self, store: usize, old: bool) {
        if self.tabs.len() < MOST_TABS {
            let id = self.fresh() as u32;
            self.tabs.push(Tab::open(id, store, &self.stores[store], old));
        }
    }

    /// Index of the tab that a number means.
    fn tab(&self, number: u8) -> Option<usize> {
        (!self.tabs.is_empty()).then(|| usize::from(number) % self.tabs.len())
    }

    fn store(&self, number: u8) -> usize {
        usize::from(number) % self.stores.len()
    }

    fn kill_tabs_of(&mut self, store: usize) {
        self.tabs.retain(|tab| tab.store != store);
    }

    pub fn sign_in(&mut self, device: usize, person: Option<StaffId>) {
        self.sessions[device] = person;
    }

    /// Does it; the invariants of what it touched hold afterwards.
    pub fn act(&mut self, action: Action) -> Result<(), Violation> {
        match action {
            Action::Issue { tab, what, with } => self.issue(tab, what, with),
            Action::Staff { who, change } => self.administer(team::change(who, change)),
            Action::Old { store, what } => self.leave_old(self.store(store), what),
            Action::DealWith { tab, which, anew } => self.deal_with(tab, which, anew),
            Action::Open { store, old } => {
                self.open(self.store(store), old);
                Ok(())
            }
            Action::Kill { tab } => {
                self.tab(tab).into_iter().for_each(|index| drop(self.tabs.remove(index)));
                Ok(())
            }
            Action::Work { tab, how } => self.tab(tab).map_or(Ok(()), |index| self.work(index, how)),
            Action::Adopt { tab } => {
                self.tab(tab).into_iter().for_each(|index| self.tabs[index].jobs.push_back(Job::Adopt));
                Ok(())
            }
            Action::Compact { tab } => self.compact(tab),
            Action::Forget { store } => {
                let store = self.store(store);
                self.stores[store].recent.pop_first();
                Ok(())
            }
            Action::Snapshot { store } => {
                let store = self.store(store);
                self.snapshots[store] = Some(self.stores[store].clone());
                Ok(())
            }
            Action::RollBack { store } => {
                let store = self.store(store);
                if let Some(snapshot) = self.snapshots[store].clone() {
                    self.kill_tabs_of(store);
                    self.stores[store] = snapshot;
                }
                Ok(())
            }
            Action::Clone { from, to } => {
                let (from, to) = (self.store(from), self.store(to));
                if from != to && self.stores[from].person == self.stores[to].person {
                    self.kill_tabs_of(to);
                    let device = self.stores[to].device;
                    self.stores[to] = Store { device, ..self.stores[from].clone() };
                }
                Ok(())
            }
            Action::Damage { store, which } => {
                let store = self.store(store);
                self.stores[store].damage(which);
                Ok(())
            }
            Action::Push { tab } => {
                self.tab(tab).into_iter().for_each(|index| self.push(index));
                Ok(())
            }
            Action::Pull { tab } => {
                self.tab(tab).into_iter().for_each(|index| self.pull(index));
                Ok(())
            }
            Action::Poke { tab, times } => {
                let index = self.tab(tab);
                for index in (0..times).filter_map(|_| index) {
                    // A poke while one is being answered is one poke.
                    if !self.network.asks(self.tabs[index].id) {
                        self.pull(index);
                    }
                }
                Ok(())
            }
            Action::Deliver { message } => self.network.take(message).map_or(Ok(()), |m| self.deliver(m, usize::MAX)),
            Action::Cut { message, frames } => {
                self.network.take(message).map_or(Ok(()), |m| self.deliver(m, usize::from(frames)))
            }
            Action::Lose { message } => {
                self.network.take(message);
                Ok(())
            }
            Action::Double { message } => {
                self.network.double(message);
                Ok(())
            }
            Action::Garble { message } => {
                self.network.garble(message);
                Ok(())
            }
            Action::Batch => {
                let pushes = self.network.pushes();
                self.serve(pushes)
            }
            Action::Fate { fate } => {
                self.server.fate = Some(fate);
                Ok(())
            }
            Action::Restart => self.server.restart(),
            Action::Backup => {
                self.server.back_up();
                Ok(())
            }
            Action::Restore { which, new_epoch } => self.server.restore(which, new_epoch),
            Action::Trim { keep } => {
                self.server.trim(keep);
                Ok(())
            }
            Action::Slice { size } => {
                self.server.slice = size;
                Ok(())
            }
            Action::Busy { seconds } => {
                self.server.busy = seconds;
                Ok(())
            }
            Action::Age { other } => {
                self.server.other_age = other;
                Ok(())
            }
            Action::Tick { seconds } => {
                self.now += i64::from(seconds) * 1000;
                Ok(())
            }
            Action::Clock { device, days } => {
                self.clocks[usize::from(device) % DEVICES] = i64::from(days) * DAY;
                Ok(())
            }
            Action::SignIn { device, who } => {
                self.sign_in(usize::from(device) % DEVICES, Some(team::person(usize::from(who))));
                Ok(())
            }
            Action::SignOut { device } => {
                self.sign_in(usize::from(device) % DEVICES, None);
                Ok(())
            }
        }
    }

    fn issue(&mut self, tab: u8, what: u8, with: u16) -> Result<(), Violation> {
        let Some(index) = self.tab(tab) else { return Ok(()) };
        let fresh = self.fresh();
        let tab = &self.tabs[index];
        let command = wish::wish(tab.replica.view(), tab.person(), what, with, fresh);
        self.dispatch(index, &command)
    }

    fn dispatch(&mut self, index: usize, command: &Command) -> Result<(), Violation> {
        let now = self.clock(self.stores[self.tabs[index].store].device);
        let tab = &mut self.tabs[index];
        let id = tab.next_id();
        // What the screen refuses is not issued.
        let Ok(write) = tab.replica.issue(id, command, now) else { return Ok(()) };
        write.outbox.iter().for_each(|pending| self.ledger.issue(tab.person(), &pending.mutation));
        tab.issued(write);
        self.check_tab(index)
    }

    fn deal_with(&mut self, tab: u8, which: u8, anew: bool) -> Result<(), Violation> {
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

    /// The admin's own request, from a page load of its own.
    fn administer(&mut self, command: Command) -> Result<(), Violation> {
        let admin = team::person(0);
        let id = MutationId { client: ClientId::named(&["admin", &self.fresh().to_string()]), seq: 1 };
        let mutation = Mutation::new(id, &command, Instant(self.now)).map_err(|e| Violation::new(e.to_string()))?;
        self.ledger.issue(admin, &mutation);
        let push = compose(admin, vec![mutation]);
        self.serve(vec![(0, Some(admin), push)])
    }

    /// What an older build wrote: with a field that is gone since, or a value that is.
    fn leave_old(&mut self, store: usize, what: u8) -> Result<(), Violation> {
        let fresh = self.fresh();
        let store = &mut self.stores[store];
        let order = self.server.now.primary.world().orders.keys().next().map(ToString::to_string).unwrap_or_default();
        let (name, args) = match what % 2 {
            0 => ("order.note", format!(r#"{{"order":"{order}","text":"old {fresh}","gone":1}}"#)),
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

    fn compact(&mut self, tab: u8) -> Result<(), Violation> {
        let Some(index) = self.tab(tab) else { return Ok(()) };
        let tab = &mut self.tabs[index];
        let generation = tab.replica.meta().generation;
        let pages = self.stores[tab.store].pages.range((generation, 0)..=(generation, u32::MAX));
        let write = tab.replica.compacted(pages.map(|(_, page)| page.clone()).collect());
        tab.commit(write);
        Ok(())
    }

    /// Does the next job of a tab's storage task.
    pub fn work(&mut self, index: usize, how: Work) -> Result<(), Violation> {
        let Some(job) = self.tabs[index].next_job() else { return Ok(()) };
        if how == Work::KilledBefore {
            self.tabs.remove(index);
            return Ok(());
        }
        match job {
            Job::Adopt => self.adopt(index)?,
            // What was typed is tried again until it is saved.
            Job::Save(write) if how == Work::Full => self.tabs[index].jobs.push_front(Job::Save(write)),
            Job::Commit(..) if how == Work::Full => {}
            Job::Save(write) => {
                let store = self.tabs[index].store;
                let done = self.stores[store].commit(&write)?;
                ensure(done.is_ok(), || "what was typed is fenced".to_owned())?;
                self.tabs[index].replica.stored(write);
                self.check_store(store)?;
            }
            Job::Commit(write, known) => self.commit(index, write, &known, how)?,
        }
        if how == Work::KilledAfter {
            self.tabs.remove(index);
            return Ok(());
        }
        self.check_tab(index)
    }

    fn commit(
        &mut self,
        index: usize,
        write: shared::sync::replica::Write,
        known: &std::collections::BTreeSet<u64>,
        how: Work,
    ) -> Result<(), Violation> {
        let number = self.tabs[index].store;
        let store = &mut self.stores[number];
        match store.commit(&write)? {
            Ok(()) => {
                let advances = write.meta.as_ref().and_then(|meta| meta.cookie.clone());
                if let Some(moment) = advances.map(|cookie| self.server.at(&cookie)).transpose()? {
                    store.overlook(known, &moment.applied);
                }
                let resend = write.resend_recent;
                if how == Work::Done {
                    self.tabs[index].replica.stored(write);
                    if resend {
                        self.adopt(index)?;
                    }
                }
                self.check_store(number)
            }
            Err(Fenced) => self.adopt(index),
        }
    }

    pub fn adopt(&mut self, index: usize) -> Result<(), Violation> {
        let tab = &mut self.tabs[index];
        let store = &self.stores[tab.store];
        tab.replica.adopt(store.image(tab.replica.pages_known()));
        let whole = tab.replica.cookie() == store.meta.cookie.as_ref() && tab.replica.meta().load == store.meta.load;
        ensure(whole || store.damaged, || format!("tab {} finds damage where none was done", tab.id))?;
        self.check_tab(index)
    }

    fn push(&mut self, index: usize) {
        let tab = &self.tabs[index];
        let mutations = tab.replica.outgoing(PUSH_BYTES);
        if self.now < tab.wait_until || mutations.is_empty() {
            return;
        }
        let session = self.sessions[self.stores[tab.store].device];
        let push = compose(tab.person(), mutations);
        self.network.send(Message::Push { tab: tab.id, session, push });
    }

    fn pull(&mut self, index: usize) {
        let tab = &self.tabs[index];
        let session = self.sessions[self.stores[tab.store].device];
        self.network.send(Message::Ask { tab: tab.id, session, request: tab.replica.request() });
    }

    fn deliver(&mut self, message: Message, cut_at: usize) -> Result<(), Violation> {
        match message {
            Message::Push { tab, session, push } => self.serve(vec![(tab, session, push)]),
            Message::Ask { tab, session, request } => {
                if let Some(frames) = self.server.pull(session, &request) {
                    self.network.send(Message::Answer { tab, asked: request, frames, garbled: false });
                }
                Ok(())
            }
            Message::Reply { tab, reply } => {
                let Some(index) = self.tabs.iter().position(|open| open.id == tab) else { return Ok(()) };
                self.hear(index, &reply)
            }
            Message::Answer { tab, asked, mut frames, garbled } => {
                let whole = frames.len();
                frames.truncate(if cut_at == usize::MAX { whole } else { cut_at % whole.max(1) });
                let cut = frames.len() < whole;
                let Some(index) = self.tabs.iter().position(|open| open.id == tab) else { return Ok(()) };
                self.take(index, &asked, frames, cut, garbled)
            }
        }
    }

    fn serve(&mut self, pushes: Vec<(u32, Option<StaffId>, Push)>) -> Result<(), Violation> {
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

    pub fn check_tab(&self, index: usize) -> Result<(), Violation> {
        let tab = &self.tabs[index];
        invariant::tab(&tab.replica, &self.stores[tab.store], &self.server, &self.ledger)
    }

    pub fn check_store(&self, store: usize) -> Result<(), Violation> {
        invariant::store(&self.stores[store], &self.server, &self.ledger)
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

    /// How many mutations that the server fails on still wait.
    pub fn poisoned(&self) -> usize {
        let waiting = self.stores.iter().flat_map(|store| store.outbox.values());
        let typed = self.tabs.iter().flat_map(|tab| tab.replica.pending());
        waiting.chain(typed).filter(|pending| pending.mutation.args.get().contains(bug::POISON)).count()
    }

    /// What keeps it from rest, for a report.
    pub fn unrest(&self) -> String {
        let waiting =
            self.tabs.iter().map(|tab| tab.replica.pending().map(|pending| format!("{pending:?}")).collect::<Vec<_>>());
        format!("{:?}", waiting.collect::<Vec<_>>())
    }

    /// Whether a tab has nothing to do and nothing to hear.
    pub fn rests(&self, index: usize) -> bool {
        let replica = &self.tabs[index].replica;
        let version = replica.cookie().map(|cookie| (cookie.version, cookie.commit));
        replica.pending().next().is_none() && version == Some(self.server.head())
    }

    pub fn replica(&self, index: usize) -> &Replica {
        &self.tabs[index].replica
    }
}

fn compose(person: StaffId, mutations: Vec<Mutation>) -> Push {
    Push { proto: PROTO, schema: SCHEMA, build: "sim".to_owned(), person, mutations }
}
