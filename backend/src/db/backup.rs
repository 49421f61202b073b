//! Copies of the whole database in one file, of one moment, while a server is at work.
//!
//! A copy is written under a name beside the one it is to have, looked through as `check` does, and
//! only then given its name: what stands under that name is always a whole backup.

use super::{Failure, Lock, NAME, OpenError, Readers, Report, at_rest};
use sqlx::{Connection, SqliteConnection};
use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf, absolute},
};

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{} is there already; --force replaces it", .0.display())]
    Exists(PathBuf),
    #[error("{} is the workspace's database itself", .0.display())]
    Itself(PathBuf),
    #[error("another backup of it is being made")]
    Underway,
    #[error("{} can't be a file's name", .0.display())]
    BadName(PathBuf),
    #[error("the database is damaged, and nothing was written; `guitai check` says more")]
    Damaged(Report),
    #[error("{}: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the copy failed: {0}")]
    Database(#[from] Failure),
}

/// A backup that was made.
pub struct Backup {
    pub rows: u64,
    pub version: u64,
    /// Size of the file.
    pub bytes: u64,
}

impl Backup {
    /// Makes a backup of the workspace in that folder.
    pub async fn make(data: &Path, to: &Path, replace: bool) -> Result<Backup, BackupError> {
        let source = data.join(NAME);
        if !source.is_file() {
            return Err(OpenError::Missing(data.to_owned()).into());
        }
        let _lock = Lock::take_for_backup(data)?.ok_or(BackupError::Underway)?;
        let target = Target::new(&source, to, replace)?;
        copy(&source, &target.part).await?;
        let report = Readers::of(&target.part).check().await?;
        if !report.findings.is_empty() {
            return Err(BackupError::Damaged(report));
        }
        let bytes = target.finish(replace)?;
        Ok(Backup { rows: report.rows, version: report.version, bytes })
    }
}

/// Copies a database as it is at this moment into an empty file.
pub(super) async fn copy(from: &Path, to: &Path) -> Result<(), BackupError> {
    // As an absolute path no name is taken for an address.
    let file = |error| BackupError::File { file: to.to_owned(), error };
    let Some(name) = absolute(to).map_err(file)?.to_str().map(str::to_owned) else {
        return Err(BackupError::BadName(to.to_owned()));
    };
    let mut connection = SqliteConnection::connect_with(&at_rest(from)).await.map_err(Failure::from)?;
    sqlx::query("VACUUM INTO ?").bind(name).execute(&mut connection).await.map_err(Failure::from)?;
    connection.close().await.map_err(Failure::from)?;
    Ok(())
}

/// The file that is to become the backup.
struct Target {
    file: PathBuf,
    part: PathBuf,
    handle: File,
}

impl Target {
    fn new(source: &Path, file: &Path, replace: bool) -> Result<Target, BackupError> {
        if same_file(source, file) {
            return Err(BackupError::Itself(file.to_owned()));
        }
        let Some(name) = file.file_name().filter(|_| !file.is_dir()) else {
            return Err(BackupError::BadName(file.to_owned()));
        };
        if file.exists() && !replace {
            return Err(BackupError::Exists(file.to_owned()));
        }
        let mut part = name.to_owned();
        part.push(".part");
        let (file, part) = (file.to_owned(), file.with_file_name(part));
        let failed = |error| BackupError::File { file: part.clone(), error };
        let handle = private(&part).map_err(failed)?;
        // What a backup that was broken off has left.
        handle.set_len(0).map_err(failed)?;
        Ok(Target { file, part, handle })
    }

    /// Gives the copy its name, once it is on disk.
    fn finish(&self, replace: bool) -> Result<u64, BackupError> {
        let failed = |error| BackupError::File { file: self.file.clone(), error };
        self.handle.sync_all().map_err(failed)?;
        let bytes = self.handle.metadata().map_err(failed)?.len();
        if self.file.exists() && !replace {
            return Err(BackupError::Exists(self.file.clone()));
        }
        fs::rename(&self.part, &self.file).and_then(|()| sync_folder(&self.file)).map_err(failed)?;
        Ok(bytes)
    }
}

impl Drop for Target {
    /// After `finish` there is nothing under that name any more.
    fn drop(&mut self) {
        fs::remove_file(&self.part).ok();
    }
}

/// A file that only its owner may read: it will hold addresses of buyers.
fn private(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.read(true).write(true).create(true).truncate(false).open(file)
}

pub(super) fn same_file(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().is_some_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// Makes what was done to the names in a file's folder last.
pub(super) fn sync_folder(file: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        // Elsewhere a folder can't be opened, and renaming is durable by itself.
        return Ok(());
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
