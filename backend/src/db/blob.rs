//! The content of attached files, by its hash.

use super::{Failure, Readers, Tx, failure::Unreadable};
use shared::{
    attachment::{BlobHash, FileKind},
    id::StaffId,
    time::Instant,
};

/// A content that came from a device.
#[derive(Clone, Debug)]
pub struct Blob {
    pub hash: BlobHash,
    /// What was recognised in it.
    pub kind: FileKind,
    pub body: Vec<u8>,
}

/// The bytes of a hash as the database gives them.
pub(super) fn hash(bytes: &[u8]) -> Result<BlobHash, Failure> {
    let hash = bytes.try_into().map(BlobHash);
    hash.map_err(|_| Unreadable { what: "hash", text: format!("{bytes:x?}") }.into())
}

/// The word for a kind, as records have it.
fn word(kind: FileKind) -> String {
    serde_json::to_string(&kind).unwrap_or_default().trim_matches('"').to_owned()
}

impl Readers {
    /// Its kind and content; `None` when it has not come.
    pub async fn blob(&self, hash: BlobHash) -> Result<Option<Blob>, Failure> {
        let query = sqlx::query_as("SELECT kind, body FROM blob WHERE hash = ?").bind(hash.0.to_vec());
        let found: Option<(String, Vec<u8>)> = query.fetch_optional(&self.0).await?;
        Ok(found.map(|(kind, body)| {
            // A word that this build does not know is a kind like that.
            let kind = serde_json::from_value(kind.into()).unwrap_or(FileKind::Other);
            Blob { hash, kind, body }
        }))
    }

    /// Which of these have not come.
    pub async fn lacking(&self, hashes: &[BlobHash]) -> Result<Vec<BlobHash>, Failure> {
        let asked = serde_json::to_string(hashes).unwrap_or_default();
        let query = sqlx::query_scalar(
            "SELECT DISTINCT unhex(value) FROM json_each(?) \
             WHERE NOT EXISTS (SELECT 1 FROM blob WHERE hash = unhex(value))",
        );
        let lacking: Vec<Vec<u8>> = query.bind(asked).fetch_all(&self.0).await?;
        lacking.iter().map(|bytes| hash(bytes)).collect()
    }
}

impl Tx<'_> {
    /// Keeps a content; whether it is new.
    pub async fn add_blob(&mut self, blob: Blob, by: StaffId, now: Instant) -> Result<bool, Failure> {
        let query = sqlx::query(
            "INSERT INTO blob (hash, kind, bytes, \"by\", at, body) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        );
        let added = query
            .bind(blob.hash.0.to_vec())
            .bind(word(blob.kind))
            .bind(blob.body.len() as i64)
            .bind(by.0.as_bytes().to_vec())
            .bind(now.0)
            .bind(blob.body)
            .execute(self.connection())
            .await?;
        Ok(added.rows_affected() == 1)
    }
}
