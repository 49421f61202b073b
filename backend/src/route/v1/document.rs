//! `GET /api/v1/openapi.json`: the routes of v1 by OpenAPI, made from the types that they read and answer. It tells
//! nothing of the workspace, so it asks for no token.

use super::{get, put};
use axum::{
    http::header::CONTENT_TYPE,
    response::{IntoResponse, Response},
};
use std::sync::LazyLock;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Document,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

static DOCUMENT: LazyLock<String> = LazyLock::new(|| V1::openapi().to_json().unwrap_or_default());

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Guitai",
        version = "1",
        description = "Puts a shop's orders into Guitai and reads back what the team did. Amounts are integers of fen \
            (hundredths of a yuan), times RFC 3339 with their offset. A field that is not in this document is refused \
            in calls; in answers, fields may be added.",
    ),
    paths(put::put, get::get),
    modifiers(&Token)
)]
struct V1;

/// How a program says who it is.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut Document) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("gt_…");
        let scheme = scheme.description(Some("A token, made under Settings → API by who administers the workspace"));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme.build()));
    }
}

pub async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT.as_str()).into_response()
}
