//! The binary, run as a person would run it.

use serde_json::json;
use shared::{
    attachment::BlobHash,
    sync::wire::{Frame, PullRequest, Push, PushReply},
};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};

const BINARY: &str = env!("CARGO_BIN_EXE_guitai");

/// Runs a command of the binary to its end.
pub fn cli(data: &Path, arguments: &[&str], input: &[u8]) -> Output {
    run(Command::new(BINARY).arg("--data").arg(data).args(arguments), input)
}

/// Runs a command that ends itself at that step.
pub fn cli_until(data: &Path, arguments: &[&str], step: &str) -> Output {
    let mut command = Command::new(BINARY);
    run(command.arg("--data").arg(data).args(arguments).env("GUITAI_FAULT", format!("{step}:1")), b"")
}

fn run(command: &mut Command, input: &[u8]) -> Output {
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
    metrics: String,
    agent: ureq::Agent,
    cookie: String,
}

impl Server {
    /// Starts a server; it ends itself at that step of a push, if one is named.
    pub fn start(data: &Path, fault: &str) -> Server {
        let mut command = Command::new(BINARY);
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--data"])
            .arg(data)
            .env("GUITAI_FAULT", fault);
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut address_after = |message: &str| {
            let found = lines.find_map(|line| {
                let line: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
                (line["message"] == message).then(|| format!("http://{}", line["address"].as_str().unwrap()))
            });
            found.unwrap()
        };
        let (metrics, url) = (address_after("telling metrics"), address_after("serving"));
        // What is not read would stop the process when the pipe is full.
        thread::spawn(move || lines.for_each(drop));
        let agent = ureq::Agent::config_builder().http_status_as_error(false);
        let agent = agent.timeout_global(Some(Duration::from_secs(20))).build().new_agent();
        Server { process, url, metrics, agent, cookie: String::new() }
    }

    pub fn url(&self) -> &str {
        &self.url
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

    pub fn get(&self, path: &str) -> String {
        let request = self.agent.get(format!("{}{path}", self.url)).header("cookie", &self.cookie);
        request.call().unwrap().body_mut().read_to_string().unwrap()
    }

    pub fn metrics(&self) -> String {
        let answer = self.agent.get(format!("{}/metrics", self.metrics)).call();
        answer.unwrap().body_mut().read_to_string().unwrap()
    }

    /// As a program with that token, without a cookie.
    pub fn put_orders(&self, token: &str, body: &str) -> (u16, String) {
        let request = self.agent.put(format!("{}/api/v1/orders", self.url));
        let request = request.header("authorization", format!("Bearer {token}"));
        let mut answer = request.header("content-type", "application/json").send(body).unwrap();
        (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
    }

    /// `None` when the server is gone.
    pub fn post(&self, path: &str, body: String) -> Option<String> {
        let request = self.agent.post(format!("{}{path}", self.url)).header("origin", &self.url);
        let request = request.header("cookie", &self.cookie).header("content-type", "application/json");
        request.send(body).ok()?.body_mut().read_to_string().ok()
    }

    pub fn put_blob(&self, content: &[u8]) -> u16 {
        let request = self.agent.put(format!("{}/api/blob/{}", self.url, BlobHash::of(content)));
        let request = request.header("origin", &self.url).header("cookie", &self.cookie);
        request.send(content).unwrap().status().as_u16()
    }

    pub fn push(&self, push: &Push) -> Option<PushReply> {
        let text = self.post("/api/sync/push", serde_json::to_string(push).unwrap())?;
        Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}")))
    }

    pub fn pull(&self, request: &PullRequest) -> Vec<Frame> {
        let text = self.post("/api/sync/pull", serde_json::to_string(request).unwrap()).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub fn kill(&mut self) {
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
