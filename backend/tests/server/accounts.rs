//! Accounts of the team (X2), for who may edit it.

use crate::{
    app::{PASSWORD, TestApp, member, people},
    client::Client,
};
use serde_json::{Value, json};
use shared::staff::Staff;
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};

async fn team() -> (TestApp, Client, Client) {
    let app = people(&[("lin", "agent"), ("admin", "admin")]).start().await;
    let (lin, admin) = (app.sign_in("lin").await, app.sign_in("admin").await);
    (app, lin, admin)
}

fn path(staff: &Staff, act: &str) -> String {
    format!("/api/accounts/{}/{act}", staff.id)
}

/// What the audit says of others' accounts: act, login, and whether it says who did it.
async fn audit(app: &TestApp) -> Vec<(String, String, bool)> {
    let file = app.dir.path().join("guitai.db");
    let mut database = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    let sql = "SELECT act, login, \"by\" IS NOT NULL AND address IS NOT NULL FROM audit \
               WHERE act NOT LIKE 'login%' ORDER BY id";
    sqlx::query_as(sql).fetch_all(&mut database).await.unwrap()
}

#[tokio::test]
async fn x2_a_person_is_added_with_an_account_and_signs_in() {
    let (app, _, admin) = team().await;
    let staff = |login| serde_json::to_value(member(login, "agent")).unwrap();
    let made = admin.ask(&app, "/api/accounts", &json!({ "staff": staff("chen"), "login": "chen" })).await;
    let password = made.json()["password"].as_str().unwrap().to_owned();
    let id = member("chen", "agent").id;
    assert_eq!((made.status, made.json()), (201, json!({ "staff": id, "login": "chen", "password": password })));
    let given = json!({ "staff": staff("wu"), "login": "wu", "password": "a good password" });
    let given = admin.ask(&app, "/api/accounts", &given).await;
    assert_eq!((given.status, &given.json()["password"]), (201, &Value::Null), "it is known already");
    assert_eq!(Client::new("chen").login(&app, &password).await.status, 200);
    assert_eq!(Client::new("wu").login(&app, "a good password").await.status, 200);
    let list = admin.send(&app, admin.get("/api/accounts")).await.json();
    let row = |login: &str| {
        let row = list.as_array().unwrap().iter().find(|row| row["login"] == login).unwrap();
        (row["staff"].clone(), row["last_seen"].clone())
    };
    assert_eq!(list.as_array().unwrap().len(), 4);
    assert_eq!(row("chen"), (json!(id), json!(crate::app::NOW)));
    let never = json!({ "staff": staff("he"), "login": "he" });
    admin.ask(&app, "/api/accounts", &never).await;
    let list = admin.send(&app, admin.get("/api/accounts")).await.json();
    let he = list.as_array().unwrap().iter().find(|row| row["login"] == "he").unwrap();
    assert_eq!(he["last_seen"], Value::Null);
    let added = ["chen", "wu", "he"].map(|login| ("user_added".to_owned(), login.to_owned(), true));
    assert_eq!(audit(&app).await, added);
}

/// Person and account come together: what is refused leaves neither.
#[tokio::test]
async fn x2_what_is_refused_is_refused_whole() {
    let (app, lin, admin) = team().await;
    let before = app.engine.snapshot().version();
    let (chen, wizard) = (member("chen", "agent"), member("chen", "wizard"));
    let weak = |password: &str| json!({ "staff": chen, "login": "chen", "password": password });
    for (name, client, body, status, code) in [
        ("an agent", &lin, json!({ "staff": chen, "login": "chen" }), 403, "denied"),
        ("nobody", &Client::new("x"), json!({ "staff": chen, "login": "chen" }), 401, "auth"),
        ("a login with a space", &admin, json!({ "staff": chen, "login": "c h" }), 422, "bad_login"),
        ("no login", &admin, json!({ "staff": chen, "login": "" }), 422, "bad_login"),
        ("somebody's login", &admin, json!({ "staff": chen, "login": "LIN" }), 409, "login_taken"),
        ("a short password", &admin, weak("short"), 422, "weak_password"),
        ("the login", &admin, weak("chen"), 422, "weak_password"),
        ("no such role", &admin, json!({ "staff": wizard, "login": "chen" }), 422, "rejected"),
        ("twice", &admin, json!({ "staff": member("lin", "agent"), "login": "other" }), 409, "has_account"),
        ("no person", &admin, json!({ "login": "chen" }), 400, "malformed"),
    ] {
        let answer = client.ask(&app, "/api/accounts", &body).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{name}: {}", answer.text);
    }
    assert_eq!(app.engine.snapshot().version(), before);
    assert!(!app.engine.snapshot().world().staff.contains_key(&chen.id));
    assert_eq!(audit(&app).await, []);
}

#[tokio::test]
async fn x2_a_new_password_by_the_admin_ends_the_persons_sessions() {
    let (app, lin, admin) = team().await;
    let staff = member("lin", "agent");
    let made = admin.ask(&app, &path(&staff, "password"), &json!({})).await;
    let password = made.json()["password"].as_str().unwrap().to_owned();
    assert_eq!((made.status, lin.session(&app).await), (200, 401));
    assert_eq!(Client::new("lin").login(&app, PASSWORD).await.status, 401);
    assert_eq!(Client::new("lin").login(&app, &password).await.status, 200);
    let own = admin.ask(&app, &path(&member("admin", ""), "password"), &json!({ "password": "another one" })).await;
    assert_eq!((own.status, own.json()), (200, json!({})));
    assert_eq!(admin.session(&app).await, 200, "who changes their own stays");
    let lin = app.sign_in_with("lin", &password).await;
    for (name, client, staff, body, status, code) in [
        ("weak", &admin, &staff, json!({ "password": "short" }), 422, "weak_password"),
        ("not permitted", &lin, &staff, json!({}), 403, "denied"),
        ("nobody of that id", &admin, &member("chen", ""), json!({}), 404, "not_found"),
    ] {
        let answer = client.ask(&app, &path(staff, "password"), &body).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{name}: {}", answer.text);
    }
    let reset = ["lin", "admin"].map(|login| ("password_reset".to_owned(), login.to_owned(), true));
    assert_eq!(audit(&app).await, reset);
}

#[tokio::test]
async fn x2_the_sessions_of_a_lost_device_are_ended() {
    let (app, lin, admin) = team().await;
    let other = app.sign_in("lin").await;
    let answer = other.ask(&app, &path(&member("admin", ""), "revoke"), &json!({})).await;
    assert_eq!((answer.status, answer.code().as_str()), (403, "denied"));
    let answer = admin.ask(&app, &path(&member("lin", ""), "revoke"), &json!({})).await;
    assert_eq!((answer.status, answer.json()), (200, json!({ "sessions": 2 })));
    assert_eq!((lin.session(&app).await, other.session(&app).await), (401, 401));
    assert_eq!(Client::new("lin").login(&app, PASSWORD).await.status, 200);
    assert_eq!(audit(&app).await, [("sessions_revoked".to_owned(), "lin".to_owned(), true)]);
}

#[tokio::test]
async fn x2_attempts_on_accounts_are_limited() {
    let (app, _, admin) = team().await;
    let staff = member("lin", "agent");
    for _ in 0..9 {
        assert_eq!(admin.ask(&app, &path(&staff, "revoke"), &json!({})).await.status, 200);
    }
    let limited = admin.ask(&app, &path(&staff, "revoke"), &json!({})).await;
    assert_eq!((limited.status, limited.code().as_str()), (429, "too_many"));
}
