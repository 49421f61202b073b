//! The views of pre-sale enquiries, row by row (O4).

use super::{rows, said, seconds, sorted, word, work};
use guitai::db::Readers;
use serde_json::{Value, json};
use shared::enquiry::{Enquiry, Outcome};
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

fn enquiry(enquiry: &Enquiry) -> Value {
    let (loss, note) = match &enquiry.outcome {
        Some(Outcome::Lost { reason, note }) => (Some(*reason), said(note)),
        _ => (None, None),
    };
    let outcome = enquiry.outcome.as_ref().map_or(Some("open".to_owned()), word);
    let closed = enquiry.closed.map(|closed| (seconds(closed.at), closed.by));
    json!([
        [enquiry.id, enquiry.no, enquiry.shop, enquiry.customer, said(&enquiry.name), enquiry.ticket, enquiry.by],
        [seconds(enquiry.opened_at), enquiry.off(), enquiry.discount.and_then(|discount| discount.signed)],
        [outcome, enquiry.order().map(|order| order.to_string()), word(loss), note],
        [closed.map(|(at, _)| at), closed.and_then(|(_, by)| by), enquiry.remind_at.map(seconds)],
    ])
}

const ENQUIRIES: &str = "SELECT json_array(json_array(id, no, shop, customer, name, ticket, \"by\"), \
    json_array(unixepoch(opened_at), off, signed), json_array(outcome, \"order\", loss, note), \
    json_array(unixepoch(closed_at), closed_by, unixepoch(remind_at))) FROM enquiries WHERE version > 0";

fn questions(enquiry: &Enquiry) -> Vec<Value> {
    let all = enquiry.questions.values();
    let row = |asked: &shared::enquiry::Question| {
        json!([enquiry.id, asked.topic, asked.asked, said(&asked.answer), asked.by, seconds(asked.at)])
    };
    all.map(row).collect()
}

const QUESTIONS: &str =
    "SELECT json_array(enquiry, topic, asked, answer, \"by\", unixepoch(at)) FROM enquiry_questions";

fn wishes(enquiry: &Enquiry) -> Vec<Value> {
    let all = enquiry.wishes.values();
    all.map(|wish| json!([enquiry.id, wish.article, said(&wish.title), wish.pieces, wish.list])).collect()
}

const WISHES: &str = "SELECT json_array(enquiry, article, title, pieces, list) FROM enquiry_wishes";

#[tokio::test]
async fn o4_x5_the_views_of_enquiries_say_what_the_records_say() {
    let dir = TempDir::new().unwrap();
    work(dir.path());
    let primary = Readers::open(dir.path()).await.unwrap().load().await.unwrap();
    let all: Vec<&Enquiry> = primary.world().enquiries.values().map(|enquiry| &**enquiry).collect();
    let options = SqliteConnectOptions::new().filename(dir.path().join("guitai.db")).read_only(true);
    let database = &mut options.connect().await.unwrap();
    assert!(all.iter().any(|one| one.is_open()) && all.iter().any(|one| one.order().is_some()));
    assert!(all.iter().any(|one| one.discount.is_some_and(|discount| discount.signed.is_some())));
    for (name, expected, sql) in [
        ("enquiries", all.iter().map(|one| enquiry(one)).collect(), ENQUIRIES),
        ("their questions", all.iter().flat_map(|one| questions(one)).collect(), QUESTIONS),
        ("their wishes", all.iter().flat_map(|one| wishes(one)).collect(), WISHES),
    ] {
        let expected: Vec<Value> = sorted(expected);
        assert!(expected.len() > 3, "{name}: the test would not notice");
        assert_eq!(rows(database, sql).await, expected, "{name}");
    }
}
