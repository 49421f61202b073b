//! Signing in and out (X2).

use crate::{
    app::{PASSWORD, TestApp, member, people},
    client::Client,
};
use axum::http::header;
use serde_json::json;
use shared::{command::StaffSet, staff::Staff, sync::wire::End};

const DAY: i64 = 24 * 60 * 60 * 1000;

async fn one() -> TestApp {
    people(&[("lin", "agent"), ("admin", "admin")]).start().await
}

#[tokio::test]
async fn x2_login_session_logout() {
    let app = one().await;
    let mut lin = Client::new("lin");
    assert_eq!(lin.session(&app).await, 401);
    let answer = lin.login(&app, PASSWORD).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json()["staff"], json!({ "id": lin.staff, "name": "lin!" }));
    assert_eq!(answer.json()["workspace"]["name"], "柜台");
    let session = lin.send(&app, lin.get("/api/session")).await;
    assert_eq!((session.status, session.json()), (200, answer.json()));
    assert_eq!(lin.ask(&app, "/api/logout", &json!({})).await.status, 204);
    assert_eq!(lin.session(&app).await, 401, "the old cookie is worth nothing");
}

#[tokio::test]
async fn x2_wrong_password_and_unknown_login_look_the_same() {
    let app = one().await;
    let wrong = Client::new("lin").login(&app, "not it at all").await;
    let unknown = Client::new("nobody").login(&app, PASSWORD).await;
    assert_eq!((wrong.status, wrong.code().as_str()), (401, "wrong_login"));
    assert_eq!((unknown.status, unknown.text), (wrong.status, wrong.text));
}

#[tokio::test]
async fn x2_attempts_are_limited_by_login() {
    let app = one().await;
    let mut lin = Client::new("lin");
    for _ in 0..10 {
        assert_eq!(lin.login(&app, &"x".repeat(2_000)).await.status, 401);
    }
    let limited = lin.login(&app, PASSWORD).await;
    assert_eq!((limited.status, limited.code().as_str()), (429, "too_many"));
    assert!(limited.json()["retry_after"].as_u64().unwrap() > 0);
    assert!(limited.headers.contains_key(header::RETRY_AFTER));
    assert_eq!(Client::new("admin").login(&app, PASSWORD).await.status, 200, "others are not concerned");
}

#[tokio::test]
async fn x2_a_new_password_ends_other_sessions() {
    let app = one().await;
    let (lin, other) = (app.sign_in("lin").await, app.sign_in("lin").await);
    for (name, old, new, status, detail) in [
        ("wrong old one", "something", "a new password", 422, "wrong_password"),
        ("too short", PASSWORD, "short", 422, "weak_password"),
        ("the login", PASSWORD, "lin", 422, "weak_password"),
        ("good", PASSWORD, "a new password", 204, ""),
    ] {
        let answer = lin.ask(&app, "/api/password", &json!({ "old": old, "new": new })).await;
        assert_eq!(answer.status, status, "{name}");
        assert!(status == 204 || answer.code() == detail, "{name}: {}", answer.text);
    }
    assert_eq!(lin.session(&app).await, 200);
    assert_eq!(other.session(&app).await, 401);
    assert_eq!(Client::new("lin").login(&app, PASSWORD).await.status, 401);
    assert_eq!(Client::new("lin").login(&app, "a new password").await.status, 200);
}

#[tokio::test]
async fn x2_a_session_lasts_30_days_after_its_last_use() {
    let app = one().await;
    let lin = app.sign_in("lin").await;
    app.advance(29 * DAY);
    assert_eq!(lin.session(&app).await, 200);
    app.advance(29 * DAY);
    assert_eq!(lin.session(&app).await, 200, "its use has prolonged it");
    app.advance(30 * DAY);
    assert_eq!(lin.session(&app).await, 401);
}

#[tokio::test]
async fn x2_the_cookie_is_as_strict_as_the_origin_allows() {
    let app = one().await;
    let answer = Client::new("lin").login(&app, PASSWORD).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
    assert!(
        cookie.starts_with("guitai=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    assert!(!cookie.contains("Secure"), "{cookie}");
    let app = people(&[("lin", "admin")]).origin("https://guitai.test").start().await;
    let lin = Client::new("lin");
    let mut request = lin.post("/api/login", json!({ "login": "lin", "password": PASSWORD }).to_string());
    request.headers_mut().insert(header::ORIGIN, "https://guitai.test".parse().unwrap());
    let answer = lin.send(&app, request).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-guitai=") && cookie.contains("Secure") && cookie.contains("Path=/"), "{cookie}");
}

#[tokio::test]
async fn x2_other_sites_can_change_nothing() {
    let app = one().await;
    let lin = app.sign_in("lin").await;
    for (name, value) in [("origin", "https://evil.test"), ("sec-fetch-site", "cross-site"), ("origin", "null")] {
        let mut request = lin.post("/api/logout", "{}");
        request.headers_mut().insert(name, value.parse().unwrap());
        let answer = lin.send(&app, request).await;
        assert_eq!((answer.status, answer.code().as_str()), (403, "origin"), "{name}: {value}");
    }
    let mut silent = lin.post("/api/logout", "{}");
    silent.headers_mut().remove(header::ORIGIN);
    assert_eq!(lin.send(&app, silent).await.status, 403);
    assert_eq!(lin.session(&app).await, 200);
}

#[tokio::test]
async fn x3_who_has_left_is_signed_out() {
    let app = one().await;
    let (lin, mut admin) = (app.sign_in("lin").await, app.sign_in("admin").await);
    let gone = Staff { active: false, ..member("lin", "agent") };
    assert!(matches!(admin.issue(&app, StaffSet { staff: gone }).await, End::Applied { .. }));
    assert_eq!(lin.session(&app).await, 401);
    assert_eq!(Client::new("lin").login(&app, PASSWORD).await.code(), "wrong_login");
    let back = member("lin", "agent");
    assert!(matches!(admin.issue(&app, StaffSet { staff: back }).await, End::Applied { .. }));
    assert_eq!(lin.session(&app).await, 401, "who comes back signs in anew");
    assert_eq!(Client::new("lin").login(&app, PASSWORD).await.status, 200);
}

#[tokio::test]
async fn x2_a_token_is_not_in_the_database() {
    let app = one().await;
    let lin = app.sign_in("lin").await;
    let token = lin.cookie.as_ref().unwrap().split_once('=').unwrap().1.to_owned();
    let dir = app.stop().await;
    let file = std::fs::read(dir.path().join("guitai.db")).unwrap();
    assert!(!file.windows(token.len()).any(|bytes| bytes == token.as_bytes()));
    assert!(!file.windows(PASSWORD.len()).any(|bytes| bytes == PASSWORD.as_bytes()));
}
