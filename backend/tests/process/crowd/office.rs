//! What the crowd works at: the workspace, where its server is, and whether the day is over.

use crate::server::{cli, text};
use serde_json::{Value, json};
use shared::{
    id::StaffId,
    sync::{
        primary::Primary,
        replica::{Incoming, Pulled, Replica},
    },
};
use std::{
    path::Path,
    sync::{
        Barrier, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

pub const PASSWORD: &str = "correct horse";
const ORDERS: &str = "600";
const TICKETS: &str = "200";

/// Who works at a browser, signed in.
#[derive(Clone)]
pub struct Person {
    pub id: StaffId,
    pub cookie: String,
}

pub struct Office {
    url: RwLock<String>,
    is_closing: AtomicBool,
    /// All have nothing left to send.
    pub all_sent: Barrier,
    /// Between two actions of one browser, on average.
    pub pause: Duration,
    agent: ureq::Agent,
}

/// A workspace with so many people, their logins, and work to do.
pub fn furnish(data: &Path, people: usize) -> Vec<String> {
    let run = |arguments: &[&str], input: &[u8]| {
        let done = cli(data, arguments, input);
        assert!(done.status.success(), "{}", text(&done));
        done.stdout
    };
    let logins: Vec<String> = (0..people).map(|nth| format!("p{nth}")).collect();
    for (nth, login) in logins.iter().enumerate() {
        let role = if nth % 5 == 0 { "supervisor" } else { "agent" };
        let password = format!("{PASSWORD}\n");
        run(&["user", "add", login, "--name", login, "--role", role, "--password-stdin"], password.as_bytes());
    }
    let file = run(&["sample", "orders", "--rows", ORDERS], b"");
    run(&["import", "orders", "-"], &file);
    run(&["sample", "work", "--tickets", TICKETS, "--house", "0"], b"");
    logins
}

/// What the file itself holds, with no server at work.
pub fn on_disk(data: &Path) -> Primary {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { guitai::db::Readers::open(data).await.unwrap().load().await }).unwrap()
}

/// Asks once more, and takes the answer in.
pub fn answer(replica: &mut Replica, disk: &Primary) -> Pulled {
    let request = replica.request();
    let mut incoming = Incoming::answering(&request);
    disk.pull(replica.person(), &request, usize::MAX).for_each(|frame| incoming.frame(frame).unwrap());
    let (pulled, write) = replica.pull(incoming).unwrap();
    replica.stored(write);
    pulled
}

impl Office {
    pub fn new(browsers: usize, pause: Duration) -> Office {
        let agent = ureq::Agent::config_builder().http_status_as_error(false);
        Office {
            url: RwLock::new(String::new()),
            is_closing: AtomicBool::new(false),
            all_sent: Barrier::new(browsers),
            pause,
            agent: agent.timeout_global(Some(Duration::from_secs(20))).build().new_agent(),
        }
    }

    pub fn moved_to(&self, url: &str) {
        url.clone_into(&mut self.url.write().unwrap());
    }

    pub fn url(&self) -> String {
        self.url.read().unwrap().clone()
    }

    pub fn close(&self) {
        self.is_closing.store(true, Ordering::Relaxed);
    }

    /// Nobody begins anything any more.
    pub fn is_closing(&self) -> bool {
        self.is_closing.load(Ordering::Relaxed)
    }

    pub fn sign_in(&self, login: &str) -> Person {
        let (url, body) = (self.url(), json!({ "login": login, "password": PASSWORD }).to_string());
        let request = self.agent.post(format!("{url}/api/login")).header("origin", &url);
        let answer = request.header("content-type", "application/json").send(body).unwrap();
        assert_eq!(answer.status(), 200);
        let cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
        let session = self.agent.get(format!("{url}/api/session")).header("cookie", &cookie).call();
        let session: Value = serde_json::from_str(&session.unwrap().body_mut().read_to_string().unwrap()).unwrap();
        Person { id: session["staff"]["id"].as_str().unwrap().parse().unwrap(), cookie }
    }

    /// Milliseconds of requests that ask the server for nothing, until the day is over.
    pub fn round_trips(&self) -> Vec<f64> {
        let mut found = Vec::new();
        while !self.is_closing() {
            let began = Instant::now();
            if self.agent.get(format!("{}/healthz", self.url())).call().is_ok() {
                found.push(began.elapsed().as_secs_f64() * 1000.0);
            }
            thread::sleep(Duration::from_millis(50));
        }
        found
    }
}
