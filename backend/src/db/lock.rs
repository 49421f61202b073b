//! The folder of a workspace, and the one process that may write in it.

use super::OpenError;
use std::{
    fs::{DirBuilder, File, TryLockError},
    io,
    path::Path,
};

/// Held as long as the work lasts. It falls with the process, however that ends.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// For writing in the folder, which is made if there is none.
    pub fn take(data: &Path) -> Result<Lock, OpenError> {
        make_folder(data).map_err(|error| folder(data, error))?;
        Lock::on(data, "lock")?.ok_or_else(|| OpenError::InUse(data.to_owned()))
    }

    /// For making a backup, which a server at work doesn't mind; `None` when another is being made.
    pub fn take_for_backup(data: &Path) -> Result<Option<Lock>, OpenError> {
        Lock::on(data, "backup.lock")
    }

    fn on(data: &Path, name: &str) -> Result<Option<Lock>, OpenError> {
        let file = File::create(data.join(name)).map_err(|error| folder(data, error))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(folder(data, error)),
        }
    }
}

fn folder(data: &Path, error: io::Error) -> OpenError {
    OpenError::Folder { folder: data.to_owned(), error }
}

/// Names and addresses of buyers are nobody's business on the machine but the server's (X3).
fn make_folder(data: &Path) -> io::Result<()> {
    let mut folder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.recursive(true).create(data)
}
