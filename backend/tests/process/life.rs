//! The real process at work, killed (f20) and stopped.

use crate::{
    sender::{stored, workspace},
    server::{Server, cli, text},
};
use shared::sync::wire::{End, Push, PushReply};
use std::{process::Command, thread, time::Duration};

#[test]
fn f20_killed_at_each_step_of_a_push() {
    let (dir, mut sender) = workspace();
    for (step, kept) in [("begun:1", 0), ("stored:1", 0), ("committed:1", 1), ("begun:3", 0), ("committed:3", 1)] {
        let mut server = Server::start(dir.path(), step);
        assert_eq!(server.sign_in("lin", "correct horse"), 200);
        let count: usize = step.rsplit(':').next().unwrap().parse().unwrap();
        for n in 1..count {
            let push = sender.note(format!("{step} {n}"));
            assert_eq!(server.push(&push).unwrap().outcomes.len(), 1);
        }
        let push = sender.note(step.to_owned());
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
    let (dir, mut sender) = workspace();
    let mut texts = Vec::new();
    for round in 0..6 {
        let mut server = Server::start(dir.path(), "");
        server.sign_in("lin", "correct horse");
        let pushes: Vec<Push> = (0..120).map(|n| sender.note(format!("{round}/{n}"))).collect();
        let process = server.process.id();
        let acknowledged = thread::scope(|scope| {
            let (tell, told) = std::sync::mpsc::channel();
            let (server, pushes) = (&server, &pushes);
            let pushing = scope.spawn(move || {
                let answered = pushes.iter().map_while(|push| server.push(push));
                answered.inspect(|_| tell.send(()).unwrap_or_default()).collect::<Vec<PushReply>>()
            });
            // After so many answers, at another point of the next one in every round.
            told.iter().take(5 + 17 * round).for_each(drop);
            thread::sleep(Duration::from_micros(300 * round as u64));
            Command::new("kill").args(["-9", &process.to_string()]).status().unwrap();
            told.iter().for_each(drop);
            pushing.join().unwrap()
        });
        assert!((1..120).contains(&acknowledged.len()), "it was killed in the middle");
        server.process.wait().unwrap();
        let mut server = Server::start(dir.path(), "");
        server.sign_in("lin", "correct horse");
        for (n, push) in pushes.iter().enumerate() {
            let reply = server.push(push).unwrap();
            assert!(matches!(reply.outcomes[0].end, End::Applied { .. }), "{round}/{n}: {reply:?}");
            // What was acknowledged was on disk: it is the same version, not applied anew.
            assert!(acknowledged.get(n).is_none_or(|before| *before == reply), "{round}/{n}: {reply:?}");
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

#[test]
fn what_happens_is_measured() {
    let (dir, mut sender) = workspace();
    let mut server = Server::start(dir.path(), "");
    server.sign_in("lin", "correct horse");
    let push = sender.note("one".to_owned());
    server.push(&push).unwrap();
    let metrics = server.metrics();
    for line in ["guitai_pushes_total 1", "guitai_outcomes_total{end=\"applied\"} 1", "guitai_commit_seconds_count 1"] {
        assert!(metrics.lines().any(|found| found == line), "{line}:\n{metrics}");
    }
    assert!(!server.get("/metrics").contains("guitai_pushes_total"), "that is nobody else's business");
}
