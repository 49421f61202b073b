//! The views of after-sales, row by row.

use super::{rows, said, seconds, sorted, word, work};
use guitai::db::Readers;
use serde_json::{Value, json};
use shared::{
    aftersale::{Act, Case, Move},
    world::World,
};
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

fn case(world: &World, case: &Case) -> Value {
    let order = world.orders.get(&case.order).unwrap();
    let agent = case.agent.map(|id| world.staff.get(&id).unwrap().name.clone());
    let steps: Vec<String> = case.steps().into_iter().filter_map(word).collect();
    let offered = case.offer.as_ref().map_or(0, |offer| offer.amount.0);
    json!([
        [case.id, case.no, case.order, order.no, order.buyer, case.customer, case.ticket],
        [case.source, case.reason, said(&case.cause), case.kind, case.agent, agent],
        [said(&steps.join(" ")), case.next_due().map(|open| seconds(open.due)), i32::from(case.urgent)],
        [offered, case.refunded(), case.collected, case.outcome, seconds(case.opened_at)],
    ])
}

const CASES: &str = "SELECT json_array(json_array(id, no, \"order\", order_no, buyer, customer, ticket), \
    json_array(source, reason, cause, kind, agent, agent_name), json_array(steps, unixepoch(due), urgent), \
    json_array(offered, refunded, collected, outcome, unixepoch(opened_at))) FROM cases WHERE version > 0";

fn history(case: &Case) -> Vec<Value> {
    let entries = case.history.iter().zip(1..);
    let row = |(entry, place): (&shared::aftersale::Entry, i32)| {
        let (by, from, to, text) = match &entry.act {
            Act::Opened { text, .. } | Act::Note { text, .. } => (None, None, None, said(text)),
            Act::Moved { from, to, by } => {
                let to: Vec<String> = to.iter().filter_map(word).collect();
                let text = match by {
                    Move::Offer(offer) => Some(offer.note.as_str()),
                    by => by.reason().map(|(text, _)| text),
                };
                (word(by), word(from), Some(to.join(" ")), text.and_then(said))
            }
            Act::Assigned { .. } | Act::Changed { .. } => (None, None, None, None),
        };
        let (at, act, to) = (seconds(entry.at), word(&entry.act), to.as_deref().and_then(said));
        json!([case.id, place, at, entry.by, act, by, from, to, text])
    };
    entries.map(row).collect()
}

const HISTORY: &str = "SELECT json_array(\"case\", place, unixepoch(at), \"by\", act, move, moved_from, moved_to, text) \
    FROM case_history";

fn goods(case: &Case) -> Vec<Value> {
    let row = |goods: &shared::aftersale::goods::Goods| {
        json!([case.id, goods.line, goods.pieces, goods.place, i32::from(goods.from_stock), goods.condition])
    };
    case.goods.iter().map(row).collect()
}

const GOODS: &str = "SELECT json_array(\"case\", line, pieces, place, from_stock, condition) FROM case_goods";

fn refunds(case: &Case) -> Vec<Value> {
    let row = |refund: &shared::aftersale::Refund| {
        let (reference, at) = (said(&refund.reference), seconds(refund.at));
        json!([case.id, case.order, refund.amount, refund.method, reference, at, refund.by])
    };
    case.refunds.iter().map(row).collect()
}

const REFUNDS: &str =
    "SELECT json_array(\"case\", \"order\", amount, method, reference, unixepoch(at), \"by\") FROM case_refunds";

fn strays(world: &World) -> Vec<Value> {
    let row = |stray: &shared::aftersale::stray::Stray| {
        let (parcel, at) = (&stray.parcel, seconds(stray.at));
        let texts = [&stray.name, &stray.phone, &stray.note].map(|text| said(text));
        json!([stray.id, parcel.courier, parcel.tracking, texts, at, stray.by, stray.case])
    };
    world.strays.values().map(|stray| row(stray)).collect()
}

const STRAYS: &str = "SELECT json_array(id, courier, tracking, json_array(name, phone, note), unixepoch(at), \"by\", \"case\") \
    FROM strays WHERE version > 0";

#[tokio::test]
async fn a6_x5_the_views_of_after_sales_say_what_the_records_say() {
    let dir = TempDir::new().unwrap();
    work(dir.path());
    let primary = Readers::open(dir.path()).await.unwrap().load().await.unwrap();
    let world = primary.world();
    let cases: Vec<&Case> = world.cases.values().map(|case| &**case).collect();
    let options = SqliteConnectOptions::new().filename(dir.path().join("guitai.db")).read_only(true);
    let database = &mut options.connect().await.unwrap();
    for (name, expected, sql) in [
        ("cases", cases.iter().map(|one| case(world, one)).collect(), CASES),
        ("their histories", cases.iter().flat_map(|case| history(case)).collect(), HISTORY),
        ("their goods", cases.iter().flat_map(|case| goods(case)).collect(), GOODS),
        ("their refunds", cases.iter().flat_map(|case| refunds(case)).collect(), REFUNDS),
        ("strays", strays(world), STRAYS),
    ] {
        let expected: Vec<Value> = sorted(expected);
        assert!(expected.len() > 3, "{name}: the test would not notice");
        assert_eq!(rows(database, sql).await, expected, "{name}");
    }
}
