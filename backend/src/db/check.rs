//! Whether what is stored is whole: the file itself, each row in itself, and all tables with each
//! other. Everything is read in one transaction, so that a server at work does not look broken.
//!
//! `finding` says what can be wrong; `cases` looks at what after-sales have come to, `ledger` adds up stock and
//! balances, the other files look at one table each. A database of an earlier build can be checked too, by what that
//! build had stored.

mod blobs;
mod cases;
mod finding;
mod ledger;
mod log;
mod outcomes;
mod rows;

pub use finding::Finding;

use super::{Failure, MIGRATIONS, Readers, Trouble, load};
use shared::sync::wire::Version;
use sqlx::SqliteConnection;

/// What a check has seen.
#[derive(Debug)]
pub struct Report {
    pub rows: u64,
    pub version: Version,
    pub findings: Vec<Finding>,
}

/// A check underway.
struct Check<'c> {
    db: &'c mut SqliteConnection,
    findings: Vec<Finding>,
    /// Whether the database has the columns and tables of migration 2.
    has_digests: bool,
}

impl Readers {
    pub async fn check(&self) -> Result<Report, Failure> {
        let mut tx = match self.0.begin().await.map_err(Failure::from) {
            Ok(tx) => tx,
            Err(failure) => return damaged(failure),
        };
        let mut check = Check { db: &mut tx, findings: Vec::new(), has_digests: false };
        match check.run().await {
            Ok((rows, version)) => Ok(Report { rows, version, findings: check.findings }),
            // SQLite broke off; what was found before it did is said too.
            Err(failure) if failure.trouble == Trouble::Damaged => {
                check.findings.push(Finding::File(failure.to_string()));
                Ok(Report { rows: 0, version: 0, findings: check.findings })
            }
            Err(failure) => Err(failure),
        }
    }
}

fn damaged(failure: Failure) -> Result<Report, Failure> {
    if failure.trouble != Trouble::Damaged {
        return Err(failure);
    }
    Ok(Report { rows: 0, version: 0, findings: vec![Finding::File(failure.to_string())] })
}

impl Check<'_> {
    async fn run(&mut self) -> Result<(u64, Version), Failure> {
        self.file().await?;
        let schema: i64 =
            sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(&mut *self.db).await?;
        let newest = MIGRATIONS.iter().map(|(version, ..)| *version).max();
        if newest.is_some_and(|newest| schema > newest) {
            self.findings.push(Finding::Newer);
            return Ok((0, 0));
        }
        self.has_digests = schema >= 2;
        let version = self.commits().await?;
        let last = self.changes().await?;
        let digest = self.rows(last).await?;
        self.outcomes().await?;
        if self.has_digests {
            self.blobs().await?;
        }
        match load::load(self.db).await {
            Err(failure) => self.findings.push(Finding::File(failure.to_string())),
            Ok(primary) => {
                self.cases(primary.world());
                self.ledger(primary.world());
                if primary.digest() != digest {
                    self.findings.push(Finding::Digest { rows: digest, primary: primary.digest() });
                }
                if primary.version() != version {
                    self.findings.push(Finding::Version { log: version, primary: primary.version() });
                }
            }
        }
        Ok((digest.rows, version))
    }

    /// What SQLite itself says, and rows that point to nothing.
    async fn file(&mut self) -> Result<(), Failure> {
        let said: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut *self.db).await?;
        self.findings.extend(said.into_iter().filter(|said| said != "ok").map(Finding::File));
        let orphans: Vec<(String,)> =
            sqlx::query_as("SELECT \"table\" FROM pragma_foreign_key_check").fetch_all(&mut *self.db).await?;
        self.findings.extend(orphans.into_iter().map(|(table,)| Finding::Orphan { table }));
        let strangers: Vec<(String,)> = sqlx::query_as(
            "SELECT login FROM account a \
             WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.kind = 'staff' AND r.id = a.staff)",
        )
        .fetch_all(&mut *self.db)
        .await?;
        let named = |(login,)| Finding::Orphan { table: format!("account {login}") };
        self.findings.extend(strangers.into_iter().map(named));
        Ok(())
    }
}
