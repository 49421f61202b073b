//! Storing what a step of the Primary wants durable.
//!
//! Rows go in many to a statement: at one each, the way to SQLite's thread and back costs more than
//! the writing.

use super::{
    Failure, Tx,
    digest::{self, CommitColumns},
};
use shared::{
    command::Actor,
    record::Key,
    record::Scope,
    sync::{
        primary::{CommitRow, OutcomeRow, QuarantineRow, Stored, WriteSet},
        wire::End,
    },
    time::Instant,
};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection, query_builder::Separated};
use std::collections::BTreeMap;

/// Rows in one statement: as many 64s as there are, then 8s, then singles. Few shapes, so that
/// every statement is prepared once.
const CHUNKS: [usize; 3] = [64, 8, 1];

type Values<'q> = Separated<'q, Sqlite, &'static str>;

impl Tx<'_> {
    /// Adds the whole write to this transaction.
    pub async fn store(&mut self, write: WriteSet, now: Instant) -> Result<(), Failure> {
        let to = self.connection();
        commits(to, write.commits, &write.rows).await?;
        rows(to, write.rows).await?;
        outcomes(to, write.outcomes, now).await?;
        quarantined(to, write.quarantined, now).await
    }

    /// Writes without changing anything, to see whether writing is possible.
    pub async fn probe(&mut self) -> Result<(), Failure> {
        sqlx::query("INSERT OR REPLACE INTO meta (key, value) VALUES ('probe', random())")
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

async fn insert<T>(
    to: &mut SqliteConnection,
    head: &'static str,
    tail: &'static str,
    rows: impl IntoIterator<Item = T>,
    mut bind: impl FnMut(&mut Values<'_>, T),
) -> Result<(), Failure> {
    let mut rows = rows.into_iter().collect::<Vec<T>>().into_iter();
    while let Some(size) = CHUNKS.into_iter().find(|size| *size <= rows.len()) {
        let mut query = QueryBuilder::<Sqlite>::new(head);
        query.push_values(rows.by_ref().take(size), |mut values, row| bind(&mut values, row));
        query.push(tail).build().execute(&mut *to).await?;
    }
    Ok(())
}

/// A change: version and place in it, the row with the scope it had before, whether nothing is left.
type Touched = (u64, usize, Key, Option<Scope>, bool);

async fn commits(
    to: &mut SqliteConnection,
    commits: Vec<CommitRow>,
    rows: &BTreeMap<Key, Option<Stored>>,
) -> Result<(), Failure> {
    let mut touched: Vec<Touched> = Vec::new();
    for row in &commits {
        for (place, (key, before)) in row.commit.touched.iter().enumerate() {
            touched.push((row.version, place, *key, *before, matches!(rows.get(key), Some(None))));
        }
    }
    let head = "INSERT INTO commit_log (version, commit_id, actor, at, client, seq, name, v, args, digest) ";
    insert(to, head, "", commits.into_iter().map(columns), |values, row| {
        let digest = row.digest();
        values.push_bind(row.version).push_bind(row.commit_id).push_bind(row.actor).push_bind(row.at);
        values.push_bind(row.client).push_bind(row.seq).push_bind(row.name).push_bind(row.v).push_bind(row.args);
        values.push_bind(digest);
    })
    .await?;
    let head = "INSERT INTO change_log (version, place, kind, id, scope_before, gone) ";
    insert(to, head, "", touched, |values, (version, place, key, before, gone)| {
        values.push_bind(version.cast_signed()).push_bind(place as i64).push_bind(key.kind.word());
        values.push_bind(key.id.as_bytes().to_vec()).push_bind(before.map(|scope| scope.to_string())).push_bind(gone);
    })
    .await
}

fn columns(row: CommitRow) -> CommitColumns {
    let actor = match row.actor {
        Actor::Staff(id) => Some(id.0.as_bytes().to_vec()),
        Actor::System => None,
    };
    CommitColumns {
        version: row.version.cast_signed(),
        commit_id: row.commit.id.cast_signed(),
        actor,
        at: row.at.0,
        client: row.mutation.map(|id| id.client.0.as_bytes().to_vec()),
        seq: row.mutation.map(|id| id.seq.cast_signed()),
        name: row.name,
        v: row.v,
        args: row.args,
    }
}

async fn rows(to: &mut SqliteConnection, rows: impl IntoIterator<Item = (Key, Option<Stored>)>) -> Result<(), Failure> {
    let (mut set, mut gone) = (Vec::new(), Vec::new());
    for (key, stored) in rows {
        match stored {
            Some(stored) => set.push((key, stored)),
            None => gone.push(key),
        }
    }
    let head = "INSERT INTO record (kind, id, scope, version, body, digest) ";
    let tail = " ON CONFLICT (kind, id) DO UPDATE SET scope = excluded.scope, version = excluded.version, \
        body = excluded.body, digest = excluded.digest";
    insert(to, head, tail, set, |values, (key, row)| {
        values.push_bind(key.kind.word()).push_bind(key.id.as_bytes().to_vec());
        let digest = digest::of(key, row.version, &row.body);
        values.push_bind(row.scope.to_string()).push_bind(row.version.cast_signed()).push_bind(row.body);
        values.push_bind(digest);
    })
    .await?;
    for key in gone {
        sqlx::query("DELETE FROM record WHERE kind = ? AND id = ?")
            .bind(key.kind.word())
            .bind(key.id.as_bytes().to_vec())
            .execute(&mut *to)
            .await?;
    }
    Ok(())
}

async fn outcomes(to: &mut SqliteConnection, outcomes: Vec<OutcomeRow>, now: Instant) -> Result<(), Failure> {
    let mut clients: Vec<_> = outcomes.iter().map(|row| (row.outcome.id.client, row.owner)).collect();
    clients.sort_unstable();
    clients.dedup();
    let head = "INSERT INTO client (id, owner, seen) ";
    insert(to, head, " ON CONFLICT (id) DO UPDATE SET seen = excluded.seen", clients, |values, (id, owner)| {
        values.push_bind(id.0.as_bytes().to_vec()).push_bind(owner.0.as_bytes().to_vec()).push_bind(now.0);
    })
    .await?;
    let head = "INSERT INTO outcome (client, seq, hash, \"end\", version) ";
    insert(to, head, "", outcomes, |values, row| {
        let version = match &row.outcome.end {
            End::Applied { version } => Some(version.cast_signed()),
            End::Rejected { .. } | End::Quarantined => None,
        };
        let id = row.outcome.id;
        values.push_bind(id.client.0.as_bytes().to_vec()).push_bind(id.seq.cast_signed());
        values.push_bind(row.hash.cast_signed());
        values.push_bind(serde_json::to_string(&row.outcome.end).unwrap_or_default()).push_bind(version);
    })
    .await
}

async fn quarantined(to: &mut SqliteConnection, rows: Vec<QuarantineRow>, now: Instant) -> Result<(), Failure> {
    let head = "INSERT INTO dead_letter (client, seq, owner, at, attempts, issued_at, name, v, args) ";
    insert(to, head, "", rows, |values, row| {
        let said = row.mutation;
        values.push_bind(said.id.client.0.as_bytes().to_vec()).push_bind(said.id.seq.cast_signed());
        values.push_bind(row.owner.0.as_bytes().to_vec()).push_bind(now.0).push_bind(row.attempts);
        values.push_bind(said.issued_at.0).push_bind(said.name).push_bind(said.v);
        values.push_bind(said.args.get().to_owned());
    })
    .await
}
