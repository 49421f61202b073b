//! The front end: files embedded when the binary was built.
//!
//! Files whose name carries a hash never change and are kept by browsers for ever; all others are
//! asked about each time. A missing file is 404 and never the page in disguise; any other address
//! is the page, which finds its way by itself. `past` keeps the files of earlier builds, for pages
//! that were opened before an update; `policy` makes the content security policy.

mod past;
mod policy;

use crate::{error::Error, route::App};
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header},
    response::{Html, IntoResponse},
};
use past::Past;
use sha2::{Digest, Sha256};
use std::{collections::HashMap, path::Path};

/// A file of the front end. `brotli` is empty when it would save nothing.
#[derive(Clone, Copy, Debug)]
pub struct File {
    pub path: &'static str,
    pub body: &'static [u8],
    pub brotli: &'static [u8],
}

/// The files of this build.
pub const EMBEDDED: &[File] = include!(concat!(env!("OUT_DIR"), "/dist.rs"));

const NOT_BUILT: &str = "<!doctype html><meta charset=utf-8><title>Guitai</title>\
    <p>The server runs, but this binary was built without its front end.\
    <p>Run <code>trunk build</code>, then build the server again.";

/// The front end, ready to be served.
pub struct Front {
    files: HashMap<&'static str, (File, HeaderValue)>,
    past: Past,
    policy: HeaderValue,
}

impl Front {
    /// Prepares the files and puts those with a hash beside the ones of earlier builds.
    pub fn new(files: &[File], data: &Path) -> Front {
        let page = files.iter().find(|file| file.path == "index.html");
        let page = page.map_or("", |file| std::str::from_utf8(file.body).unwrap_or_default());
        let hashed: Vec<File> = files.iter().filter(|file| is_hashed(file.path)).copied().collect();
        let past = Past::new(data.join("assets"));
        if let Err(error) = past.keep(&hashed) {
            // This build is served from memory all the same; the next one will miss it.
            tracing::warn!(%error, "could not keep this build's files");
        }
        Front {
            files: files.iter().map(|file| (file.path, (*file, etag(file.body)))).collect(),
            past,
            policy: policy::of(page),
        }
    }

    pub fn policy(&self) -> &HeaderValue {
        &self.policy
    }
}

fn etag(body: &[u8]) -> HeaderValue {
    let hash = Sha256::digest(body);
    let text: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    // Weak: the same file in brotli is equivalent, not equal.
    HeaderValue::from_str(&format!("W/\"{text}\"")).unwrap_or(HeaderValue::from_static("W/\"0\""))
}

/// Whether the name carries a hash of what is in the file: `guitai-1f2e3d4c5b6a7980_bg.wasm`.
pub(crate) fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    stem.split(['-', '_']).skip(1).any(|part| part.len() >= 12 && part.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Every address that is no route.
pub async fn serve(State(app): State<App>, request: Request) -> Response<Body> {
    let (front, path) = (&app.front, request.uri().path().trim_start_matches('/'));
    if path.split('/').next() == Some("api") {
        return Error::NotFound.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Error::WrongMethod.into_response();
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some((file, etag)) = front.files.get(path) {
        return embedded(file, etag, request.headers());
    }
    if name.contains('.') {
        return match front.past.find(path).await {
            Some(body) => immutable(path, body),
            None => (StatusCode::NOT_FOUND, "not found").into_response(),
        };
    }
    match front.files.get("index.html") {
        Some((file, etag)) => embedded(file, etag, request.headers()),
        None => (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_BUILT)).into_response(),
    }
}

fn embedded(file: &File, etag: &HeaderValue, asked: &HeaderMap) -> Response<Body> {
    if is_hashed(file.path) {
        let (body, encoding) = negotiate(file, asked);
        return (encoding, immutable(file.path, Bytes::from_static(body))).into_response();
    }
    let known = asked.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok()).unwrap_or_default();
    let is_known = known.split(',').any(|known| known.trim() == etag);
    let head = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    if is_known {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    let (body, encoding) = negotiate(file, asked);
    (head, encoding, [(header::CONTENT_TYPE, kind(file.path))], body).into_response()
}

/// The body that the browser can read, and the header that says which.
fn negotiate(file: &File, asked: &HeaderMap) -> (&'static [u8], HeaderMap) {
    let mut head = HeaderMap::new();
    head.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|list| list.to_str().ok()).unwrap_or_default();
    let is_brotli = |one: &str| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim() == "br" && !weight.replace(' ', "").starts_with("q=0")
    };
    if file.brotli.is_empty() || !accepted.split(',').any(is_brotli) {
        return (file.body, head);
    }
    head.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    (file.brotli, head)
}

fn immutable(path: &str, body: Bytes) -> Response<Body> {
    let head = [(header::CACHE_CONTROL, "public, max-age=31536000, immutable"), (header::CONTENT_TYPE, kind(path))];
    (head, body).into_response()
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_hash_is_known() {
        for (path, expected) in [
            ("guitai-web-1f2e3d4c5b6a7980.js", true),
            ("guitai-web-1f2e3d4c5b6a7980_bg.wasm", true),
            ("style/tokens-1f2e3d4c5b6a7980.css", true),
            ("index.html", false),
            ("sw.js", false),
            ("icons/icon-192.png", false),
            ("1f2e3d4c5b6a7980.js", false),
            ("facade-feedface.js", false),
        ] {
            assert_eq!(is_hashed(path), expected, "{path}");
        }
    }
}
