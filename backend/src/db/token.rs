//! Tokens of programs, by the hash of their secret.

use super::{
    Failure, Readers, Tx,
    load::{Uuid16, uuid},
    session::TokenHash,
};
use serde::Serialize;
use shared::{
    id::{ShopId, StaffId, TokenId},
    time::Instant,
};

/// A token that was not revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    pub id: TokenId,
    pub name: String,
    pub shop: ShopId,
    /// In whose name it acts.
    pub maker: StaffId,
    pub created: Instant,
    /// When it was last used, to a minute.
    pub seen: Option<Instant>,
}

type Columns = (Uuid16, String, Uuid16, Uuid16, i64, Option<i64>);

fn token((id, name, shop, maker, created, seen): Columns) -> Result<Token, Failure> {
    let (id, shop, maker) = (TokenId(uuid(&id)?), ShopId(uuid(&shop)?), StaffId(uuid(&maker)?));
    Ok(Token { id, name, shop, maker, created: Instant(created), seen: seen.map(Instant) })
}

impl Readers {
    pub async fn token(&self, hash: TokenHash) -> Result<Option<Token>, Failure> {
        let query =
            sqlx::query_as("SELECT id, name, shop, maker, created, seen FROM token WHERE hash = ? AND revoked IS NULL");
        query.bind(hash.to_vec()).fetch_optional(&self.0).await?.map(token).transpose()
    }

    /// All of them, the oldest first.
    pub async fn tokens(&self) -> Result<Vec<Token>, Failure> {
        let query = sqlx::query_as(
            "SELECT id, name, shop, maker, created, seen FROM token WHERE revoked IS NULL ORDER BY created, id",
        );
        query.fetch_all(&self.0).await?.into_iter().map(token).collect()
    }
}

impl Tx<'_> {
    pub async fn add_token(&mut self, token: &Token, hash: TokenHash) -> Result<(), Failure> {
        sqlx::query("INSERT INTO token (id, hash, name, shop, maker, created) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(token.id.0.as_bytes().to_vec())
            .bind(hash.to_vec())
            .bind(token.name.clone())
            .bind(token.shop.0.as_bytes().to_vec())
            .bind(token.maker.0.as_bytes().to_vec())
            .bind(token.created.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    pub async fn has_token_named(&mut self, name: &str) -> Result<bool, Failure> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM token WHERE name = ? AND revoked IS NULL)");
        Ok(query.bind(name.to_owned()).fetch_one(self.connection()).await?)
    }

    /// Notes that the token was used.
    pub async fn touch_token(&mut self, id: TokenId, now: Instant) -> Result<(), Failure> {
        let query = sqlx::query("UPDATE token SET seen = ? WHERE id = ?").bind(now.0).bind(id.0.as_bytes().to_vec());
        query.execute(self.connection()).await?;
        Ok(())
    }

    /// Revokes the token; whether there was one to revoke.
    pub async fn revoke_token(&mut self, id: TokenId, now: Instant) -> Result<bool, Failure> {
        let query = sqlx::query("UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL")
            .bind(now.0)
            .bind(id.0.as_bytes().to_vec());
        Ok(query.execute(self.connection()).await?.rows_affected() > 0)
    }
}
