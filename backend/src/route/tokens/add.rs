//! `POST /api/tokens`: makes a token and tells its secret, this once.
//!
//! It will write in its maker's name, so nobody makes one who may not import orders.

use super::{
    super::{Address, App, body::Json},
    asked,
};
use crate::{auth::Person, db::Token, error::Error, token::NewToken};
use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use shared::id::ShopId;

#[derive(Deserialize)]
pub struct Wish {
    name: String,
    shop: ShopId,
}

#[derive(Serialize)]
pub struct Made {
    token: Token,
    secret: String,
}

pub async fn add(
    State(app): State<App>,
    address: Address,
    person: Person,
    Json(Wish { name, shop }): Json<Wish>,
) -> Result<(StatusCode, axum::Json<Made>), Error> {
    let asked = asked(&app, &person, address)?;
    let new = NewToken { name, shop, maker: person.staff.id };
    new.check(app.engine.snapshot().world())?;
    let mut tx = app.db.begin().await?;
    let made = new.add(&mut tx, &asked, app.clock.now()).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, axum::Json(Made { token: made.token, secret: made.secret })))
}
