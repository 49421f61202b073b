//! An order by API and the same order by file are one (O1): the same commands, whichever way they came.

use super::{office, shop, token};
use guitai::engine::Act;
use proptest::prelude::*;
use serde_json::{Value, json};
use shared::{
    command::OrderImport,
    id::ImportId,
    money::Fen,
    order::{
        Amounts, Line, Parcel, Status,
        import::{Head, ImportedOrder, ids},
    },
    record::Record,
    shop::Platform,
    time::Instant,
    world::World,
};
use std::sync::atomic::Ordering;

const BEGIN: i64 = 1_789_000_000_000;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[a-z]{1,6}", "[王芳*]{1,3}", "1[0-9]{10}", "138\\*{4}[0-9]{4}"]
}

fn time() -> impl Strategy<Value = Instant> {
    (0..4_i64).prop_map(|hour| Instant(BEGIN + hour * 3_600_000))
}

fn amounts() -> impl Strategy<Value = Amounts> {
    let fen = || (0..3_i64).prop_map(|fen| Fen(fen * 500));
    (fen(), fen(), fen(), fen(), fen(), any::<bool>()).prop_map(
        |(goods, freight, total, paid, refunded, refund_netted)| Amounts {
            goods,
            freight,
            total,
            paid,
            refunded,
            refund_netted,
        },
    )
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    let line = (0..3_u32, text(), text(), 0..9_i64, 1..4_u32);
    let line = line.prop_map(|(number, title, refund, price, pieces)| Line {
        number: number.to_string(),
        title,
        attributes: String::new(),
        code: String::new(),
        price: Fen(price),
        pieces,
        refund,
        instead: None,
        stock: None,
    });
    prop::collection::vec(line, 1..4).prop_map(|mut lines| {
        lines.sort_by(|a, b| a.number.cmp(&b.number));
        lines.dedup_by(|a, b| a.number == b.number);
        lines
    })
}

fn head() -> impl Strategy<Value = Head> {
    let parcel = prop::option::of((text(), text()).prop_map(|(courier, tracking)| Parcel { courier, tracking }));
    let person = (text(), text(), text(), text());
    (amounts(), person, parcel, prop::option::of(time()), text(), text(), text()).prop_map(
        |(amounts, (buyer, receiver, mobile, address), parcel, shipped_at, buyer_message, memo, closed_reason)| Head {
            buyer,
            amounts,
            receiver,
            address,
            phone: mobile.clone(),
            mobile,
            shipped_at,
            title: String::new(),
            pieces: 0,
            parcel,
            buyer_message,
            memo,
            closed_reason,
        },
    )
}

/// An order as a file with heads and lines tells it.
fn row() -> impl Strategy<Value = ImportedOrder> {
    let status = prop::sample::select(Status::ALL.to_vec());
    (0..2_u32, status, time(), prop::option::of(time()), head(), lines()).prop_map(
        |(number, status, placed_at, paid_at, head, lines)| {
            let pieces = lines.iter().map(|line| line.pieces).sum();
            let head = Some(Head { pieces, ..head });
            ImportedOrder { number: number.to_string(), status, placed_at: Some(placed_at), paid_at, head, lines }
        },
    )
}

/// The order as a program says it.
fn said(row: &ImportedOrder) -> Value {
    let head = row.head.as_ref().unwrap();
    let lines: Vec<Value> = row.lines.iter().map(|line| serde_json::to_value(line).unwrap()).collect();
    let mut said = json!({
        "number": row.number, "status": row.status, "placed_at": row.placed_at.map(Instant::to_rfc3339),
        "amounts": head.amounts, "buyer": head.buyer, "buyer_message": head.buyer_message, "memo": head.memo,
        "receiver": { "name": head.receiver, "mobile": head.mobile, "phone": head.phone, "address": head.address },
        "closed_reason": head.closed_reason, "lines": lines,
    });
    let mut add = |name: &str, value: Option<Value>| value.into_iter().for_each(|value| said[name] = value);
    add("paid_at", row.paid_at.map(|at| json!(at.to_rfc3339())));
    add("shipped_at", head.shipped_at.map(|at| json!(at.to_rfc3339())));
    add("parcel", head.parcel.as_ref().map(|parcel| json!(parcel)));
    said
}

/// All that an import can touch but its own record, by key.
fn touched(world: &World, rows: &[ImportedOrder]) -> Vec<Record> {
    let mut records = Vec::new();
    for row in rows {
        let (order, contact) = ids(shop(), Platform::Taobao, &row.number);
        let order = world.orders.get(&order).cloned();
        let customer = order.as_ref().and_then(|order| world.customers.get(&order.customer?)).cloned();
        let mut order = order.map(|order| shared::order::Order::clone(&order));
        order.iter_mut().for_each(|order| order.no = None);
        records.extend(order.map(Record::from));
        records.extend(customer.map(Record::Customer));
        records.extend(world.contacts.get(&contact).cloned().map(Record::Contact));
    }
    records
}

#[test]
fn o1_by_api_and_by_file_it_is_the_same_order() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (by_api, erp, by_file, person) = runtime.block_on(async {
        let (by_api, admin) = office().await;
        let erp = token(&by_api, &admin, "ERP", shop()).await;
        let (by_file, admin) = office().await;
        (by_api, erp, by_file, admin.staff)
    });
    let rows = (any::<u32>(), prop::collection::vec(row(), 1..5)).prop_map(|(case, mut rows)| {
        // Each case has orders of its own, told of several times.
        rows.iter_mut().for_each(|row| row.number = format!("{case}{}", row.number));
        rows
    });
    // No more calls than a token may make at once.
    proptest!(ProptestConfig::with_cases(30), |(rows in rows)| {
        runtime.block_on(async {
            for (nth, row) in rows.iter().enumerate() {
                let results = erp.results(&by_api, &[said(row)]).await;
                assert_ne!(results, ["refused"], "{row:?}");
                let file = OrderImport {
                    import: ImportId::named(&["file", &row.number, &nth.to_string()]),
                    shop: shop(),
                    file: "orders.csv".to_owned(),
                    orders: vec![row.clone()],
                    held: Vec::new(),
                    unchanged: 0,
                };
                let import = file.import;
                let issued_at = Instant(by_file.now.load(Ordering::Relaxed));
                let act = Act { person, command: file.into(), issued_at, account: None };
                by_file.engine.act(act).await.unwrap();
                let snapshot = by_file.engine.snapshot();
                let record = snapshot.world().imports.get(&import).unwrap();
                let counts = [("created", record.imported), ("updated", record.updated), ("unchanged", record.unchanged)];
                let told = counts.iter().find(|(_, count)| *count == 1).unwrap().0;
                assert_eq!(results, [told], "{row:?}");
            }
        });
        let (api, file) = (by_api.engine.snapshot(), by_file.engine.snapshot());
        assert_eq!(touched(api.world(), &rows), touched(file.world(), &rows));
        by_api.advance(60_000);
        by_file.advance(60_000);
    });
}
