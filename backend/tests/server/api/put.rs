//! Orders that programs put and read back (O1): idempotent, each for itself, and seen by the team at once.

use super::{DAY, office, order, rows, shop, token};
use crate::{app::TestApp, client::Client};
use serde_json::{Value, json};
use shared::{
    command::{OrderFlag, OrderImport, OrderMemo, OrderMove},
    id::{ImportId, OrderId, ShopId},
    order::{
        Flag, Order, Parcel, Status,
        import::{HeldReason, Import},
    },
    record::{Kind, Record},
    sync::wire::{Frame, Position},
};

fn id(number: &str) -> OrderId {
    OrderId::named(&["taobao", number])
}

fn stored(app: &TestApp, number: &str) -> Order {
    Order::clone(app.engine.snapshot().world().orders.get(&id(number)).unwrap())
}

/// The records of imports by API, the oldest first.
fn imports(app: &TestApp) -> Vec<Import> {
    let snapshot = app.engine.snapshot();
    let by_api = snapshot.world().imports.values().filter(|import| import.file.starts_with("API"));
    let mut imports: Vec<Import> = by_api.map(|import| Import::clone(import)).collect();
    imports.sort_by_key(|import| import.at);
    imports
}

#[tokio::test]
async fn o1_the_same_body_twice_changes_nothing() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let body = [order("1001", "to_verify"), order("1002", "unpaid")];
    assert_eq!(erp.results(&app, &body).await, ["created", "created"]);
    let before = app.engine.snapshot();
    app.advance(1_000);
    assert_eq!(erp.results(&app, &body).await, ["unchanged", "unchanged"]);
    let after = app.engine.snapshot();
    assert_eq!((after.version(), after.digest()), (before.version(), before.digest()));
    let paid = order("1002", "to_verify");
    assert_eq!(erp.results(&app, &[body[0].clone(), paid]).await, ["unchanged", "updated"]);
    assert_eq!(stored(&app, "1002").status, Status::ToVerify);
}

/// What the team did stays, and is read back; what the platform says is taken.
#[tokio::test]
async fn o1_a_program_reads_back_what_the_team_did() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    erp.put(&app, &[order("1001", "to_verify")]).await;
    let mut lin = app.sign_in("lin").await;
    let order_id = id("1001");
    let parcel = Parcel { courier: "顺丰".to_owned(), tracking: "SF1001".to_owned() };
    lin.issue(&app, OrderFlag { order: order_id, flag: Flag::Yellow }).await;
    lin.issue(&app, OrderMemo { order: order_id, memo: "L(偏瘦)+林+0921".to_owned() }).await;
    let mut admin = admin;
    let to = Status::Shipped;
    admin
        .issue(
            &app,
            OrderMove { order: order_id, expect: Status::ToVerify, to, reason: String::new(), parcel: Some(parcel) },
        )
        .await;
    let no = stored(&app, "1001").no;
    let read = erp.get(&app, "1001").await;
    let expected = json!({
        "number": "1001", "no": no, "status": "shipped", "closed_reason": "", "flag": "yellow",
        "memo": "L(偏瘦)+林+0921", "parcel": { "courier": "顺丰", "tracking": "SF1001" },
        "placed_at": "2026-09-21T02:00:00Z", "paid_at": "2026-09-21T02:01:00Z", "shipped_at": "2026-09-21T14:13:20Z",
    });
    assert_eq!((read.status, read.json()), (200, expected));
    let secrets = ["王芳", "13800005678", "样板路"];
    assert!(secrets.iter().all(|secret| !read.text.contains(secret)), "{}", read.text);
    // The platform is behind: the order does not go back.
    assert_eq!(erp.results(&app, &[order("1001", "to_verify")]).await, ["unchanged"]);
    assert_eq!(stored(&app, "1001").status, Status::Shipped);
}

#[tokio::test]
async fn o1_each_order_for_itself() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let with = |number: &str, path: &str, value: Value| {
        let mut order = order(number, "to_verify");
        *order.pointer_mut(path).unwrap() = value;
        order
    };
    let mut surplus = order("1009", "to_verify");
    surplus["amounts"]["tax"] = json!(0);
    let mut misplaced = order("1019", "to_verify");
    misplaced["paid"] = json!(13_500);
    let mut lacking = order("1010", "to_verify");
    lacking["amounts"].as_object_mut().unwrap().remove("paid");
    let line = order("0", "unpaid")["lines"][0].clone();
    let cases = [
        (order("1001", "to_verify"), "created", "", ""),
        (order("7.0E+17", "to_verify"), "refused", "number_rounded", "number"),
        (with("1", "/number", json!(700_000_000_000_000_000_u64)), "refused", "number_unreadable", "number"),
        (order("12a", "to_verify"), "refused", "number_unreadable", "number"),
        (order("", "to_verify"), "refused", "number_missing", "number"),
        (order("1002", "paid"), "refused", "status_unknown", "status"),
        (with("1003", "/amounts/paid", json!(135.5)), "refused", "amount_unreadable", "amounts.paid"),
        (with("1004", "/amounts/paid", json!("135.00")), "refused", "amount_unreadable", "amounts.paid"),
        (with("1005", "/amounts/total", json!(-1)), "refused", "amount_unreadable", "amounts.total"),
        (with("1006", "/lines/0/price", json!(1e18)), "refused", "amount_unreadable", "lines[0].price"),
        (with("1007", "/lines/0/pieces", json!(0)), "refused", "count_unreadable", "lines[0].pieces"),
        (with("1008", "/placed_at", json!("2026-09-21 10:00:00")), "refused", "time_unreadable", "placed_at"),
        (surplus, "refused", "malformed", "amounts.tax"),
        (misplaced, "refused", "malformed", "paid"),
        (lacking, "refused", "malformed", "amounts"),
        (with("1011", "/buyer", json!(7)), "refused", "malformed", "buyer"),
        (with("1012", "/buyer", json!("x".repeat(201))), "refused", "too_long", "buyer"),
        (with("1013", "/receiver/address", json!("路".repeat(501))), "refused", "too_long", "receiver.address"),
        (with("1014", "/lines", json!([])), "refused", "malformed", "lines"),
        (with("1015", "/lines", json!([line, line])), "refused", "malformed", "lines[1].number"),
        (with("1016", "/lines", json!(vec![line; 201])), "refused", "lines_too_many", "lines"),
        (json!("1017"), "refused", "malformed", ""),
        (order("1001", "to_verify"), "refused", "repeated", "number"),
        (order("1018", "to_verify"), "created", "", ""),
    ];
    let orders: Vec<Value> = cases.iter().map(|(order, ..)| order.clone()).collect();
    let answer = erp.put(&app, &orders).await;
    for ((order, result, reason, field), landed) in cases.iter().zip(answer.json()["orders"].as_array().unwrap()) {
        let refusal = &landed["refusal"];
        let found =
            [&landed["result"], &refusal["reason"], &refusal["field"]].map(|it| it.as_str().unwrap_or_default());
        assert_eq!(found, [*result, reason, field], "{order}: {landed}");
    }
    assert_eq!(answer.json()["orders"][1]["number"], "7.0E+17");
    assert_eq!(answer.json()["orders"][2]["number"], "700000000000000000");
    // The team sees what can't be read safely, by its place; what is no order is between the programs.
    let [import] = &imports(&app)[..] else { panic!("one import") };
    let held: Vec<(u32, &str)> = import.held.iter().map(|held| (held.row, held.number.as_str())).collect();
    assert_eq!((import.imported, import.updated, import.unchanged), (2, 0, 0));
    assert_eq!(held[0..2], [(2, "7.0E+17"), (3, "700000000000000000")]);
    assert_eq!((held.len(), &import.held[0].reason), (14, &HeldReason::NumberRounded));
    let paid = HeldReason::AmountUnreadable { column: "amounts.paid".to_owned(), text: "135.5".to_owned() };
    assert_eq!(import.held[5].reason, paid);
    let version = app.engine.snapshot().version();
    erp.put(&app, &orders).await;
    assert_eq!(app.engine.snapshot().version(), version, "sent again, it is not held again");
}

#[tokio::test]
async fn o1_a_day_of_a_token_is_one_import() {
    let (app, admin) = office().await;
    let (erp, wms) = (token(&app, &admin, "ERP", shop()).await, token(&app, &admin, "WMS", shop()).await);
    erp.put(&app, &[order("1001", "to_verify"), order("1002", "unpaid")]).await;
    erp.put(&app, &[order("1002", "to_verify"), order("1003", "to_verify")]).await;
    wms.put(&app, &[order("1004", "to_verify")]).await;
    app.advance(DAY);
    erp.put(&app, &[order("1005", "to_verify")]).await;
    let found: Vec<_> = imports(&app).into_iter().map(|it| (it.file, it.by, it.imported, it.updated)).collect();
    let of = |name: &str, imported, updated| (format!("API · {name}"), Some(admin.staff), imported, updated);
    let mut expected = vec![of("ERP", 3, 1), of("WMS", 1, 0), of("ERP", 1, 0)];
    // Two began in the same moment.
    if found[0].0 != expected[0].0 {
        expected.swap(0, 1);
    }
    assert_eq!(found, expected);
}

#[tokio::test]
async fn o1_a_token_reaches_no_other_shop() {
    let (app, admin) = office().await;
    let (erp, jd) = (token(&app, &admin, "ERP", shop()).await, token(&app, &admin, "JD", ShopId::named(&["jd"])).await);
    assert_eq!(erp.results(&app, &[order("1001", "to_verify")]).await, ["created"]);
    // Another platform counts for itself.
    assert_eq!(jd.get(&app, "1001").await.status, 404);
    assert_eq!(jd.results(&app, &[order("1001", "unpaid")]).await, ["created"]);
    assert_eq!(stored(&app, "1001").status, Status::ToVerify);
    // Another shop of one platform does not.
    let mut admin = admin;
    let shop = serde_json::from_value(json!({ "id": ShopId::named(&["two"]), "name": "二店", "platform": "taobao" }));
    admin.issue(&app, shared::command::ShopSet { shop: shop.unwrap() }).await;
    let two = token(&app, &admin, "two", ShopId::named(&["two"])).await;
    let before = stored(&app, "1001");
    let refused = two.put(&app, &[order("1001", "shipped"), order("1002", "to_verify")]).await.json();
    assert_eq!(refused["orders"][0]["refusal"]["reason"], "other_shop");
    assert_eq!(refused["orders"][1]["result"], "created");
    assert_eq!(stored(&app, "1001"), before);
    assert_eq!(two.get(&app, "1001").await.code(), "not_found");
}

/// A file and a program at once: whoever is second changes nothing, and is told so.
#[tokio::test]
async fn o1_the_same_orders_by_file_and_by_api_at_once() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let numbers: Vec<String> = (2_000..2_040).map(|number: u32| number.to_string()).collect();
    let bodies: Vec<Value> = numbers.iter().map(|number| order(number, "to_verify")).collect();
    erp.put(&app, &bodies[..1]).await;
    let args = last_import(&app, &admin).await;
    let mut lin = app.sign_in("lin").await;
    let rows = |number: &String| {
        let mut row = args.orders[0].clone();
        row.number.clone_from(number);
        row
    };
    let import = ImportId::named(&["file"]);
    let file =
        OrderImport { import, file: "orders.csv".to_owned(), orders: numbers.iter().map(rows).collect(), ..args };
    let push = lin.batch([file]);
    let (one, two, pushed) =
        tokio::join!(erp.results(&app, &bodies), erp.results(&app, &bodies), lin.push(&app, &push));
    assert_eq!(pushed.status, 200, "{}", pushed.text);
    let created = |results: &[String]| results.iter().filter(|result| *result == "created").count() as u32;
    let snapshot = app.engine.snapshot();
    let by_file = snapshot.world().imports.get(&import).unwrap();
    assert_eq!(created(&one) + created(&two) + by_file.imported, 39, "{one:?} {two:?} {by_file:?}");
    assert_eq!(by_file.updated, 0, "they say the same");
    assert!(one.iter().chain(&two).all(|result| result == "created" || result == "unchanged"));
    assert_eq!(snapshot.world().orders.len(), 3 + 40);
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}

/// The arguments of the last import in the log: the file's name tells the token, the actor is its maker.
async fn last_import(app: &TestApp, maker: &Client) -> OrderImport {
    let sql =
        "SELECT args, lower(hex(actor)) FROM commit_log WHERE name = 'order.import' ORDER BY version DESC LIMIT 1";
    let (args, actor): (String, String) = rows(app, sql).await.remove(0);
    let import: OrderImport = serde_json::from_str(&args).unwrap();
    assert_eq!((import.file, actor), ("API · ERP".to_owned(), maker.staff.0.simple().to_string()));
    serde_json::from_str(&args).unwrap()
}

/// An order that was put arrives at a device by the usual pull, and its receiver only where it may be.
#[tokio::test]
async fn o1_an_order_by_api_comes_with_the_next_pull() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let lin = app.sign_in("lin").await;
    let (_, cookie) = lin.load(&app).await;
    erp.put(&app, &[order("1001", "to_verify")]).await;
    let request = lin.pull_request(Position::At { cookie });
    let frames = lin.pull(&app, &request).await;
    let rows = frames.into_iter().filter_map(|frame| if let Frame::Rows(rows) = frame { Some(rows) } else { None });
    let rows: Vec<_> = rows.flatten().collect();
    let kinds: Vec<Kind> = rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [Kind::Customer, Kind::Contact, Kind::Order, Kind::Import]);
    let Record::Order(order) = Record::read(Kind::Order, rows[2].body.get()).unwrap() else { panic!("an order") };
    assert_eq!((order.number.as_str(), order.buyer.as_str(), order.no.is_some()), ("1001", "tb_wang", true));
    assert_eq!((order.phone_mask.as_str(), order.pieces), ("138****5678", 2));
}

#[tokio::test]
async fn o1_nothing_is_put_while_nothing_can_be_stored() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let before = app.engine.snapshot().digest();
    app.db.sabotage("PRAGMA query_only = on").await.unwrap();
    let refused = erp.put(&app, &[order("1001", "to_verify")]).await;
    assert_eq!((refused.status, refused.code().as_str()), (503, "storage"));
    assert_eq!(app.engine.snapshot().digest(), before);
    app.db.sabotage("PRAGMA query_only = off").await.unwrap();
    // Notes that the token is in use, so that the next commit is the order's.
    erp.get(&app, "1001").await;
    app.db.lose_next_commit().await;
    assert_eq!(erp.put(&app, &[order("1001", "to_verify")]).await.status, 503, "it is stored, and nobody knows");
    assert_eq!(erp.results(&app, &[order("1001", "to_verify")]).await, ["unchanged"]);
}
