//! The embedded front end as a browser gets it.

use crate::{
    app::{TestApp, people},
    client::{Answer, Client},
};
use axum::{
    body::Body,
    http::{Request, header},
};
use guitai::front::File;

const PAGE: &str = "<!doctype html><script type=\"module\">go()</script>";

const fn file(path: &'static str, body: &'static str) -> File {
    File { path, body: body.as_bytes(), brotli: b"" }
}

static OLD: [File; 2] = [file("index.html", PAGE), file("app-00112233445566aa.js", "old")];
static NEW: [File; 4] = [
    file("index.html", PAGE),
    file("sw.js", "self"),
    File { path: "app-00112233445566bb.js", body: b"new", brotli: b"small" },
    file("icons/icon-192.png", "png"),
];

async fn get(app: &TestApp, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    Client::new("").send(app, request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn every_address_is_the_page_and_no_missing_file_is() {
    let app = people(&[("admin", "admin")]).files(&NEW).start().await;
    for (path, status, text) in [
        ("/", 200, PAGE),
        ("/orders", 200, PAGE),
        ("/orders/0197-x", 200, PAGE),
        ("/sw.js", 200, "self"),
        ("/icons/icon-192.png", 200, "png"),
        ("/app-00112233445566bb.js", 200, "new"),
        ("/app-00112233445566cc.js", 404, "not found"),
        ("/favicon.ico", 404, "not found"),
        ("/../Cargo.toml", 404, "not found"),
    ] {
        let answer = get(&app, path, &[]).await;
        assert_eq!((answer.status, answer.text.as_str()), (status, text), "{path}");
    }
    assert_eq!(get(&app, "/api/orders", &[]).await.code(), "not_found");
}

#[tokio::test]
async fn names_with_a_hash_are_kept_for_ever_and_others_asked_about() {
    let app = people(&[("admin", "admin")]).files(&NEW).start().await;
    let hashed = get(&app, "/app-00112233445566bb.js", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(hashed.text, "small");
    assert_eq!(hashed.headers[header::CONTENT_ENCODING], "br");
    assert_eq!(hashed.headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
    assert!(hashed.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    let page = get(&app, "/", &[]).await;
    assert_eq!(page.headers[header::CACHE_CONTROL], "no-cache");
    let etag = page.headers[header::ETAG].to_str().unwrap().to_owned();
    let again = get(&app, "/orders", &[("if-none-match", &etag)]).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
}

#[tokio::test]
async fn the_policy_allows_the_pages_own_script() {
    let app = people(&[("admin", "admin")]).files(&NEW).start().await;
    let page = get(&app, "/", &[]).await;
    let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=';")
    );
    assert_eq!(page.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
}

#[tokio::test]
async fn f25_files_of_the_build_before_are_still_there() {
    let app = people(&[("admin", "admin")]).files(&OLD).start().await;
    assert_eq!(get(&app, "/app-00112233445566aa.js", &[]).await.text, "old");
    let app = people(&[]).files(&NEW).open(app.stop().await).await;
    let old = get(&app, "/app-00112233445566aa.js", &[]).await;
    assert_eq!((old.status, old.text.as_str()), (200, "old"));
    assert_eq!(get(&app, "/app-00112233445566bb.js", &[]).await.text, "new");
}

#[tokio::test]
async fn without_a_front_end_the_server_says_so() {
    let app = people(&[("admin", "admin")]).start().await;
    let page = get(&app, "/", &[]).await;
    assert!(page.status == 503 && page.text.contains("without its front end"), "{}", page.text);
}
