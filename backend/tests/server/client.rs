//! A browser: its cookie, its numbers, its requests.

use crate::app::TestApp;
use axum::{
    body::Body,
    http::{HeaderMap, Request, header},
};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use shared::{
    command::{Class, Command},
    id::{ClientId, StaffId},
    record::Kind,
    sync::wire::{
        Act, ActReply, Cookie, End, Ending, Frame, Mutation, MutationId, PROTO, Position, PullRequest, Push, PushReply,
        Row, SCHEMA,
    },
    time::Instant,
};
use uuid::Uuid;

pub struct Client {
    pub login: String,
    pub staff: StaffId,
    pub cookie: Option<String>,
    pub id: ClientId,
    seq: u64,
}

/// An answer read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }

    pub fn reply(&self) -> PushReply {
        assert_eq!(self.status, 200, "{}", self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    pub fn frames(&self) -> Vec<Frame> {
        assert_eq!(self.status, 200, "{}", self.text);
        self.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Client {
    /// A browser where nobody has signed in.
    pub fn new(login: &str) -> Client {
        let (staff, id) = (StaffId::named(&[login]), ClientId(Uuid::now_v7()));
        Client { login: login.to_owned(), staff, cookie: None, id, seq: 0 }
    }

    pub fn get(&self, path: &str) -> Request<Body> {
        self.request("GET", path).body(Body::empty()).unwrap()
    }

    pub fn post(&self, path: &str, body: impl Into<Body>) -> Request<Body> {
        self.request("POST", path).header(header::CONTENT_TYPE, "application/json").body(body.into()).unwrap()
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "guitai.test");
        let request = request.header(header::ORIGIN, "http://guitai.test");
        self.cookie.iter().fold(request, |request, cookie| request.header(header::COOKIE, cookie))
    }

    pub async fn send(&self, app: &TestApp, request: Request<Body>) -> Answer {
        let response = app.send(request).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Answer { status, headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    pub async fn ask(&self, app: &TestApp, path: &str, body: &Value) -> Answer {
        self.send(app, self.post(path, body.to_string())).await
    }

    pub async fn session(&self, app: &TestApp) -> u16 {
        self.send(app, self.get("/api/session")).await.status
    }

    pub async fn login(&mut self, app: &TestApp, password: &str) -> Answer {
        let answer = self.ask(app, "/api/login", &json!({ "login": self.login, "password": password })).await;
        if let Some(cookie) = answer.headers.get(header::SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().map(str::to_owned);
        }
        answer
    }

    /// The commands with the next numbers.
    pub fn batch<C: Into<Command>>(&mut self, commands: impl IntoIterator<Item = C>) -> Push {
        let mutations = commands.into_iter().map(|command| {
            self.seq += 1;
            let id = MutationId { client: self.id, seq: self.seq };
            Mutation::new(id, &command.into(), Instant(crate::app::NOW)).unwrap()
        });
        let mutations = mutations.collect();
        Push { proto: PROTO, schema: SCHEMA, build: "test".to_owned(), person: self.staff, mutations }
    }

    pub fn push_request(&self, push: &Push) -> Request<Body> {
        self.post("/api/sync/push", serde_json::to_string(push).unwrap())
    }

    pub async fn push(&self, app: &TestApp, push: &Push) -> Answer {
        self.send(app, self.push_request(push)).await
    }

    /// Pushes one command, or has it done at once where it is never queued, and says how it ended.
    pub async fn issue(&mut self, app: &TestApp, command: impl Into<Command>) -> End {
        let command = command.into();
        if command.class() == Class::OnlineOnly {
            let act = Act::new(self.staff, &command, Instant(crate::app::NOW)).unwrap();
            let answer = self.ask(app, "/api/act", &serde_json::to_value(act).unwrap()).await;
            return serde_json::from_value::<ActReply>(answer.json()).unwrap().end;
        }
        let push = self.batch([command]);
        self.push(app, &push).await.reply().outcomes.remove(0).end
    }

    pub fn pull_request(&self, at: Position) -> PullRequest {
        PullRequest { proto: PROTO, person: self.staff, kinds: Kind::ALL.to_vec(), at, open: Vec::new() }
    }

    pub async fn pull(&self, app: &TestApp, request: &PullRequest) -> Vec<Frame> {
        let body = serde_json::to_string(request).unwrap();
        self.send(app, self.post("/api/sync/pull", body)).await.frames()
    }

    /// Everything there is for this person, and where that leaves the client.
    pub async fn load(&self, app: &TestApp) -> (Vec<Row>, Cookie) {
        let (mut rows, mut at) = (Vec::new(), Position::Start);
        loop {
            let frames = self.pull(app, &self.pull_request(at)).await;
            for frame in &frames {
                if let Frame::Rows(some) = frame {
                    rows.retain(|row: &Row| some.iter().all(|new| new.key() != row.key()));
                    rows.extend(some.iter().cloned());
                }
            }
            at = match frames.last() {
                Some(Frame::End(Ending::Loading { cookie, next: Some(after) })) => {
                    Position::Loading { cookie: cookie.clone(), after: *after }
                }
                Some(Frame::End(Ending::Loading { cookie, next: None })) => Position::At { cookie: cookie.clone() },
                Some(Frame::End(Ending::At { cookie, .. })) => return (rows, cookie.clone()),
                other => panic!("{other:?}"),
            };
        }
    }
}
