//! What waits in the queue, worked on together.

use super::{Job, Task};
use crate::clock::random;
use shared::{
    id::{ClientId, StaffId},
    sync::{
        primary::{Primary, WriteSet},
        wire::{Push, PushReply, Stop},
    },
    time::Instant,
};
use tokio::sync::{mpsc, oneshot};

/// Most tasks in one transaction.
const MOST_TASKS: usize = 64;
/// Mutations in one transaction, after which it is closed: those behind it should not wait long.
const ENOUGH_MUTATIONS: usize = 1_000;

/// The tasks of one transaction.
pub(super) struct Batch(Vec<Task>);

/// An answer that may be given once the write is on disk.
pub(super) enum Answer {
    Push(oneshot::Sender<PushReply>, PushReply),
    Known(oneshot::Sender<()>),
}

impl Batch {
    /// The first task and all that wait behind it, up to a measure, or to a job that is done alone:
    /// that one is given back, to come next.
    pub fn gather(first: Task, waiting: &mut mpsc::Receiver<Job>) -> (Batch, Option<Job>) {
        let mut mutations = first.mutations();
        let mut tasks = vec![first];
        while tasks.len() < MOST_TASKS && mutations < ENOUGH_MUTATIONS {
            match waiting.try_recv() {
                Ok(Job::Task(task)) => {
                    mutations += task.mutations();
                    tasks.push(task);
                }
                Ok(alone) => return (Batch(tasks), Some(alone)),
                Err(_) => break,
            }
        }
        (Batch(tasks), None)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The clients that the tasks name.
    pub fn clients(&self) -> Vec<ClientId> {
        let mut clients: Vec<ClientId> = self.0.iter().flat_map(Task::clients).collect();
        clients.sort_unstable();
        clients.dedup();
        clients
    }

    /// Does the tasks on a Primary of their own.
    pub fn apply(self, primary: &mut Primary, now: Instant) -> (WriteSet, Vec<Answer>) {
        let pushes: Vec<(StaffId, &Push)> = self.0.iter().filter_map(Task::push).collect();
        let (replies, write) = primary.push_all(&pushes, now, &mut random);
        let mut replies = replies.into_iter();
        let answers = self.0.into_iter().map(|task| match task {
            Task::Push { answer, .. } => Answer::Push(answer, replies.next().unwrap_or_default()),
            Task::Know { answer, .. } => Answer::Known(answer),
        });
        (write, answers.collect())
    }

    /// Nothing could be read: everybody comes again.
    pub fn put_off(self, seconds: u32) {
        for task in self.0 {
            match task {
                Task::Push { answer, .. } => Answer::Push(answer, later(seconds)).give(),
                // Dropping the answer tells that it was not done.
                Task::Know { .. } => {}
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

impl Task {
    fn push(&self) -> Option<(StaffId, &Push)> {
        match self {
            Task::Push { person, push, .. } => Some((*person, push)),
            Task::Know { .. } => None,
        }
    }

    fn mutations(&self) -> usize {
        self.push().map_or(0, |(_, push)| push.mutations.len())
    }

    fn clients(&self) -> Vec<ClientId> {
        match self {
            Task::Push { push, .. } => push.mutations.iter().map(|mutation| mutation.id.client).collect(),
            Task::Know { clients, .. } => clients.clone(),
        }
    }
}
