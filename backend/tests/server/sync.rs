//! Push and pull over HTTP, and what the network does to them.

use crate::{
    app::{TestApp, people},
    client::Client,
};
use axum::http::header;
use http_body_util::BodyExt;
use shared::{
    command::{OrderFlag, OrderNote},
    id::OrderId,
    order::{Act, Flag, Order},
    record::{Kind, Record},
    sync::{
        bug,
        wire::{End, Ending, Frame, Mode, Position, Reset, Row, Span, Stop},
    },
};
use std::sync::Arc;

const TEAM: &[(&str, &str)] = &[("lin", "agent"), ("chen", "agent"), ("admin", "admin")];

fn some_order(app: &TestApp) -> OrderId {
    app.engine.snapshot().world().orders.keys().next().copied().unwrap()
}

fn note(order: OrderId, text: impl Into<String>) -> OrderNote {
    OrderNote { order, text: text.into() }
}

/// The notes on an order, oldest first.
fn notes(app: &TestApp, order: OrderId) -> Vec<String> {
    let entries = app.engine.snapshot().world().orders.get(&order).unwrap().history.clone();
    let texts = entries.into_iter().filter_map(|entry| match entry.act {
        Act::Note { text } => Some(text),
        _ => None,
    });
    texts.collect()
}

fn order(rows: &[Row], id: OrderId) -> Order {
    let row = rows.iter().find(|row| row.kind == Kind::Order && row.id == id.0).unwrap();
    match Record::read(row.kind, row.body.get()).unwrap() {
        Record::Order(order) => Order::clone(&order),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_one_pushes_the_other_pulls() {
    let app = people(TEAM).orders(700).start().await;
    let (mut lin, chen) = (app.sign_in("lin").await, app.sign_in("chen").await);
    let (rows, cookie) = chen.load(&app).await;
    let id = some_order(&app);
    assert_eq!(order(&rows, id).flag, Flag::Grey);
    let applied = lin.issue(&app, OrderFlag { order: id, flag: Flag::Red }).await;
    let frames = chen.pull(&app, &chen.pull_request(Position::At { cookie })).await;
    let [Frame::Begin { mode: Mode::Delta }, Frame::Rows(rows), Frame::End(Ending::At { cookie, digest })] =
        &frames[..]
    else {
        panic!("{frames:?}")
    };
    assert_eq!(rows.len(), 1);
    assert_eq!((order(rows, id).flag, applied), (Flag::Red, End::Applied { version: cookie.version }));
    let (all, _) = chen.load(&app).await;
    assert_eq!(digest.rows, all.len() as u64);
}

#[tokio::test]
async fn f01_an_answer_that_was_lost_is_given_again() {
    let app = people(TEAM).orders(1).start().await;
    let mut lin = app.sign_in("lin").await;
    let id = some_order(&app);
    let push = lin.batch([note(id, "one"), note(id, "two")]);
    let lost = lin.push(&app, &push).await.reply();
    let again = lin.push(&app, &push).await.reply();
    assert_eq!(again, lost);
    assert_eq!(notes(&app, id), ["one", "two"]);
    // And by a server that has started anew since.
    let dir = app.stop().await;
    let app = people(TEAM).open(dir).await;
    assert_eq!(lin.push(&app, &push).await.reply(), lost);
    assert_eq!(notes(&app, id), ["one", "two"]);
    let other = lin.batch([note(id, "three")]);
    let reused =
        shared::sync::wire::Push { mutations: vec![push.mutations[0].clone(), other.mutations[0].clone()], ..other };
    assert_eq!(lin.push(&app, &reused).await.reply().outcomes.len(), 2);
}

/// A pull tells outcomes of earlier runs of the server, too; also those that changed nothing.
#[tokio::test]
async fn f01_a_lost_answer_comes_with_the_next_pull() {
    let app = people(TEAM).orders(1).start().await;
    let mut lin = app.sign_in("lin").await;
    let (_, cookie) = lin.load(&app).await;
    let push = lin.batch([note(some_order(&app), "one"), note(OrderId::named(&["none"]), "two")]);
    let lost = lin.push(&app, &push).await.reply();
    assert!(matches!(lost.outcomes[1].end, End::Rejected { .. }));
    let app = people(TEAM).open(app.stop().await).await;
    let mut request = lin.pull_request(Position::At { cookie });
    request.open = vec![Span { client: lin.id, first: 1, last: 9 }];
    let frames = lin.pull(&app, &request).await;
    let outcomes = frames.iter().find_map(|frame| if let Frame::Outcomes(some) = frame { Some(some) } else { None });
    assert_eq!(outcomes, Some(&lost.outcomes));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f02_the_same_batch_many_times_at_once_is_applied_once() {
    let app = Arc::new(people(TEAM).orders(1).start().await);
    let mut lin = app.sign_in("lin").await;
    let id = some_order(&app);
    let push = lin.batch((0..20).map(|n| note(id, n.to_string())));
    let (lin, push) = (Arc::new(lin), Arc::new(push));
    let tasks: Vec<_> = (0..10)
        .map(|_| {
            let (app, lin, push) = (app.clone(), lin.clone(), push.clone());
            tokio::spawn(async move { lin.push(&app, &push).await.reply() })
        })
        .collect();
    let mut replies = Vec::new();
    for task in tasks {
        replies.push(task.await.unwrap());
    }
    assert!(replies.iter().all(|reply| *reply == replies[0]));
    assert_eq!(notes(&app, id).len(), 20);
}

#[tokio::test]
async fn f03_a_missing_number_stops_the_push() {
    let app = people(TEAM).orders(1).start().await;
    let mut lin = app.sign_in("lin").await;
    let id = some_order(&app);
    let first = lin.batch([note(id, "one")]);
    let second = lin.batch([note(id, "two")]);
    let reply = lin.push(&app, &second).await.reply();
    assert_eq!(reply.stop, Some(Stop::Expected { client: lin.id, seq: 1 }));
    lin.push(&app, &first).await.reply();
    assert_eq!(lin.push(&app, &second).await.reply().stop, None);
    assert_eq!(notes(&app, id), ["one", "two"]);
}

/// A counter at its end makes the core panic on one import and on nothing else.
#[tokio::test]
async fn f07_poison_ahead_of_500_good_delays_them_for_a_bounded_time() {
    let app = people(TEAM).orders(2).start().await;
    let (mut lin, mut chen) = (app.sign_in("lin").await, app.sign_in("chen").await);
    let id = some_order(&app);
    let mut push = lin.batch([note(id, bug::POISON)]);
    push.mutations.extend(lin.batch((0..500).map(|n| note(id, n.to_string()))).mutations);
    let (mut tries, mut waited) = (0, 0);
    let reply = loop {
        tries += 1;
        let reply = lin.push(&app, &push).await.reply();
        let Some(Stop::RetryAfter { seconds }) = reply.stop else { break reply };
        assert!(reply.outcomes.is_empty());
        assert!(matches!(chen.issue(&app, note(id, "chen")).await, End::Applied { .. }), "others go on");
        waited += i64::from(seconds);
        app.advance(i64::from(seconds) * 1000);
    };
    assert!(tries >= 5 && (600..1200).contains(&waited), "{tries} tries in {waited} s");
    assert_eq!(reply.outcomes.len(), 501);
    assert_eq!(reply.outcomes[0].end, End::Quarantined);
    assert!(reply.outcomes[1..].iter().all(|outcome| matches!(outcome.end, End::Applied { .. })));
    assert_eq!(notes(&app, id).len(), 500 + tries - 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f10_a_full_queue_turns_away_and_loses_nothing() {
    let app = Arc::new(people(TEAM).orders(1).queue(2).start().await);
    let lin = app.sign_in("lin").await;
    let id = some_order(&app);
    let blocker = app.db.begin().await.unwrap();
    let (done, mut answers) = tokio::sync::mpsc::channel(8);
    let mut pushes = Vec::new();
    for n in 0..8 {
        let mut client = Client::new("lin");
        client.cookie.clone_from(&lin.cookie);
        let push = client.batch([note(id, n.to_string())]);
        pushes.push((client, push));
    }
    let pushes = Arc::new(pushes);
    for n in 0..8 {
        let (app, pushes, done) = (app.clone(), pushes.clone(), done.clone());
        tokio::spawn(async move { done.send(pushes[n].0.push(&app, &pushes[n].1).await).await.unwrap() });
    }
    // One batch is stuck and two jobs wait: at least these can't be taken.
    for _ in 0..3 {
        let answer = answers.recv().await.unwrap();
        assert_eq!((answer.status, answer.code().as_str()), (503, "busy"));
        assert_eq!(answer.headers[header::RETRY_AFTER], "1");
    }
    drop(blocker);
    for _ in 3..8 {
        assert!(matches!(answers.recv().await.unwrap().status, 200 | 503));
    }
    for (client, push) in pushes.iter() {
        let reply = client.push(&app, push).await.reply();
        assert!(matches!(reply.outcomes[0].end, End::Applied { .. }));
    }
    assert_eq!(notes(&app, id).len(), 8);
}

#[tokio::test]
async fn f12_a_stream_that_is_cut_leaves_nothing_behind() {
    let app = people(TEAM).orders(600).start().await;
    let lin = app.sign_in("lin").await;
    let body = serde_json::to_string(&lin.pull_request(Position::Start)).unwrap();
    for cut in 0..40 {
        let mut body = app.send(lin.post("/api/sync/pull", body.clone())).await.into_body();
        for _ in 0..cut % 4 {
            assert!(body.frame().await.is_some());
        }
    }
    let (rows, _) = lin.load(&app).await;
    assert_eq!(rows.iter().filter(|row| row.kind == Kind::Order).count(), 600);
}

#[tokio::test]
async fn f15_a_commit_during_a_pull_is_not_seen_by_halves() {
    let app = people(TEAM).orders(600).start().await;
    let (mut lin, chen) = (app.sign_in("lin").await, app.sign_in("chen").await);
    let request = serde_json::to_string(&chen.pull_request(Position::Start)).unwrap();
    let mut body = app.send(chen.post("/api/sync/pull", request)).await.into_body();
    let mut text = Vec::new();
    text.extend(body.frame().await.unwrap().unwrap().into_data().unwrap());
    let last = app.engine.snapshot().world().orders.last().map(|(id, _)| *id).unwrap();
    let first = some_order(&app);
    for id in [first, last] {
        lin.issue(&app, OrderFlag { order: id, flag: Flag::Red }).await;
    }
    text.extend(body.collect().await.unwrap().to_bytes());
    let frames: Vec<Frame> =
        String::from_utf8(text).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rows: Vec<Row> =
        frames.iter().flat_map(|f| if let Frame::Rows(rows) = f { rows.clone() } else { vec![] }).collect();
    assert_eq!((order(&rows, first).flag, order(&rows, last).flag), (Flag::Grey, Flag::Grey));
    let Some(Frame::End(Ending::Loading { cookie, next: None })) = frames.last() else { panic!("{:?}", frames.last()) };
    let delta = chen.pull(&app, &chen.pull_request(Position::At { cookie: cookie.clone() })).await;
    let Frame::Rows(rows) = &delta[1] else { panic!("{delta:?}") };
    assert_eq!((order(rows, first).flag, order(rows, last).flag), (Flag::Red, Flag::Red));
}

#[tokio::test]
async fn f19_a_restored_server_says_so_and_gets_back_what_it_had_lost() {
    let app = people(TEAM).orders(1).start().await;
    let (mut lin, mut chen) = (app.sign_in("lin").await, app.sign_in("chen").await);
    let id = some_order(&app);
    lin.issue(&app, note(id, "before")).await;
    let dir = app.stop().await;
    let (file, backup) = (dir.path().join("guitai.db"), dir.path().join("backup"));
    std::fs::copy(&file, &backup).unwrap();

    let app = people(TEAM).open(dir).await;
    let lost = lin.batch([note(id, "lost one"), note(id, "lost two")]);
    lin.push(&app, &lost).await.reply();
    let (_, cookie) = lin.load(&app).await;
    let dir = app.stop().await;
    std::fs::copy(&backup, &file).unwrap();

    let app = people(TEAM).open(dir).await;
    for text in ["after one", "after two", "after three"] {
        chen.issue(&app, note(id, text)).await;
    }
    assert!(app.engine.snapshot().version() > cookie.version, "a version alone would not tell");
    let frames = lin.pull(&app, &lin.pull_request(Position::At { cookie })).await;
    assert_eq!(frames, [Frame::Begin { mode: Mode::Reset(Reset::Restored) }, Frame::End(Ending::Void)]);
    let reply = lin.push(&app, &lost).await.reply();
    assert!(reply.outcomes.iter().all(|outcome| matches!(outcome.end, End::Applied { .. })), "{reply:?}");
    let expected = ["before", "after one", "after two", "after three", "lost one", "lost two"];
    assert_eq!(notes(&app, id), expected);
    let (rows, _) = lin.load(&app).await;
    assert_eq!(order(&rows, id).history.len(), 6);
}
