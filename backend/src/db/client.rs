//! What clients have sent in earlier runs of the server.

use super::{
    Failure, Readers, Tx,
    failure::Unreadable,
    load::{Uuid16, uuid},
};
use shared::{
    id::{ClientId, StaffId},
    sync::primary::Client,
    time::Instant,
};

/// Milliseconds for which the outcomes of a client are kept after it was last heard of: a year.
const KEPT: i64 = 366 * 24 * 60 * 60 * 1000;

impl Readers {
    /// What is stored of a client; `None` when it has never sent anything.
    pub async fn client(&self, id: ClientId) -> Result<Option<Client>, Failure> {
        let bytes = id.0.as_bytes().to_vec();
        let owner: Option<Uuid16> = sqlx::query_scalar("SELECT owner FROM client WHERE id = ?")
            .bind(bytes.clone())
            .fetch_optional(&self.0)
            .await?;
        let Some(owner) = owner else { return Ok(None) };
        let mut client = Client::of(StaffId(uuid(&owner)?));
        let rows: Vec<(i64, i64, String)> =
            sqlx::query_as("SELECT seq, hash, \"end\" FROM outcome WHERE client = ? ORDER BY seq")
                .bind(bytes)
                .fetch_all(&self.0)
                .await?;
        for (seq, hash, end) in rows {
            let Ok(read) = serde_json::from_str(&end) else {
                return Err(Unreadable { what: "outcome", text: end }.into());
            };
            client.ends.insert(seq.cast_unsigned(), (hash.cast_unsigned(), read));
        }
        Ok(Some(client))
    }
}

impl Tx<'_> {
    /// Forgets clients that were not heard of for a year. One that is still in use keeps all it
    /// has: a hole in its numbers could not be told from a number never used.
    pub async fn forget_clients(&mut self, now: Instant) -> Result<u64, Failure> {
        let query = sqlx::query("DELETE FROM client WHERE seen < ?").bind(now.plus(-KEPT).0);
        Ok(query.execute(self.connection()).await?.rows_affected())
    }
}
