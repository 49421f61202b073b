//! Something that is not as it must be, in words for the person who looks after the server.

use shared::{
    attachment::BlobHash,
    record::Key,
    sync::wire::{Digest, Version},
};
use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// What SQLite itself says of the file.
    File(String),
    /// The database was written by a newer build than this.
    Newer,
    /// A row that points to nothing.
    Orphan {
        table: String,
    },
    /// A stored value that can't be read, or is not as it was written.
    Row {
        key: String,
        what: String,
    },
    /// The row's last change is another one than the change log says, or none.
    Change {
        key: Key,
        row: Version,
        log: Option<Version>,
    },
    /// There is no row, and no commit has removed it.
    Lost {
        key: Key,
        log: Version,
    },
    /// There is no commit of this version.
    Gap {
        before: Version,
    },
    Commit {
        version: Version,
        what: String,
    },
    Outcome {
        client: String,
        seq: i64,
        what: &'static str,
    },
    Blob {
        hash: BlobHash,
        what: &'static str,
    },
    /// The state that a server would start with is not what the rows add up to.
    Digest {
        rows: Digest,
        primary: Digest,
    },
    Version {
        log: Version,
        primary: Version,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::File(what) => write!(f, "file: {what}"),
            Finding::Newer => write!(f, "the database is of a newer build than this; nothing else was looked at"),
            Finding::Orphan { table } => write!(f, "{table}: a row points to one that is missing"),
            Finding::Row { key, what } => write!(f, "{key}: {what}"),
            Finding::Change { key, row, log } => write!(f, "{key}: is of version {row}, its last change of {log:?}"),
            Finding::Lost { key, log } => write!(f, "{key}: is missing, though nobody removed it; changed in {log}"),
            Finding::Gap { before } => write!(f, "commit log: nothing before version {before}"),
            Finding::Commit { version, what } => write!(f, "commit {version}: {what}"),
            Finding::Outcome { client, seq, what } => write!(f, "outcome {client}/{seq}: {what}"),
            Finding::Blob { hash, what } => write!(f, "blob {hash}: {what}"),
            Finding::Digest { rows, primary } => write!(f, "rows add up to {rows:?}, the loaded state to {primary:?}"),
            Finding::Version { log, primary } => write!(f, "log ends at {log}, the loaded state at {primary}"),
        }
    }
}
