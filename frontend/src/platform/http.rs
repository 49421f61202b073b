//! Requests to the server: JSON there, JSON or JSON lines back, or the bytes of a file; always with a
//! time limit.

use futures_util::{FutureExt, select};
use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use shared::attachment::MOST_BYTES;
use std::pin::pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

/// Milliseconds after which a silent server counts as gone.
const PATIENCE: u32 = 30_000;
/// Bytes that a slow line carries in a millisecond: a large file is given more time.
const SLOW_LINE: u32 = 20;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    /// No network, no server, or no answer in time.
    #[error("the server can't be reached")]
    Unreachable,
    #[error("the server answered {status}")]
    Status { status: u16, retry_after: Option<u32>, body: String },
    /// Not what was asked for: another program answers, or the answer broke off.
    #[error("the answer can't be read")]
    Unreadable,
}

pub async fn post<T: DeserializeOwned>(url: &str, body: &impl Serialize) -> Result<T, HttpError> {
    let response = send(url, body).await?;
    timed(response.json(), PATIENCE).await?.map_err(|_| HttpError::Unreadable)
}

pub async fn get<T: DeserializeOwned>(url: &str) -> Result<T, HttpError> {
    let response = answered(RequestBuilder::build, Request::get(url), PATIENCE).await?;
    timed(response.json(), PATIENCE).await?.map_err(|_| HttpError::Unreadable)
}

/// As `post`, without an answer worth reading.
pub async fn tell(url: &str, body: &impl Serialize) -> Result<(), HttpError> {
    send(url, body).await.map(|_| ())
}

/// Text as part of an address.
pub fn escaped(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Sends a file's bytes, without an answer worth reading.
pub async fn put_bytes(url: &str, bytes: &[u8]) -> Result<(), HttpError> {
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let body = Uint8Array::from(bytes);
    let request = Request::put(url).header("Content-Type", "application/octet-stream");
    answered(|request| request.body(body), request, patience(size)).await.map(|_| ())
}

/// Fetches a file; `None` when there is none.
pub async fn get_bytes(url: &str) -> Result<Option<Vec<u8>>, HttpError> {
    match answered(RequestBuilder::build, Request::get(url), PATIENCE).await {
        Ok(response) => {
            let length = response.headers().get("content-length").and_then(|length| length.parse().ok());
            let bytes = timed(response.binary(), patience(length.unwrap_or(MOST_BYTES))).await?;
            bytes.map(Some).map_err(|_| HttpError::Unreachable)
        }
        Err(HttpError::Status { status: 404, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn patience(size: u32) -> u32 {
    PATIENCE + size / SLOW_LINE
}

async fn send(url: &str, body: &impl Serialize) -> Result<Response, HttpError> {
    answered(|request| request.json(body), Request::post(url), PATIENCE).await
}

async fn answered(
    build: impl FnOnce(RequestBuilder) -> Result<Request, gloo_net::Error>,
    request: RequestBuilder,
    patience: u32,
) -> Result<Response, HttpError> {
    let abort = AbortController::new().ok();
    let signal = abort.as_ref().map(AbortController::signal);
    let request = build(request.abort_signal(signal.as_ref())).map_err(|_| HttpError::Unreadable)?;
    let response = match timed(request.send(), patience).await {
        Ok(response) => response.map_err(|_| HttpError::Unreachable)?,
        Err(late) => {
            abort.iter().for_each(AbortController::abort);
            return Err(late);
        }
    };
    if response.ok() {
        return Ok(response);
    }
    let retry_after = response.headers().get("retry-after").and_then(|seconds| seconds.parse().ok());
    let status = response.status();
    let body = timed(response.text(), PATIENCE).await?.unwrap_or_default();
    Err(HttpError::Status { status, retry_after, body })
}

async fn timed<T>(work: impl Future<Output = T>, patience: u32) -> Result<T, HttpError> {
    let (mut work, mut limit) = (pin!(work.fuse()), pin!(super::clock::sleep(patience).fuse()));
    select! {
        answer = work => Ok(answer),
        () = limit => Err(HttpError::Unreachable),
    }
}

/// Posts, and gives each line of the answer to `line` as it comes. `line` may stop it.
pub async fn post_lines<E: From<HttpError>>(
    url: &str,
    body: &impl Serialize,
    mut line: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    let response = send(url, body).await?;
    let stream = response.body().ok_or(HttpError::Unreadable)?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().dyn_into().map_err(|_| HttpError::Unreadable)?;
    let mut rest: Vec<u8> = Vec::new();
    loop {
        let chunk = timed(JsFuture::from(reader.read()), PATIENCE)
            .await
            .and_then(|read| read.map_err(|_| HttpError::Unreachable))?;
        let field = |name: &str| Reflect::get(&chunk, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(());
        }
        let bytes = Uint8Array::new(&field("value")).to_vec();
        let mut start = 0;
        while let Some(end) = bytes[start..].iter().position(|byte| *byte == b'\n') {
            rest.extend_from_slice(&bytes[start..start + end]);
            start += end + 1;
            let text = std::str::from_utf8(&rest).map_err(|_| HttpError::Unreadable)?;
            let told = if text.is_empty() { Ok(()) } else { line(text) };
            if told.is_err() {
                let _ = reader.cancel();
                return told;
            }
            rest.clear();
        }
        rest.extend_from_slice(&bytes[start..]);
    }
}
