//! The database: the only place that knows SQL.
//!
//! One file, one writer. `Db::begin` opens the one write transaction there can be; everything that
//! reads goes through the pool beside it. Start with `tx` for writing and `load` for reading;
//! `backup`, `restore` and `check` are for when something went wrong.

mod account;
mod backup;
mod blob;
mod check;
mod client;
mod digest;
mod failure;
mod load;
mod lock;
mod restore;
mod session;
mod token;
mod tx;
mod write;

pub use account::{Account, Audit, Listed};
pub use backup::{Backup, BackupError};
pub use blob::Blob;
pub use check::{Finding, Report};
pub use failure::{Failure, Trouble};
pub use restore::{Restore, RestoreError};
pub use session::{LASTS as SESSION_LASTS, TokenHash};
pub use token::Token;
pub use tx::Tx;

use lock::Lock;
use sqlx::{
    ConnectOptions, Connection, SqlSafeStr, SqliteConnection, SqlitePool,
    migrate::{Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::sync::Mutex;
use tx::Writer;

/// The name of the database in a workspace's folder.
const NAME: &str = "guitai.db";
/// How long the writer waits for a lock that another process holds, against all rules.
const PATIENCE: Duration = Duration::from_secs(2);
/// Readers beside the writer. Most of what is read comes from memory.
const READERS: u32 = 4;

/// Append-only: a migration that was shipped is never changed.
const MIGRATIONS: [(i64, &str, &str); 10] = [
    (1, "begin", include_str!("../migrations/0001_begin.sql")),
    (2, "recovery", include_str!("../migrations/0002_recovery.sql")),
    (3, "views", include_str!("../migrations/0003_views.sql")),
    (4, "cases", include_str!("../migrations/0004_cases.sql")),
    (5, "tokens", include_str!("../migrations/0005_tokens.sql")),
    (6, "approvals", include_str!("../migrations/0006_approvals.sql")),
    (7, "customers", include_str!("../migrations/0007_customers.sql")),
    (8, "house", include_str!("../migrations/0008_house.sql")),
    (9, "enquiries", include_str!("../migrations/0009_enquiries.sql")),
    (10, "shipping", include_str!("../migrations/0010_shipping.sql")),
];

/// Why a database can't be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("another guitai is at work on {}; stop it first", .0.display())]
    InUse(PathBuf),
    #[error("there is no workspace in {}", .0.display())]
    Missing(PathBuf),
    #[error("{}: {error}", folder.display())]
    Folder { folder: PathBuf, error: io::Error },
    #[error("the database can't be brought up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    #[error("the database can't be opened: {0}")]
    Database(#[from] Failure),
}

/// A workspace's database, open for writing by this process alone.
pub struct Db {
    writer: Mutex<Writer>,
    readers: Readers,
    _lock: Lock,
}

/// Connections that can only read.
#[derive(Clone)]
pub struct Readers(SqlitePool);

impl Db {
    /// Opens the workspace in that folder; makes it when there is none.
    pub async fn open(data: &Path) -> Result<Db, OpenError> {
        let lock = Lock::take(data)?;
        let options = options(&data.join(NAME)).create_if_missing(true);
        let mut connection = SqliteConnection::connect_with(&options).await.map_err(Failure::from)?;
        migrator().run(&mut connection).await?;
        digest::complete(&mut connection).await?;
        let readers = Readers(pool(options.clone()));
        Ok(Db { writer: Mutex::new(Writer::new(connection, options)), readers, _lock: lock })
    }

    pub fn readers(&self) -> &Readers {
        &self.readers
    }

    /// Moves all that SQLite's log holds into the file itself, before the process ends.
    pub async fn settle(&self) -> Result<(), Failure> {
        self.readers.0.close().await;
        self.writer.lock().await.checkpoint().await
    }

    /// Settles and lets go of the file: nothing of SQLite's is left beside it.
    pub async fn close(self) -> Result<(), Failure> {
        self.settle().await?;
        self.writer.into_inner().close().await
    }
}

impl Readers {
    /// Opens a workspace that a server may be working on, only to read it.
    pub async fn open(data: &Path) -> Result<Readers, OpenError> {
        if !data.join(NAME).is_file() {
            return Err(OpenError::Missing(data.to_owned()));
        }
        Ok(Readers(pool(options(&data.join(NAME)))))
    }

    /// Opens a database that is not at work: a backup. Nothing is written, not even beside it.
    pub(self) fn of(file: &Path) -> Readers {
        Readers(pool(at_rest(file)))
    }
}

/// For the database of a workspace.
fn options(file: &Path) -> SqliteConnectOptions {
    at_rest(file)
        .read_only(false)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // Rows that SQLite's thread may be ahead: loading wakes the other side less often.
        .row_buffer_size(1024)
        // 32 MiB: ids are random, so an import touches pages all over the file.
        .pragma("cache_size", "-32768")
        .pragma("journal_size_limit", "67108864")
}

/// For a database that is to stay as it is.
fn at_rest(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .busy_timeout(PATIENCE)
        // A load takes seconds and is no news; what fails is logged by who asked.
        .disable_statement_logging()
}

fn pool(options: SqliteConnectOptions) -> SqlitePool {
    SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire(false)
        .connect_lazy_with(options.pragma("query_only", "on").pragma("cache_size", "-4096"))
}

fn migrator() -> Migrator {
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(MIGRATIONS.map(migration).into())
}
