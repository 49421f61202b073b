//! The content of attached files: it comes, it stays, it goes to who asks.

use crate::{
    app::{TestApp, member, people},
    client::{Answer, Client},
    live::Events,
};
use axum::{
    body::Body,
    http::{Request, header},
};
use http_body_util::BodyExt;
use serde_json::json;
use shared::{
    attachment::{BlobHash, MOST_BYTES},
    command::StaffSet,
    staff::Staff,
};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\nthe picture of a broken cup";

async fn team() -> (TestApp, Client) {
    let app = people(&[("lin", "agent"), ("mei", "agent"), ("wu", "inspector"), ("admin", "admin")]).start().await;
    let lin = app.sign_in("lin").await;
    (app, lin)
}

fn put(client: &Client, content: &[u8], query: &str) -> Request<Body> {
    put_as(client, &BlobHash::of(content).to_string(), content, query)
}

fn put_as(client: &Client, hash: &str, content: &[u8], query: &str) -> Request<Body> {
    let mut request = client.post(&format!("/api/blob/{hash}{query}"), content.to_vec());
    *request.method_mut() = axum::http::Method::PUT;
    request.headers_mut().insert(header::CONTENT_TYPE, "application/octet-stream".parse().unwrap());
    request
}

fn get(client: &Client, content: &[u8], query: &str) -> Request<Body> {
    client.get(&format!("/api/blob/{}{query}", BlobHash::of(content)))
}

/// Content type, disposition and content of an answer.
async fn fetched(app: &TestApp, request: Request<Body>) -> (String, String, Vec<u8>) {
    let response = app.send(request).await;
    assert_eq!(response.status(), 200);
    let head = |name| response.headers()[name].to_str().unwrap().to_owned();
    let (kind, disposition) = (head(header::CONTENT_TYPE), head(header::CONTENT_DISPOSITION));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "sandbox"),
        // The browser's own cache would outlive the session on a shared workstation.
        (header::CACHE_CONTROL, "no-store"),
    ] {
        assert_eq!(head(name), value);
    }
    (kind, disposition, response.into_body().collect().await.unwrap().to_bytes().to_vec())
}

#[tokio::test]
async fn what_one_sends_the_others_get() {
    let (app, lin) = team().await;
    let wu = app.sign_in("wu").await;
    let missing = wu.send(&app, get(&wu, PICTURE, "")).await;
    assert_eq!((missing.status, missing.code().as_str()), (404, "not_found"), "it has not come yet");
    assert_eq!(lin.send(&app, put(&lin, PICTURE, "")).await.status, 201);
    assert_eq!(lin.send(&app, put(&lin, PICTURE, "")).await.status, 200, "it is known already");
    let (kind, disposition, content) = fetched(&app, get(&wu, PICTURE, "?name=%E6%9D%AF%E5%AD%90.png")).await;
    assert_eq!((kind.as_str(), content.as_slice()), ("image/png", PICTURE));
    assert_eq!(disposition, "inline; filename*=UTF-8''%E6%9D%AF%E5%AD%90.png");
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(fetched(&app, get(&wu, PICTURE, "")).await.2, PICTURE, "and it is on disk");
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}

/// Whatever was sent, the browser never runs it: what is no picture is saved.
#[tokio::test]
async fn what_is_no_picture_is_saved() {
    let (app, lin) = team().await;
    let table = "订单,备注\n1,<script>alert(1)</script>\n".as_bytes();
    for (name, content, query, kind) in [
        ("a PDF", &b"%PDF-1.7"[..], "", "application/pdf"),
        ("a PDF that was only looked at", b"%PDF-1.6", "?name=", "application/pdf"),
        ("a named table", table, "?name=a.csv", "text/csv"),
        ("a text without a name", b"<b>bold</b>", "", "text/plain"),
        ("an archive", b"PK\x03\x04....", "", "application/zip"),
        ("an office file", b"PK\x03\x04....xl/workbook.xml", "", shared::attachment::FileKind::Xlsx.mime()),
    ] {
        assert_eq!(lin.send(&app, put(&lin, content, query)).await.status, 201, "{name}");
        let (found, disposition, _) = fetched(&app, get(&lin, content, "?name=x.html")).await;
        assert_eq!((found.as_str(), disposition.as_str()), (kind, "attachment; filename*=UTF-8''x.html"), "{name}");
    }
}

#[tokio::test]
async fn what_is_not_taken_says_why() {
    let (app, lin) = team().await;
    let nobody = Client::new("lin");
    let (gone, wu) = (app.sign_in("mei").await, app.sign_in("wu").await);
    let mut admin = app.sign_in("admin").await;
    admin.issue(&app, StaffSet { staff: Staff { active: false, ..member("mei", "agent") } }).await;
    let large = [PICTURE, &vec![0; MOST_BYTES as usize][..]].concat();
    let larger = [PICTURE, &vec![0; MOST_BYTES as usize + (1 << 20)][..]].concat();
    let other = BlobHash::of(b"something else").to_string();
    for (name, client, request, status, code) in [
        ("nobody", &nobody, put(&nobody, PICTURE, ""), 401, "auth"),
        ("who has left", &gone, put(&gone, PICTURE, ""), 401, "auth"),
        ("nobody asks", &nobody, get(&nobody, PICTURE, ""), 401, "auth"),
        ("nobody, at no address", &nobody, put_as(&nobody, "%FF", PICTURE, ""), 401, "auth"),
        ("who attaches nothing", &wu, put(&wu, PICTURE, ""), 403, "denied"),
        ("another hash", &lin, put_as(&lin, &other, PICTURE, ""), 400, "hash_mismatch"),
        ("no hash", &lin, put_as(&lin, "cup.png", PICTURE, ""), 404, "not_found"),
        ("no text for a hash", &lin, put_as(&lin, "%FF", PICTURE, ""), 404, "not_found"),
        ("two names", &lin, put(&lin, PICTURE, "?name=a.png&name=b.png"), 400, "malformed"),
        ("two names asked for", &lin, get(&lin, PICTURE, "?name=a.png&name=b.png"), 400, "malformed"),
        ("nothing", &lin, put(&lin, b"", ""), 400, "empty_file"),
        ("too large", &lin, put(&lin, &large, ""), 413, "too_large"),
        ("far too large", &lin, put(&lin, &larger, ""), 413, "too_large"),
        ("a page", &lin, put(&lin, b"<!doctype html><script>", ""), 415, "type_not_allowed"),
        ("a program", &lin, put(&lin, b"MZ\x90\0", ""), 415, "type_not_allowed"),
        ("a script's name", &lin, put(&lin, PICTURE, "?name=a.js"), 415, "type_not_allowed"),
    ] {
        let answer = client.send(&app, request).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{name}: {}", answer.text);
        assert!(status != 413 || answer.json()["limit"] == MOST_BYTES, "{name}");
    }
    let mut foreign = put(&lin, PICTURE, "");
    foreign.headers_mut().insert(header::ORIGIN, "https://evil.test".parse().unwrap());
    assert_eq!(lin.send(&app, foreign).await.code(), "origin");
}

async fn lacking(app: &TestApp, client: &Client, contents: &[&[u8]]) -> Answer {
    let hashes: Vec<BlobHash> = contents.iter().map(|content| BlobHash::of(content)).collect();
    client.ask(app, "/api/blob/lacking", &json!({ "hashes": hashes })).await
}

#[tokio::test]
async fn f19_a_browser_learns_what_the_server_lacks() {
    let (app, lin) = team().await;
    lin.send(&app, put(&lin, PICTURE, "")).await;
    let lacks = BlobHash::of(b"lost");
    assert_eq!(lacking(&app, &lin, &[PICTURE, b"lost", b"lost"]).await.json(), json!({ "lacking": [lacks] }));
    assert_eq!(lacking(&app, &lin, &[]).await.json(), json!({ "lacking": [] }));
    let many: Vec<Vec<u8>> = (0..901).map(|n: u32| n.to_le_bytes().to_vec()).collect();
    let many: Vec<&[u8]> = many.iter().map(Vec::as_slice).collect();
    assert_eq!(lacking(&app, &lin, &many).await.code(), "malformed");
    assert_eq!(lacking(&app, &lin, &many[1..]).await.json()["lacking"].as_array().unwrap().len(), 900);
    let wu = app.sign_in("wu").await;
    assert_eq!(lacking(&app, &wu, &[b"lost"]).await.json(), json!({ "lacking": [] }), "nothing that Wu may send");
    let nobody = Client::new("lin");
    assert_eq!(lacking(&app, &nobody, &[PICTURE]).await.status, 401);
}

#[tokio::test]
async fn an_arrival_is_told() {
    let (app, lin) = team().await;
    let wu = app.sign_in("wu").await;
    let mut events = Events::open(&app, &wu).await;
    let version = app.engine.snapshot().version();
    lin.send(&app, put(&lin, PICTURE, "")).await;
    assert_eq!(events.next().await, Some(format!("poke {version}")));
}

#[tokio::test]
async fn f31_a_full_disk_takes_no_file_and_keeps_the_rest() {
    let (app, lin) = team().await;
    let large = [PICTURE, &vec![7; 1 << 20][..]].concat();
    app.db.sabotage("PRAGMA max_page_count = 1").await.unwrap();
    let answer = lin.send(&app, put(&lin, &large, "")).await;
    assert_eq!((answer.status, answer.code().as_str()), (507, "disk_full"), "{}", answer.text);
    app.db.sabotage("PRAGMA max_page_count = 1000000").await.unwrap();
    assert_eq!(lin.send(&app, put(&lin, &large, "")).await.status, 201);
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}
