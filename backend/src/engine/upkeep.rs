//! What the writer does beside its work: finding out whether it can write again, and clearing away
//! what has outlived its use.

use super::writer::Writer;
use crate::{clock::random, db::Failure, metric};
use shared::{
    id::ClientId,
    sync::primary::{Primary, Sweep},
    time::Instant,
};
use std::time::Duration;
use tokio::task::JoinHandle;

/// Time between two attempts to write while nothing can be written.
const PROBE_EVERY: Duration = Duration::from_secs(2);
/// Time between two looks at what has outlived its use, when there is no work.
const LOOK_EVERY: Duration = Duration::from_secs(60 * 60);
/// Time without work after which a part goes into the archive, and before the first look.
const QUIET: Duration = Duration::from_millis(100);
/// Milliseconds between two clearings, and for which a client that is silent stays in memory.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// How far the writer is with what goes into the archive.
#[derive(Default)]
pub(super) enum Sweeping {
    #[default]
    Done,
    Looking(JoinHandle<Sweep>),
    /// A part goes there whenever there is nothing else to do.
    Found(Sweep),
}

impl Writer {
    /// How long to wait for work before looking after other things.
    pub(super) fn wait(&self) -> Duration {
        match () {
            () if self.trouble.borrow().is_some() => PROBE_EVERY,
            () if self.tidied.is_none() || !matches!(self.sweeping, Sweeping::Done) => QUIET,
            () => LOOK_EVERY,
        }
    }

    pub(super) async fn probe(&self) {
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

    pub(super) async fn tidy_in_time(&mut self) {
        let now = self.clock.now();
        if self.tidied.is_none_or(|at| at.plus(DAY) <= now) {
            self.tidied = Some(now);
            self.tidy(now).await;
            self.forget_silent(now);
            self.sweep(now);
        }
    }

    /// Looks for what may go into the archive: through everything, once a day, while work goes on.
    fn sweep(&mut self, now: Instant) {
        let primary = self.shown();
        self.sweeping = Sweeping::Looking(tokio::task::spawn_blocking(move || primary.sweep(now)));
    }

    /// Puts the next part of it away, in a transaction like any other.
    pub(super) async fn put_away(&mut self) {
        let mut sweep = match std::mem::take(&mut self.sweeping) {
            Sweeping::Looking(looking) if !looking.is_finished() => return self.sweeping = Sweeping::Looking(looking),
            Sweeping::Looking(looking) => match looking.await {
                Ok(sweep) => sweep,
                Err(_) => return tracing::error!("a sweep was lost to a panic"),
            },
            Sweeping::Found(sweep) => sweep,
            Sweeping::Done => return,
        };
        if sweep.is_empty() || self.trouble.borrow().is_some() {
            return;
        }
        let (Ok(mut primary), now) = (self.state().await, self.clock.now()) else { return };
        let done = tokio::task::spawn_blocking(move || {
            let write = primary.put_away(&mut sweep, now, &mut random);
            (primary, write, sweep)
        });
        let Ok((primary, write, sweep)) = done.await else { return tracing::error!("a sweep was lost to a panic") };
        let rows = write.rows.len();
        // What could not be stored is found again tomorrow.
        match self.store(write, &primary, now).await {
            Ok(()) => {
                tracing::info!(rows, "into the archive");
                self.show(primary);
                self.sweeping = Sweeping::Found(sweep);
            }
            Err(failure) => self.failed(&failure),
        }
    }

    /// Lets go of what clients did of whom nothing was heard for a day: most are page loads that will
    /// never come back. On disk it stays for a year, and whoever does come back is looked up there.
    fn forget_silent(&mut self, now: Instant) {
        let silent: Vec<ClientId> =
            self.heard.iter().filter(|(_, at)| at.plus(DAY) <= now).map(|(id, _)| *id).collect();
        if silent.is_empty() {
            return;
        }
        let mut primary = Primary::clone(&self.shown());
        for id in silent {
            primary.forget(id);
            self.heard.remove(&id);
        }
        self.show(primary);
    }

    /// Clears what has outlived its use; when that fails, the next time will do.
    async fn tidy(&self, now: Instant) {
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
    pub(super) fn failed(&self, failure: &Failure) {
        metric::commit_failed(failure.trouble.word());
        let before = self.trouble.send_replace(Some(failure.trouble));
        if before != Some(failure.trouble) {
            tracing::error!(%failure, "nothing can be stored");
        }
    }

    pub(super) fn recovered(&self) {
        if self.trouble.send_replace(None).is_some() {
            tracing::info!("storing again");
        }
    }
}
