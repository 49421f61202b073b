//! The one writer of the workspace.
//!
//! `Engine` is the handle that routes hold: it queues jobs, shows the last committed state and
//! tells when there is a newer one. Behind it `writer` owns the Primary and commits. Nobody is
//! told of an effect before it is on disk.

mod act;
mod batch;
mod put;
mod upkeep;
mod writer;

pub use act::{Act, ActError};
pub use put::PutError;

use crate::{
    clock::{Clock, random},
    db::{Db, Failure, Trouble},
};
use shared::{
    automation,
    command::{Command, Landing, Put, Rejection, WorkspaceSet},
    id::{ClientId, StaffId, WorkspaceId},
    sync::{
        primary::Primary,
        wire::{End, Push, PushReply},
    },
    workspace::Workspace,
};
use std::sync::Arc;
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinHandle,
};
use uuid::Uuid;

/// Jobs that may wait for the writer before further ones are turned away.
pub const QUEUE: usize = 256;

/// What the writer is asked to do.
pub(crate) enum Job {
    /// Done together with others.
    Task(Task),
    /// Something that is never queued; done alone.
    Act { act: Box<Act>, answer: oneshot::Sender<Result<End, ActError>> },
    /// What a program puts, in the name of that person; done alone.
    Put { person: StaffId, put: Put, answer: oneshot::Sender<Result<Vec<Landing>, PutError>> },
}

/// What is done together with others in one transaction.
pub(crate) enum Task {
    Push {
        person: StaffId,
        push: Push,
        answer: oneshot::Sender<PushReply>,
    },
    /// Look up what these clients did in earlier runs.
    Know {
        clients: Vec<ClientId>,
        answer: oneshot::Sender<()>,
    },
}

/// Why a job was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("too much is waiting to be written")]
    Full,
    #[error("it was taken and could not be done")]
    Undone,
    #[error("the server is ending")]
    Ending,
}

/// The handle on the writer.
#[derive(Clone)]
pub struct Engine {
    jobs: mpsc::Sender<Job>,
    state: watch::Receiver<Arc<Primary>>,
    trouble: watch::Receiver<Option<Trouble>>,
    closing: Arc<watch::Sender<bool>>,
}

impl Engine {
    /// Starts the writer over what the database holds.
    pub fn start(db: Arc<Db>, primary: Primary, clock: Clock, queue: usize) -> (Engine, JoinHandle<()>) {
        let (jobs, waiting) = mpsc::channel(queue);
        let (publish, state) = watch::channel(Arc::new(primary));
        let (health, trouble) = watch::channel(None);
        let (closing, closed) = watch::channel(false);
        let writer = writer::Writer::new(db, clock, publish, health);
        let task = tokio::spawn(writer.run(waiting, closed));
        (Engine { jobs, state, trouble, closing: Arc::new(closing) }, task)
    }

    /// Takes in a push and answers when its effects are on disk.
    pub async fn push(&self, person: StaffId, push: Push) -> Result<PushReply, Refused> {
        let (answer, answered) = oneshot::channel();
        self.ask(Job::Task(Task::Push { person, push, answer }))?;
        answered.await.map_err(|_| Refused::Undone)
    }

    /// Does something that is never queued, and answers when its effects are on disk.
    pub async fn act(&self, act: Act) -> Result<End, ActError> {
        let (answer, answered) = oneshot::channel();
        self.ask(Job::Act { act: Box::new(act), answer })?;
        answered.await.map_err(|_| Refused::Undone)?
    }

    /// Takes in what a program puts, and answers when its effects are on disk.
    pub async fn put(&self, person: StaffId, put: Put) -> Result<Vec<Landing>, PutError> {
        let (answer, answered) = oneshot::channel();
        self.ask(Job::Put { person, put, answer }).map_err(ActError::from)?;
        answered.await.map_err(|_| ActError::from(Refused::Undone))?
    }

    /// Sees to it that the snapshot knows what these clients did in earlier runs.
    pub async fn know(&self, clients: Vec<ClientId>) -> Result<(), Refused> {
        let (answer, answered) = oneshot::channel();
        self.ask(Job::Task(Task::Know { clients, answer }))?;
        answered.await.map_err(|_| Refused::Undone)
    }

    fn ask(&self, job: Job) -> Result<(), Refused> {
        crate::metric::queued(self.jobs.max_capacity() - self.jobs.capacity());
        self.jobs.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Refused::Full,
            mpsc::error::TrySendError::Closed(_) => Refused::Ending,
        })
    }

    /// The last committed state.
    pub fn snapshot(&self) -> Arc<Primary> {
        self.state.borrow().clone()
    }

    /// Tells of every newer state; several at once if the listener is slow.
    pub fn changes(&self) -> watch::Receiver<Arc<Primary>> {
        let mut changes = self.state.clone();
        changes.mark_unchanged();
        changes
    }

    /// Why nothing can be written now, if so.
    pub fn trouble(&self) -> Option<Trouble> {
        if self.jobs.is_closed() { Some(Trouble::Other) } else { *self.trouble.borrow() }
    }

    /// Takes no further jobs; those that wait are still done.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }
}

/// Why the workspace could not be opened or changed from the command line.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    #[error(transparent)]
    Database(#[from] Failure),
    #[error(transparent)]
    Refused(#[from] Rejection),
}

/// Reads the workspace; makes it, with the house's defaults, when the database is new.
pub async fn open(db: &Db, clock: &Clock) -> Result<Primary, IssueError> {
    if !db.is_new().await? {
        return renew(db, clock, db.readers().load().await?).await;
    }
    let epoch = random();
    let mut primary = Primary::new(epoch);
    let workspace = Workspace::new(WorkspaceId(Uuid::now_v7()), "柜台");
    let write = primary.issue(&Command::from(WorkspaceSet { workspace }), clock.now(), &mut random)?;
    let mut tx = db.begin().await?;
    tx.set_epoch(epoch).await?;
    tx.store(write, clock.now()).await?;
    tx.commit().await?;
    Ok(primary)
}

/// Gives a workspace of an older build what the house has added since.
async fn renew(db: &Db, clock: &Clock, mut primary: Primary) -> Result<Primary, IssueError> {
    for command in automation::renew(primary.world()) {
        let write = primary.issue(&command, clock.now(), &mut random)?;
        let mut tx = db.begin().await?;
        tx.store(write, clock.now()).await?;
        tx.commit().await?;
    }
    Ok(primary)
}
