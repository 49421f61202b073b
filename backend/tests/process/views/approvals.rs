//! The views of approvals, row by row (O9, O10).

use super::{rows, said, seconds, sorted, word, work};
use guitai::db::Readers;
use serde_json::{Value, json};
use shared::{
    approval::{Approval, Ask},
    record::Kind,
};
use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
use tempfile::TempDir;

fn approval(approval: &Approval) -> Value {
    let (mut change, mut case, mut enquiry, mut off) = (None, None, None, None);
    match &approval.ask {
        Ask::Rush { .. } => {}
        Ask::Price { off: sum, .. } => off = Some(*sum),
        Ask::Change { change: what, .. } => change = word(what),
        Ask::LateReturn { case: about, .. } => case = Some(*about),
        Ask::Discount { enquiry: about, off: sum } => (enquiry, off) = (Some(*about), Some(*sum)),
    }
    let about = approval.ask.about();
    let order = (about.kind == Kind::Order).then_some(about.id);
    let unanswered: Vec<&str> = approval.unanswered().map(|role| role.0.as_str()).collect();
    json!([
        [approval.id, word(&approval.ask), change, order, case, enquiry, off],
        [said(&approval.reason), approval.by, seconds(approval.at), approval.next(), approval.outcome],
        said(&unanswered.join(" ")),
    ])
}

const APPROVALS: &str = "SELECT json_array(json_array(id, asked, change, \"order\", \"case\", enquiry, off), \
    json_array(reason, \"by\", unixepoch(at), next, outcome), unanswered) FROM approvals WHERE version > 0";

fn signatures(approval: &Approval) -> Vec<Value> {
    let row = |(signature, place): (&shared::approval::Signature, i32)| {
        let (granted, note) = (i32::from(signature.granted), said(&signature.note));
        json!([approval.id, place, signature.role, signature.by, seconds(signature.at), granted, note])
    };
    approval.signed.iter().zip(1..).map(row).collect()
}

const SIGNATURES: &str = "SELECT json_array(approval, place, role, \"by\", unixepoch(at), granted, note) \
    FROM approval_signatures";

#[tokio::test]
async fn o9_x5_the_views_of_approvals_say_what_the_records_say() {
    let dir = TempDir::new().unwrap();
    work(dir.path());
    let primary = Readers::open(dir.path()).await.unwrap().load().await.unwrap();
    let all: Vec<&Approval> = primary.world().approvals.values().map(|approval| &**approval).collect();
    let options = SqliteConnectOptions::new().filename(dir.path().join("guitai.db")).read_only(true);
    let database = &mut options.connect().await.unwrap();
    assert!(all.iter().any(|one| one.unanswered().next().is_some()), "a department has still to answer");
    assert!(all.iter().any(|one| one.next().is_some()) && all.iter().any(|one| one.outcome.is_some()));
    for (name, expected, sql) in [
        ("approvals", all.iter().map(|one| approval(one)).collect(), APPROVALS),
        ("their signatures", all.iter().flat_map(|one| signatures(one)).collect(), SIGNATURES),
    ] {
        let expected: Vec<Value> = sorted(expected);
        assert!(expected.len() > 3, "{name}: the test would not notice");
        assert_eq!(rows(database, sql).await, expected, "{name}");
    }
}
