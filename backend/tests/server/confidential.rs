//! Who may not, does not get (C6, X3).

use crate::{
    app::{member, people},
    client::Client,
};
use serde_json::json;
use shared::{
    command::{Command, OrderFlag, OrderImport, OrderNumber, Rejection, StaffSet},
    id::{ImportId, ShopId},
    order::Flag,
    record::Kind,
    staff::Permission,
    sync::wire::{End, Position, Stop},
};

#[tokio::test]
async fn a_hand_made_push_without_the_permission_is_denied() {
    let app = people(&[("wu", "inspector"), ("admin", "admin")]).orders(3).start().await;
    let mut wu = app.sign_in("wu").await;
    let order = app.engine.snapshot().world().orders_newest_first().next().unwrap().id;
    let before = app.engine.snapshot().digest();
    let me = member("wu", "admin");
    let import = OrderImport {
        import: ImportId::named(&["x"]),
        shop: ShopId::named(&["shop"]),
        file: "x".to_owned(),
        orders: Vec::new(),
        held: Vec::new(),
        unchanged: 0,
    };
    let denied = |permission| End::Rejected { why: Rejection::Denied { permission } };
    let attempts: [(Command, End); 4] = [
        (OrderFlag { order, flag: Flag::Red }.into(), denied(Permission::OrderMark)),
        (StaffSet { staff: me }.into(), denied(Permission::StaffEdit)),
        (import.into(), denied(Permission::OrderImport)),
        (OrderNumber { numbers: vec![(order, 9)] }.into(), End::Rejected { why: Rejection::NotYours }),
    ];
    for (command, expected) in attempts {
        assert_eq!(wu.issue(&app, command.clone()).await, expected, "{command:?}");
    }
    assert_eq!(app.engine.snapshot().digest(), before);
}

#[tokio::test]
async fn c6_contact_data_are_in_no_answer_to_who_may_not_see_them() {
    let app = people(&[("wu", "inspector"), ("lin", "agent"), ("admin", "admin")]).orders(30).start().await;
    let (mut wu, mut lin) = (app.sign_in("wu").await, app.sign_in("lin").await);
    let world = app.engine.snapshot().world().clone();
    let private = world.contacts.values().flat_map(|contact| {
        [contact.name.clone(), contact.mobile.clone(), contact.phone.clone(), contact.address.clone()]
    });
    // A masked number is what everybody may see.
    let private: Vec<String> = private.filter(|text| !text.is_empty() && !text.contains('*')).collect();
    assert!(private.len() > 60);
    let mut texts = Vec::new();
    for client in [&mut wu, &mut lin] {
        let mut seen = client.send(&app, client.get("/api/session")).await.text;
        let body = serde_json::to_string(&client.pull_request(Position::Start)).unwrap();
        seen += &client.send(&app, client.post("/api/sync/pull", body)).await.text;
        let (rows, cookie) = client.load(&app).await;
        assert_eq!(rows.iter().any(|row| row.kind == Kind::Contact), client.login == "lin");
        let flag = Command::from(OrderFlag { order: world.orders.keys().next().copied().unwrap(), flag: Flag::Red });
        let push = client.batch([flag]);
        seen += &client.push(&app, &push).await.text;
        let delta = serde_json::to_string(&client.pull_request(Position::At { cookie })).unwrap();
        seen += &client.send(&app, client.post("/api/sync/pull", delta)).await.text;
        texts.push(seen);
    }
    assert!(private.iter().all(|text| !texts[0].contains(text.as_str())));
    assert!(private.iter().all(|text| texts[1].contains(text.as_str())), "the test would not notice");
}

#[tokio::test]
async fn nothing_is_told_or_taken_without_a_session() {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let mut nobody = Client::new("lin");
    let push = nobody.batch(Vec::<Command>::new());
    let pull = serde_json::to_string(&nobody.pull_request(Position::Start)).unwrap();
    for request in [
        nobody.push_request(&push),
        nobody.post("/api/sync/pull", pull),
        nobody.get("/api/live"),
        nobody.get("/api/session"),
        nobody.post("/api/password", json!({ "old": "", "new": "" }).to_string()),
    ] {
        let path = request.uri().path().to_owned();
        let answer = nobody.send(&app, request).await;
        assert_eq!((answer.status, answer.code().as_str()), (401, "auth"), "{path}");
    }
}

/// Another person signs in while commands of the first are still to be sent.
#[tokio::test]
async fn f09_a_push_of_another_person_is_not_taken() {
    let app = people(&[("lin", "agent"), ("chen", "agent"), ("admin", "admin")]).orders(1).start().await;
    let (mut lin, chen) = (app.sign_in("lin").await, app.sign_in("chen").await);
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let push = lin.batch([OrderFlag { order, flag: Flag::Red }]);
    let reply = chen.push(&app, &push).await.reply();
    assert_eq!((reply.outcomes.len(), reply.stop), (0, Some(Stop::Auth)));
    let reply = lin.push(&app, &push).await.reply();
    assert!(matches!(reply.outcomes[0].end, End::Applied { .. }));
}
