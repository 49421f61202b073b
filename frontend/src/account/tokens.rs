//! Tokens: how programs come in. As accounts, they are the server's alone.

use super::team::AccountRefused;
use crate::platform::http;
use serde::{Deserialize, Serialize};
use shared::{
    id::{ShopId, StaffId, TokenId},
    time::Instant,
};

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
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

#[derive(Serialize)]
struct Wish<'a> {
    name: &'a str,
    shop: ShopId,
}

/// A new token's secret, told this once.
#[derive(Deserialize)]
struct Made {
    secret: String,
}

pub async fn list() -> Result<Vec<Token>, AccountRefused> {
    Ok(http::get("/api/tokens").await?)
}

/// Makes a token and gives its secret.
pub async fn make(name: &str, shop: ShopId) -> Result<String, AccountRefused> {
    let made: Made = http::post("/api/tokens", &Wish { name, shop }).await?;
    Ok(made.secret)
}

pub async fn revoke(token: TokenId) -> Result<(), AccountRefused> {
    Ok(http::tell(&format!("/api/tokens/{token}/revoke"), &()).await?)
}
