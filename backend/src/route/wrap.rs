//! What wraps every request: log, headers, net, time limit.

use super::App;
use crate::error::Error;
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    any::Any,
    time::{Duration, Instant},
};
use tracing::Instrument;
use uuid::Uuid;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longer than the longest honest wait: a push of 8 MiB over a slow line.
const MOST_TIME: Duration = Duration::from_secs(60);
/// The same for a file of 10 MiB.
const MOST_TIME_OF_A_FILE: Duration = Duration::from_secs(600);

/// Gives the request an id, or keeps a sane one, and notes how it ended.
pub async fn log(mut request: Request, next: Next) -> Response {
    let id = request_id(request.headers().get(REQUEST_ID));
    let route = request.extensions().get::<MatchedPath>().map_or("front", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", id = id.to_str().unwrap_or_default(), method = %request.method(), route);
    request.headers_mut().insert(REQUEST_ID, id.clone());
    let begun = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, ms) = (response.status().as_u16(), begun.elapsed().as_secs_f64() * 1000.0);
    span.in_scope(|| match route.as_str() {
        "front" | "/healthz" | "/api/presence" => tracing::debug!(status, ms, "answered"),
        _ => tracing::info!(status, ms, "answered"),
    });
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

fn request_id(sent: Option<&HeaderValue>) -> HeaderValue {
    let is_sane = |id: &&HeaderValue| {
        let id = id.as_bytes();
        (8..=64).contains(&id.len()) && id.iter().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(b))
    };
    let made = || HeaderValue::from_str(&Uuid::now_v7().simple().to_string());
    sent.filter(is_sane).cloned().map_or_else(made, Ok).unwrap_or(HeaderValue::from_static("none"))
}

/// Headers that keep a browser from doing with our pages what we never do ourselves.
pub async fn security_headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // A file that somebody sent has a stricter one.
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| app.front.policy().clone());
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What the API says is for this person at this moment only.
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// Ends what takes too long.
pub async fn time_limit(request: Request, next: Next) -> Response {
    within(MOST_TIME, request, next).await
}

/// The same for files.
pub async fn long_time_limit(request: Request, next: Next) -> Response {
    within(MOST_TIME_OF_A_FILE, request, next).await
}

async fn within(limit: Duration, request: Request, next: Next) -> Response {
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::Timeout.into_response(),
    }
}

/// A route panicked: its person gets an error, the others notice nothing.
pub fn panicked(what: Box<dyn Any + Send + 'static>) -> Response {
    let text = what.downcast_ref::<String>().cloned();
    let text = text.or_else(|| what.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    Error::Internal(format!("panic: {}", text.unwrap_or_default())).into_response()
}
