//! What can go wrong with the database, sorted by what a person can do about it.

use std::fmt;

/// Why the database failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// Another process holds the file.
    Locked,
    /// The file or its folder can't be written.
    ReadOnly,
    /// Reading or writing the disk failed.
    Disk,
    /// The file is damaged or no database.
    Damaged,
    /// Anything else: a mistake in this program.
    Other,
}

impl Trouble {
    /// The word for it, as /healthz says it.
    pub fn word(self) -> &'static str {
        match self {
            Trouble::Full => "disk_full",
            Trouble::Locked => "database_locked",
            Trouble::ReadOnly => "read_only",
            Trouble::Disk => "disk_error",
            Trouble::Damaged => "database_damaged",
            Trouble::Other => "database_error",
        }
    }
}

/// A failure of the database with its detail, which is for the log alone.
#[derive(Debug)]
pub struct Failure {
    pub trouble: Trouble,
    source: sqlx::Error,
}

impl From<sqlx::Error> for Failure {
    fn from(source: sqlx::Error) -> Failure {
        let code = source.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
        // The low byte is SQLite's primary result code.
        let trouble = match code.map(|code| code & 0xff) {
            Some(13) => Trouble::Full,
            Some(5 | 6) => Trouble::Locked,
            Some(3 | 8 | 14) => Trouble::ReadOnly,
            Some(10) => Trouble::Disk,
            Some(11 | 26) => Trouble::Damaged,
            Some(_) => Trouble::Other,
            None if matches!(source, sqlx::Error::PoolTimedOut) => Trouble::Locked,
            None if matches!(source, sqlx::Error::Io(_)) => Trouble::Disk,
            None => Trouble::Other,
        };
        Failure { trouble, source }
    }
}

/// A stored value that can't be what this program has written.
#[derive(Debug, thiserror::Error)]
#[error("{what} {text:?} is unreadable")]
pub(super) struct Unreadable {
    pub what: &'static str,
    pub text: String,
}

impl From<Unreadable> for Failure {
    fn from(error: Unreadable) -> Failure {
        Failure { trouble: Trouble::Damaged, source: sqlx::Error::Decode(Box::new(error)) }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.trouble.word(), self.source)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
