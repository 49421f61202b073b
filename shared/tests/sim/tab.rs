//! A tab: a replica, the queue of its storage task, and what it waits for.

use crate::{store::Store, team};
use shared::{
    id::{ClientId, StaffId},
    record::Kind,
    sync::{
        bug::{self, Bug},
        replica::{Looking, Replica, Write},
        wire::MutationId,
    },
};
use std::collections::{BTreeMap, VecDeque};

pub struct Tab {
    pub id: u32,
    /// Number of the storage that it shares with other tabs.
    pub store: usize,
    pub replica: Replica,
    pub jobs: VecDeque<Job>,
    /// Not to push before.
    pub wait_until: i64,
    /// What stands in its forms.
    pub forms: BTreeMap<String, String>,
    /// The start of the server that it is connected to.
    pub live: u32,
    /// Of a build that knows fewer kinds.
    pub old: bool,
    client: ClientId,
    seq: u64,
}

/// What the storage task does, one after the other.
pub enum Job {
    Save(Write),
    /// The write of a pull, push or compaction.
    Commit(Write),
    Adopt,
    /// Reads a draft for a form.
    Look(Looking, String),
}

impl Tab {
    pub fn open(id: u32, store: usize, of: &Store, old: bool) -> Tab {
        let mut client = ClientId::named(&["tab", &id.to_string()]);
        let mut seq = 0;
        if bug::is_on(Bug::FixedClientId) {
            client = ClientId::named(&["device", &of.device.to_string(), &of.person.to_string()]);
            let outbox = of.outbox.keys().chain(of.recent.keys()).chain(of.attention.keys());
            seq = outbox.filter(|place| place.id.client == client).map(|place| place.id.seq).max().unwrap_or(0);
        }
        let kinds = if old { team::OLD_KINDS } else { Kind::ALL };
        let replica = Replica::new(of.person, kinds);
        let jobs = VecDeque::from([Job::Adopt]);
        Tab { id, store, replica, jobs, wait_until: 0, forms: BTreeMap::new(), live: 0, old, client, seq }
    }

    pub fn next_id(&self) -> MutationId {
        MutationId { client: self.client, seq: self.seq + 1 }
    }

    pub fn issued(&mut self, mut write: Write) {
        self.seq += 1;
        let (mut first, mut apart) = (Write::default(), Write::default());
        if bug::is_on(Bug::DraftGoesFirst) {
            first.drafts = std::mem::take(&mut write.drafts);
        }
        if bug::is_on(Bug::BlobApart) {
            apart.blobs = std::mem::take(&mut write.blobs);
        }
        self.commit(first);
        self.save(write);
        self.commit(apart);
    }

    pub fn save(&mut self, write: Write) {
        if write != Write::default() {
            self.jobs.push_back(Job::Save(write));
        }
    }

    pub fn commit(&mut self, write: Write) {
        if write != Write::default() {
            self.jobs.push_back(Job::Commit(write));
        }
    }

    pub fn person(&self) -> StaffId {
        self.replica.person()
    }

    /// The next job; what was typed meanwhile is saved along with what was typed before.
    pub fn next_job(&mut self) -> Option<Job> {
        let mut job = self.jobs.pop_front()?;
        while let (Job::Save(write), Some(Job::Save(_))) = (&mut job, self.jobs.front()) {
            let Some(Job::Save(next)) = self.jobs.pop_front() else { break };
            write.append(next);
        }
        Some(job)
    }
}
