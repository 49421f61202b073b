//! The logs of commits and changes.

use super::{Check, Finding};
use crate::db::{
    Failure,
    digest::CommitColumns,
    load::{Uuid16, key, read_scope},
};
use futures_util::TryStreamExt;
use shared::{command::Command, record::Key, sync::wire::Version};
use sqlx::{FromRow, Row};
use std::collections::HashMap;

/// The last change of a row.
pub(super) struct Last {
    pub version: Version,
    /// Nothing was left of it.
    pub gone: bool,
}

impl Check<'_> {
    /// Commits have no gaps, and each is as it was written and can be read. Returns the last version.
    pub(super) async fn commits(&mut self) -> Result<Version, Failure> {
        let query = sqlx::query(match self.has_digests {
            true => "SELECT *, digest AS written FROM commit_log ORDER BY version",
            false => "SELECT *, NULL AS written FROM commit_log ORDER BY version",
        });
        let mut rows = query.fetch(&mut *self.db);
        let mut last = 0;
        while let Some(row) = rows.try_next().await? {
            let (commit, written): (_, Option<i64>) = (CommitColumns::from_row(&row)?, row.try_get("written")?);
            let version = commit.version.cast_unsigned();
            if version != last + 1 {
                self.findings.push(Finding::Gap { before: version });
            }
            last = version;
            let what = match Command::decode(&commit.name, commit.v, &commit.args) {
                Err(error) => error.to_string(),
                Ok(_) if written.is_some_and(|written| written != commit.digest()) => {
                    "is not as it was written".to_owned()
                }
                Ok(_) => continue,
            };
            self.findings.push(Finding::Commit { version, what });
        }
        Ok(last)
    }

    /// The last change of each row. An earlier build did not say which rows were removed.
    pub(super) async fn changes(&mut self) -> Result<HashMap<Key, Last>, Failure> {
        let query = sqlx::query_as(match self.has_digests {
            true => "SELECT version, kind, id, scope_before, gone FROM change_log ORDER BY version, place",
            false => "SELECT version, kind, id, scope_before, 1 FROM change_log ORDER BY version, place",
        });
        let mut rows = query.fetch(&mut *self.db);
        let mut all = HashMap::new();
        while let Some((version, kind, id, before, gone)) = rows.try_next().await? {
            let (version, kind, id, before, gone): (i64, String, Uuid16, Option<String>, bool) =
                (version, kind, id, before, gone);
            let version = version.cast_unsigned();
            match key(kind, id).and_then(|key| before.map(read_scope).transpose().map(|_| key)) {
                Ok(key) => drop(all.insert(key, Last { version, gone })),
                Err(error) => self.findings.push(Finding::Commit { version, what: error.to_string() }),
            }
        }
        Ok(all)
    }
}
