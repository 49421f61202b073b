//! `GET /api/v1/orders/{number}`: what the team has made of an order, so that the program which sent it can go on.
//!
//! Contact data are not in it: the program has them, and who of the team looks at them is on record (C6).

use super::{super::App, moment::Moment, order::Parcel, word};
use crate::{
    auth::Program,
    error::{Error, Problem},
};
use axum::{
    Json,
    extract::{Path, State},
};
use serde::Serialize;
use shared::order::{Flag, Order, Status, import::ids};
use utoipa::ToSchema;

/// How far the team has come with an order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Progress {
    number: String,
    /// The team's own short number of it.
    #[schema(required)]
    no: Option<u32>,
    #[schema(schema_with = word::statuses)]
    status: Status,
    closed_reason: String,
    #[schema(schema_with = word::flags)]
    flag: Flag,
    /// The team's own memo.
    memo: String,
    #[schema(required)]
    parcel: Option<Parcel>,
    placed_at: Moment,
    #[schema(required)]
    paid_at: Option<Moment>,
    #[schema(required)]
    shipped_at: Option<Moment>,
}

impl From<&Order> for Progress {
    fn from(order: &Order) -> Progress {
        let parcel = order.parcel.clone();
        Progress {
            number: order.number.clone(),
            no: order.no,
            status: order.status,
            closed_reason: order.closed_reason.clone(),
            flag: order.flag,
            memo: order.memo.clone(),
            parcel: parcel.map(|parcel| Parcel { courier: parcel.courier, tracking: parcel.tracking }),
            placed_at: Moment(order.placed_at),
            paid_at: order.paid_at.map(Moment),
            shipped_at: order.shipped_at.map(Moment),
        }
    }
}

/// What the team has made of an order of the token's shop.
#[utoipa::path(
    get,
    path = "/api/v1/orders/{number}",
    operation_id = "getOrder",
    tag = "orders",
    params(("number" = String, Path, description = "The platform's order number")),
    responses(
        (status = 200, description = "How far the order has come", body = Progress),
        (status = 401, description = "The token is missing, unknown or revoked, or its maker has left", body = Problem),
        (status = 404, description = "The shop has no order of that number", body = Problem),
        (status = 429, description = "Too many calls; Retry-After says how many seconds to wait", body = Problem),
        (status = 503, description = "Nothing can be read at the moment; come again", body = Problem),
    ),
    security(("token" = [])),
)]
pub async fn get(
    State(app): State<App>,
    program: Program,
    Path(number): Path<String>,
) -> Result<Json<Progress>, Error> {
    let (snapshot, shop) = (app.engine.snapshot(), program.shop);
    let (id, _) = ids(shop.id, shop.platform, &number);
    let order = snapshot.world().orders.get(&id).filter(|order| order.shop == shop.id).ok_or(Error::NotFound)?;
    Ok(Json(Progress::from(&**order)))
}
