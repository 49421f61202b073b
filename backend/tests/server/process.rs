//! The real process, killed.

use crate::client::Client;
use serde_json::json;
use shared::{
    command::OrderNote,
    id::OrderId,
    sync::wire::{End, Ending, Frame, Position, Push, PushReply},
};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};
use tempfile::TempDir;

pub const BINARY: &str = env!("CARGO_BIN_EXE_guitai");

/// Runs a command of the binary to its end.
pub fn cli(data: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(BINARY);
    command.arg("--data").arg(data).args(arguments);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    // Who does not read it does not want it.
    child.stdin.take().unwrap().write_all(input).ok();
    child.wait_with_output().unwrap()
}

pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

pub struct Server {
    pub process: Child,
    url: String,
    agent: ureq::Agent,
    cookie: String,
}

impl Server {
    /// Starts a server; it ends itself at that step of a push, if one is named.
    pub fn start(data: &Path, fault: &str) -> Server {
        let mut command = Command::new(BINARY);
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).env("GUITAI_FAULT", fault);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let address = lines.find_map(|line| {
            let line: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            (line["message"] == "serving").then(|| line["address"].as_str().unwrap().to_owned())
        });
        // What is not read would stop the process when the pipe is full.
        thread::spawn(move || lines.for_each(drop));
        let agent = ureq::Agent::config_builder().http_status_as_error(false);
        let agent = agent.timeout_global(Some(Duration::from_secs(20))).build().new_agent();
        Server { process, url: format!("http://{}", address.unwrap()), agent, cookie: String::new() }
    }

    pub fn sign_in(&mut self, login: &str, password: &str) -> u16 {
        let body = json!({ "login": login, "password": password }).to_string();
        let answer = self.agent.post(format!("{}/api/login", self.url)).header("origin", &self.url);
        let answer = answer.header("content-type", "application/json").send(body).unwrap();
        if let Some(cookie) = answer.headers().get("set-cookie") {
            self.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        answer.status().as_u16()
    }

    /// `None` when the server is gone.
    fn post(&self, path: &str, body: String) -> Option<String> {
        let request = self.agent.post(format!("{}{path}", self.url)).header("origin", &self.url);
        let request = request.header("cookie", &self.cookie).header("content-type", "application/json");
        request.send(body).ok()?.body_mut().read_to_string().ok()
    }

    fn push(&self, push: &Push) -> Option<PushReply> {
        let text = self.post("/api/sync/push", serde_json::to_string(push).unwrap())?;
        Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
    }

    fn kill(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// A workspace with one person and one order; the client of that person.
fn workspace() -> (TempDir, OrderId, Client) {
    let dir = TempDir::new().unwrap();
    let (data, password) = (dir.path(), b"correct horse\n");
    let added = cli(data, &["user", "add", "lin", "--name", "Lin", "--role", "admin", "--password-stdin"], password);
    assert!(added.status.success(), "{}", text(&added));
    let file = cli(data, &["sample", "orders", "--rows", "1"], b"").stdout;
    let imported = cli(data, &["import", "orders", "-"], &file);
    assert!(imported.status.success(), "{}", text(&imported));
    let mut client = Client::new("lin");
    let mut server = Server::start(data, "");
    assert_eq!(server.sign_in("lin", "correct horse"), 200);
    let session = server.agent.get(format!("{}/api/session", server.url)).header("cookie", &server.cookie);
    let session = session.call().unwrap().body_mut().read_to_string().unwrap();
    let session: serde_json::Value = serde_json::from_str(&session).unwrap();
    client.staff = session["staff"]["id"].as_str().unwrap().parse().unwrap();
    let request = serde_json::to_string(&client.pull_request(Position::Start)).unwrap();
    let frames = server.post("/api/sync/pull", request).unwrap();
    let frames: Vec<Frame> = frames.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(matches!(frames.last(), Some(Frame::End(Ending::Loading { next: None, .. }))));
    let order = frames.iter().find_map(|frame| match frame {
        Frame::Rows(rows) => rows.iter().find(|row| row.kind == shared::record::Kind::Order).map(|row| row.id),
        _ => None,
    });
    (dir, OrderId(order.unwrap()), client)
}

/// How often each text stands in the stored history of the only order.
fn stored(data: &Path, text: &str) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let primary = runtime.block_on(async { guitai::db::Readers::open(data).await.unwrap().load().await }).unwrap();
    let order = primary.world().orders.values().next().unwrap().clone();
    let is_text = |act: &shared::order::Act| matches!(act, shared::order::Act::Note { text: found } if found == text);
    order.history.iter().filter(|entry| is_text(&entry.act)).count()
}

#[test]
fn f20_killed_at_each_step_of_a_push() {
    let (dir, order, mut client) = workspace();
    for (step, kept) in [("begun:1", 0), ("stored:1", 0), ("committed:1", 1), ("begun:3", 0), ("committed:3", 1)] {
        let mut server = Server::start(dir.path(), step);
        assert_eq!(server.sign_in("lin", "correct horse"), 200);
        let count: usize = step.rsplit(':').next().unwrap().parse().unwrap();
        for n in 1..count {
            let push = client.batch([OrderNote { order, text: format!("{step} {n}") }]);
            assert_eq!(server.push(&push).unwrap().outcomes.len(), 1);
        }
        let push = client.batch([OrderNote { order, text: step.to_owned() }]);
        assert_eq!(server.push(&push), None, "{step}: died before it answered");
        server.process.wait().unwrap();
        assert_eq!(stored(dir.path(), step), kept, "{step}");
        let mut server = Server::start(dir.path(), "");
        server.sign_in("lin", "correct horse");
        let reply = server.push(&push).unwrap();
        assert!(matches!(reply.outcomes[0].end, End::Applied { .. }), "{step}: {reply:?}");
        assert_eq!(server.push(&push).unwrap(), reply, "{step}");
        server.kill();
        assert_eq!(stored(dir.path(), step), 1, "{step}");
    }
    let check = cli(dir.path(), &["check"], b"");
    assert!(check.status.success(), "{}", text(&check));
}

#[test]
fn f20_killed_at_any_moment() {
    let (dir, order, mut client) = workspace();
    let mut texts = Vec::new();
    for round in 0..6 {
        let mut server = Server::start(dir.path(), "");
        server.sign_in("lin", "correct horse");
        let pushes: Vec<Push> =
            (0..400).map(|n| client.batch([OrderNote { order, text: format!("{round}/{n}") }])).collect();
        let process = server.process.id();
        let acknowledged = thread::scope(|scope| {
            let (tell, told) = std::sync::mpsc::channel();
            let (server, pushes) = (&server, &pushes);
            let pushing = scope.spawn(move || {
                let answered = pushes.iter().map_while(|push| server.push(push));
                answered.inspect(|_| tell.send(()).unwrap_or_default()).count()
            });
            // After so many answers, at another point of the next one in every round.
            told.iter().take(7 + 13 * round).for_each(drop);
            thread::sleep(Duration::from_micros(300 * round as u64));
            Command::new("kill").args(["-9", &process.to_string()]).status().unwrap();
            told.iter().for_each(drop);
            pushing.join().unwrap()
        });
        assert!(acknowledged < 400, "it was killed in the middle");
        server.process.wait().unwrap();
        let mut server = Server::start(dir.path(), "");
        server.sign_in("lin", "correct horse");
        for (n, push) in pushes.iter().enumerate() {
            let reply = server.push(push).unwrap();
            assert!(matches!(reply.outcomes[0].end, End::Applied { .. }), "{round}/{n}: {reply:?}");
        }
        texts.extend((0..pushes.len()).map(|n| format!("{round}/{n}")));
        server.kill();
        let check = cli(dir.path(), &["check"], b"");
        assert!(check.status.success(), "{}", text(&check));
    }
    assert!(texts.iter().step_by(37).all(|text| stored(dir.path(), text) == 1));
}

#[test]
fn a_second_process_is_refused_and_a_signal_ends_the_first_in_good_order() {
    let (dir, ..) = workspace();
    let mut server = Server::start(dir.path(), "");
    let refused = cli(dir.path(), &["user", "password", "lin"], b"");
    assert!(!refused.status.success() && text(&refused).contains("another guitai is at work"), "{}", text(&refused));
    assert!(cli(dir.path(), &["user", "list"], b"").status.success(), "reading is allowed");
    assert!(cli(dir.path(), &["check"], b"").status.success(), "reading is allowed");
    Command::new("kill").args(["-TERM", &server.process.id().to_string()]).status().unwrap();
    assert!(server.process.wait().unwrap().success());
    let log = std::fs::metadata(dir.path().join("guitai.db-wal")).map_or(0, |about| about.len());
    assert_eq!(log, 0, "everything is in the one file");
}
