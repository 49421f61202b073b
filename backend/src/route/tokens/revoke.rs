//! `POST /api/tokens/{id}/revoke`: the token is good no more, from the next request on.

use super::{
    super::{Address, App},
    asked,
};
use crate::{auth::Person, error::Error, token};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

pub async fn revoke(
    State(app): State<App>,
    Path(id): Path<String>,
    address: Address,
    person: Person,
) -> Result<StatusCode, Error> {
    let asked = asked(&app, &person, address)?;
    let tokens = app.db.readers().tokens().await?;
    let token = tokens.into_iter().find(|token| token.id.to_string() == id).ok_or(Error::NotFound)?;
    let mut tx = app.db.begin().await?;
    token::revoke(&mut tx, &token, &asked, app.clock.now()).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
