//! The views of what is to leave, row by row (O7).

use super::{rows, said, seconds, sorted, work};
use guitai::db::Readers;
use serde_json::{Value, json};
use shared::{
    order::{Act, Order, plan::ShippingPlan},
    pickup::{Outcome, Pickup},
};
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

fn pickup(pickup: &Pickup) -> Value {
    let how = pickup.end.as_ref().map(|end| &end.how);
    let came = how.and_then(|how| if let Outcome::Came(parcels) = how { Some(*parcels) } else { None });
    let cancelled = how.and_then(|how| if let Outcome::Cancelled(reason) = how { Some(reason.clone()) } else { None });
    let ended = pickup.end.as_ref().map(|end| seconds(end.at));
    json!([
        [pickup.id, pickup.shop, pickup.courier, seconds(pickup.from), seconds(pickup.until)],
        [pickup.parcels, came, cancelled, pickup.by, ended],
    ])
}

const PICKUPS: &str = "SELECT json_array(json_array(id, shop, courier, unixepoch(\"from\"), unixepoch(until)), \
    json_array(expected, came, cancelled, \"by\", unixepoch(ended_at))) FROM pickups WHERE version > 0";

fn plan(plan: &ShippingPlan) -> Value {
    json!([plan.day, plan.shipped, plan.put_off.len(), plan.by, seconds(plan.at)])
}

const PLANS: &str =
    "SELECT json_array(day, shipped, put_off, \"by\", unixepoch(at)) FROM shipping_plans WHERE version > 0";

fn acts(order: &Order, row: impl Fn(&Act) -> Option<Value>) -> Vec<Value> {
    let told = |entry: &shared::order::Entry| {
        let said = row(&entry.act)?;
        Some(json!([order.id, order.number, said, entry.by, seconds(entry.at)]))
    };
    order.history.iter().filter_map(told).collect()
}

fn promises(order: &Order) -> Vec<Value> {
    acts(order, |act| match act {
        Act::Promised { from, to, reason } => Some(json!([from, to, said(reason)])),
        _ => None,
    })
}

const PROMISES: &str = "SELECT json_array(\"order\", number, json_array(\"from\", \"to\", reason), \"by\", unixepoch(at)) \
    FROM order_promises WHERE version > 0";

fn messages(order: &Order) -> Vec<Value> {
    acts(order, |act| match act {
        Act::Told { message, text } => Some(json!([message, text])),
        _ => None,
    })
}

const MESSAGES: &str = "SELECT json_array(\"order\", number, json_array(message, text), \"by\", unixepoch(at)) \
    FROM order_messages WHERE version > 0";

#[tokio::test]
async fn o7_x5_the_views_of_shipping_say_what_the_records_say() {
    let dir = TempDir::new().unwrap();
    work(dir.path());
    let primary = Readers::open(dir.path()).await.unwrap().load().await.unwrap();
    let world = primary.world();
    let options = SqliteConnectOptions::new().filename(dir.path().join("guitai.db")).read_only(true);
    let database = &mut options.connect().await.unwrap();
    let orders = || world.orders.values();
    for (name, expected, sql) in [
        ("pick-ups", world.pickups.values().map(|one| pickup(one)).collect(), PICKUPS),
        ("plans", world.shipping_plans.values().map(|one| plan(one)).collect(), PLANS),
        ("promises", orders().flat_map(|order| promises(order)).collect(), PROMISES),
        ("messages", orders().flat_map(|order| messages(order)).collect(), MESSAGES),
    ] {
        let expected: Vec<Value> = sorted(expected);
        assert!(!expected.is_empty(), "{name}: the test would not notice");
        assert_eq!(rows(database, sql).await, expected, "{name}");
    }
}
