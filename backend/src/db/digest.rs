//! The digests that are stored beside rows and commits, by which `check` sees that they are as they
//! were written.

use super::{
    Failure,
    load::{self, Uuid16},
};
use shared::{
    record::Key,
    sync::wire::{Digest, Version},
};
use sqlx::{FromRow, Row, SqliteConnection, sqlite::SqliteRow};
use xxhash_rust::xxh3::xxh3_64;

/// Rows that are completed in one transaction.
const AT_ONCE: i64 = 1_000;

/// Of a row, as it is stored.
pub(super) fn of(key: Key, version: Version, body: &str) -> i64 {
    Digest::of(key, version, body).sum.cast_signed()
}

/// A commit as it is stored.
pub(super) struct CommitColumns {
    pub version: i64,
    pub commit_id: i64,
    pub actor: Option<Uuid16>,
    pub at: i64,
    pub client: Option<Uuid16>,
    pub seq: Option<i64>,
    pub name: String,
    pub v: u16,
    pub args: String,
}

impl FromRow<'_, SqliteRow> for CommitColumns {
    fn from_row(row: &SqliteRow) -> sqlx::Result<CommitColumns> {
        Ok(CommitColumns {
            version: row.try_get("version")?,
            commit_id: row.try_get("commit_id")?,
            actor: row.try_get("actor")?,
            at: row.try_get("at")?,
            client: row.try_get("client")?,
            seq: row.try_get("seq")?,
            name: row.try_get("name")?,
            v: row.try_get("v")?,
            args: row.try_get("args")?,
        })
    }
}

impl CommitColumns {
    pub fn digest(&self) -> i64 {
        let CommitColumns { version, commit_id, actor, at, client, seq, name, v, args } = self;
        let mut said = Vec::with_capacity(args.len() + name.len() + 128);
        for number in [*version, *commit_id, *at, seq.unwrap_or(0), i64::from(*v)] {
            said.extend(number.to_le_bytes());
        }
        // Nothing that could be missing looks the same when it is.
        for part in [actor.as_deref(), client.as_deref(), Some(name.as_bytes()), Some(args.as_bytes())] {
            said.push(part.is_some().into());
            said.extend((part.map_or(0, <[u8]>::len) as u64).to_le_bytes());
            said.extend(part.unwrap_or_default());
        }
        xxh3_64(&said).cast_signed()
    }
}

/// Adds the digests that an earlier build has not written: from now on damage to its rows and
/// commits is noticed. It may be broken off, and is taken up again at the next start.
pub(super) async fn complete(db: &mut SqliteConnection) -> Result<(), Failure> {
    while complete_rows(db).await? > 0 {}
    while complete_commits(db).await? > 0 {}
    Ok(())
}

async fn complete_rows(db: &mut SqliteConnection) -> Result<usize, Failure> {
    let query = sqlx::query_as::<_, (String, Uuid16, String, i64, String)>(
        "SELECT kind, id, scope, version, body FROM record WHERE digest IS NULL LIMIT ?",
    );
    let rows = query.bind(AT_ONCE).fetch_all(&mut *db).await?;
    let (count, mut tx) = (rows.len(), sqlx::Connection::begin(db).await?);
    for (kind, id, scope, version, body) in rows {
        let row = load::row(kind, id, scope, version, body)?;
        sqlx::query("UPDATE record SET digest = ? WHERE kind = ? AND id = ?")
            .bind(of(row.key(), row.version, row.body.get()))
            .bind(row.kind.word())
            .bind(row.id.as_bytes().to_vec())
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(count)
}

async fn complete_commits(db: &mut SqliteConnection) -> Result<usize, Failure> {
    let query = sqlx::query_as::<_, CommitColumns>(
        "SELECT version, commit_id, actor, at, client, seq, name, v, args FROM commit_log \
         WHERE digest IS NULL LIMIT ?",
    );
    let commits = query.bind(AT_ONCE).fetch_all(&mut *db).await?;
    let (count, mut tx) = (commits.len(), sqlx::Connection::begin(db).await?);
    for commit in commits {
        let query = sqlx::query("UPDATE commit_log SET digest = ? WHERE version = ?");
        query.bind(commit.digest()).bind(commit.version).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(count)
}
