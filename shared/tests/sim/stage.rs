//! The whole stage: people, devices, tabs, network and server.
//!
//! `play` does what an action says, `person` and `form` what people do, `files` what becomes of their
//! files, `storage` the work of a tab's storage
//! task, `traffic` what goes between tabs and server. Each holds the invariants of what it touched.

mod files;
mod form;
mod person;
mod play;
mod storage;
mod traffic;

use crate::{
    action::History,
    invariant,
    ledger::Ledger,
    network::Network,
    rest,
    server::Server,
    store::Store,
    tab::Tab,
    team::{self, DEVICES, STORES},
    violation::Violation,
};
use shared::{
    id::StaffId,
    sync::{
        bug,
        replica::{BlobState, Replica},
    },
    time::Instant,
};

/// Tabs open at once.
const MOST_TABS: usize = 8;

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
        let id = self.fresh() as u32;
        self.tabs.push(Tab::open(id, store, &self.stores[store], old));
    }

    fn has_room(&self) -> bool {
        self.tabs.len() < MOST_TABS
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

    fn session(&self, index: usize) -> Option<StaffId> {
        self.sessions[self.stores[self.tabs[index].store].device]
    }

    /// The content of this storage is about to be replaced.
    fn spare(&mut self, store: usize) {
        self.ledger.spared.extend(self.stores[store].blobs.keys());
    }

    pub fn check_tab(&self, index: usize) -> Result<(), Violation> {
        let tab = &self.tabs[index];
        invariant::tab(&tab.replica, &self.server, &self.ledger)
    }

    pub fn check_store(&self, store: usize) -> Result<(), Violation> {
        invariant::store(&self.stores[store], &self.server, &self.ledger)
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
        let uploads = replica.blobs().any(|card| card.state == BlobState::Waiting);
        replica.pending().next().is_none() && !uploads && version == Some(self.server.head())
    }

    pub fn replica(&self, index: usize) -> &Replica {
        &self.tabs[index].replica
    }
}
