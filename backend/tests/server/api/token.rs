//! Tokens are made, used and revoked (O1), and none outlives its maker's rights.

use super::{Program, office, order, rows, send, shop, token};
use crate::{
    app::{NOW, member, people},
    client::Client,
};
use axum::http::{Request, header};
use serde_json::{Value, json};
use shared::{
    command::{Setting, SettingSet, ShopSet, StaffSet},
    id::ShopId,
    shop::{Platform, Shop},
    staff::{Permission, Role, RoleId, Staff},
    sync::wire::End,
};

#[tokio::test]
async fn o1_a_token_is_made_used_and_revoked() {
    let (app, admin) = office().await;
    let made = admin.ask(&app, "/api/tokens", &json!({ "name": " ERP ", "shop": shop() })).await;
    let (made, secret) = (made.json()["token"].clone(), made.json()["secret"].as_str().unwrap().to_owned());
    assert!(secret.starts_with("gt_") && secret.len() == 46, "{secret}");
    let listed = |seen: Value| json!([{ "id": made["id"], "name": "ERP", "shop": shop(), "maker": admin.staff, "created": NOW, "seen": seen }]);
    let list = admin.send(&app, admin.get("/api/tokens")).await;
    assert_eq!(list.json(), listed(Value::Null));
    assert!(!list.text.contains(&secret[3..]));
    let erp = Program::with(&app, &secret).await;
    assert_eq!(erp.get(&app, "1").await.status, 404);
    // Noted to a minute, so that a busy program does not write all the time.
    app.advance(30_000);
    erp.get(&app, "1").await;
    assert_eq!(admin.send(&app, admin.get("/api/tokens")).await.json(), listed(json!(NOW)));
    app.advance(30_001);
    erp.get(&app, "1").await;
    assert_eq!(admin.send(&app, admin.get("/api/tokens")).await.json(), listed(json!(NOW + 60_001)));

    let path = format!("/api/tokens/{}/revoke", made["id"].as_str().unwrap());
    assert_eq!(admin.ask(&app, &path, &json!({})).await.status, 204);
    let refused = erp.get(&app, "1").await;
    assert_eq!((refused.status, refused.code().as_str()), (401, "token"));
    assert_eq!(refused.headers[header::WWW_AUTHENTICATE], "Bearer");
    assert_eq!(admin.send(&app, admin.get("/api/tokens")).await.json(), json!([]));
    assert_eq!(admin.ask(&app, &path, &json!({})).await.status, 404, "once is enough");
    token(&app, &admin, "ERP", shop()).await;

    let audit: Vec<(String, String, bool)> =
        rows(&app, "SELECT act, token, \"by\" = staff FROM audit WHERE token IS NOT NULL ORDER BY id").await;
    let acts = ["token_added", "token_revoked", "token_added"];
    assert_eq!(audit, acts.map(|act| (act.to_owned(), "ERP".to_owned(), true)));
    let stored: Vec<(String,)> = rows(&app, "SELECT quote(hash) || name FROM token").await;
    assert!(stored.iter().all(|(text,)| !text.contains(&secret[3..])));
}

#[tokio::test]
async fn o1_who_may_not_make_tokens_and_what_none_is_made_of() {
    let (app, mut admin) = office().await;
    let lin = app.sign_in("lin").await;
    token(&app, &admin, "ERP", shop()).await;
    let own = Shop { id: ShopId::named(&["own"]), name: "自营".to_owned(), platform: Platform::House };
    admin.issue(&app, ShopSet { shop: own }).await;
    let wish = |name: &str| json!({ "name": name, "shop": shop() });
    for (name, client, body, status, code) in [
        ("an agent", &lin, wish("x"), 403, "denied"),
        ("nobody", &Client::new("x"), wish("x"), 401, "auth"),
        ("no name", &admin, wish(" "), 422, "bad_name"),
        ("a long name", &admin, wish(&"x".repeat(61)), 422, "bad_name"),
        ("a name that is taken", &admin, wish("ERP"), 409, "name_taken"),
        ("no such shop", &admin, json!({ "name": "x", "shop": ShopId::named(&["none"]) }), 422, "rejected"),
        ("the house's own orders", &admin, json!({ "name": "x", "shop": ShopId::named(&["own"]) }), 422, "rejected"),
        ("no shop", &admin, json!({ "name": "x" }), 400, "malformed"),
    ] {
        let answer = client.ask(&app, "/api/tokens", &body).await;
        assert_eq!((answer.status, answer.code().as_str()), (status, code), "{name}: {}", answer.text);
    }
    assert_eq!(lin.send(&app, lin.get("/api/tokens")).await.code(), "denied");
    let id = admin.send(&app, admin.get("/api/tokens")).await.json()[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(lin.ask(&app, &format!("/api/tokens/{id}/revoke"), &json!({})).await.code(), "denied");
    assert_eq!(admin.ask(&app, "/api/tokens/x/revoke", &json!({})).await.code(), "not_found");
    // From another site, by the admin's own browser.
    let mut foreign = admin.post("/api/tokens", wish("x").to_string());
    foreign.headers_mut().insert(header::ORIGIN, "http://evil.test".parse().unwrap());
    assert_eq!(admin.send(&app, foreign).await.code(), "origin");
}

#[tokio::test]
async fn o1_a_session_is_no_token_and_a_token_no_session() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    let good = format!("Bearer {}", erp.secret);
    for (name, value, status) in [
        ("as it should be", good.clone(), 200),
        ("the scheme in small letters", good.replace("Bearer", "bearer"), 200),
        ("without the scheme", erp.secret.clone(), 401),
        ("another scheme", good.replace("Bearer", "Basic"), 401),
        ("cut off", good[..good.len() - 1].to_owned(), 401),
        ("one letter changed", good.replace("gt_", "gt-"), 401),
        ("another's", format!("Bearer gt_{}", "A".repeat(43)), 401),
        ("nothing", String::new(), 401),
    ] {
        let request = Request::builder().method("PUT").uri("/api/v1/orders").header("content-type", "application/json");
        let request = request.header(header::AUTHORIZATION, value).body(r#"{"orders":[]}"#.into()).unwrap();
        assert_eq!(send(&app, request).await.status, status, "{name}");
    }
    // Neither does a cookie open v1, nor a token what is for browsers.
    let answer = admin.send(&app, admin.get("/api/v1/orders/1")).await;
    assert_eq!(answer.code(), "token");
    let answer = send(&app, super::get("/api/session", &erp.secret)).await;
    assert_eq!(answer.code(), "auth");
    let has_cors = answer.headers.keys().any(|name| name.as_str().starts_with("access-control"));
    assert!(!has_cors, "{:?}", answer.headers);
}

#[tokio::test]
async fn o1_a_token_goes_with_its_maker_and_may_what_its_maker_may() {
    let (app, mut admin) = office().await;
    let boss = app.sign_in("boss").await;
    let erp = token(&app, &boss, "ERP", shop()).await;
    let one = [order("1001", "to_verify")];
    assert_eq!(erp.results(&app, &one).await, ["created"]);
    let gone = Staff { active: false, ..member("boss", "admin") };
    admin.issue(&app, StaffSet { staff: gone }).await;
    let refused = erp.put(&app, &one).await;
    assert_eq!((refused.status, refused.code().as_str()), (401, "token"));
    assert_eq!(admin.send(&app, admin.get("/api/tokens")).await.json()[0]["name"], "ERP", "the list still tells of it");

    admin.issue(&app, StaffSet { staff: member("boss", "admin") }).await;
    assert_eq!(erp.results(&app, &one).await, ["unchanged"], "who comes back brings it along");
    let boss = app.sign_in("boss").await;
    for (lost, body) in [(Permission::OrderImport, &one[..]), (Permission::ContactSee, &[])] {
        let permissions = Permission::ALL.into_iter().filter(|one| *one != lost).collect();
        let (limit, discount) = Default::default();
        let role = Role { id: RoleId::named("clerk"), name: "x".to_owned(), permissions, limit, discount };
        let set = admin.issue(&app, SettingSet { to: Setting::Role(role) }).await;
        assert!(matches!(set, End::Applied { .. }), "{set:?}");
        admin.issue(&app, StaffSet { staff: member("boss", "clerk") }).await;
        let refused = erp.put(&app, body).await;
        assert_eq!((refused.status, &refused.json()["permission"]), (403, &json!(lost)), "{}", refused.text);
        let made = boss.ask(&app, "/api/tokens", &json!({ "name": "x", "shop": shop() })).await;
        assert_eq!((made.status, &made.json()["permission"]), (403, &json!(lost)), "{}", made.text);
    }
}

#[tokio::test]
async fn o1_calls_are_limited() {
    let (app, admin) = office().await;
    let (erp, wms) = (token(&app, &admin, "ERP", shop()).await, token(&app, &admin, "WMS", shop()).await);
    for _ in 0..120 {
        assert_eq!(erp.get(&app, "1").await.status, 404);
    }
    let limited = erp.get(&app, "1").await;
    assert_eq!((limited.status, limited.code().as_str()), (429, "too_many"));
    assert_eq!(limited.headers[header::RETRY_AFTER], "1");
    assert_eq!(wms.get(&app, "1").await.status, 404, "each has its own measure");
    let stranger = Program::with(&app, "gt_nobody").await;
    for _ in 0..60 {
        assert_eq!(stranger.get(&app, "1").await.status, 401);
    }
    assert_eq!(stranger.get(&app, "1").await.status, 429);
    assert_eq!(wms.get(&app, "1").await.status, 404, "who knocks without a token keeps nobody out");
    app.sign_in("lin").await;
}

#[tokio::test]
async fn o1_tokens_outlive_the_server() {
    let (app, admin) = office().await;
    let erp = token(&app, &admin, "ERP", shop()).await;
    erp.put(&app, &[order("1001", "to_verify")]).await;
    let app = people(&[]).open(app.stop().await).await;
    assert_eq!(erp.results(&app, &[order("1001", "to_verify")]).await, ["unchanged"]);
    assert_eq!(app.db.readers().check().await.unwrap().findings, []);
}
