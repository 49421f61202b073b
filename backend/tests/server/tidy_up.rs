//! What has outlived its use is forgotten, and nothing else.

use crate::app::people;
use shared::{command::OrderNote, time::Instant};

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
