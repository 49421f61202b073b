//! The one write transaction.
//!
//! A `Tx` that is dropped without `commit` has changed nothing: whoever begins the next one first
//! clears away what was left. A connection that can't be cleared is replaced by a new one, so that
//! no failure of the disk outlives its cause.

use super::{Db, Failure};
use sqlx::{Connection, Executor, SqliteConnection, sqlite::SqliteConnectOptions};
use tokio::sync::MutexGuard;

/// The connection that writes.
pub(super) struct Writer {
    connection: SqliteConnection,
    options: SqliteConnectOptions,
    /// A transaction was begun and not seen to end.
    open: bool,
    #[cfg(feature = "fault-points")]
    loses_commit: bool,
}

impl Writer {
    pub fn new(connection: SqliteConnection, options: SqliteConnectOptions) -> Writer {
        Writer {
            connection,
            options,
            open: false,
            #[cfg(feature = "fault-points")]
            loses_commit: false,
        }
    }

    pub async fn checkpoint(&mut self) -> Result<(), Failure> {
        self.clear().await?;
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        Ok(())
    }

    pub async fn close(self) -> Result<(), Failure> {
        Ok(self.connection.close().await?)
    }

    async fn clear(&mut self) -> Result<(), Failure> {
        if self.open {
            let cleared = self.connection.execute("ROLLBACK").await;
            if cleared.is_err_and(|error| !was_rolled_back(&error)) {
                self.connection = SqliteConnection::connect_with(&self.options).await?;
            }
            self.open = false;
        }
        Ok(())
    }
}

/// On a full disk SQLite has rolled back by itself; all it says then is that there is no transaction.
fn was_rolled_back(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.message().contains("no transaction is active"))
}

/// A write transaction underway.
pub struct Tx<'a> {
    writer: MutexGuard<'a, Writer>,
}

impl Db {
    /// Begins the write transaction; waits for the one before it.
    pub async fn begin(&self) -> Result<Tx<'_>, Failure> {
        let mut writer = self.writer.lock().await;
        writer.clear().await?;
        writer.open = true;
        if let Err(error) = writer.connection.execute("BEGIN IMMEDIATE").await {
            // Nothing was begun, so the connection is as good as before.
            writer.open = false;
            return Err(error.into());
        }
        Ok(Tx { writer })
    }

    /// The next commit is done and reported as failed.
    #[cfg(feature = "fault-points")]
    pub async fn lose_next_commit(&self) {
        self.writer.lock().await.loses_commit = true;
    }

    /// Runs a statement on the writer's connection, so that a test can break it.
    #[cfg(feature = "fault-points")]
    pub async fn sabotage(&self, sql: &'static str) -> Result<(), Failure> {
        let mut writer = self.writer.lock().await;
        writer.connection.execute(sql).await?;
        Ok(())
    }
}

impl Tx<'_> {
    pub async fn commit(mut self) -> Result<(), Failure> {
        self.writer.connection.execute("COMMIT").await?;
        #[cfg(feature = "fault-points")]
        if std::mem::take(&mut self.writer.loses_commit) {
            return Err(sqlx::Error::Io(std::io::Error::other("sabotaged")).into());
        }
        self.writer.open = false;
        Ok(())
    }

    pub(super) fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.writer.connection
    }
}
