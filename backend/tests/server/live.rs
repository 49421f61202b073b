//! News without asking.

use crate::{
    app::{TestApp, member, people},
    client::Client,
};
use axum::body::Body;
use http_body_util::BodyExt;
use serde_json::json;
use shared::{
    command::{SavedViewSet, StaffSet},
    id::SavedViewId,
    saved_view::SavedView,
    staff::Staff,
};
use uuid::Uuid;

/// An open stream of events.
pub struct Events(Body);

/// A stream of which nothing was read.
pub async fn open(app: &TestApp, client: &Client) -> Events {
    let response = app.send(client.get("/api/live")).await;
    assert_eq!(response.status(), 200);
    Events(response.into_body())
}

impl Events {
    pub async fn open(app: &TestApp, client: &Client) -> Events {
        let mut events = open(app, client).await;
        assert_eq!(events.next().await.as_deref(), Some("ping -"), "the first comes at once");
        let around = events.next().await.unwrap();
        assert!(around.starts_with("presence ["), "then who is where: {around}");
        events
    }

    /// The next event's name and data; `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<String> {
        let bytes = self.0.frame().await?.unwrap().into_data().unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (name, data) = text.trim().strip_prefix("event: ").unwrap().split_once("\ndata: ").unwrap();
        Some(format!("{name} {data}"))
    }
}

fn view(client: &Client, name: &str) -> SavedViewSet {
    let id = SavedViewId(Uuid::now_v7());
    SavedViewSet {
        view: SavedView {
            id,
            owner: client.staff,
            name: name.to_owned(),
            filter: Default::default(),
            ticket_filter: None,
        },
    }
}

#[tokio::test]
async fn commits_poke_and_many_at_once_poke_once() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (mut lin, admin) = (app.sign_in("lin").await, app.sign_in("admin").await);
    let mut events = Events::open(&app, &admin).await;
    let first = app.engine.snapshot().version();
    let command = view(&lin, "one");
    lin.issue(&app, command).await;
    assert_eq!(events.next().await, Some(format!("poke {}", first + 1)));
    for name in ["two", "three", "four"] {
        let command = view(&lin, name);
        lin.issue(&app, command).await;
    }
    assert_eq!(events.next().await, Some(format!("poke {}", first + 4)));
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (lin, other, admin) = (app.sign_in("lin").await, app.sign_in("lin").await, app.sign_in("admin").await);
    let (mut ended, mut stays) = (Events::open(&app, &lin).await, Events::open(&app, &other).await);
    lin.ask(&app, "/api/logout", &json!({})).await;
    assert_eq!(ended.next().await.as_deref(), Some("revoked -"));
    assert_eq!(ended.next().await, None);
    let mut admin = admin;
    let command = view(&admin, "one");
    admin.issue(&app, command).await;
    assert!(stays.next().await.is_some_and(|event| event.starts_with("poke")));
}

#[tokio::test]
async fn a_stream_ends_when_its_person_leaves() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (lin, mut admin) = (app.sign_in("lin").await, app.sign_in("admin").await);
    let mut events = Events::open(&app, &lin).await;
    let staff = Staff { active: false, ..member("lin", "agent") };
    admin.issue(&app, StaffSet { staff }).await;
    assert_eq!(events.next().await.as_deref(), Some("revoked -"));
    assert_eq!(events.next().await, None);
}

#[tokio::test]
async fn a_stream_says_good_bye_when_the_server_ends() {
    let app = people(&[("lin", "admin")]).start().await;
    let lin = app.sign_in("lin").await;
    let mut events = Events::open(&app, &lin).await;
    app.announce_end();
    assert_eq!(events.next().await.as_deref(), Some("bye -"));
    assert_eq!(events.next().await, None);
}
