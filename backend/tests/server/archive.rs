//! What is over goes into the archive by itself, and is found there over HTTP.

use crate::{
    app::{TestApp, people},
    client::Client,
};
use serde_json::{Value, json};
use shared::{
    command::OrderNote,
    id::{OrderId, StaffId},
    record::Kind,
    sync::wire::{Found, Row},
};
use std::time::Duration;

const DAY: i64 = 24 * 60 * 60 * 1000;
const TEAM: &[(&str, &str)] = &[("lin", "agent"), ("eve", "inspector"), ("admin", "admin")];

/// Waits until all that is over is put away, and says how many orders that are.
async fn swept(app: &TestApp) -> usize {
    loop {
        tokio::time::sleep(Duration::from_millis(20)).await;
        let snapshot = app.engine.snapshot();
        let orders: Vec<_> = snapshot.world().orders.values().cloned().collect();
        let over = orders.iter().filter(|order| !order.status.is_open()).count();
        let away = orders.iter().filter(|order| order.archive.is_away()).count();
        if over == away {
            return away;
        }
    }
}

fn orders(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.kind == Kind::Order).count()
}

async fn find(app: &TestApp, client: &Client, person: &str, asked: Value) -> Found {
    let person = StaffId::named(&[person]);
    let answer = client.ask(app, "/api/archive", &json!({ "person": person, "asked": asked })).await;
    assert_eq!(answer.status, 200, "{}", answer.code());
    serde_json::from_value(answer.json()).unwrap()
}

#[tokio::test]
async fn what_is_over_leaves_the_devices_and_is_found() {
    let app = people(TEAM).orders(200).start().await;
    let mut lin = app.sign_in("lin").await;
    assert_eq!(orders(&lin.load(&app).await.0), 200);
    app.advance(200 * DAY);
    lin = app.sign_in("lin").await;
    // Any work makes the server look at its clock.
    app.engine.know(Vec::new()).await.unwrap();
    let away = swept(&app).await;
    let (rows, _) = lin.load(&app).await;
    assert!(away > 50, "{away}");
    assert_eq!(orders(&rows), 200 - away);
    let found = find(&app, &lin, "lin", json!({ "words": { "kind": "order", "words": "小样" } })).await;
    assert_eq!((found.of as usize, orders(&found.rows)), (away, 50));
    // A link to one.
    let row = found.rows.iter().find(|row| row.kind == Kind::Order).unwrap();
    let one = find(&app, &lin, "lin", json!({ "record": { "key": { "kind": "order", "id": row.id } } })).await;
    assert_eq!(one.of, 1);
    assert!(one.rows.iter().any(|row| row.kind == Kind::Contact));
    let eve = app.sign_in("eve").await;
    let one = find(&app, &eve, "eve", json!({ "record": { "key": { "kind": "order", "id": row.id } } })).await;
    assert!(one.rows.iter().all(|row| row.kind != Kind::Contact), "C6");
    // Noted down on a device that was away, it comes back with all that it needs.
    let order = OrderId(row.id);
    lin.issue(&app, OrderNote { order, text: "老客户".to_owned() }).await;
    assert_eq!(orders(&lin.load(&app).await.0), 200 - away + 1);
}

#[tokio::test]
async fn only_who_is_signed_in_looks_and_brings_back() {
    let app = people(TEAM).orders(3).start().await;
    let (lin, stranger) = (app.sign_in("lin").await, Client::new("lin"));
    let asked = json!({ "person": StaffId::named(&["lin"]), "asked": { "words": { "kind": "order", "words": "a" } } });
    assert_eq!(stranger.ask(&app, "/api/archive", &asked).await.status, 401);
    // The page of one, the session of another.
    let eve = app.sign_in("eve").await;
    assert_eq!(eve.ask(&app, "/api/archive", &asked).await.status, 401);
    for wrong in [json!({}), json!({ "person": 1 }), json!({ "person": StaffId::named(&["lin"]), "asked": "all" })] {
        assert_eq!(lin.ask(&app, "/api/archive", &wrong).await.status, 400, "{wrong}");
    }
}
