//! How mutations ended: what keeps one that is sent again from being applied again.

use super::{Check, Finding};
use crate::db::{
    Failure,
    load::{self, Uuid16},
};
use futures_util::TryStreamExt;
use shared::sync::wire::End;

impl Check<'_> {
    /// Each outcome can be read and belongs to the commit it names; each commit of a client that is
    /// still known has one.
    pub(super) async fn outcomes(&mut self) -> Result<(), Failure> {
        type Columns = (Uuid16, i64, String, Option<i64>, bool);
        let query = sqlx::query_as::<_, Columns>(
            "SELECT o.client, o.seq, o.\"end\", o.version, \
                    o.version IS NULL OR (l.client IS o.client AND l.seq IS o.seq) \
             FROM outcome o LEFT JOIN commit_log l ON l.version = o.version",
        );
        let mut rows = query.fetch(&mut *self.db);
        while let Some((client, seq, end, version, belongs)) = rows.try_next().await? {
            let what = match serde_json::from_str::<End>(&end) {
                Err(_) => "is unreadable",
                Ok(End::Applied { version: said }) if version != Some(said.cast_signed()) => "names two versions",
                Ok(_) if !belongs => "names a commit of something else",
                Ok(_) => continue,
            };
            self.findings.push(Finding::Outcome { client: load::uuid(&client)?.to_string(), seq, what });
        }
        drop(rows);
        let query = sqlx::query_as::<_, (Uuid16, i64)>(
            "SELECT l.client, l.seq FROM commit_log l JOIN client c ON c.id = l.client \
             LEFT JOIN outcome o ON o.client = l.client AND o.seq = l.seq WHERE o.client IS NULL",
        );
        for (client, seq) in query.fetch_all(&mut *self.db).await? {
            let client = load::uuid(&client)?.to_string();
            self.findings.push(Finding::Outcome { client, seq, what: "is missing, though its commit is there" });
        }
        Ok(())
    }
}
