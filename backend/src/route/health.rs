//! `GET /healthz`: whether the server can do its work.

use super::App;
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::json;

pub async fn health(State(app): State<App>) -> Response {
    let version = env!("CARGO_PKG_VERSION");
    match app.engine.trouble() {
        None => Json(json!({ "status": "ok", "version": version })).into_response(),
        Some(trouble) => {
            let body = json!({ "status": "failing", "reason": trouble.word(), "version": version });
            (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response()
        }
    }
}
