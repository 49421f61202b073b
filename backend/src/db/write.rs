//! Storing what a step of the Primary wants durable.
//!
//! Rows go in many to a statement: at one each, the way to SQLite's thread and back costs more than
//! the writing. `insert` has the statements.

mod insert;

use super::{
    Failure, Tx,
    digest::{self, CommitColumns},
};
use insert::Insert;
use shared::{
    command::Actor,
    record::{Key, Scope},
    sync::{
        primary::{CommitRow, OutcomeRow, QuarantineRow, Stored, WriteSet},
        wire::End,
    },
    time::Instant,
};
use sqlx::SqliteConnection;
use std::collections::BTreeMap;

static COMMITS: Insert = Insert::new(
    "INSERT INTO commit_log (version, commit_id, actor, at, client, seq, name, v, args, digest) VALUES ",
    10,
    "",
);
static CHANGES: Insert =
    Insert::new("INSERT INTO change_log (version, place, kind, id, scope_before, gone) VALUES ", 6, "");
static RECORDS: Insert = Insert::new(
    "INSERT INTO record (kind, id, scope, version, body, digest) VALUES ",
    6,
    " ON CONFLICT (kind, id) DO UPDATE SET scope = excluded.scope, version = excluded.version, \
     body = excluded.body, digest = excluded.digest",
);
static CLIENTS: Insert = Insert::new(
    "INSERT INTO client (id, owner, seen) VALUES ",
    3,
    " ON CONFLICT (id) DO UPDATE SET seen = excluded.seen",
);
static OUTCOMES: Insert = Insert::new("INSERT INTO outcome (client, seq, hash, \"end\", version) VALUES ", 5, "");
static DEAD_LETTERS: Insert =
    Insert::new("INSERT INTO dead_letter (client, seq, owner, at, attempts, issued_at, name, v, args) VALUES ", 9, "");

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
    COMMITS
        .run(to, commits.into_iter().map(columns), |values, row| {
            let digest = row.digest();
            values.add(row.version)?.add(row.commit_id)?.add(row.actor)?.add(row.at)?;
            values.add(row.client)?.add(row.seq)?.add(row.name)?.add(row.v)?.add(row.args)?.add(digest)
        })
        .await?;
    CHANGES
        .run(to, touched, |values, (version, place, key, before, gone)| {
            values.add(version.cast_signed())?.add(place as i64)?.add(key.kind.word())?.add(&key.id.as_bytes()[..])?;
            values.add(before.map(|scope| scope.to_string()))?.add(gone)
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
    RECORDS
        .run(to, set, |values, (key, row)| {
            let digest = digest::of(key, row.version, &row.body);
            values.add(key.kind.word())?.add(&key.id.as_bytes()[..])?.add(row.scope.to_string())?;
            values.add(row.version.cast_signed())?.add(row.body)?.add(digest)
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
    CLIENTS
        .run(to, clients, |values, (id, owner)| {
            values.add(&id.0.as_bytes()[..])?.add(&owner.0.as_bytes()[..])?.add(now.0)
        })
        .await?;
    OUTCOMES
        .run(to, outcomes, |values, row| {
            let version = match &row.outcome.end {
                End::Applied { version } => Some(version.cast_signed()),
                End::Rejected { .. } | End::Quarantined => None,
            };
            let (id, end) = (row.outcome.id, serde_json::to_string(&row.outcome.end).unwrap_or_default());
            values.add(&id.client.0.as_bytes()[..])?.add(id.seq.cast_signed())?.add(row.hash.cast_signed())?;
            values.add(end)?.add(version)
        })
        .await
}

async fn quarantined(to: &mut SqliteConnection, rows: Vec<QuarantineRow>, now: Instant) -> Result<(), Failure> {
    DEAD_LETTERS
        .run(to, rows, |values, row| {
            let said = row.mutation;
            values.add(&said.id.client.0.as_bytes()[..])?.add(said.id.seq.cast_signed())?;
            values.add(&row.owner.0.as_bytes()[..])?.add(now.0)?.add(row.attempts)?.add(said.issued_at.0)?;
            values.add(said.name)?.add(said.v)?.add(said.args.get())
        })
        .await
}
