//! Programs: who asks by a token instead of a session.
//!
//! `Program` is the proof that a request carries a good token. Nothing travels along by itself, as a cookie does, so
//! there is no origin to check.

use super::session::active;
use crate::{
    db::{Failure, Token},
    error::Error,
    route::{Address, App},
    token::hash_of,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header::AUTHORIZATION, request::Parts},
};
use shared::shop::Shop;
use std::sync::Arc;

/// Milliseconds within which a token that is used is not noted again.
const NOTED_EVERY: i64 = 60 * 1000;

/// A program with a good token.
#[derive(Clone, Debug)]
pub struct Program {
    pub token: Token,
    /// Where it may write.
    pub shop: Arc<Shop>,
}

impl FromRequestParts<App> for Program {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Program, Error> {
        let program = match find(parts, app).await? {
            Some(program) => program,
            None => {
                let Ok(Address(address)) = Address::from_request_parts(parts, app).await;
                app.limits.stranger(&address)?;
                return Err(Error::Token);
            }
        };
        app.limits.call(program.token.id)?;
        let now = app.clock.now();
        if program.token.seen.is_none_or(|seen| seen < now.plus(-NOTED_EVERY)) {
            note(&program.token, app).await;
        }
        Ok(program)
    }
}

/// Whose token it is, unless its maker or its shop is gone.
async fn find(parts: &Parts, app: &App) -> Result<Option<Program>, Failure> {
    let Some(hash) = secret(&parts.headers).and_then(hash_of) else { return Ok(None) };
    let Some(token) = app.db.readers().token(hash).await? else { return Ok(None) };
    let snapshot = app.engine.snapshot();
    let shop = snapshot.world().shops.get(&token.shop).cloned();
    let is_here = active(token.maker, &snapshot).is_some();
    Ok(shop.filter(|_| is_here).map(|shop| Program { token, shop }))
}

fn secret(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

/// Notes that the token is in use. While nothing can be stored it is good all the same.
async fn note(token: &Token, app: &App) {
    let note = async {
        let mut tx = app.db.begin().await?;
        tx.touch_token(token.id, app.clock.now()).await?;
        tx.commit().await
    };
    if let Err(failure) = note.await {
        tracing::warn!(%failure, "could not note that a token is in use");
    }
}
