//! Programs with tokens (O1). Whatever a `Program` of these tests sends or gets is held against the document, so that
//! each test is also one that the document says what the routes do.

mod document;
mod hostile;
mod put;
mod same;
mod token;

use crate::{
    app::{TestApp, people},
    client::{Answer, Client},
};
use axum::{
    body::Body,
    http::{Request, header},
};
use jsonschema::Validator;
use serde_json::{Value, json};
use shared::{
    command::ShopSet,
    id::ShopId,
    shop::{Platform, Shop},
};
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};

/// A program, by its secret.
pub struct Program {
    secret: String,
    document: Value,
}

/// The workspace of these tests: an admin, an agent, three orders of a shop, and a shop on another platform.
async fn office() -> (TestApp, Client) {
    let app = people(&[("admin", "admin"), ("lin", "agent"), ("boss", "admin")]).orders(3).start().await;
    let mut admin = app.sign_in("admin").await;
    let shop = Shop { id: ShopId::named(&["jd"]), name: "京东店".to_owned(), platform: Platform::Jd };
    admin.issue(&app, ShopSet { shop }).await;
    (app, admin)
}

fn shop() -> ShopId {
    ShopId::named(&["shop"])
}

/// Makes a token for the shop.
async fn token(app: &TestApp, maker: &Client, name: &str, shop: ShopId) -> Program {
    let made = maker.ask(app, "/api/tokens", &json!({ "name": name, "shop": shop })).await;
    assert_eq!(made.status, 201, "{}", made.text);
    Program::with(app, made.json()["secret"].as_str().unwrap()).await
}

/// A whole order.
fn order(number: &str, status: &str) -> Value {
    json!({
        "number": number,
        "status": status,
        "placed_at": "2026-09-21T10:00:00+08:00",
        "paid_at": "2026-09-21T10:01:00+08:00",
        "buyer": "tb_wang",
        "receiver": { "name": "王芳", "mobile": "13800005678", "address": "浙江省 杭州市 样板路1号" },
        "amounts": { "goods": 12_900, "freight": 600, "total": 13_500, "paid": 13_500 },
        "buyer_message": "周末送",
        "lines": [
            { "number": "1", "title": "毛衣", "code": "MY-01", "attributes": "红;L", "price": 6_450, "pieces": 2 },
        ],
    })
}

impl Program {
    async fn with(app: &TestApp, secret: &str) -> Program {
        let document = Client::new("nobody").send(app, get("/api/v1/openapi.json", "")).await;
        Program { secret: secret.to_owned(), document: document.json() }
    }

    async fn put(&self, app: &TestApp, orders: &[Value]) -> Answer {
        let answer = self.put_text(app, json!({ "orders": orders }).to_string()).await;
        if answer.status == 200 {
            let landed = answer.json()["orders"].as_array().unwrap().clone();
            assert_eq!(landed.len(), orders.len());
            orders.iter().zip(&landed).for_each(|(order, landed)| self.hold_request(order, landed));
        }
        answer
    }

    async fn put_text(&self, app: &TestApp, body: String) -> Answer {
        let request = Request::builder().method("PUT").uri("/api/v1/orders").header("content-type", "application/json");
        let request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.secret));
        let answer = send(app, request.body(body.into()).unwrap()).await;
        self.hold_answer("put", "/api/v1/orders", &answer);
        answer
    }

    async fn get(&self, app: &TestApp, number: &str) -> Answer {
        let answer = send(app, get(&format!("/api/v1/orders/{number}"), &self.secret)).await;
        self.hold_answer("get", "/api/v1/orders/{number}", &answer);
        answer
    }

    /// What has become of each order, in a word.
    async fn results(&self, app: &TestApp, orders: &[Value]) -> Vec<String> {
        let answer = self.put(app, orders).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let landed = answer.json()["orders"].as_array().unwrap().clone();
        landed.iter().map(|landed| landed["result"].as_str().unwrap().to_owned()).collect()
    }

    /// The document has this answer, field for field.
    fn hold_answer(&self, method: &str, path: &str, answer: &Answer) {
        let status = answer.status.to_string();
        let place = &self.document["paths"][path][method]["responses"][&status];
        let schema = &place["content"]["application/json"]["schema"];
        assert!(schema.is_object(), "{method} {path} says nothing of {status}: {}", answer.text);
        let found: Vec<_> =
            self.validator(schema, true).iter_errors(&answer.json()).map(|error| error.to_string()).collect();
        assert_eq!(found, Vec::<String>::new(), "{}", answer.text);
    }

    /// What the document allows is taken, and nothing else; what it can't say is said by the reason.
    fn hold_request(&self, order: &Value, landed: &Value) {
        let schema = json!({ "$ref": "#/components/schemas/Order" });
        let is_valid = self.validator(&schema, false).is_valid(order);
        let beyond = ["repeated", "other_shop"].iter().any(|reason| landed["refusal"]["reason"] == *reason);
        let beyond = beyond || landed["refusal"]["message"] == "each line has a number of its own";
        // To JSON Schema 135.0 is an integer. To us it is somebody's yuan.
        let is_decimal = landed["refusal"]["message"].as_str().is_some_and(|text| text.contains(r#".0" is no"#));
        assert!(beyond || is_decimal || is_valid == (landed["result"] != "refused"), "{order} {landed}");
    }

    /// Of answers, that they have no field beside those of the document.
    fn validator(&self, schema: &Value, closed: bool) -> Validator {
        let mut schema = schema.clone();
        schema["components"] = self.document["components"].clone();
        if closed {
            let schemas = schema["components"]["schemas"].as_object_mut().unwrap().values_mut();
            schemas.filter(|it| it["type"] == "object").for_each(|it| it["additionalProperties"] = json!(false));
        }
        jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
    }
}

fn get(path: &str, secret: &str) -> Request<Body> {
    let request = Request::builder().uri(path).header(header::AUTHORIZATION, format!("Bearer {secret}"));
    request.body(Body::empty()).unwrap()
}

async fn send(app: &TestApp, request: Request<Body>) -> Answer {
    Client::new("nobody").send(app, request).await
}

/// What the database says.
async fn rows<T>(app: &TestApp, sql: &'static str) -> Vec<T>
where
    T: for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> + Send + Unpin,
{
    let file = app.dir.path().join("guitai.db");
    let mut database = SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    sqlx::query_as(sql).fetch_all(&mut database).await.unwrap()
}

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;
