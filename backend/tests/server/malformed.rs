//! Whatever is sent, the answer is typed and the server stands.

use crate::{app::people, client::Client};
use axum::{
    body::Body,
    http::{Request, header},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use shared::{command::OrderNote, sync::wire::Position};

#[tokio::test]
async fn malformed_requests_have_typed_answers() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).orders(1).start().await;
    let mut lin = app.sign_in("lin").await;
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let push = serde_json::to_value(lin.batch([OrderNote { order, text: "x".to_owned() }])).unwrap();
    let mut too_many = push.clone();
    too_many["mutations"] = vec![push["mutations"][0].clone(); 2_001].into();
    let pull = serde_json::to_value(lin.pull_request(Position::Start)).unwrap();
    let with = |base: &Value, path: &str, value: Value| {
        let mut changed = base.clone();
        *changed.pointer_mut(path).unwrap() = value;
        changed.to_string()
    };
    for (name, path, body, status, code, place) in [
        ("empty", "/api/sync/push", String::new(), 400, "malformed", ""),
        ("not JSON", "/api/sync/push", "{".to_owned(), 400, "malformed", ""),
        ("another shape", "/api/sync/push", "[]".to_owned(), 400, "malformed", ""),
        ("something behind", "/api/sync/push", format!("{push}{push}"), 400, "malformed", ""),
        ("text for a number", "/api/sync/push", with(&push, "/proto", json!("one")), 400, "malformed", "proto"),
        (
            "a name that is none",
            "/api/sync/push",
            with(&push, "/mutations/0/name", json!(7)),
            400,
            "malformed",
            "mutations[0].name",
        ),
        (
            "negative version",
            "/api/sync/push",
            with(&push, "/mutations/0/v", json!(-1)),
            400,
            "malformed",
            "mutations[0].v",
        ),
        (
            "an id that is none",
            "/api/sync/push",
            with(&push, "/mutations/0/client", json!("x")),
            400,
            "malformed",
            "mutations[0]",
        ),
        (
            "number below zero",
            "/api/sync/push",
            with(&push, "/mutations/0/seq", json!(-3)),
            400,
            "malformed",
            "mutations[0]",
        ),
        ("kind that is no word", "/api/sync/pull", with(&pull, "/kinds", json!([7])), 400, "malformed", "kinds[0]"),
        ("unknown position", "/api/sync/pull", with(&pull, "/at", json!("end")), 400, "malformed", "at"),
        ("login without password", "/api/login", json!({ "login": "lin" }).to_string(), 400, "malformed", ""),
        ("too large", "/api/login", " ".repeat(70_000), 413, "too_large", ""),
        ("too large a push", "/api/sync/push", " ".repeat(9 << 20), 413, "too_large", ""),
        ("too many in a push", "/api/sync/push", too_many.to_string(), 413, "too_large", ""),
        ("unknown address", "/api/nothing", "{}".to_owned(), 404, "not_found", ""),
        ("no address at all", "/api/", "{}".to_owned(), 404, "not_found", ""),
        ("wrong method", "/api/session", "{}".to_owned(), 405, "method", ""),
        ("wrong method outside", "/orders", "{}".to_owned(), 405, "method", ""),
    ] {
        let answer = lin.send(&app, lin.post(path, body)).await;
        let found = (answer.status, answer.code(), answer.json()["path"].as_str().unwrap_or_default().to_owned());
        assert_eq!(found, (status, code.to_owned(), place.to_owned()), "{name}: {}", answer.text);
        assert!(answer.json()["message"].is_string(), "{name}");
    }
    let mut request = lin.post("/api/sync/push", push.to_string());
    request.headers_mut().insert(header::CONTENT_TYPE, "text/plain".parse().unwrap());
    let answer = lin.send(&app, request).await;
    assert_eq!((answer.status, answer.code().as_str()), (415, "not_json"));
}

/// Arguments that can't be read are the person's mutation all the same: it ends, and is told.
#[tokio::test]
async fn f23_unreadable_arguments_and_unknown_names() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let mut lin = app.sign_in("lin").await;
    let order = shared::id::OrderId::named(&["none"]);
    let mut push = serde_json::to_value(lin.batch([OrderNote { order, text: "x".to_owned() }])).unwrap();
    push["mutations"][0]["name"] = json!("dragon.tame");
    let answer = lin.ask(&app, "/api/sync/push", &push).await.json();
    assert_eq!(answer, json!({ "outcomes": [], "stop": { "why": "upgrade" } }));
    push["mutations"][0]["name"] = json!("order.note");
    push["mutations"][0]["args"] = json!({ "order": 7 });
    let answer = lin.ask(&app, "/api/sync/push", &push).await.json();
    assert_eq!(answer["outcomes"][0]["end"], json!({ "rejected": { "why": { "code": "unreadable" } } }));
}

#[tokio::test]
async fn request_ids_are_kept_when_sane() {
    let app = people(&[("admin", "admin")]).start().await;
    for (sent, kept) in
        [("abcd-1234-efgh", true), ("short", false), ("with space in it", false), (&*"x".repeat(65), false)]
    {
        let request = Request::get("/healthz").header("x-request-id", sent).body(Body::empty()).unwrap();
        let answer = Client::new("").send(&app, request).await;
        let id = answer.headers["x-request-id"].to_str().unwrap();
        assert_eq!(id == sent, kept, "{sent}");
        assert!(id.len() >= 8);
    }
}

/// JSON of any shape.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,10}", inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// Pushes that are nearly right: one place of a good one holds something else.
#[test]
fn f23_no_body_brings_the_server_down() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (app, mut lin) = runtime.block_on(async {
        let app = people(&[("lin", "agent"), ("admin", "admin")]).orders(1).start().await;
        let lin = app.sign_in("lin").await;
        (app, lin)
    });
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let good = serde_json::to_value(lin.batch([OrderNote { order, text: "x".to_owned() }])).unwrap();
    let places = ["", "/proto", "/schema", "/build", "/person", "/mutations", "/mutations/0", "/mutations/0/client"];
    let more = ["/seq", "/name", "/v", "/args", "/issued_at", "/args/order", "/args/text"];
    let more = more.map(|place| format!("/mutations/0{place}"));
    let places: Vec<String> = places.iter().map(ToString::to_string).chain(more).collect();
    let strategy = (prop::sample::select(places), any_json());
    proptest!(ProptestConfig::with_cases(400), |((place, value) in strategy)| {
        let mut body = good.clone();
        *body.pointer_mut(&place).unwrap() = value;
        let answer = runtime.block_on(lin.ask(&app, "/api/sync/push", &body));
        prop_assert!(matches!(answer.status, 200 | 400), "{}: {}", answer.status, answer.text);
        prop_assert!(answer.json().is_object());
    });
    assert_eq!(runtime.block_on(lin.session(&app)), 200);
}
