//! What is never queued is done at once, by who may; `refund` is money.

mod refund;

use crate::{
    app::{member, people},
    client::Client,
};
use serde_json::{Value, json};
use shared::{
    command::{Command, OrderNote, Rejection, StaffSet},
    id::OrderId,
    staff::{Permission, Staff},
    sync::wire::{Act, ActReply, End},
    time::Instant,
};

fn body(client: &Client, command: impl Into<Command>) -> Value {
    let act = Act::new(client.staff, &command.into(), Instant(crate::app::NOW)).unwrap();
    serde_json::to_value(act).unwrap()
}

#[tokio::test]
async fn is_done_by_who_may_and_by_nobody_else() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (lin, admin) = (app.sign_in("lin").await, app.sign_in("admin").await);
    let set = |role| StaffSet { staff: member("lin", role) };
    let denied = End::Rejected { why: Rejection::Denied { permission: Permission::StaffEdit } };
    let version = app.engine.snapshot().version();
    for (name, client, expected) in
        [("an agent", &lin, denied), ("the admin", &admin, End::Applied { version: version + 1 })]
    {
        let answer = client.ask(&app, "/api/act", &body(client, set("lead"))).await;
        let reply: ActReply = serde_json::from_str(&answer.text).unwrap();
        assert_eq!((answer.status, reply.end), (200, expected), "{name}");
    }
    let roles = |app: &crate::app::TestApp| app.engine.snapshot().world().staff.get(&lin.staff).unwrap().roles.clone();
    assert_eq!(roles(&app), member("lin", "lead").roles);
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(roles(&app), member("lin", "lead").roles, "and it is on disk");
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}

#[tokio::test]
async fn everything_else_has_a_typed_answer() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (lin, admin) = (app.sign_in("lin").await, app.sign_in("admin").await);
    let before = app.engine.snapshot().version();
    let good = body(&admin, StaffSet { staff: member("lin", "lead") });
    let with = |place: &str, value: Value| {
        let mut changed = good.clone();
        *changed.pointer_mut(place).unwrap() = value;
        changed
    };
    let note = OrderNote { order: OrderId::named(&["none"]), text: "x".to_owned() };
    for (name, client, body, status, code) in [
        ("nobody", &Client::new("admin"), good.clone(), 401, "auth"),
        ("in another's name", &lin, good.clone(), 401, "auth"),
        ("what is queued", &admin, body(&admin, note), 400, "malformed"),
        ("a newer page's", &admin, with("/name", json!("dragon.tame")), 426, "upgrade"),
        ("no arguments", &admin, with("/args", json!({})), 200, ""),
    ] {
        let answer = client.ask(&app, "/api/act", &body).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{name}: {}", answer.text);
    }
    assert_eq!(app.engine.snapshot().version(), before);
}

/// Acts and pushes go through one queue; who was made inactive by one is out at once.
#[tokio::test]
async fn who_is_made_inactive_is_signed_out() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (lin, admin) = (app.sign_in("lin").await, app.sign_in("admin").await);
    let staff = Staff { active: false, ..member("lin", "agent") };
    admin.ask(&app, "/api/act", &body(&admin, StaffSet { staff })).await;
    assert_eq!(lin.session(&app).await, 401);
}

#[tokio::test]
async fn f31_nothing_is_done_while_nothing_can_be_stored() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let admin = app.sign_in("admin").await;
    let act = body(&admin, StaffSet { staff: member("lin", "lead") });
    let before = app.engine.snapshot().digest();
    app.db.sabotage("PRAGMA query_only = on").await.unwrap();
    let answer = admin.ask(&app, "/api/act", &act).await;
    assert_eq!((answer.status, answer.code().as_str()), (503, "storage"));
    assert_eq!(app.engine.snapshot().digest(), before);
    app.db.sabotage("PRAGMA query_only = off").await.unwrap();
    assert_eq!(admin.ask(&app, "/api/act", &act).await.status, 200);
    app.db.lose_next_commit().await;
    let back = body(&admin, StaffSet { staff: member("lin", "agent") });
    assert_eq!(admin.ask(&app, "/api/act", &back).await.status, 503, "it is stored, and nobody knows");
    assert_eq!(admin.ask(&app, "/api/act", &act).await.status, 200);
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(app.engine.snapshot().world().staff.get(&member("lin", "").id).unwrap().roles, member("", "lead").roles);
}
