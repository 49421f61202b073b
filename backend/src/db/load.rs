//! Reading the workspace into a Primary when a process starts.

use super::{Db, Failure, Readers, Tx, failure::Unreadable};
use futures_util::TryStreamExt;
use serde_json::value::RawValue;
use shared::{
    id::{ClientId, StaffId},
    record::{Key, Scope},
    sync::{
        primary::{Commit, LOG_COMMITS, Primary},
        wire::{MutationId, Row},
    },
};
use sqlx::SqliteConnection;
use uuid::Uuid;

impl Readers {
    /// The state of the workspace, all of one moment.
    pub async fn load(&self) -> Result<Primary, Failure> {
        load(&mut *self.0.begin().await?).await
    }
}

/// The state of the workspace as this connection sees it.
pub(super) async fn load(from: &mut SqliteConnection) -> Result<Primary, Failure> {
    let query = sqlx::query_scalar("SELECT value FROM meta WHERE key = 'epoch'");
    let epoch: i64 = query.fetch_one(&mut *from).await?;
    let mut primary = Primary::new(epoch.cast_unsigned());
    records(from, &mut primary).await?;
    commits(from, &mut primary).await?;
    Ok(primary)
}

impl Db {
    /// Whether the workspace was never written to.
    pub async fn is_new(&self) -> Result<bool, Failure> {
        let query = sqlx::query_scalar("SELECT NOT EXISTS (SELECT 1 FROM meta WHERE key = 'epoch')");
        Ok(query.fetch_one(&self.readers.0).await?)
    }
}

impl Tx<'_> {
    /// Gives the workspace the number by which clients tell it from any other database.
    pub async fn set_epoch(&mut self, epoch: u64) -> Result<(), Failure> {
        let query = sqlx::query("INSERT OR REPLACE INTO meta (key, value) VALUES ('epoch', ?)");
        let query = query.bind(epoch.cast_signed());
        query.execute(self.connection()).await?;
        Ok(())
    }
}

async fn records(from: &mut SqliteConnection, primary: &mut Primary) -> Result<(), Failure> {
    let query = sqlx::query_as("SELECT kind, id, scope, version, body FROM record");
    let mut rows = query.fetch(from);
    while let Some((kind, id, scope, version, body)) = rows.try_next().await? {
        let row = row(kind, id, scope, version, body)?;
        primary.load(&row).map_err(|error| Unreadable { what: "record", text: format!("{}: {error}", row.key()) })?;
    }
    Ok(())
}

/// A stored row as it travels.
pub(super) fn row(kind: String, id: Uuid16, scope: String, version: i64, body: String) -> Result<Row, Unreadable> {
    let key = key(kind, id)?;
    let unreadable = |error| Unreadable { what: "record", text: format!("{key}: {error}") };
    let body = RawValue::from_string(body).map_err(unreadable)?;
    Ok(Row { kind: key.kind, id: key.id, version: version.cast_unsigned(), scope: read_scope(scope)?, body })
}

/// The bytes of an id as the database gives them.
pub(super) type Uuid16 = Vec<u8>;

pub(super) fn uuid(bytes: &[u8]) -> Result<Uuid, Unreadable> {
    Uuid::from_slice(bytes).map_err(|_| Unreadable { what: "id", text: format!("{bytes:x?}") })
}

pub(super) fn key(kind: String, id: Uuid16) -> Result<Key, Unreadable> {
    let Ok(word) = kind.parse() else { return Err(Unreadable { what: "kind", text: kind }) };
    Ok(Key { kind: word, id: uuid(&id)? })
}

/// Reads what `Scope` displays.
pub(super) fn read_scope(text: String) -> Result<Scope, Unreadable> {
    match text.as_str() {
        "team" => Ok(Scope::Team),
        "contact" => Ok(Scope::Contact),
        "archive" => Ok(Scope::Archive),
        other => match other.strip_prefix("person/").and_then(|id| id.parse::<StaffId>().ok()) {
            Some(id) => Ok(Scope::Person(id)),
            None => Err(Unreadable { what: "scope", text }),
        },
    }
}

/// The last commits with what they touched. Both tables are read side by side, in order.
async fn commits(from: &mut SqliteConnection, primary: &mut Primary) -> Result<(), Failure> {
    let first: i64 = sqlx::query_scalar("SELECT coalesce(max(version), 0) - ? FROM commit_log")
        .bind(LOG_COMMITS as i64)
        .fetch_one(&mut *from)
        .await?;
    let query = sqlx::query_as::<_, CommitColumns>(
        "SELECT l.version, l.commit_id, l.actor, l.client, l.seq, c.kind, c.id, c.scope_before \
         FROM commit_log l LEFT JOIN change_log c USING (version) \
         WHERE l.version > ? ORDER BY l.version, c.place",
    );
    let mut rows = query.bind(first).fetch(from);
    let mut open: Option<(u64, Commit)> = None;
    while let Some((version, id, actor, client, seq, kind, key_id, before)) = rows.try_next().await? {
        let version = version.cast_unsigned();
        if open.as_ref().is_none_or(|(last, _)| *last != version) {
            open.take().into_iter().for_each(|(version, commit)| primary.load_commit(version, commit));
            let by = by(actor, client, seq)?;
            open = Some((version, Commit { id: id.cast_unsigned(), by, touched: Vec::new() }));
        }
        if let (Some((_, commit)), Some(kind), Some(key_id)) = (&mut open, kind, key_id) {
            commit.touched.push((key(kind, key_id)?, before.map(read_scope).transpose()?));
        }
    }
    open.into_iter().for_each(|(version, commit)| primary.load_commit(version, commit));
    Ok(())
}

/// A commit beside one thing that it touched: version, id, actor, client, number, then kind, id and
/// scope before.
type CommitColumns =
    (i64, i64, Option<Uuid16>, Option<Uuid16>, Option<i64>, Option<String>, Option<Uuid16>, Option<String>);

/// Whose mutation it was; `None` for the system's.
fn by(
    actor: Option<Uuid16>,
    client: Option<Uuid16>,
    seq: Option<i64>,
) -> Result<Option<(StaffId, MutationId)>, Unreadable> {
    let (Some(actor), Some(client), Some(seq)) = (actor, client, seq) else { return Ok(None) };
    let id = MutationId { client: ClientId(uuid(&client)?), seq: seq.cast_unsigned() };
    Ok(Some((StaffId(uuid(&actor)?), id)))
}
