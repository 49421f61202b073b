//! `guitai backup` and `guitai restore` (f19): what a team has after a disk died.

use crate::{
    damage::{database, execute, turned},
    sender::{Sender, stored, workspace},
    server::{Server, cli, cli_until, text},
};
use shared::sync::wire::{End, Ending, Frame, Mode, Position, Push, Reset};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, sqlite::SqliteConnectOptions};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

fn run(data: &Path, arguments: &[&str]) -> (bool, String) {
    let output = cli(data, arguments, b"");
    (output.status.success(), text(&output))
}

fn is_whole(data: &Path) {
    let (done, said) = run(data, &["check"]);
    assert!(done && said.starts_with("whole: "), "{said}");
}

/// The files of a folder that hold databases, and what a crash may leave beside them.
fn files(data: &Path) -> Vec<String> {
    let names = fs::read_dir(data).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.contains("guitai") || name.contains("restor")).collect();
    names.sort();
    names
}

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\nthe picture of a broken cup";

fn path(file: &Path) -> &str {
    file.to_str().unwrap()
}

/// A workspace of one note and one picture, and a backup of it.
fn backed_up() -> (TempDir, Sender, PathBuf) {
    let (dir, mut sender) = workspace();
    let mut server = Server::start(dir.path(), "");
    server.sign_in("lin", "correct horse");
    server.push(&sender.note("in the backup".to_owned())).unwrap();
    assert_eq!(server.put_blob(PICTURE), 201);
    let file = dir.path().join("backup.db");
    let (done, said) = run(dir.path(), &["backup", path(&file)]);
    assert!(done && said.contains("rows at version"), "{said}");
    (dir, sender, file)
}

#[test]
fn a_backup_is_one_private_file_and_replaces_none_unasked() {
    let (dir, _, file) = backed_up();
    let data = dir.path();
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777, 0o600);
    let before = fs::read(&file).unwrap();
    let there = data.join("guitai.db");
    let folder = TempDir::new().unwrap();
    for (name, arguments, says) in [
        ("there already", vec!["backup", path(&file)], "is there already; --force replaces it"),
        ("the database", vec!["backup", path(&there), "--force"], "the workspace's database itself"),
        ("a folder", vec!["backup", path(folder.path()), "--force"], "can't be a file's name"),
        ("no such folder", vec!["backup", "/nowhere/at/all.db"], "/nowhere/at/all.db"),
    ] {
        let (done, said) = run(data, &arguments);
        assert!(!done && said.contains(says), "{name}: {said}");
    }
    let (done, said) = run(folder.path(), &["backup", path(&file), "--force"]);
    assert!(!done && said.contains("there is no workspace"), "{said}");
    assert_eq!(fs::read(&file).unwrap(), before);
    let (done, said) = run(data, &["backup", path(&file), "--force"]);
    assert!(done, "{said}");
    let left: Vec<String> = files(data).into_iter().filter(|name| name.contains("part")).collect();
    assert_eq!(left, Vec::<String>::new());
}

#[tokio::test]
async fn a_damaged_database_does_not_replace_a_good_backup() {
    let (dir, _, file) = backed_up();
    let before = fs::read(&file).unwrap();
    execute(&mut database(dir.path()).await, "UPDATE record SET body = replace(body, 'in the', 'on the')").await;
    let (done, said) = run(dir.path(), &["backup", path(&file), "--force"]);
    assert!(!done && said.contains("is not as it was written") && said.contains("nothing was written"), "{said}");
    assert_eq!(fs::read(&file).unwrap(), before);
}

/// The failure that a backup is for, told as it happens.
#[test]
fn f19_backed_up_at_work_killed_restored_and_everything_is_back() {
    let (dir, mut sender) = workspace();
    let (data, file) = (dir.path(), dir.path().join("backup.db"));
    let mut server = Server::start(data, "");
    server.sign_in("lin", "correct horse");
    let mut recent: Vec<Push> = Vec::new();
    let mut push = |server: &Server, sender: &mut Sender, text: &str| {
        let push = sender.note(text.to_owned());
        assert!(matches!(server.push(&push).unwrap().outcomes[0].end, End::Applied { .. }), "{text}");
        recent.push(push);
    };
    push(&server, &mut sender, "before");
    // Work goes on while the backup is made.
    std::thread::scope(|scope| {
        let backup = scope.spawn(|| run(data, &["backup", path(&file)]));
        (0..200).for_each(|n| push(&server, &mut sender, &format!("during {n}")));
        let (done, said) = backup.join().unwrap();
        assert!(done, "{said}");
    });
    push(&server, &mut sender, "after");
    let frames = server.pull(&sender.request(Position::Start));
    let Some(Frame::End(Ending::Loading { cookie, next: None })) = frames.last() else { panic!("{frames:?}") };
    let stale = sender.request(Position::At { cookie: cookie.clone() });
    server.kill();
    let (done, said) = run(data, &["restore", path(&file)]);
    assert!(done, "{said}");
    assert!(stored(data, "before") == 1 && stored(data, "after") == 0);
    let mut server = Server::start(data, "");
    assert_eq!(server.sign_in("lin", "correct horse"), 200);
    assert_eq!(server.pull(&stale)[0], Frame::Begin { mode: Mode::Reset(Reset::Restored) });
    for push in &recent {
        assert!(matches!(server.push(push).unwrap().outcomes[0].end, End::Applied { .. }), "{push:?}");
    }
    server.kill();
    let all = ["before".to_owned(), "after".to_owned()].into_iter().chain((0..200).map(|n| format!("during {n}")));
    all.for_each(|text| assert_eq!(stored(data, &text), 1, "{text}"));
    is_whole(data);
}

#[test]
fn a_restore_says_what_it_did_and_keeps_the_old_database() {
    let (dir, mut sender, file) = backed_up();
    let data = dir.path();
    let mut server = Server::start(data, "");
    server.sign_in("lin", "correct horse");
    server.push(&sender.note("not in the backup".to_owned())).unwrap();
    let (done, said) = run(data, &["restore", path(&file)]);
    assert!(!done && said.contains("another guitai is at work"), "{said}");
    // What the killed server has left beside its database belongs to that one.
    server.kill();
    let (done, said) = run(data, &["restore", path(&file)]);
    assert!(done, "{said}");
    let told: Vec<&str> = said.lines().map(|line| line.split(':').next().unwrap()).collect();
    let kept = said.lines().find_map(|line| line.strip_prefix("the database as it was until now is kept in ")).unwrap();
    let expected = ["the backup is whole", "the database as it was", "is restored from", "browsers will", "2 sessions"];
    assert!(told.len() == 5 && told.iter().zip(expected).all(|(_, says)| said.contains(says)), "{said}");
    is_whole(data);
    assert_eq!((stored(data, "in the backup"), stored(data, "not in the backup")), (1, 0));
    let old = TempDir::new().unwrap();
    fs::copy(kept, old.path().join("guitai.db")).unwrap();
    is_whole(old.path());
    assert_eq!(stored(old.path(), "not in the backup"), 1);
    let name = Path::new(kept).file_name().unwrap().to_str().unwrap();
    assert_eq!(files(data), [name, "guitai.db"].map(str::to_owned));
}

#[test]
fn a_restore_needs_a_whole_backup_and_no_database() {
    let (dir, _, file) = backed_up();
    let data = dir.path();
    let before = fs::read(data.join("guitai.db")).unwrap();
    let broken = turned(&fs::read(&file).unwrap(), "in the backup");
    let (damaged, nothing) = (data.join("damaged"), data.join("nothing"));
    fs::write(&damaged, broken).unwrap();
    fs::write(&nothing, b"not a database, but long enough to be one: ".repeat(100)).unwrap();
    for (name, file, says) in [
        ("missing", data.join("missing"), "there is no backup"),
        ("itself", data.join("guitai.db"), "the workspace's database itself"),
        ("damaged", damaged, "is not as it was written"),
        ("something else", nothing, "file is not a database"),
    ] {
        let (done, said) = run(data, &["restore", path(&file)]);
        assert!(!done && said.contains(says), "{name}: {said}");
        assert_eq!(fs::read(data.join("guitai.db")).unwrap(), before, "{name}");
        assert!(!data.join("restoring").exists(), "{name}");
    }
    let new = dir.path().join("new");
    let (done, said) = run(&new, &["restore", path(&file)]);
    assert!(done && said.contains("there was no database before"), "{said}");
    assert_eq!(stored(&new, "in the backup"), 1);
    let mut server = Server::start(&new, "");
    server.sign_in("lin", "correct horse");
    assert_eq!(server.put_blob(PICTURE), 200, "the picture came with it");
}

/// A disk that has gone bad is when a restore is needed most.
#[test]
fn a_damaged_database_is_kept_as_it_is() {
    let (dir, _, file) = backed_up();
    let data = dir.path();
    let bad = [("", "a disk has written this here, and more: "), ("-wal", "and this there")];
    let bad = bad.map(|(ending, text)| (ending, text.repeat(300)));
    bad.iter().for_each(|(ending, text)| fs::write(data.join(format!("guitai.db{ending}")), text).unwrap());
    let (done, said) = run(data, &["restore", path(&file)]);
    assert!(done, "{said}");
    is_whole(data);
    assert_eq!(stored(data, "in the backup"), 1);
    let kept = said.lines().find_map(|line| line.strip_prefix("the database as it was until now is kept in ")).unwrap();
    for (ending, text) in bad {
        assert_eq!(fs::read_to_string(format!("{kept}{ending}")).unwrap(), text);
    }
}

#[test]
fn f20_a_restore_killed_at_each_step_leaves_one_whole_database() {
    let (dir, mut sender, file) = backed_up();
    let data = dir.path();
    for (step, restored) in [("copied", false), ("renewed", false), ("kept", false), ("finished", true)] {
        let mut server = Server::start(data, "");
        assert_eq!(server.sign_in("lin", "correct horse"), 200, "{step}");
        server.push(&sender.note(step.to_owned())).unwrap();
        server.kill();
        let died = cli_until(data, &["restore", path(&file)], step);
        assert!(!died.status.success(), "{step}: {}", text(&died));
        is_whole(data);
        assert_eq!(stored(data, step) == 0, restored, "{step}");
        assert_eq!(stored(data, "in the backup"), 1, "{step}");
    }
    let (done, said) = run(data, &["restore", path(&file)]);
    assert!(done, "{said}");
    is_whole(data);
}

#[tokio::test]
async fn a_backup_of_an_earlier_build_is_brought_up_to_date() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("backup.db");
    let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
    let mut old = options.connect().await.unwrap();
    old.execute(AssertSqlSafe(include_str!("../data/first_light.sql"))).await.unwrap();
    old.close().await.unwrap();
    let before = fs::read(&file).unwrap();
    let (done, said) = run(&dir.path().join("new"), &["restore", path(&file)]);
    assert!(done && said.contains("18 rows at version 15"), "{said}");
    is_whole(&dir.path().join("new"));
    assert!(fs::read(&file).unwrap() == before, "the backup itself stays as it is");
}
