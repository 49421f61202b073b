//! Whether what is stored is whole: the file itself, each row in itself, and all tables with each
//! other. Everything is read in one transaction, so that a server at work does not look broken.

use super::{
    Failure, Readers,
    load::{self, Uuid16, key, read_scope},
};
use futures_util::TryStreamExt;
use shared::{
    command::Command,
    record::{Key, Record},
    sync::wire::{Digest, End, Version},
};
use sqlx::SqliteConnection;
use std::{collections::HashMap, fmt};

/// Something that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// What SQLite itself says of the file.
    File(String),
    /// A row that points to nothing.
    Orphan {
        table: String,
    },
    /// A stored value that can't be read, or is not in the form that it would be sent in.
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
            Finding::Orphan { table } => write!(f, "{table}: a row points to one that is missing"),
            Finding::Row { key, what } => write!(f, "{key}: {what}"),
            Finding::Change { key, row, log } => write!(f, "{key}: is of version {row}, its last change of {log:?}"),
            Finding::Gap { before } => write!(f, "commit log: nothing before version {before}"),
            Finding::Commit { version, what } => write!(f, "commit {version}: {what}"),
            Finding::Outcome { client, seq, what } => write!(f, "outcome {client}/{seq}: {what}"),
            Finding::Digest { rows, primary } => write!(f, "rows add up to {rows:?}, the loaded state to {primary:?}"),
            Finding::Version { log, primary } => write!(f, "log ends at {log}, the loaded state at {primary}"),
        }
    }
}

/// What a check has seen.
pub struct Report {
    pub rows: u64,
    pub version: Version,
    pub findings: Vec<Finding>,
}

impl Readers {
    pub async fn check(&self) -> Result<Report, Failure> {
        let mut tx = self.0.begin().await?;
        let (db, mut findings) = (&mut *tx, Vec::new());
        file(db, &mut findings).await?;
        let version = commits(db, &mut findings).await?;
        let last = changes(db, &mut findings).await?;
        let digest = rows(db, &last, &mut findings).await?;
        outcomes(db, &mut findings).await?;
        match load::load(db).await {
            Err(failure) => findings.push(Finding::File(failure.to_string())),
            Ok(primary) => {
                if primary.digest() != digest {
                    findings.push(Finding::Digest { rows: digest, primary: primary.digest() });
                }
                if primary.version() != version {
                    findings.push(Finding::Version { log: version, primary: primary.version() });
                }
            }
        }
        Ok(Report { rows: digest.rows, version, findings })
    }
}

async fn file(db: &mut SqliteConnection, findings: &mut Vec<Finding>) -> Result<(), Failure> {
    let said: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut *db).await?;
    findings.extend(said.into_iter().filter(|said| said != "ok").map(Finding::File));
    let orphans: Vec<(String,)> =
        sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check").fetch_all(&mut *db).await?;
    findings.extend(orphans.into_iter().map(|(table,)| Finding::Orphan { table }));
    let strangers: Vec<(String,)> = sqlx::query_as(
        "SELECT login FROM account a \
         WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.kind = 'staff' AND r.id = a.staff)",
    )
    .fetch_all(&mut *db)
    .await?;
    findings.extend(strangers.into_iter().map(|(login,)| Finding::Orphan { table: format!("account {login}") }));
    Ok(())
}

/// Commits have no gaps, and each can be read. Returns the last version.
async fn commits(db: &mut SqliteConnection, findings: &mut Vec<Finding>) -> Result<Version, Failure> {
    let query = sqlx::query_as("SELECT version, name, v, args FROM commit_log ORDER BY version");
    let mut rows = query.fetch(db);
    let mut last = 0;
    while let Some((version, name, v, args)) = rows.try_next().await? {
        let (version, name, v, args): (i64, String, u16, String) = (version, name, v, args);
        let version = version.cast_unsigned();
        if version != last + 1 {
            findings.push(Finding::Gap { before: version });
        }
        if let Err(error) = Command::decode(&name, v, &args) {
            findings.push(Finding::Commit { version, what: error.to_string() });
        }
        last = version;
    }
    Ok(last)
}

/// The last version that touched each row.
async fn changes(db: &mut SqliteConnection, findings: &mut Vec<Finding>) -> Result<HashMap<Key, Version>, Failure> {
    let query = sqlx::query_as("SELECT version, kind, id, scope_before FROM change_log ORDER BY version, place");
    let mut rows = query.fetch(db);
    let mut last = HashMap::new();
    while let Some((version, kind, id, before)) = rows.try_next().await? {
        let (version, kind, id, before): (i64, String, Uuid16, Option<String>) = (version, kind, id, before);
        let version = version.cast_unsigned();
        match key(kind, id).and_then(|key| before.map(read_scope).transpose().map(|_| key)) {
            Ok(key) => drop(last.insert(key, version)),
            Err(error) => findings.push(Finding::Commit { version, what: error.to_string() }),
        }
    }
    Ok(last)
}

/// Each row is readable, in the form it would be sent in, in its scope, and of the version of its
/// last change. Returns what they add up to.
async fn rows(
    db: &mut SqliteConnection,
    last: &HashMap<Key, Version>,
    findings: &mut Vec<Finding>,
) -> Result<Digest, Failure> {
    let query = sqlx::query_as("SELECT kind, id, scope, version, body FROM record");
    let mut rows = query.fetch(db);
    let mut digest = Digest::default();
    while let Some((kind, id, scope, version, body)) = rows.try_next().await? {
        let row = match load::row(kind, id, scope, version, body) {
            Ok(row) => row,
            Err(error) => {
                findings.push(Finding::Row { key: "record".to_owned(), what: error.to_string() });
                continue;
            }
        };
        let (key, body) = (row.key(), row.body.get());
        digest.add(Digest::of(key, row.version, body));
        if last.get(&key) != Some(&row.version) {
            findings.push(Finding::Change { key, row: row.version, log: last.get(&key).copied() });
        }
        let what = match Record::read(row.kind, body) {
            Err(error) => error.to_string(),
            Ok(record) if record.key() != key => format!("has the body of {}", record.key()),
            Ok(record) if record.scope() != row.scope => format!("is stored in the scope {}", row.scope),
            // The digest is of the stored text, but what is sent is written anew.
            Ok(record) if record.body().ok().as_deref() != Some(body) => "is not in today's form".to_owned(),
            Ok(_) => continue,
        };
        findings.push(Finding::Row { key: key.to_string(), what });
    }
    Ok(digest)
}

/// Each outcome can be read and belongs to the commit it names.
async fn outcomes(db: &mut SqliteConnection, findings: &mut Vec<Finding>) -> Result<(), Failure> {
    type Columns = (Uuid16, i64, String, Option<i64>, bool);
    let query = sqlx::query_as::<_, Columns>(
        "SELECT o.client, o.seq, o.\"end\", o.version, \
                o.version IS NULL OR (l.client IS o.client AND l.seq IS o.seq) \
         FROM outcome o LEFT JOIN commit_log l ON l.version = o.version",
    );
    let mut rows = query.fetch(db);
    while let Some((client, seq, end, version, belongs)) = rows.try_next().await? {
        let end = serde_json::from_str::<End>(&end);
        let what = match end {
            Err(_) => "is unreadable",
            Ok(End::Applied { version: said }) if version != Some(said.cast_signed()) => "names two versions",
            Ok(_) if !belongs => "names a commit of something else",
            Ok(_) => continue,
        };
        let client = load::uuid(&client)?.to_string();
        findings.push(Finding::Outcome { client, seq, what });
    }
    Ok(())
}
