//! `PUT /api/v1/orders`: takes orders in, each for itself, and says of each what has become of it.

use super::{
    super::{App, body::Json},
    object::Object,
    order::{Order, read},
    refusal::{Reason, Refusal, number_in},
};
use crate::{
    auth::Program,
    error::{Error, Problem},
};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use shared::{
    command::{Landing, OrderImport, Put},
    order::import::{HeldRow, ImportedOrder},
};
use utoipa::ToSchema;

/// Orders of the token's shop.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutOrders {
    #[schema(value_type = Vec<Order>, max_items = 200)]
    orders: Vec<Box<RawValue>>,
}

/// What has become of the orders, one for one, as they stood in the call.
#[derive(Debug, Serialize, ToSchema)]
pub struct Answer {
    orders: Vec<Landed>,
}

/// What has become of one order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Landed {
    /// As it was sent; empty where none could be read.
    number: String,
    result: Outcome,
    /// Why, when it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<Refusal>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Created,
    Updated,
    /// Everything was so already: nothing was written.
    Unchanged,
    Refused,
}

/// Takes in up to 200 orders.
///
/// Each is known by platform and order number, so that sending it again changes nothing; one that is refused stops none
/// of the others. When no answer came, send the call again.
#[utoipa::path(
    put,
    path = "/api/v1/orders",
    operation_id = "putOrders",
    tag = "orders",
    request_body = PutOrders,
    responses(
        (status = 200, description = "What has become of each order; refused ones among them", body = Answer),
        (status = 400, description = "The body is no JSON, or not of this form", body = Problem),
        (status = 401, description = "The token is missing, unknown or revoked, or its maker has left", body = Problem),
        (status = 403, description = "The token's maker may not import orders, or not see contact data", body = Problem),
        (status = 413, description = "The body has more than 4 MiB", body = Problem),
        (status = 415, description = "The body is not application/json", body = Problem),
        (status = 422, description = "The call has more than 200 orders", body = Problem),
        (status = 429, description = "Too many calls; Retry-After says how many seconds to wait", body = Problem),
        (status = 503, description = "Nothing can be stored at the moment; come again", body = Problem),
        (status = 507, description = "The disk is full", body = Problem),
    ),
    security(("token" = [])),
)]
pub async fn put(
    State(app): State<App>,
    program: Program,
    Json(Object(call)): Json<Object<PutOrders>>,
) -> Result<axum::Json<Answer>, Error> {
    let limit = OrderImport::MOST_ORDERS;
    if call.orders.len() > limit {
        return Err(Error::TooManyOrders { limit });
    }
    let (mut answer, mut orders, mut held) = (Vec::new(), Vec::<ImportedOrder>::new(), Vec::new());
    for (raw, row) in call.orders.iter().zip(1..) {
        match read(raw) {
            Ok(order) => {
                answer.push(Landed { number: order.number.clone(), result: Outcome::Unchanged, refusal: None });
                orders.push(order);
            }
            Err(refused) => {
                let number = number_in(raw);
                held.extend(refused.held.map(|reason| HeldRow { row, number: number.clone(), reason }));
                answer.push(Landed { number, result: Outcome::Refused, refusal: Some(refused.refusal) });
            }
        }
    }
    let token = program.token;
    let put = Put { token: token.id, name: token.name, shop: program.shop.id, orders, held };
    let mut landings = app.engine.put(token.maker, put).await?.into_iter();
    for landed in answer.iter_mut().filter(|landed| landed.refusal.is_none()) {
        landed.end(landings.next().ok_or_else(|| Error::Internal("an order has no landing".to_owned()))?);
    }
    let count = |result| answer.iter().filter(|landed| landed.result == result).count();
    let (created, updated, refused) = (count(Outcome::Created), count(Outcome::Updated), count(Outcome::Refused));
    tracing::info!(token = %token.id, orders = answer.len(), created, updated, refused, "orders by API");
    Ok(axum::Json(Answer { orders: answer }))
}

impl Landed {
    fn end(&mut self, landing: Landing) {
        let refuse =
            |reason, message: &str| Refusal { reason, field: "number".to_owned(), message: message.to_owned() };
        (self.result, self.refusal) = match landing {
            Landing::Created => (Outcome::Created, None),
            Landing::Updated => (Outcome::Updated, None),
            Landing::Unchanged => (Outcome::Unchanged, None),
            Landing::Repeated => (Outcome::Refused, Some(refuse(Reason::Repeated, "the call has this order before"))),
            Landing::OtherShop => {
                (Outcome::Refused, Some(refuse(Reason::OtherShop, "the order belongs to another shop")))
            }
        };
    }
}
