//! The content of attached files.

use super::{Check, Finding};
use crate::db::{Failure, blob};
use shared::attachment::BlobHash;

impl Check<'_> {
    /// Each blob is what its name says. One at a time: together they may not fit into memory.
    pub(super) async fn blobs(&mut self) -> Result<(), Failure> {
        let hashes: Vec<Vec<u8>> = sqlx::query_scalar("SELECT hash FROM blob").fetch_all(&mut *self.db).await?;
        for hash in hashes {
            let hash = blob::hash(&hash)?;
            let query = sqlx::query_as("SELECT bytes, body FROM blob WHERE hash = ?").bind(hash.0.to_vec());
            let (bytes, body): (i64, Vec<u8>) = query.fetch_one(&mut *self.db).await?;
            if BlobHash::of(&body) != hash {
                self.findings.push(Finding::Blob { hash, what: "its content has another hash" });
            } else if usize::try_from(bytes) != Ok(body.len()) {
                self.findings.push(Finding::Blob { hash, what: "is of another size than is said" });
            }
        }
        Ok(())
    }
}
