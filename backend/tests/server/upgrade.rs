//! A workspace of an earlier build is opened, brought up to date and served, with all that it held.

use crate::{
    app::{TestApp, people},
    client::Client,
};
use guitai::db::Readers;
use serde_json::value::RawValue;
use shared::{
    command::OrderNote,
    id::{ClientId, OrderId},
    order::{Act, Flag},
    sync::wire::{End, Mutation, MutationId},
    time::Instant,
};
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

/// Made by Guitai 0.1.0: three people, four orders, two imports, a saved view, a removed one, what
/// two browsers sent, and their sessions.
const FIRST_LIGHT: &str = include_str!("../data/first_light.sql");
/// The session that 小林 had there, and the page load that sent the mutations.
const SESSION: &str = "guitai=x-_Ye_bwDvztDCBDMPEaLMnUQ4k-U49RupeORcl57uA";
const CLIENT: &str = "1d1185a5-b6ed-421f-899a-6e68776e53ba";
/// Shortly after.
const THEN: i64 = 1_795_300_900_000;

async fn first_light() -> TempDir {
    let dir = TempDir::new().unwrap();
    let options = SqliteConnectOptions::new().filename(dir.path().join("guitai.db")).create_if_missing(true);
    let mut old = options.connect().await.unwrap();
    old.execute(AssertSqlSafe(FIRST_LIGHT)).await.unwrap();
    dir
}

async fn opened() -> TestApp {
    let app = people(&[]).open(first_light().await).await;
    app.advance(THEN - crate::app::NOW);
    app
}

#[tokio::test]
async fn the_first_builds_database_is_whole_before_and_after() {
    let dir = first_light().await;
    let before = Readers::open(dir.path()).await.unwrap().check().await.unwrap();
    assert_eq!((before.findings, before.rows, before.version), (Vec::new(), 18, 15));
    let app = people(&[]).open(dir).await;
    let after = app.db.readers().check().await.unwrap();
    assert_eq!(after.findings, []);
    assert!(after.version >= 15 && after.rows >= 18, "{after:?}");
    // A second start finds nothing more to bring up to date.
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(app.db.readers().check().await.unwrap().version, after.version);
}

#[tokio::test]
async fn everything_in_it_is_served() {
    let app = opened().await;
    let snapshot = app.engine.snapshot();
    let world = snapshot.world();
    let orders: Vec<_> = world.orders_newest_first().collect();
    assert_eq!((orders.len(), world.contacts.len(), world.imports.len()), (4, 4, 2));
    let marked = orders.iter().find(|order| order.flag == Flag::Red).unwrap();
    assert_eq!((marked.memo.as_str(), marked.history.len()), ("0808动力:改地址", 2));
    let noted = orders.iter().flat_map(|order| &order.history).filter(|entry| matches!(entry.act, Act::Note { .. }));
    assert_eq!(noted.count(), 1);
    assert_eq!(world.workspace().unwrap().name, "云上小铺客服");
    assert_eq!(world.saved_views.values().map(|view| view.name.as_str()).collect::<Vec<_>>(), ["红旗"]);
    // The browser is still signed in, and loads everything with the digest that the server names.
    let client = lin(&app);
    assert_eq!(client.session(&app).await, 200);
    let (rows, _) = client.load(&app).await;
    assert_eq!(rows.len() as u64, snapshot.digest().rows);
    let mut admin = Client::new("admin");
    assert_eq!(admin.login(&app, "counter-demo").await.status, 200);
}

/// A mutation that the first build acknowledged is known: sent again, it is not applied again.
#[tokio::test]
async fn what_browsers_had_sent_stays_acknowledged() {
    let app = opened().await;
    let mut client = lin(&app);
    client.id = CLIENT.parse::<ClientId>().unwrap();
    let order = "05d8617c-915a-56fd-b504-b45e4ab76aec".parse::<OrderId>().unwrap();
    let command = OrderNote { order, text: "next".to_owned() };
    let mut push = client.batch([command.clone()]);
    push.mutations[0] = Mutation {
        id: MutationId { client: client.id, seq: 1 },
        name: "order.flag".to_owned(),
        v: 1,
        args: RawValue::from_string(format!(r#"{{"order": "{order}", "flag": "red"}}"#)).unwrap(),
        issued_at: Instant(1_795_300_000_000),
        gap: false,
    };
    let known = client.push(&app, &push).await.reply();
    assert_eq!((&known.outcomes[0].end, known.stop), (&End::Applied { version: 9 }, None));
    let id = MutationId { client: client.id, seq: 8 };
    push.mutations = vec![Mutation::new(id, &command.into(), Instant(THEN)).unwrap()];
    let reply = client.push(&app, &push).await.reply();
    assert!(matches!(reply.outcomes[0].end, End::Applied { .. }), "{reply:?}");
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}

/// The browser of 小林, who had signed in there.
fn lin(app: &TestApp) -> Client {
    let mut client = Client::new("lin");
    client.cookie = Some(SESSION.to_owned());
    client.staff = app.engine.snapshot().world().staff.values().find(|staff| staff.name == "小林").unwrap().id;
    client
}

/// The house's own reports go on: every view of the first build can still be asked.
#[tokio::test]
async fn its_views_are_still_there() {
    let app = opened().await;
    let file = app.dir.path().join("guitai.db");
    let mut database = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    for (sql, expected) in [
        ("SELECT count(*) FROM orders WHERE placed_at > '2026-01-01' AND total > 0", 4),
        ("SELECT count(*) FROM customers WHERE name <> ''", 2),
        ("SELECT count(*) FROM contacts WHERE address <> ''", 4),
        ("SELECT count(*) FROM staff WHERE active", 3),
        ("SELECT sum(imported) FROM imports", 4),
        ("SELECT count(*) FROM shops JOIN workspaces", 1),
        ("SELECT count(*) FROM saved_views", 1),
    ] {
        let found: i64 = sqlx::query_scalar(sql).fetch_one(&mut database).await.unwrap();
        assert_eq!(found, expected, "{sql}");
    }
}
