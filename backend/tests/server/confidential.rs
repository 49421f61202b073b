//! Who may not, does not get (C6, X3).

use crate::{
    app::{member, people},
    client::Client,
};
use serde_json::json;
use shared::{
    command::{Command, OrderFlag, OrderImport, OrderNumber, Owned, Rejection, StaffSet, StrayMatch, StrayReceive},
    id::{CaseId, ImportId, ShopId, StrayId},
    order::{Flag, Parcel},
    record::{Kind, Scope},
    staff::Permission,
    sync::wire::{End, Frame, Position, Stop},
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

/// What is written on a parcel that nobody had announced says who sent it (A6).
#[tokio::test]
async fn c6_a_stray_parcel_reaches_nobody_who_may_not_see_contact_data() {
    let team = [("cai", "finance"), ("lin", "agent"), ("he", "warehouse"), ("admin", "admin")];
    let app = people(&team).orders(3).start().await;
    let (cai, mut he) = (app.sign_in("cai").await, app.sign_in("he").await);
    let lin = app.sign_in("lin").await;
    // Who may not see them is there before it comes.
    let (_, cookie) = cai.load(&app).await;
    let said = ["样张寄件人", "10000004321", "一件样品毛衣"];
    let [name, phone, note] = said.map(str::to_owned);
    let parcel = Parcel { courier: "样板快递".to_owned(), tracking: "YB4711".to_owned() };
    let stray = StrayId::named(&["stray"]);
    let came = he.issue(&app, StrayReceive { stray, parcel, name, phone, note, files: Vec::new() }).await;
    assert!(matches!(came, End::Applied { .. }), "{came:?}");
    let delta = serde_json::to_string(&cai.pull_request(Position::At { cookie })).unwrap();
    let first = serde_json::to_string(&cai.pull_request(Position::Start)).unwrap();
    let mut seen = String::new();
    for body in [delta, first] {
        seen += &cai.send(&app, cai.post("/api/sync/pull", body)).await.text;
    }
    assert!(said.iter().all(|text| !seen.contains(text)), "{seen}");
    assert!(!seen.contains("YB4711") && !seen.contains(&stray.to_string()), "{seen}");
    for (client, holds) in [(&cai, false), (&lin, true), (&he, true)] {
        let (rows, _) = client.load(&app).await;
        let has = rows.iter().any(|row| row.kind == Kind::Stray);
        assert_eq!(has, holds, "{}", client.login);
    }
    // Who no longer may loses it.
    let mut admin = app.sign_in("admin").await;
    let (_, cookie) = lin.load(&app).await;
    admin.issue(&app, StaffSet { staff: member("lin", "finance") }).await;
    let frames = lin.pull(&app, &lin.pull_request(Position::At { cookie })).await;
    let dropped =
        frames.iter().any(|frame| matches!(frame, Frame::Scope { dropped, .. } if dropped == &[Scope::Contact]));
    assert!(dropped, "{frames:?}");
    let (rows, _) = lin.load(&app).await;
    assert!(rows.iter().all(|row| row.kind != Kind::Stray));
}

/// Nor may they note one, or say whose it is: what they know of it would be heard of in the refusal.
#[tokio::test]
async fn c6_nor_is_a_stray_parcel_told_in_a_refusal() {
    let app = people(&[("cai", "finance"), ("he", "warehouse"), ("admin", "admin")]).orders(3).start().await;
    let (mut cai, mut he) = (app.sign_in("cai").await, app.sign_in("he").await);
    let order = app.engine.snapshot().world().orders.keys().next().copied().unwrap();
    let stray = StrayId::named(&["stray"]);
    let (name, phone, note) = ("样张寄件人".to_owned(), String::new(), String::new());
    let parcel = Parcel { courier: "样板快递".to_owned(), tracking: "YB4711".to_owned() };
    he.issue(&app, StrayReceive { stray, parcel, name, phone, note, files: Vec::new() }).await;
    let matched = |stray| {
        let to = Owned::Order { order, case: CaseId::named(&["case"]), pieces: Default::default() };
        Command::from(StrayMatch { stray, to })
    };
    let denied = End::Rejected { why: Rejection::Denied { permission: Permission::ReturnInspect } };
    for stray in [stray, StrayId::named(&["none"])] {
        assert_eq!(cai.issue(&app, matched(stray)).await, denied, "whether it is there or not");
    }
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
