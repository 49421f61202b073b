//! One browser of the crowd: a replica whose storage never fails, a hand that works, and an ear.

use super::{
    hand::Hand,
    office::{Office, Person},
};
use serde::Serialize;
use shared::{
    id::ClientId,
    record::Kind,
    sync::{
        replica::{Fate, Incoming, Pulled, Replica},
        wire::{End, Frame, MutationId, PROTO, Push, PushReply, SCHEMA, Version},
    },
    time,
};
use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::{Duration, Instant, SystemTime},
};
use uuid::Uuid;

const PUSH_BYTES: usize = 256 * 1024;

pub struct Browser {
    office: Arc<Office>,
    person: Person,
    agent: ureq::Agent,
    client: ClientId,
    hand: Hand,
    /// When what waits was issued.
    waiting: HashMap<MutationId, Instant>,
    report: Report,
}

/// What a browser did and saw.
pub struct Report {
    pub nth: usize,
    pub replica: Replica,
    pub issued: usize,
    /// Texts, each unlike all others.
    pub typed: Vec<String>,
    /// Which version its commands became, and when they were issued.
    pub applied: Vec<(Version, Instant)>,
    /// When it had what was up to this version.
    pub seen: Vec<(Version, Instant)>,
}

/// The server is away, or was in the middle.
struct Gone;

impl Browser {
    pub fn new(nth: usize, person: Person, office: Arc<Office>) -> Browser {
        let agent = ureq::Agent::config_builder().http_status_as_error(false);
        let report = Report {
            nth,
            replica: Replica::new(person.id, Kind::ALL),
            issued: 0,
            typed: Vec::new(),
            applied: Vec::new(),
            seen: Vec::new(),
        };
        Browser {
            office,
            agent: agent.timeout_recv_response(Some(Duration::from_secs(20))).build().new_agent(),
            client: ClientId(Uuid::now_v7()),
            hand: Hand::new(nth, person.id),
            waiting: HashMap::new(),
            person,
            report,
        }
    }

    /// Works until the day is over and everything is sent.
    pub fn work(mut self) -> Report {
        let (tell, news) = channel();
        self.listen(tell);
        let mut next = Instant::now() + self.hand.pause(self.office.pause);
        while !self.office.is_closing() {
            if self.cycle().is_err() {
                thread::sleep(self.hand.pause(Duration::from_millis(200)));
                continue;
            }
            wait(&news, next.min(Instant::now() + Duration::from_secs(1)));
            if Instant::now() >= next {
                self.act();
                next = Instant::now() + self.hand.pause(self.office.pause);
            }
        }
        self.until_done();
        self.office.all_sent.wait();
        self.until_done();
        self.report
    }

    fn until_done(&mut self) {
        while self.cycle().is_err() {
            thread::sleep(self.hand.pause(Duration::from_millis(200)));
        }
    }

    fn act(&mut self) {
        let Some((command, typed)) = self.hand.next(self.report.replica.view()) else { return };
        let id = MutationId { client: self.client, seq: self.report.issued as u64 + 1 };
        // What does not fit what is seen here is not even issued.
        if let Ok(write) = self.report.replica.issue(id, &command, now()) {
            self.report.replica.stored(write);
            self.report.issued += 1;
            self.report.typed.extend(typed);
            self.waiting.insert(id, Instant::now());
        }
    }

    /// Pulls until current, pushes what waits, until nothing does: as the page does it.
    fn cycle(&mut self) -> Result<(), Gone> {
        loop {
            self.pull()?;
            let mutations = self.report.replica.outgoing(PUSH_BYTES);
            if mutations.is_empty() {
                return Ok(());
            }
            let (person, build) = (self.person.id, "crowd".to_owned());
            let push = Push { proto: PROTO, schema: SCHEMA, build, person, mutations };
            let reply: PushReply = serde_json::from_str(&self.post("/api/sync/push", &push)?).map_err(|_| Gone)?;
            for outcome in &reply.outcomes {
                let issued = self.waiting.remove(&outcome.id);
                if let (End::Applied { version }, Some(issued)) = (&outcome.end, issued) {
                    self.report.applied.push((*version, issued));
                }
            }
            let write = self.report.replica.pushed(&reply);
            self.report.replica.stored(write);
            if reply.stop.is_some() {
                return Err(Gone);
            }
        }
    }

    fn pull(&mut self) -> Result<(), Gone> {
        loop {
            let request = self.report.replica.request();
            let mut incoming = Incoming::answering(&request);
            for line in self.post("/api/sync/pull", &request)?.lines() {
                let frame: Frame = serde_json::from_str(line).map_err(|_| Gone)?;
                incoming.frame(frame).map_err(|_| Gone)?;
            }
            let (pulled, write) = self.report.replica.pull(incoming).map_err(|_| Gone)?;
            // Its answer was lost with the server that gave it: the pull brings it.
            for (place, fate) in &write.settle {
                let issued = self.waiting.remove(&place.id);
                if let (Fate::Recent(version), Some(issued)) = (fate, issued) {
                    self.report.applied.push((*version, issued));
                }
            }
            self.report.replica.stored(write);
            assert_ne!(pulled, Pulled::Mismatch, "browser {}", self.report.nth);
            if pulled == Pulled::Current {
                let version = self.report.replica.cookie().map_or(0, |cookie| cookie.version);
                if self.report.seen.last().is_none_or(|(seen, _)| *seen < version) {
                    self.report.seen.push((version, Instant::now()));
                }
                return Ok(());
            }
        }
    }

    fn post(&self, path: &str, body: &impl Serialize) -> Result<String, Gone> {
        let url = self.office.url();
        let request = self.agent.post(format!("{url}{path}")).header("origin", &url);
        let request = request.header("cookie", &self.person.cookie).header("content-type", "application/json");
        let mut answer = request.send(serde_json::to_string(body).unwrap()).map_err(|_| Gone)?;
        if answer.status() != 200 {
            return Err(Gone);
        }
        answer.body_mut().with_config().limit(u64::MAX).read_to_string().map_err(|_| Gone)
    }

    /// Listens, and comes back as long as the day goes on. It ends with the server.
    fn listen(&self, tell: Sender<()>) {
        let (office, agent, cookie) = (self.office.clone(), self.agent.clone(), self.person.cookie.clone());
        let mut hand = self.hand.clone();
        thread::spawn(move || {
            while !office.is_closing() {
                if let Ok(answer) = agent.get(format!("{}/api/live", office.url())).header("cookie", &cookie).call() {
                    // What came while nobody listened.
                    tell.send(()).ok();
                    let lines = BufReader::new(answer.into_body().into_reader()).lines();
                    lines.map_while(Result::ok).filter(|line| line == "event: poke").for_each(|_| {
                        tell.send(()).ok();
                    });
                }
                thread::sleep(hand.pause(Duration::from_millis(200)));
            }
        });
    }
}

/// Until there is news, all of which is one, or until then.
fn wait(news: &Receiver<()>, until: Instant) {
    if news.recv_timeout(until.saturating_duration_since(Instant::now())).is_ok() {
        news.try_iter().for_each(drop);
    }
}

fn now() -> time::Instant {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    time::Instant(since.as_millis() as i64)
}
