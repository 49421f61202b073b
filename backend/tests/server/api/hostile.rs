//! Whatever a program sends, the answer is of the document and the server stands.

use super::{Program, office, order, shop, token};
use crate::app::TestApp;
use proptest::prelude::*;
use serde_json::{Value, json};

#[tokio::test]
async fn o1_bodies_that_are_no_calls() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let before = app.engine.snapshot().version();
    let many: Vec<Value> = (0..201).map(|number: u32| order(&number.to_string(), "unpaid")).collect();
    for (name, body, status, code, path) in [
        ("empty", String::new(), 400, "malformed", ""),
        ("not JSON", "{".to_owned(), 400, "malformed", ""),
        ("a list", "[]".to_owned(), 400, "malformed", ""),
        ("no orders", "{}".to_owned(), 400, "malformed", ""),
        ("orders that are none", json!({ "orders": 7 }).to_string(), 400, "malformed", "orders"),
        ("an unknown field", json!({ "orders": [], "shop": "x" }).to_string(), 400, "malformed", "shop"),
        ("something behind", format!("{0}{0}", json!({ "orders": [] })), 400, "malformed", ""),
        ("not text", "{\"orders\":[{\"number\":\"\\ud800\"}]}".to_owned(), 200, "", ""),
        ("deep", format!("{{\"orders\":[{}", "[".repeat(100_000)), 400, "malformed", "orders[0]"),
        ("fields by their order", "[[]]".to_owned(), 400, "malformed", ""),
        ("too many", json!({ "orders": many }).to_string(), 422, "too_many_orders", ""),
        ("too large", " ".repeat((4 << 20) + 1), 413, "too_large", ""),
    ] {
        let answer = erp.put_text(&app, body).await;
        let found = (answer.status, answer.code(), answer.json()["path"].as_str().unwrap_or_default().to_owned());
        assert_eq!(found, (status, code.to_owned(), path.to_owned()), "{name}: {}", answer.text);
    }
    let deep = format!("{{\"orders\":[{}{}]}}", "[".repeat(100_000), "]".repeat(100_000));
    let refused = erp.put_text(&app, deep).await.json();
    assert_eq!(refused["orders"][0]["refusal"]["reason"], "malformed");
    assert_eq!(app.engine.snapshot().version(), before);
    assert_eq!(erp.results(&app, &many[..200]).await, vec!["created"; 200]);
    for number in ["", "x", "1/2", "%00", "%E5%8D%95", &"1".repeat(2_000)] {
        assert_eq!(super::send(&app, super::get(&format!("/api/v1/orders/{number}"), &erp.secret)).await.status, 404);
    }
}

/// Any value in any place of a good order.
fn spoilt() -> impl Strategy<Value = Value> {
    let values = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        "[0-9]{1,40}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({ "x": [[1]] })),
        Just(json!("x".repeat(5_000))),
    ];
    let places = prop::sample::select(vec![
        "/number",
        "/status",
        "/placed_at",
        "/paid_at",
        "/buyer",
        "/receiver",
        "/receiver/name",
        "/receiver/mobile",
        "/amounts",
        "/amounts/goods",
        "/amounts/paid",
        "/buyer_message",
        "/lines",
        "/lines/0",
        "/lines/0/number",
        "/lines/0/title",
        "/lines/0/price",
        "/lines/0/pieces",
        "/lines/0/code",
        "",
    ]);
    (places, values).prop_map(|(place, value)| {
        let mut order = order("3000", "to_verify");
        *order.pointer_mut(place).unwrap() = value;
        order
    })
}

#[test]
fn o1_any_value_in_any_place_is_taken_or_refused_by_the_document() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (app, erp): (TestApp, Program) = runtime.block_on(async {
        let (app, admin) = office().await;
        let erp = token(&app, &admin, "ERP", shop()).await;
        (app, erp)
    });
    let bodies = prop::collection::vec(spoilt(), 1..100);
    proptest!(ProptestConfig::with_cases(64), |(bodies in bodies)| {
        runtime.block_on(async {
            let answer = erp.put(&app, &bodies).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
        });
    });
    let findings = runtime.block_on(app.db.readers().check()).unwrap().findings;
    assert_eq!(findings, []);
}
