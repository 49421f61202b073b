//! `/api/v1`: what programs may ask, with a token. Public and versioned: within v1 fields are added, none changes.
//!
//! Reading order: `order` (an order as a program sends it), `refusal` (why one is not taken), `put` and `get` (the
//! routes), `document` (what all of it looks like, for programs that are made from it).

mod document;
mod get;
mod moment;
mod object;
mod order;
mod put;
mod refusal;
mod word;

use super::{App, wrap};
use crate::error::Error;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{self, MethodRouter},
};

/// Most bytes of a call: 200 orders of 20 KB.
const CALL_BYTES: usize = 4 * 1024 * 1024;

pub fn routes() -> Router<App> {
    let put: MethodRouter<App> = routing::put(put::put).layer(DefaultBodyLimit::max(CALL_BYTES));
    Router::new()
        .route("/orders", put)
        .route("/orders/{number}", routing::get(get::get))
        .route("/openapi.json", routing::get(document::document))
        .method_not_allowed_fallback(async || Error::WrongMethod)
        .fallback(async || Error::NotFound)
        .layer(middleware::from_fn(wrap::time_limit))
}
