//! Sessions, by the hash of their token.

use super::{
    Failure, Readers, Tx,
    load::{Uuid16, uuid},
};
use shared::{id::StaffId, time::Instant};

/// Milliseconds that a session lasts after it was last used: 30 days.
pub const LASTS: i64 = 30 * 24 * 60 * 60 * 1000;

/// The SHA-256 of a token; the token itself is nowhere but in the browser.
pub type TokenHash = [u8; 32];

/// A session that is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    pub staff: StaffId,
    pub seen: Instant,
}

impl Readers {
    /// The session of this token, unless it was revoked or has run out.
    pub async fn session(&self, token: TokenHash, now: Instant) -> Result<Option<Session>, Failure> {
        let found: Option<(Uuid16, i64)> =
            sqlx::query_as("SELECT staff, seen FROM session WHERE token = ? AND revoked IS NULL AND seen > ?")
                .bind(token.to_vec())
                .bind(now.plus(-LASTS).0)
                .fetch_optional(&self.0)
                .await?;
        found.map(|(staff, seen)| Ok(Session { staff: StaffId(uuid(&staff)?), seen: Instant(seen) })).transpose()
    }

    /// How many sessions are good.
    pub async fn sessions(&self, now: Instant) -> Result<u64, Failure> {
        let query = sqlx::query_scalar("SELECT count(*) FROM session WHERE revoked IS NULL AND seen > ?");
        let count: i64 = query.bind(now.plus(-LASTS).0).fetch_one(&self.0).await?;
        Ok(count.cast_unsigned())
    }
}

impl Tx<'_> {
    pub async fn add_session(&mut self, token: TokenHash, staff: StaffId, now: Instant) -> Result<(), Failure> {
        sqlx::query("INSERT INTO session (token, staff, created, seen) VALUES (?, ?, ?, ?)")
            .bind(token.to_vec())
            .bind(staff.0.as_bytes().to_vec())
            .bind(now.0)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Notes that the session was used.
    pub async fn touch_session(&mut self, token: TokenHash, now: Instant) -> Result<(), Failure> {
        let query = sqlx::query("UPDATE session SET seen = ? WHERE token = ?").bind(now.0).bind(token.to_vec());
        query.execute(self.connection()).await?;
        Ok(())
    }

    pub async fn revoke_session(&mut self, token: TokenHash, now: Instant) -> Result<(), Failure> {
        sqlx::query("UPDATE session SET revoked = ? WHERE token = ? AND revoked IS NULL")
            .bind(now.0)
            .bind(token.to_vec())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Ends all sessions of a person but the one that is named.
    pub async fn revoke_sessions(
        &mut self,
        staff: StaffId,
        but: Option<TokenHash>,
        now: Instant,
    ) -> Result<u64, Failure> {
        let query =
            sqlx::query("UPDATE session SET revoked = ? WHERE staff = ? AND revoked IS NULL AND token IS NOT ?")
                .bind(now.0)
                .bind(staff.0.as_bytes().to_vec())
                .bind(but.map(|token| token.to_vec()));
        Ok(query.execute(self.connection()).await?.rows_affected())
    }

    /// Forgets sessions that ran out long ago; the audit keeps that they were.
    pub async fn forget_sessions(&mut self, now: Instant) -> Result<u64, Failure> {
        let query = sqlx::query("DELETE FROM session WHERE seen < ?").bind(now.plus(-2 * LASTS).0);
        Ok(query.execute(self.connection()).await?.rows_affected())
    }
}
