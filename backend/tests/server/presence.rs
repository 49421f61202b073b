//! Who is at which ticket: told to the others, forgotten by itself.

use crate::{
    app::{TestApp, people},
    client::Client,
    live::Events,
};
use serde_json::{Value, json};
use shared::id::TicketId;
use std::time::Instant;

fn ticket(name: &str) -> TicketId {
    TicketId::named(&[name])
}

async fn say(app: &TestApp, client: &Client, ticket: Option<TicketId>, writing: bool) {
    let answer = client.ask(app, "/api/presence", &json!({ "ticket": ticket, "writing": writing })).await;
    assert_eq!((answer.status, answer.text.as_str()), (204, ""));
}

/// The next event, which says who is where.
async fn around(events: &mut Events) -> Value {
    let event = events.next().await.unwrap();
    serde_json::from_str(event.strip_prefix("presence ").unwrap()).unwrap()
}

#[tokio::test]
async fn the_others_hear_who_is_at_a_ticket() {
    let app = people(&[("lin", "agent"), ("chen", "agent"), ("admin", "admin")]).start().await;
    let (lin, chen) = (app.sign_in("lin").await, app.sign_in("chen").await);
    let mut events = Events::open(&app, &chen).await;
    let (one, other) = (ticket("one"), ticket("other"));
    say(&app, &lin, Some(one), false).await;
    assert_eq!(around(&mut events).await, json!([{ "staff": lin.staff, "ticket": one, "writing": false }]));
    // Of much that happens in a short time only some is told, but the last always; and nothing of
    // what one does oneself.
    let (began, mut told) = (Instant::now(), 0);
    say(&app, &chen, Some(one), true).await;
    for n in 0..30 {
        say(&app, &lin, Some(if n % 2 == 0 { other } else { one }), false).await;
    }
    say(&app, &lin, Some(other), true).await;
    let last = json!([{ "staff": lin.staff, "ticket": other, "writing": true }]);
    while around(&mut events).await != last {
        told += 1;
    }
    let most = began.elapsed().as_millis() / 300 + 1;
    assert!(told <= most, "{told} words instead of {most}");
    // Who comes later hears of both.
    let admin = app.sign_in("admin").await;
    let mut late = crate::live::open(&app, &admin).await;
    assert_eq!(late.next().await.as_deref(), Some("ping -"));
    assert_eq!(around(&mut late).await.as_array().unwrap().len(), 2);
    // Nobody says any more that somebody is there.
    app.advance(15_000);
    say(&app, &admin, None, false).await;
    assert_eq!(around(&mut events).await, json!([]));
    assert_eq!(around(&mut late).await, json!([]));
    let version = app.engine.snapshot().version();
    assert_eq!(app.db.readers().load().await.unwrap().version(), version, "nothing of it is kept");
}

#[tokio::test]
async fn only_members_say_and_hear_it() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (lin, nobody) = (app.sign_in("lin").await, Client::new("lin"));
    for (name, client, body, status) in [
        ("nobody", &nobody, json!({ "ticket": ticket("one"), "writing": true }), 401),
        ("no ticket's id", &lin, json!({ "ticket": 7, "writing": true }), 400),
        ("nothing", &lin, json!([]), 400),
        ("at none", &lin, json!({ "ticket": null }), 204),
    ] {
        assert_eq!(client.ask(&app, "/api/presence", &body).await.status, status, "{name}");
    }
    assert_eq!(nobody.send(&app, nobody.get("/api/live")).await.status, 401);
}
