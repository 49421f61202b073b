//! `guitai check` finds damage and says where it is (X5).

use crate::{
    sender::workspace,
    server::{Server, cli, text},
};
use shared::{
    command::{SavedViewRemove, SavedViewSet},
    id::SavedViewId,
    saved_view::SavedView,
};
use sqlx::{Connection, Executor, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use uuid::Uuid;

/// The database of a workspace, to be damaged. No rule of its own hinders that.
pub async fn database(data: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(data.join("guitai.db")).foreign_keys(false);
    SqliteConnection::connect_with(&options).await.unwrap()
}

pub async fn execute(database: &mut SqliteConnection, sql: &'static str) {
    assert!(database.execute(sql).await.unwrap().rows_affected() > 0, "{sql} changes nothing");
}

/// The bytes with a bit changed wherever the text stands: a page may hold older copies of it.
pub fn turned(bytes: &[u8], text: &str) -> Vec<u8> {
    let found = bytes.windows(text.len()).enumerate().filter(|(_, bytes)| *bytes == text.as_bytes());
    let found: Vec<usize> = found.map(|(at, _)| at).collect();
    assert!(!found.is_empty(), "{text} is nowhere");
    let mut turned = bytes.to_vec();
    found.into_iter().for_each(|at| turned[at] ^= 0x20);
    turned
}

fn check(data: &Path) -> (bool, String) {
    let output = cli(data, &["check"], b"");
    (output.status.success(), text(&output))
}

/// A workspace with something of everything in it, as one file.
async fn sample() -> (TempDir, PathBuf) {
    let (dir, mut sender) = workspace();
    let file = cli(dir.path(), &["sample", "orders", "--rows", "20"], b"").stdout;
    assert!(cli(dir.path(), &["import", "orders", "-"], &file).status.success());
    let mut server = Server::start(dir.path(), "");
    server.sign_in("lin", "correct horse");
    server.push(&sender.note("a note that nobody else has written".to_owned())).unwrap();
    let id = SavedViewId(Uuid::now_v7());
    let view = SavedView {
        id,
        owner: sender.person,
        name: "a view".to_owned(),
        filter: Default::default(),
        ticket_filter: None,
    };
    server.push(&sender.command(SavedViewSet { view })).unwrap();
    server.push(&sender.command(SavedViewRemove { view: id })).unwrap();
    assert_eq!(server.put_blob(b"\x89PNG\r\n\x1a\nthe picture of a broken cup"), 201);
    drop(server);
    let mut database = database(dir.path()).await;
    database.execute("PRAGMA journal_mode = DELETE").await.unwrap();
    database.close().await.unwrap();
    let file = dir.path().join("guitai.db");
    (dir, file)
}

#[tokio::test]
async fn x5_what_does_not_fit_is_named() {
    let (_dir, whole) = sample().await;
    let fresh = TempDir::new().unwrap();
    for (name, damage, says) in [
        ("a body", "UPDATE record SET body = json_set(body, '$.title', 7) WHERE kind = 'order'", "order/"),
        (
            "a body that looks good",
            "UPDATE record SET body = replace(body, 'a note', 'A note')",
            "not as it was written",
        ),
        ("a digest", "UPDATE record SET digest = digest + 1 WHERE kind = 'workspace'", "not as it was written"),
        ("a scope", "UPDATE record SET scope = 'team' WHERE kind = 'contact'", "stored in the scope team"),
        ("an id", "UPDATE record SET id = randomblob(16) WHERE kind = 'import'", "has the body of import/"),
        ("a kind", "UPDATE record SET kind = 'dragon' WHERE kind = 'import'", "dragon"),
        ("a version", "UPDATE record SET version = version + 1 WHERE kind = 'shop'", "its last change"),
        ("a row", "DELETE FROM record WHERE kind = 'shop'", "is missing, though nobody removed it"),
        ("a change", "DELETE FROM change_log WHERE kind = 'workspace'", "its last change of None"),
        ("a commit", "DELETE FROM commit_log WHERE version = 2", "nothing before version 3"),
        ("arguments", "UPDATE commit_log SET args = '{' WHERE version = 2", "commit 2: "),
        ("who it was", "UPDATE commit_log SET actor = NULL WHERE client IS NOT NULL", "is not as it was written"),
        ("an outcome", "DELETE FROM outcome WHERE seq = 1", "is missing, though its commit is there"),
        ("an outcome's end", "UPDATE outcome SET \"end\" = '{}' WHERE seq = 1", "is unreadable"),
        (
            "an outcome's commit",
            "UPDATE outcome SET version = 1, \"end\" = '{\"applied\":{\"version\":1}}'",
            "something else",
        ),
        ("a client", "DELETE FROM client", "outcome: a row points to one that is missing"),
        ("an account", "UPDATE account SET staff = randomblob(16)", "account lin"),
        ("a blob", "UPDATE blob SET body = zeroblob(bytes)", "its content has another hash"),
        ("a blob's name", "UPDATE blob SET hash = randomblob(32)", "its content has another hash"),
        ("a blob's size", "UPDATE blob SET bytes = 1", "is of another size"),
        ("the epoch", "DELETE FROM meta WHERE key = 'epoch'", "file: "),
    ] {
        fs::copy(&whole, fresh.path().join("guitai.db")).unwrap();
        let (done, said) = check(fresh.path());
        assert!(done, "{name}: whole before, and {said}");
        let mut database = database(fresh.path()).await;
        execute(&mut database, damage).await;
        database.close().await.unwrap();
        let (done, said) = check(fresh.path());
        assert!(!done && said.contains(says), "{name}: {said}");
    }
    let (done, said) = check(&fresh.path().join("nowhere"));
    assert!(!done && said.contains("no workspace"), "{said}");
}

/// Rows that are as somebody wrote them, and say what can't be.
#[tokio::test]
async fn a8_x5_money_and_pieces_that_do_not_add_up_are_named() {
    let (whole, fresh) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let run = |arguments: &[&str], input: &[u8]| {
        let output = cli(whole.path(), arguments, input);
        assert!(output.status.success(), "{}", text(&output));
        output.stdout
    };
    run(&["user", "add", "lin", "--name", "Lin", "--role", "admin"], b"");
    let orders = run(&["sample", "orders", "--rows", "400"], b"");
    run(&["import", "orders", "-"], &orders);
    run(&["sample", "work", "--tickets", "0", "--cases", "40"], b"");
    let (done, said) = check(whole.path());
    assert!(done, "{said}");
    // The first of its kind for which it holds gets another body; what was written of the old one is forgotten.
    let damage = |kind: &str, which: &str, body: &str| {
        format!(
            "UPDATE record SET body = {body}, digest = NULL WHERE kind = '{kind}' AND id = \
             (SELECT id FROM record WHERE kind = '{kind}' AND {which} ORDER BY id LIMIT 1)"
        )
    };
    let refunded = "body ->> '$.refunds[0].amount' > 1";
    let paid = "body ->> '$.refunds.here' > 1";
    let is_open = "body ->> '$.open[0].step' IS NOT NULL";
    for (name, sql, of, says) in [
        ("a refund", damage("case", refunded, "json_remove(body, '$.refunds')"), "order/", "its cases have refunded"),
        ("a sum", damage("order", paid, "json_set(body, '$.refunds.here', 1)"), "order/", "the order says 0.01"),
        (
            "what was paid",
            damage("order", paid, "json_set(body, '$.amounts.paid', 0)"),
            "order/",
            "of 0.00 that were paid",
        ),
        (
            "pieces",
            damage("case", "body ->> '$.goods[0].place' = 'quarantine'", "json_set(body, '$.goods[0].pieces', 99)"),
            "order/",
            "more pieces of line",
        ),
        ("a due time", damage("case", is_open, "json_set(body, '$.open[0].due', 0)"), "case/", "due before it begins"),
        (
            "an outcome",
            damage("case", "body ->> 'outcome' = 'done'", "json_remove(body, '$.outcome')"),
            "case/",
            "has no outcome",
        ),
        ("a step", damage("case", is_open, "json_set(body, '$.outcome', 'done')"), "case/", "is said to be over"),
        (
            "a parcel's case",
            damage(
                "stray",
                "body ->> 'case' IS NOT NULL",
                "json_set(body, '$.case', '00000000-0000-0000-0000-000000000000')",
            ),
            "stray/",
            "which is missing",
        ),
    ] {
        fs::copy(whole.path().join("guitai.db"), fresh.path().join("guitai.db")).unwrap();
        let mut database = database(fresh.path()).await;
        let changed = database.execute(sqlx::AssertSqlSafe(sql)).await.unwrap().rows_affected();
        assert_eq!(changed, 1, "{name}");
        database.close().await.unwrap();
        let (done, said) = check(fresh.path());
        let found: Vec<&str> = said.lines().collect();
        assert!(!done && found.len() == 1, "{name}: {said}");
        assert!(found[0].starts_with(of) && found[0].contains(says), "{name}: {said}");
    }
}

/// Bytes that a disk has changed.
#[tokio::test]
async fn x5_bytes_that_turned_are_noticed() {
    let (_dir, file) = sample().await;
    let (whole, fresh) = (fs::read(&file).unwrap(), TempDir::new().unwrap());
    let page = |number: usize| number * 4096;
    let last = whole.len() / 4096 - 1;
    let pages = |pages: Range<usize>| {
        let mut bytes = whole.clone();
        bytes[page(pages.start)..page(pages.end)].iter_mut().for_each(|byte| *byte ^= 0x20);
        bytes
    };
    for (name, bytes, says) in [
        ("in a row", turned(&whole, "a note that nobody"), "order/"),
        ("in a commit", turned(&whole, "a note that nobody"), "commit "),
        ("in a blob", turned(&whole, "the picture of a broken"), "another hash"),
        ("in the header", turned(&whole, "SQLite format"), "file is not a database"),
        ("a page", pages(2..3), "file: "),
        ("the last page", pages(last..last + 1), "file: "),
        ("all from the middle on", pages(last / 2..last + 1), "file: "),
        ("cut short", whole[..page(last / 2)].to_vec(), "file: "),
    ] {
        fs::write(fresh.path().join("guitai.db"), bytes).unwrap();
        let (done, said) = check(fresh.path());
        assert!(!done && said.contains(says), "{name}: {said}");
    }
}
