//! `GET /api/tokens`: the tokens that are not revoked, without their secrets, which nobody has.

use super::{
    super::{Address, App},
    asked,
};
use crate::{auth::Person, db::Token, error::Error};
use axum::{Json, extract::State};

pub async fn list(State(app): State<App>, address: Address, person: Person) -> Result<Json<Vec<Token>>, Error> {
    asked(&app, &person, address)?;
    Ok(Json(app.db.readers().tokens().await?))
}
