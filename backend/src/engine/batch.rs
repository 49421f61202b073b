//! What waits in the queue, worked on together.

use super::Job;
use crate::clock::random;
use shared::{
    id::ClientId,
    sync::{
        primary::{Primary, PushInput, WriteSet},
        wire::{PushReply, Stop},
    },
    time::Instant,
};
use tokio::sync::{mpsc, oneshot};

/// Most jobs in one transaction.
const MOST_JOBS: usize = 64;
/// Mutations in one transaction, after which it is closed: those behind it should not wait long.
const ENOUGH_MUTATIONS: usize = 1_000;

/// Jobs of one transaction.
pub(super) struct Batch(Vec<Job>);

/// An answer that may be given once the write is on disk.
pub(super) enum Answer {
    Push(oneshot::Sender<PushReply>, PushReply),
    Known(oneshot::Sender<()>),
}

impl Batch {
    /// The first job and all that wait behind it, up to a measure.
    pub fn gather(first: Job, waiting: &mut mpsc::Receiver<Job>) -> Batch {
        let mut mutations = first.mutations();
        let mut jobs = vec![first];
        while jobs.len() < MOST_JOBS && mutations < ENOUGH_MUTATIONS {
            let Ok(job) = waiting.try_recv() else { break };
            mutations += job.mutations();
            jobs.push(job);
        }
        Batch(jobs)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The clients that the jobs name.
    pub fn clients(&self) -> Vec<ClientId> {
        let mut clients: Vec<ClientId> = self.0.iter().flat_map(Job::clients).collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    /// Does the jobs on a Primary of their own.
    pub fn apply(self, primary: &mut Primary, now: Instant) -> (WriteSet, Vec<Answer>) {
        let mut write = WriteSet::default();
        let answers = self.0.into_iter().map(|job| match job {
            Job::Push { person, push, answer } => {
                let input = &mut PushInput { person, push: &push, now, random: &mut random };
                let (reply, effects) = primary.push(input);
                write.append(effects);
                Answer::Push(answer, reply)
            }
            Job::Know { answer, .. } => Answer::Known(answer),
        });
        let answers = answers.collect();
        (write, answers)
    }

    /// Nothing could be read: everybody comes again.
    pub fn put_off(self, seconds: u32) {
        for job in self.0 {
            match job {
                Job::Push { answer, .. } => Answer::Push(answer, later(seconds)).give(),
                // Dropping the answer tells that it was not done.
                Job::Know { .. } => {}
            }
        }
    }
}

impl Answer {
    /// Whoever has gone away meanwhile will ask again.
    pub fn give(self) {
        match self {
            Answer::Push(to, reply) => {
                crate::metric::pushed(&reply);
                drop(to.send(reply));
            }
            Answer::Known(to) => drop(to.send(())),
        }
    }

    /// Takes the answer back: nothing of it is stored.
    pub fn put_off(self, seconds: u32) {
        match self {
            Answer::Push(to, _) => Answer::Push(to, later(seconds)).give(),
            Answer::Known(to) => Answer::Known(to).give(),
        }
    }
}

fn later(seconds: u32) -> PushReply {
    PushReply { outcomes: Vec::new(), stop: Some(Stop::RetryAfter { seconds }) }
}

impl Job {
    fn mutations(&self) -> usize {
        match self {
            Job::Push { push, .. } => push.mutations.len(),
            Job::Know { .. } => 0,
        }
    }

    fn clients(&self) -> Vec<ClientId> {
        match self {
            Job::Push { push, .. } => push.mutations.iter().map(|mutation| mutation.id.client).collect(),
            Job::Know { clients, .. } => clients.clone(),
        }
    }
}
