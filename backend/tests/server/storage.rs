//! f31: the database can't be written. Nothing is acknowledged, nothing is lost, and the server
//! goes on by itself when it can.

use crate::{
    app::{TestApp, order_slices, people},
    client::Client,
};
use futures_util::{StreamExt, future::join_all, stream};
use shared::{
    command::OrderNote,
    id::OrderId,
    order::Act,
    sync::wire::{End, Push, Stop},
};
use sqlx::{ConnectOptions, Executor, sqlite::SqliteConnectOptions};
use std::time::Duration;

async fn begin() -> (TestApp, Client, Push) {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).orders(1).start().await;
    let mut lin = app.sign_in("lin").await;
    let push = lin.batch(order_slices(400));
    (app, lin, push)
}

async fn health(app: &TestApp) -> (u16, String) {
    let answer = Client::new("").send(app, Client::new("").get("/healthz")).await;
    (answer.status, answer.json()["reason"].as_str().unwrap_or_default().to_owned())
}

async fn is_refused(app: &TestApp, lin: &Client, push: &Push, reason: &str) {
    let before = app.engine.snapshot().digest();
    for _ in 0..2 {
        let reply = lin.push(app, push).await.reply();
        assert!(reply.outcomes.is_empty(), "{reply:?}");
        assert!(matches!(reply.stop, Some(Stop::RetryAfter { .. })), "{reply:?}");
    }
    assert_eq!(app.engine.snapshot().digest(), before);
    assert_eq!(health(app).await, (503, reason.to_owned()));
    assert_eq!(lin.session(app).await, 200, "reading goes on");
    assert!(!lin.load(app).await.0.is_empty(), "reading goes on");
}

async fn is_taken(app: TestApp, lin: &Client, push: &Push) {
    let reply = lin.push(&app, push).await.reply();
    assert!(reply.outcomes.iter().all(|outcome| matches!(outcome.end, End::Applied { .. })), "{reply:?}");
    assert_eq!(reply.outcomes.len(), 2);
    assert_eq!(health(&app).await, (200, String::new()));
    let digest = app.engine.snapshot().digest();
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(app.engine.snapshot().digest(), digest, "what is in memory is on disk");
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}

#[tokio::test]
async fn f31_the_disk_is_full() {
    let (app, lin, push) = begin().await;
    app.db.sabotage("PRAGMA max_page_count = 1").await.unwrap();
    is_refused(&app, &lin, &push, "disk_full").await;
    app.db.sabotage("PRAGMA max_page_count = 1000000").await.unwrap();
    is_taken(app, &lin, &push).await;
}

#[tokio::test]
async fn f31_the_database_is_read_only() {
    let (app, lin, push) = begin().await;
    app.db.sabotage("PRAGMA query_only = on").await.unwrap();
    is_refused(&app, &lin, &push, "read_only").await;
    let login = Client::new("lin").login(&app, crate::app::PASSWORD).await;
    assert_eq!((login.status, login.code().as_str()), (503, "storage"));
    app.db.sabotage("PRAGMA query_only = off").await.unwrap();
    is_taken(app, &lin, &push).await;
}

#[tokio::test]
async fn f31_another_process_holds_the_database() {
    let (app, lin, push) = begin().await;
    app.db.sabotage("PRAGMA busy_timeout = 10").await.unwrap();
    let options = SqliteConnectOptions::new().filename(app.dir.path().join("guitai.db"));
    let mut other = options.connect().await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    is_refused(&app, &lin, &push, "database_locked").await;
    other.execute("ROLLBACK").await.unwrap();
    is_taken(app, &lin, &push).await;
}

#[tokio::test]
async fn f31_the_server_finds_out_by_itself_that_it_can_write_again() {
    let (app, lin, push) = begin().await;
    app.db.sabotage("PRAGMA query_only = on").await.unwrap();
    is_refused(&app, &lin, &push, "read_only").await;
    app.db.sabotage("PRAGMA query_only = off").await.unwrap();
    let recovers = async {
        while health(&app).await.0 != 200 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), recovers).await.expect("nobody pushes, and still it recovers");
}

/// The disk failed in the very last step of a commit: it is stored, and nobody knows.
#[tokio::test]
async fn f31_a_commit_that_only_seemed_to_fail_is_found_again() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).orders(1).start().await;
    let mut lin = app.sign_in("lin").await;
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let none = OrderId::named(&["none"]);
    let rounds: [&[OrderId]; 2] = [&[order, none], &[none]];
    for orders in rounds {
        let push = lin.batch(orders.iter().map(|order| OrderNote { order: *order, text: "one".to_owned() }));
        app.db.lose_next_commit().await;
        let reply = lin.push(&app, &push).await.reply();
        assert!(reply.outcomes.is_empty() && matches!(reply.stop, Some(Stop::RetryAfter { .. })), "{reply:?}");
        assert_eq!(health(&app).await, (503, "disk_error".to_owned()));
        let reply = lin.push(&app, &push).await.reply();
        assert_eq!((reply.outcomes.len(), reply.stop), (orders.len(), None));
    }
    let history = app.engine.snapshot().world().orders.get(&order).unwrap().history.len();
    assert_eq!(history, 1, "and applied once");
    let applied = lin.issue(&app, OrderNote { order, text: "two".to_owned() }).await;
    assert!(matches!(applied, End::Applied { .. }));
    assert_eq!(health(&app).await.0, 200);
}

/// Many write at once, and commits fail in their very last step again and again.
#[tokio::test]
async fn f31_commits_that_seem_to_fail_while_many_write_lose_and_repeat_nothing() {
    const TABS: usize = 8;
    const NOTES: usize = 30;
    let app = people(&[("lin", "agent")]).orders(1).start().await;
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let tabs = join_all((0..TABS).map(|_| app.sign_in("lin"))).await;
    let works = join_all(tabs.into_iter().enumerate().map(|(tab, mut client)| {
        let app = &app;
        async move {
            let mut put_off = 0;
            for nth in 0..NOTES {
                let push = client.batch([OrderNote { order, text: format!("{tab} {nth}") }]);
                while let Some(stop) = client.push(app, &push).await.reply().stop {
                    assert!(matches!(stop, Stop::RetryAfter { .. }), "{stop:?}");
                    put_off += 1;
                }
            }
            put_off
        }
    }));
    let breaks = stream::iter(0..40).for_each(|nth| {
        let app = &app;
        async move {
            tokio::time::sleep(Duration::from_millis(2 + nth % 5)).await;
            app.db.lose_next_commit().await;
        }
    });
    let (put_off, ()) = tokio::join!(works, breaks);
    assert!(put_off.iter().sum::<usize>() > 0, "a commit failed");
    let order = app.engine.snapshot().world().orders.get(&order).cloned().unwrap();
    let notes: Vec<String> = order
        .history
        .iter()
        .filter_map(|entry| match &entry.act {
            Act::Note { text } => Some(text.clone()),
            _ => None,
        })
        .collect();
    for tab in 0..TABS {
        let own: Vec<_> = notes.iter().filter(|note| note.starts_with(&format!("{tab} "))).cloned().collect();
        let wrote: Vec<_> = (0..NOTES).map(|nth| format!("{tab} {nth}")).collect();
        assert_eq!(own, wrote, "each once, and in the order in which they were written");
    }
    assert_eq!(notes.len(), TABS * NOTES);
    let digest = app.engine.snapshot().digest();
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(app.engine.snapshot().digest(), digest, "what is in memory is on disk");
}
