//! What has outlived its use is forgotten, and nothing else.

use crate::app::people;
use shared::{
    command::OrderNote,
    sync::wire::{Frame, Position, Span},
    time::Instant,
};
use std::sync::atomic::Ordering;

const DAY: i64 = 24 * 60 * 60 * 1000;

#[tokio::test]
async fn outcomes_are_kept_for_a_year() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).orders(1).start().await;
    let mut lin = app.sign_in("lin").await;
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let push = lin.batch([OrderNote { order, text: "one".to_owned() }]);
    lin.push(&app, &push).await.reply();
    for (days, left) in [(365, true), (367, false)] {
        let mut tx = app.db.begin().await.unwrap();
        tx.forget_clients(Instant(crate::app::NOW + days * DAY)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(app.db.readers().client(lin.id).await.unwrap().is_some(), left, "after {days} days");
    }
}

#[tokio::test]
async fn a_silent_client_leaves_memory_and_is_known_when_it_comes_back() {
    let app = people(&[("lin", "agent"), ("chen", "agent"), ("admin", "admin")]).orders(1).start().await;
    let (mut lin, mut chen) = (app.sign_in("lin").await, app.sign_in("chen").await);
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let note = |text: &str| OrderNote { order, text: text.to_owned() };
    let push = lin.batch([note("one")]);
    let reply = lin.push(&app, &push).await.reply();
    let mut of_chen = Vec::new();
    for (hours, left) in [(0, true), (23, true), (24, false)] {
        app.now.store(crate::app::NOW + hours * DAY / 24, Ordering::Relaxed);
        let push = chen.batch([note("chen")]);
        of_chen.push((chen.push(&app, &push).await.reply(), push));
        // The clearing comes after the answer; what is asked next comes after the clearing.
        app.engine.know(Vec::new()).await.unwrap();
        assert_eq!(app.engine.snapshot().knows(lin.id), left, "after {hours} hours");
        assert!(app.engine.snapshot().knows(chen.id), "who is at work stays");
    }
    assert_eq!(lin.push(&app, &push).await.reply(), reply, "it is not applied again");
    assert!(app.engine.snapshot().knows(lin.id));
    for (reply, push) in of_chen {
        assert_eq!(chen.push(&app, &push).await.reply(), reply);
    }
    let history = app.engine.snapshot().world().orders.get(&order).unwrap().history.len();
    assert_eq!(history, 4);
    // A question about what became of it is answered as well.
    app.advance(2 * DAY);
    chen.issue(&app, note("later")).await;
    app.engine.know(Vec::new()).await.unwrap();
    assert!(!app.engine.snapshot().knows(lin.id));
    let (_, cookie) = lin.load(&app).await;
    let mut request = lin.pull_request(Position::At { cookie });
    request.open = vec![Span { client: lin.id, first: 1, last: 1 }];
    let frames = lin.pull(&app, &request).await;
    assert!(frames.iter().any(|frame| matches!(frame, Frame::Outcomes(some) if *some == reply.outcomes)), "{frames:?}");
}
