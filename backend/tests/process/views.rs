//! The views for people's own queries say what the records say; `cases` compares those of after-sales, `approvals`
//! those of what is signed for, `enquiries` those of what was asked before buying, `shipping` those of what is to
//! leave.

mod approvals;
mod cases;
mod enquiries;
mod shipping;

use crate::server::{cli, text};
use guitai::db::Readers;
use serde_json::Value;
use shared::{
    id::StaffId,
    roster::{Cell, Roster, shift::ShiftTypeId},
    ticket::Act,
    time::{Instant, Month},
};
use sqlx::{ConnectOptions, SqliteConnection, sqlite::SqliteConnectOptions};
use std::path::Path;
use tempfile::TempDir;

async fn count(database: &mut SqliteConnection, sql: &'static str) -> usize {
    let found: i64 = sqlx::query_scalar(sql).fetch_one(database).await.unwrap();
    usize::try_from(found).unwrap()
}

/// What a view says, each row as one JSON array.
async fn rows(database: &mut SqliteConnection, sql: &'static str) -> Vec<Value> {
    let rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(database).await.unwrap();
    sorted(rows.iter().map(|row| serde_json::from_str(row).unwrap()).collect())
}

fn sorted(mut rows: Vec<Value>) -> Vec<Value> {
    rows.sort_by_key(Value::to_string);
    rows
}

fn seconds(at: Instant) -> i64 {
    at.0 / 1000
}

/// Nothing, where nothing is said.
fn said(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// The word under which it is stored.
fn word(value: impl serde::Serialize) -> Option<String> {
    match serde_json::to_value(value).unwrap() {
        Value::String(word) => Some(word),
        Value::Object(fields) => fields.into_iter().next().map(|(word, _)| word),
        _ => None,
    }
}

/// A team at work.
fn work(data: &Path) {
    let run = |arguments: &[&str], input: &[u8]| {
        let output = cli(data, arguments, input);
        assert!(output.status.success(), "{}", text(&output));
        output.stdout
    };
    for (login, name, role) in [
        ("lin", "小林", "agent"),
        ("bai", "组长小白", "lead"),
        ("zhou", "周主管", "supervisor"),
        ("he", "仓库小何", "warehouse"),
        ("cai", "财务小蔡", "finance"),
        ("gong", "维修老龚", "technician"),
        ("admin", "管理员", "admin"),
    ] {
        let arguments = ["user", "add", login, "--name", name, "--role", role, "--password-stdin"];
        run(&arguments, b"correct horse\n");
    }
    let orders = run(&["sample", "orders", "--rows", "400"], b"");
    run(&["import", "orders", "-"], &orders);
    run(&["sample", "work", "--tickets", "60", "--cases", "60"], b"");
}

#[tokio::test]
async fn x5_views_say_what_the_records_say() {
    let dir = TempDir::new().unwrap();
    work(dir.path());
    let primary = Readers::open(dir.path()).await.unwrap().load().await.unwrap();
    let world = primary.world();
    let tickets: Vec<_> = world.tickets.values().collect();
    let entries: Vec<_> = tickets.iter().flat_map(|ticket| &ticket.history).collect();
    let planned: Vec<_> = world.rosters.values().flat_map(|roster| roster.cells.values()).collect();
    let options = SqliteConnectOptions::new().filename(dir.path().join("guitai.db")).read_only(true);
    let database = &mut options.connect().await.unwrap();
    for (name, expected, sql) in [
        ("tickets", tickets.len(), "SELECT count(*) FROM tickets WHERE no > 0 AND opened_at > '2020'"),
        (
            "open tickets",
            tickets.iter().filter(|ticket| ticket.status.is_open()).count(),
            "SELECT count(*) FROM tickets WHERE status NOT IN ('resolved', 'closed')",
        ),
        (
            "tickets of somebody, by name",
            tickets.iter().filter(|ticket| ticket.assignee.is_some()).count(),
            "SELECT count(*) FROM tickets t JOIN staff s ON s.id = t.assignee AND s.name = t.assignee_name",
        ),
        (
            "tickets of a customer, by name",
            tickets.len(),
            "SELECT count(*) FROM tickets t JOIN customers c ON c.id = t.customer AND c.name = t.customer_name",
        ),
        (
            "closed tickets",
            tickets.iter().filter(|ticket| ticket.closing.is_some()).count(),
            "SELECT count(*) FROM tickets WHERE wrap_up <> '' AND word <> '' AND resolved_at > opened_at",
        ),
        ("lines", entries.len(), "SELECT count(*) FROM ticket_history WHERE act <> '' AND at > '2020'"),
        (
            "words",
            entries.iter().filter(|entry| matches!(entry.act, Act::Said { .. })).count(),
            "SELECT count(*) FROM ticket_history WHERE act = 'said' AND text <> '' AND voice IN ('customer', 'us')",
        ),
        (
            "moves",
            entries.iter().filter(|entry| matches!(entry.act, Act::Moved { .. })).count(),
            "SELECT count(*) FROM ticket_history WHERE act = 'moved' AND moved_from <> moved_to",
        ),
        ("cells", planned.len(), "SELECT count(*) FROM roster_cells WHERE planned IS NOT NULL AND name <> ''"),
        (
            "published cells",
            world.rosters.values().map(|roster| roster.published.len()).sum(),
            "SELECT count(published) FROM roster_cells WHERE edition > 0",
        ),
        (
            "shifts",
            planned.iter().map(|cell| cell.shifts().count()).sum(),
            "SELECT sum(1 + length(planned) - length(replace(planned, '+', ''))) FROM roster_cells \
             WHERE planned NOT IN ('rest', 'leave')",
        ),
        (
            "days of the calendar",
            planned.len(),
            "SELECT count(*) FROM roster_cells WHERE planned IS NOT NULL AND date(day) = day",
        ),
        (
            "customers, each with whom stands for them",
            world.customers.len(),
            "SELECT count(*) FROM customers c JOIN customer_heads h ON h.id = c.id AND h.head = c.id",
        ),
        (
            "accounts",
            world.customers.values().filter(|customer| customer.account().is_some()).count(),
            "SELECT count(*) FROM customers WHERE account = name",
        ),
        ("customers", world.customers.len(), "SELECT count(*) FROM customers WHERE nuisances = 0 AND NOT blocked"),
        ("people", world.staff.len(), "SELECT count(*) FROM staff WHERE grade <> '' AND employment <> ''"),
    ] {
        assert!(expected > 0, "{name}: the test would not notice");
        assert_eq!(count(database, sql).await, expected, "{name}");
    }
}

/// A month with a cell of every form, and days that are only planned or only published.
#[tokio::test]
async fn x5_a_cell_of_every_form_is_a_row() {
    let dir = TempDir::new().unwrap();
    assert!(cli(dir.path(), &["user", "add", "lin", "--name", "小林", "--role", "admin"], b"").status.success());
    let shifts = |words: &[&str]| Cell::Work(words.iter().map(|word| ShiftTypeId::named(word)).collect());
    let mut roster = Roster::empty(StaffId::named(&["lin"]), Month::new(2026, 8).unwrap());
    roster.cells = [(1, shifts(&["full"])), (2, Cell::Leave), (3, shifts(&["evening", "full"]))].into();
    roster.published = [(1, Cell::Rest), (11, Cell::Leave)].into();
    let mut database = crate::damage::database(dir.path()).await;
    sqlx::query("INSERT INTO record (kind, id, scope, version, body) VALUES ('roster', randomblob(16), 'team', 9, ?)")
        .bind(serde_json::to_string(&roster).unwrap())
        .execute(&mut database)
        .await
        .unwrap();
    let rows: Vec<(String, Option<String>, Option<String>)> =
        sqlx::query_as("SELECT day, planned, published FROM roster_cells ORDER BY day")
            .fetch_all(&mut database)
            .await
            .unwrap();
    let expected = [
        ("2026-08-01", Some("full"), Some("rest")),
        ("2026-08-02", Some("leave"), None),
        ("2026-08-03", Some("evening+full"), None),
        ("2026-08-11", None, Some("leave")),
    ];
    let expected = expected.map(|(day, planned, published): (&str, Option<&str>, Option<&str>)| {
        (day.to_owned(), planned.map(str::to_owned), published.map(str::to_owned))
    });
    assert_eq!(rows, expected);
}
