//! The writer task: batch, apply, commit, publish, answer.
//!
//! It applies to a clone; only a commit that succeeded makes the clone the state that everybody
//! sees. After a failed commit the old state stands, everybody is told to come again, and the
//! writer tries by itself whether writing has become possible.

use super::{
    Job,
    batch::{Answer, Batch},
};
use crate::{
    clock::Clock,
    db::{Db, Failure, Trouble},
    metric,
};
use shared::{
    id::StaffId,
    record::Kind,
    sync::primary::{Primary, WriteSet},
};
use std::{
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};
use tokio::{
    sync::{mpsc, watch},
    time::timeout,
};

/// Seconds after which a client comes again when nothing could be stored.
const RETRY_AFTER: u32 = 5;
/// Time between two attempts to write while nothing can be written.
const PROBE_EVERY: Duration = Duration::from_secs(2);
/// Time between two clearings of what has outlived its use.
const TIDY_EVERY: Duration = Duration::from_secs(24 * 60 * 60);

pub(super) struct Writer {
    db: Arc<Db>,
    clock: Clock,
    publish: watch::Sender<Arc<Primary>>,
    trouble: watch::Sender<Option<Trouble>>,
    tidied: Option<Stopwatch>,
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
        Writer { db, clock, publish, trouble, tidied: None, in_doubt: false }
    }

    /// Works until the queue is closed and empty.
    pub async fn run(mut self, mut waiting: mpsc::Receiver<Job>, mut closing: watch::Receiver<bool>) {
        loop {
            let wait = if self.trouble.borrow().is_some() { PROBE_EVERY } else { TIDY_EVERY };
            let next = tokio::select! {
                biased;
                next = timeout(wait, waiting.recv()) => next,
                Ok(()) = closing.changed() => {
                    waiting.close();
                    continue;
                }
            };
            match next {
                Ok(Some(first)) => {
                    let batch = Batch::gather(first, &mut waiting);
                    metric::queued(waiting.len());
                    self.work(batch).await;
                }
                Ok(None) => break,
                Err(_) => self.probe().await,
            }
            if self.tidied.is_none_or(|at| at.elapsed() >= TIDY_EVERY) {
                self.tidy().await;
            }
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
        if let Err(failure) = self.store(write, &primary).await {
            self.failed(&failure);
            return answers.into_iter().for_each(|answer| answer.put_off(RETRY_AFTER));
        }
        metric::committed(jobs, begun.elapsed());
        self.publish.send_replace(Arc::new(primary));
        answers.into_iter().for_each(Answer::give);
    }

    /// The state to apply to: what is on disk, and what the clients of the batch did in earlier
    /// runs. Both are true whatever becomes of the batch, so they are shown at once.
    async fn prepare(&mut self, batch: &Batch) -> Result<Primary, Failure> {
        let mut primary = Primary::clone(&self.publish.borrow());
        let mut has_learnt = self.in_doubt;
        if self.in_doubt {
            primary = self.db.readers().load().await?;
            self.in_doubt = false;
        }
        for id in batch.clients() {
            if primary.knows(id) {
                continue;
            }
            if let Some(client) = self.db.readers().client(id).await? {
                primary.know(id, client);
                has_learnt = true;
            }
        }
        if has_learnt {
            self.publish.send_replace(Arc::new(primary.clone()));
        }
        Ok(primary)
    }

    async fn store(&mut self, write: WriteSet, after: &Primary) -> Result<(), Failure> {
        if write.is_empty() {
            return Ok(());
        }
        let (now, left) = (self.clock.now(), who_left(&write, after));
        let mut tx = self.db.begin().await?;
        fault("begun");
        tx.store(write, now).await?;
        for person in left {
            // For good: who comes back one day signs in anew.
            tx.revoke_sessions(person, None, now).await?;
        }
        fault("stored");
        self.in_doubt = true;
        tx.commit().await?;
        self.in_doubt = false;
        fault("committed");
        self.recovered();
        Ok(())
    }

    async fn probe(&self) {
        if self.trouble.borrow().is_none() {
            return;
        }
        let probe = async {
            let mut tx = self.db.begin().await?;
            tx.probe().await?;
            tx.commit().await
        };
        match probe.await {
            Ok(()) => self.recovered(),
            Err(failure) => self.failed(&failure),
        }
    }

    /// Clears what has outlived its use; when that fails, the next time will do.
    async fn tidy(&mut self) {
        self.tidied = Some(Stopwatch::now());
        let now = self.clock.now();
        let tidy = async {
            let mut tx = self.db.begin().await?;
            let clients = tx.forget_clients(now).await?;
            let sessions = tx.forget_sessions(now).await?;
            tx.commit().await?;
            Ok::<_, Failure>((clients, sessions))
        };
        match tidy.await {
            Ok((0, 0)) => {}
            Ok((clients, sessions)) => tracing::info!(clients, sessions, "forgot what is out of date"),
            Err(failure) => tracing::warn!(%failure, "could not tidy up"),
        }
    }

    /// Says so once, not for every client that comes again.
    fn failed(&self, failure: &Failure) {
        metric::commit_failed(failure.trouble.word());
        let before = self.trouble.send_replace(Some(failure.trouble));
        if before != Some(failure.trouble) {
            tracing::error!(%failure, "nothing can be stored");
        }
    }

    fn recovered(&self) {
        if self.trouble.send_replace(None).is_some() {
            tracing::info!("storing again");
        }
    }
}

/// The people whom this write has made inactive.
fn who_left(write: &WriteSet, after: &Primary) -> Vec<StaffId> {
    let people = write.rows.keys().filter(|key| key.kind == Kind::Staff).map(|key| StaffId(key.id));
    people.filter(|id| after.world().staff.get(id).is_none_or(|staff| !staff.active)).collect()
}

/// A step at which a test may stop the process.
#[cfg_attr(not(feature = "fault-points"), expect(unused_variables, reason = "only tests look at it"))]
fn fault(step: &str) {
    #[cfg(feature = "fault-points")]
    crate::fault::point(step);
}
