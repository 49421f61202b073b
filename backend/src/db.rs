//! The database: the only place that knows SQL.
//!
//! One file, one writer. `Db::begin` opens the one write transaction there can be; everything that
//! reads goes through the pool beside it. A lock file keeps a second process from writing; it
//! falls with the process, however that ends. Start with `tx` for writing and `load` for reading.

mod account;
mod check;
mod client;
mod failure;
mod load;
mod session;
mod tx;
mod write;

pub use account::Account;
pub use check::{Finding, Report};
pub use failure::{Failure, Trouble};
pub use session::{LASTS as SESSION_LASTS, TokenHash};
pub use tx::Tx;

use sqlx::{
    ConnectOptions, Connection, SqlSafeStr, SqliteConnection, SqlitePool,
    migrate::{Migration, MigrationType, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    fs::{DirBuilder, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::sync::Mutex;
use tx::Writer;

/// How long the writer waits for a lock that another process holds, against all rules.
const PATIENCE: Duration = Duration::from_secs(2);
/// Readers beside the writer. Most of what is read comes from memory.
const READERS: u32 = 4;

/// Append-only: a migration that was shipped is never changed.
const MIGRATIONS: [(i64, &str, &str); 1] = [(1, "begin", include_str!("../migrations/0001_begin.sql"))];

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
    /// Held as long as the database is open.
    _lock: File,
}

/// Connections that can only read.
#[derive(Clone)]
pub struct Readers(SqlitePool);

impl Db {
    /// Opens the workspace in that folder; makes it when there is none.
    pub async fn open(data: &Path) -> Result<Db, OpenError> {
        let folder = |error| OpenError::Folder { folder: data.to_owned(), error };
        make_folder(data).map_err(folder)?;
        let lock = File::create(data.join("lock")).map_err(folder)?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => OpenError::InUse(data.to_owned()),
            TryLockError::Error(error) => folder(error),
        })?;
        let options = options(data).create_if_missing(true);
        let mut connection = SqliteConnection::connect_with(&options).await.map_err(Failure::from)?;
        migrator().run(&mut connection).await?;
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
}

impl Readers {
    /// Opens a workspace that a server may be working on, only to read it.
    pub async fn open(data: &Path) -> Result<Readers, OpenError> {
        if !data.join("guitai.db").is_file() {
            return Err(OpenError::Missing(data.to_owned()));
        }
        Ok(Readers(pool(options(data))))
    }
}

/// Names and addresses of buyers are nobody's business on the machine but the server's (X3).
fn make_folder(data: &Path) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(data)
}

fn options(data: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(data.join("guitai.db"))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        // Rows that SQLite's thread may be ahead: loading wakes the other side less often.
        .row_buffer_size(1024)
        // 32 MiB: ids are random, so an import touches pages all over the file.
        .pragma("cache_size", "-32768")
        .pragma("journal_size_limit", "67108864")
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
