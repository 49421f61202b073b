//! Stored pages, and their compaction.

use crate::office::{Office, image, import, note, person, staff};
use serde_json::value::RawValue;
use shared::{
    command::StaffSet,
    record::{Kind, Scope},
    sync::{
        replica::{Page, Replica, StoredPage, Write, compact},
        wire::Row,
    },
};
use uuid::Uuid;

fn row(id: u128, version: u64, scope: Scope, body: &str) -> Row {
    let body = RawValue::from_string(body.to_owned()).unwrap();
    Row { kind: Kind::Customer, id: Uuid::from_u128(id), version, scope, body }
}

fn page(rows: Vec<Row>) -> Page {
    Page { rows, ..Page::default() }
}

/// Pages and what of them is left, as (id, version).
#[test]
fn compaction_keeps_the_last_of_every_row() {
    let team = |id, version| row(id, version, Scope::Team, "{}");
    let contact = |id, version| row(id, version, Scope::Contact, "{}");
    let gone = |ids: &[u128]| Page { gone: ids.iter().map(|id| team(*id, 0).key()).collect(), ..Page::default() };
    let dropped = |scope| Page { dropped: vec![scope], ..Page::default() };
    for (name, pages, left) in [
        ("none", vec![], vec![]),
        ("one", vec![page(vec![team(1, 1), team(2, 1)])], vec![(1, 1), (2, 1)]),
        ("the later wins", vec![page(vec![team(1, 1)]), page(vec![team(1, 2)])], vec![(1, 2)]),
        ("what is gone", vec![page(vec![team(1, 1), team(2, 1)]), gone(&[1])], vec![(2, 1)]),
        ("gone and back", vec![page(vec![team(1, 1)]), gone(&[1]), page(vec![team(1, 3)])], vec![(1, 3)]),
        ("a scope that is lost", vec![page(vec![team(1, 1), contact(2, 1)]), dropped(Scope::Contact)], vec![(1, 1)]),
        (
            "a scope lost after the row left it",
            vec![page(vec![contact(1, 1)]), page(vec![team(1, 2)]), dropped(Scope::Contact)],
            vec![(1, 2)],
        ),
        (
            "lost and gained in one",
            vec![page(vec![contact(1, 1)]), Page { dropped: vec![Scope::Contact], ..page(vec![contact(1, 2)]) }],
            vec![(1, 2)],
        ),
    ] {
        let rows = compact(pages).into_iter().flat_map(|page| page.rows);
        let found: Vec<_> = rows.map(|row| (row.id.as_u128(), row.version)).collect();
        assert_eq!(found, left, "{name}");
    }
}

#[test]
fn fields_that_this_build_does_not_know_survive() {
    let body =
        r#"{"id":"00000000-0000-0000-0000-000000000001","platform":"taobao","name":"wang","mood":{"of":"tomorrow"}}"#;
    let compacted = compact(vec![page(vec![row(1, 1, Scope::Team, body)])]);
    assert_eq!(compacted[0].rows[0].body.get(), body);
    let stored = StoredPage::try_from(compacted[0].text().unwrap()).unwrap();
    assert_eq!(Page::try_from(stored).unwrap(), compacted[0]);
}

/// As a page is stored now, as older builds did, and what is neither.
#[test]
fn a_page_is_read_back_or_refused() {
    let rows = vec![row(1, 1, Scope::Team, r#"{"name":"王{}\n"}"#), row(2, 9, Scope::Contact, "{}")];
    let gone = vec![row(3, 0, Scope::Team, "{}").key()];
    let page = Page { dropped: vec![Scope::Contact], gone, rows };
    let read = |text: &str| Page::try_from(StoredPage::try_from(text.to_owned())?);
    let text = page.text().unwrap();
    assert_eq!(read(&text).unwrap(), page);
    assert_eq!(read(&Page::default().text().unwrap()).unwrap(), Page::default());
    let older = r#"{"dropped":["contact"],"gone":[{"kind":"customer","id":"00000000-0000-0000-0000-000000000003"}],"rows":[
        {"kind":"customer","id":"00000000-0000-0000-0000-000000000001","version":1,"scope":"team","body":{"name":"王{}\n"}},
        {"kind":"customer","id":"00000000-0000-0000-0000-000000000002","version":9,"scope":"contact","body":{}}]}"#;
    assert_eq!(read(&older.replace('\n', "")).unwrap(), page);
    let (short, long) = (text.strip_suffix('}').unwrap().to_owned(), format!("{text}{{}}"));
    let elsewhere = text.replace("\"len\":18", "\"len\":10");
    for damaged in [String::new(), "7".to_owned(), "{}".repeat(2), short, long, elsewhere] {
        assert!(read(&damaged).is_err(), "{damaged}");
    }
}

#[test]
fn a_compacted_log_reads_as_before() {
    let mut office = Office::with_orders(120);
    let (mut bo, mut pages) = office.replica("bo");
    for seq in 1..=20 {
        office.push("chen", &[note("c", seq, "x")]);
        pages.extend(office.answer(&mut bo, 10).1.pages.into_iter().map(|(_, page)| page));
    }
    office.issue(StaffSet { staff: staff("bo", "finance") });
    pages.extend(office.answer(&mut bo, 10).1.pages.into_iter().map(|(_, page)| page));
    let write = bo.compacted(pages.clone());
    assert_eq!(write.expect, Some(bo.meta().fence));
    assert!(write.pages.len() < pages.len());
    let generation = write.meta.as_ref().unwrap().generation;
    assert_eq!(write.keep_generations, Some(vec![generation]));
    bo.stored(write.clone());
    let mut tab = Replica::new(person("bo"), Kind::ALL);
    let pages = write.pages.into_iter().map(|(_, page)| page);
    tab.adopt(image(&tab, bo.meta(), pages));
    assert_eq!((tab.cookie(), tab.digest()), (bo.cookie(), bo.digest()));
    assert!(tab.cookie().is_some());
}

#[test]
fn nothing_is_compacted_during_a_first_load() {
    let office = Office::with_orders(5);
    let mut bo = Replica::new(person("bo"), Kind::ALL);
    assert_eq!(bo.compacted(Vec::new()), Write::default());
    office.answer(&mut bo, 3);
    assert_eq!(bo.compacted(Vec::new()), Write::default());
}

/// Damage is found at the start, and all is loaded anew.
#[test]
fn pages_that_are_not_what_was_written() {
    let mut office = Office::with_orders(3);
    let (bo, pages) = office.replica("bo");
    office.issue(import(4..=5));
    let damaged = |change: fn(&mut Vec<Page>)| {
        let mut pages = pages.clone();
        change(&mut pages);
        pages
    };
    for (name, pages, whole) in [
        ("as written", pages.clone(), true),
        ("a page is missing", damaged(|pages| drop(pages.remove(0))), false),
        ("a row is missing", damaged(|pages| drop(pages[0].rows.pop())), false),
        ("a row is older", damaged(|pages| pages[0].rows[0].version -= 1), false),
        (
            "a row is unreadable",
            damaged(|pages| pages[0].rows[0].body = RawValue::from_string("7".to_owned()).unwrap()),
            false,
        ),
    ] {
        let mut tab = Replica::new(person("bo"), Kind::ALL);
        tab.adopt(image(&tab, bo.meta(), pages));
        assert_eq!(tab.cookie().is_some(), whole, "{name}");
        let mut questions = 0;
        while tab.cookie().map(|cookie| cookie.version) != Some(office.version()) {
            office.answer(&mut tab, 100);
            questions += 1;
            assert!(questions < 9, "{name}");
        }
        assert_eq!(tab.confirmed().orders.len(), 5, "{name}");
    }
}
