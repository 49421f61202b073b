//! Putting a backup in the place of the database.
//!
//! The backup is copied into a folder of its own inside the workspace's, brought up to date and
//! looked through there. Only then it takes the database's name, in one step: at every moment the
//! old or the new one stands under it, whole. The old one is kept under another name.

use super::{
    Audit, BackupError, Db, Failure, Lock, NAME, OpenError, Readers, Report, Trouble, at_rest,
    backup::{copy, same_file, sync_folder},
    options,
};
use shared::time::Instant;
use sqlx::{Connection, Executor, SqliteConnection};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Where the copy is made ready.
const FOLDER: &str = "restoring";
/// What SQLite may have left beside a database that was not closed.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// Why nothing was restored. The database is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error("there is no backup {}", .0.display())]
    Missing(PathBuf),
    #[error("{} is the workspace's database itself", .0.display())]
    Itself(PathBuf),
    #[error("the backup is damaged; nothing was changed")]
    Damaged(Report),
    #[error("somebody reads the database; end that first")]
    BeingRead,
    #[error("{}: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Copy(#[from] BackupError),
    #[error(transparent)]
    Database(#[from] Failure),
}

/// A restore underway: nobody else writes in the folder meanwhile.
pub struct Restore {
    data: PathBuf,
    _lock: Lock,
}

/// What the restored copy brings with it.
pub struct Renewed {
    /// Sessions that are still good.
    pub sessions: u64,
}

impl Restore {
    /// Begins; refuses while a server is at work.
    pub fn begin(data: &Path) -> Result<Restore, RestoreError> {
        let restore = Restore { _lock: Lock::take(data)?, data: data.to_owned() };
        restore.clear()?;
        Ok(restore)
    }

    /// Looks the backup through, as `check` does, and copies it.
    pub async fn take_in(&self, backup: &Path) -> Result<Report, RestoreError> {
        if !backup.is_file() {
            return Err(RestoreError::Missing(backup.to_owned()));
        }
        if same_file(backup, &self.present()) {
            return Err(RestoreError::Itself(backup.to_owned()));
        }
        let report = Readers::of(backup).check().await?;
        if !report.findings.is_empty() {
            return Err(RestoreError::Damaged(report));
        }
        let folder = self.data.join(FOLDER);
        // The lock makes it, readable for its owner alone.
        drop(Lock::take(&folder)?);
        copy(backup, &folder.join(NAME)).await?;
        Ok(report)
    }

    /// Brings the copy up to date and gives it a number of its own, by which browsers notice that
    /// it is not the database they knew: they send again what it may have lost.
    pub async fn renew(&self, epoch: u64, now: Instant) -> Result<Renewed, RestoreError> {
        let db = Db::open(&self.data.join(FOLDER)).await?;
        let sessions = db.readers().sessions(now).await?;
        let mut tx = db.begin().await?;
        tx.set_epoch(epoch).await?;
        tx.audit(&Audit { act: "restored", ..Audit::default() }, now).await?;
        tx.commit().await?;
        let report = db.readers().check().await?;
        db.close().await?;
        if report.findings.is_empty() { Ok(Renewed { sessions }) } else { Err(RestoreError::Damaged(report)) }
    }

    /// Gives the present database a second name, under which it stays. `None` when there is none.
    pub async fn keep(&self, now: Instant) -> Result<Option<PathBuf>, RestoreError> {
        let present = self.present();
        if !present.exists() {
            return Ok(None);
        }
        let whole = gather(&present).await?;
        let kept = self.unused_name(now);
        link(&present, &kept)?;
        if !whole {
            // What SQLite has not gathered belongs to the old database alone: beside the new one
            // it would spoil it.
            for beside in BESIDE.map(|ending| (with_ending(&present, ending), with_ending(&kept, ending))) {
                if beside.0.exists() {
                    link(&beside.0, &beside.1)?;
                    fs::remove_file(&beside.0).map_err(failed(&beside.0))?;
                }
            }
        }
        sync_folder(&kept).map_err(failed(&kept))?;
        Ok(Some(kept))
    }

    /// Puts the copy in the database's place.
    pub fn finish(self) -> Result<(), RestoreError> {
        let (present, copy) = (self.present(), self.data.join(FOLDER).join(NAME));
        let file = fs::File::open(&copy).map_err(failed(&copy))?;
        file.sync_all().map_err(failed(&copy))?;
        fs::rename(&copy, &present).map_err(failed(&present))?;
        sync_folder(&present).map_err(failed(&present))?;
        self.clear()
    }

    fn present(&self) -> PathBuf {
        self.data.join(NAME)
    }

    /// Removes what is left of a copy.
    fn clear(&self) -> Result<(), RestoreError> {
        let folder = self.data.join(FOLDER);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(&folder)(error)),
            _ => Ok(()),
        }
    }

    /// A name for the old database that says when it was set aside.
    fn unused_name(&self, now: Instant) -> PathBuf {
        let time = shared::time::Zone::utc().local(now).strftime("%Y%m%d-%H%M%S").to_string();
        let names = (1..).map(|n| if n == 1 { String::new() } else { format!("-{n}") });
        let mut files = names.map(|n| self.data.join(format!("guitai-until-{time}{n}.db")));
        files.find(|file| !file.exists()).unwrap_or_else(|| self.data.join("guitai-until.db"))
    }
}

/// Moves all that SQLite has written beside the database into it. A database that is too damaged
/// to be read is left as it is, with what lies beside it: opening it for writing would change it.
async fn gather(file: &Path) -> Result<bool, RestoreError> {
    match can_be_read(file).await.map_err(Failure::from) {
        Ok(()) => {}
        Err(failure) if failure.trouble == Trouble::Damaged => return Ok(false),
        Err(failure) => return Err(failure.into()),
    }
    let gathered = async {
        let mut connection = SqliteConnection::connect_with(&options(file)).await?;
        // This takes the whole database for itself, and leaves one file.
        connection.execute("PRAGMA journal_mode = DELETE").await?;
        connection.close().await
    };
    match gathered.await.map_err(Failure::from) {
        Ok(()) => Ok(true),
        Err(failure) if failure.trouble == Trouble::Locked => Err(RestoreError::BeingRead),
        Err(failure) => Err(failure.into()),
    }
}

async fn can_be_read(file: &Path) -> Result<(), sqlx::Error> {
    let mut connection = SqliteConnection::connect_with(&at_rest(file)).await?;
    connection.fetch_all("SELECT name FROM sqlite_schema").await?;
    connection.close().await
}

/// A second name for a file; where files have only one, a copy.
fn link(from: &Path, to: &Path) -> Result<(), RestoreError> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ())).map_err(failed(to))
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn failed(file: &Path) -> impl FnOnce(io::Error) -> RestoreError {
    let file = file.to_owned();
    |error| RestoreError::File { file, error }
}
