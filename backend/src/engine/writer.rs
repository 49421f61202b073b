//! The writer task: batch, apply, commit, publish, answer.
//!
//! It applies to a clone; only a commit that succeeded makes the clone the state that everybody
//! sees. After a failed commit the old state stands, everybody is told to come again, and the
//! writer tries by itself whether writing has become possible (`upkeep`).

use super::{
    Job,
    batch::{Answer, Batch},
    upkeep::Sweeping,
};
use crate::{
    clock::Clock,
    db::{Db, Failure, Trouble, Tx},
    fault, metric,
};
use shared::{
    id::{ClientId, StaffId},
    record::Kind,
    sync::primary::{Primary, WriteSet},
    time::Instant,
};
use std::{collections::HashMap, sync::Arc, time::Instant as Stopwatch};
use tokio::{
    sync::{mpsc, watch},
    time::timeout,
};

/// Seconds after which a client comes again when nothing could be stored.
const RETRY_AFTER: u32 = 5;

pub(super) struct Writer {
    pub(super) db: Arc<Db>,
    pub(super) clock: Clock,
    publish: watch::Sender<Arc<Primary>>,
    pub(super) trouble: watch::Sender<Option<Trouble>>,
    pub(super) tidied: Option<Instant>,
    pub(super) sweeping: Sweeping,
    /// When something was last heard of the clients that the Primary knows.
    pub(super) heard: HashMap<ClientId, Instant>,
    /// A commit failed at its last step: whether it is on disk is for the disk to say.
    in_doubt: bool,
}

impl Writer {
    pub fn new(
        db: Arc<Db>,
        clock: Clock,
        publish: watch::Sender<Arc<Primary>>,
        trouble: watch::Sender<Option<Trouble>>,
    ) -> Writer {
        Writer {
            db,
            clock,
            publish,
            trouble,
            tidied: None,
            sweeping: Sweeping::Done,
            heard: HashMap::new(),
            in_doubt: false,
        }
    }

    /// Works until the queue is closed and empty.
    pub async fn run(mut self, mut waiting: mpsc::Receiver<Job>, mut closing: watch::Receiver<bool>) {
        let mut held = None;
        loop {
            let next = match held.take() {
                Some(job) => Ok(Some(job)),
                None => tokio::select! {
                    biased;
                    next = timeout(self.wait(), waiting.recv()) => next,
                    Ok(()) = closing.changed() => {
                        waiting.close();
                        continue;
                    }
                },
            };
            match next {
                Ok(Some(Job::Task(first))) => {
                    let (batch, next) = Batch::gather(first, &mut waiting);
                    held = next;
                    metric::queued(waiting.len());
                    self.work(batch).await;
                }
                // Who has gone away meanwhile looks what is there.
                Ok(Some(Job::Act { act, answer })) => drop(answer.send(self.act(*act).await)),
                Ok(Some(Job::Put { person, put, answer })) => drop(answer.send(self.put(person, put).await)),
                Ok(None) => break,
                Err(_) => {
                    self.probe().await;
                    self.put_away().await;
                }
            }
            self.tidy_in_time().await;
        }
    }

    async fn work(&mut self, batch: Batch) {
        let jobs = batch.len();
        let begun = Stopwatch::now();
        let mut primary = match self.prepare(&batch).await {
            Ok(primary) => primary,
            Err(failure) => {
                self.failed(&failure);
                return batch.put_off(RETRY_AFTER);
            }
        };
        let now = self.clock.now();
        // Applying is plain computing, milliseconds for an import: not on the threads that serve.
        let applied = tokio::task::spawn_blocking(move || {
            let (write, answers) = batch.apply(&mut primary, now);
            (primary, write, answers)
        });
        let Ok((primary, write, answers)) = applied.await else {
            // The Primary itself catches what a command does wrong; this is a fault around it. The
            // old state stands, and dropped answers tell the callers to come again.
            return tracing::error!("a batch was lost to a panic");
        };
        if let Err(failure) = self.store(write, &primary, now).await {
            self.failed(&failure);
            return answers.into_iter().for_each(|answer| answer.put_off(RETRY_AFTER));
        }
        metric::committed(jobs, begun.elapsed());
        self.show(primary);
        answers.into_iter().for_each(Answer::give);
    }

    /// The state to apply to: what is on disk.
    pub(super) async fn state(&mut self) -> Result<Primary, Failure> {
        if self.in_doubt {
            let primary = self.db.readers().load().await?;
            self.in_doubt = false;
            self.show(primary);
        }
        Ok(Primary::clone(&self.shown()))
    }

    /// The state that everybody sees.
    pub(super) fn shown(&self) -> Arc<Primary> {
        self.publish.borrow().clone()
    }

    /// The state, with what the clients of the batch did in earlier runs. That is true whatever
    /// becomes of the batch, so it is shown at once.
    async fn prepare(&mut self, batch: &Batch) -> Result<Primary, Failure> {
        let mut primary = self.state().await?;
        let mut has_learnt = false;
        let now = self.clock.now();
        for id in batch.clients() {
            self.heard.insert(id, now);
            if primary.knows(id) {
                continue;
            }
            if let Some(client) = self.db.readers().client(id).await? {
                primary.know(id, client);
                has_learnt = true;
            }
        }
        if has_learnt {
            self.show(primary.clone());
        }
        Ok(primary)
    }

    pub(super) fn show(&self, primary: Primary) {
        self.publish.send_replace(Arc::new(primary));
    }

    pub(super) async fn store(&mut self, write: WriteSet, after: &Primary, now: Instant) -> Result<(), Failure> {
        if write.is_empty() {
            return Ok(());
        }
        let db = self.db.clone();
        let tx = db.begin().await?;
        self.commit(tx, write, after, now).await
    }

    /// Adds the write to the transaction and commits it.
    pub(super) async fn commit(
        &mut self,
        mut tx: Tx<'_>,
        write: WriteSet,
        after: &Primary,
        now: Instant,
    ) -> Result<(), Failure> {
        let left = who_left(&write, after);
        fault::point("begun");
        tx.store(write, now).await?;
        for person in left {
            // For good: who comes back one day signs in anew.
            tx.revoke_sessions(person, None, now).await?;
        }
        fault::point("stored");
        self.in_doubt = true;
        tx.commit().await?;
        self.in_doubt = false;
        fault::point("committed");
        self.recovered();
        Ok(())
    }
}

/// The people whom this write has made inactive.
fn who_left(write: &WriteSet, after: &Primary) -> Vec<StaffId> {
    let people = write.rows.keys().filter(|key| key.kind == Kind::Staff).map(|key| StaffId(key.id));
    people.filter(|id| after.world().staff.get(id).is_none_or(|staff| !staff.active)).collect()
}
