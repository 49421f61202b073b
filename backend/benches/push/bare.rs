//! The floor: the same rows in the same transactions, written by a plain loop over prepared
//! statements, with nothing before and nothing behind it.

use rusqlite::{Connection, params};
use shared::{
    command::Actor,
    sync::{
        primary::WriteSet,
        wire::{Digest, End},
    },
};
use std::{fs, path::Path, time::Instant as Stopwatch};

/// Seconds that it takes on a copy of this database.
pub fn write(template: &Path, transactions: &[WriteSet]) -> f64 {
    let file = template.with_file_name("bare.db");
    fs::copy(template, &file).unwrap();
    let mut database = Connection::open(&file).unwrap();
    for (pragma, value) in
        [("journal_mode", "wal"), ("synchronous", "full"), ("foreign_keys", "on"), ("cache_size", "-32768")]
    {
        database.pragma_update(None, pragma, value).unwrap();
    }
    let began = Stopwatch::now();
    for write in transactions {
        transaction(&mut database, write);
    }
    let took = began.elapsed().as_secs_f64();
    drop(database);
    for ending in ["", "-wal", "-shm"] {
        fs::remove_file(template.with_file_name(format!("bare.db{ending}"))).ok();
    }
    took
}

fn transaction(database: &mut Connection, write: &WriteSet) {
    let tx = database.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
    let mut commit = tx
        .prepare_cached(
            "INSERT INTO commit_log (version, commit_id, actor, at, client, seq, name, v, args, digest) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .unwrap();
    let mut change = tx
        .prepare_cached(
            "INSERT INTO change_log (version, place, kind, id, scope_before, gone) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .unwrap();
    for row in &write.commits {
        let actor = match row.actor {
            Actor::Staff(id) => Some(id.0.into_bytes()),
            Actor::System => None,
        };
        let (client, seq) = (row.mutation.map(|id| id.client.0.into_bytes()), row.mutation.map(|id| id.seq as i64));
        let (version, id) = (row.version as i64, row.commit.id as i64);
        commit.execute(params![version, id, actor, row.at.0, client, seq, row.name, row.v, row.args, 0]).unwrap();
        for (place, (key, before)) in row.commit.touched.iter().enumerate() {
            let before = before.map(|scope| scope.to_string());
            change.execute(params![version, place as i64, key.kind.word(), key.id.into_bytes(), before, 0]).unwrap();
        }
    }
    let mut record = tx
        .prepare_cached(
            "INSERT INTO record (kind, id, scope, version, body, digest) VALUES (?, ?, ?, ?, ?, ?) \
             ON CONFLICT (kind, id) DO UPDATE SET scope = excluded.scope, version = excluded.version, \
             body = excluded.body, digest = excluded.digest",
        )
        .unwrap();
    for (key, stored) in &write.rows {
        let stored = stored.as_ref().unwrap();
        let digest = Digest::of(*key, stored.version, &stored.body).sum as i64;
        let (scope, version) = (stored.scope.to_string(), stored.version as i64);
        record.execute(params![key.kind.word(), key.id.into_bytes(), scope, version, stored.body, digest]).unwrap();
    }
    let mut client = tx
        .prepare_cached(
            "INSERT INTO client (id, owner, seen) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET seen = excluded.seen",
        )
        .unwrap();
    let mut outcome =
        tx.prepare_cached("INSERT INTO outcome (client, seq, hash, \"end\", version) VALUES (?, ?, ?, ?, ?)").unwrap();
    let mut last = None;
    for row in &write.outcomes {
        let id = row.outcome.id;
        if last.replace(id.client) != Some(id.client) {
            client.execute(params![id.client.0.into_bytes(), row.owner.0.into_bytes(), 1]).unwrap();
        }
        let version = if let End::Applied { version } = row.outcome.end { Some(version as i64) } else { None };
        let end = serde_json::to_string(&row.outcome.end).unwrap();
        outcome.execute(params![id.client.0.into_bytes(), id.seq as i64, row.hash as i64, end, version]).unwrap();
    }
    drop((commit, change, record, client, outcome));
    tx.commit().unwrap();
}
