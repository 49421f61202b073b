//! The archive between the ends: devices let go of what is there, what is worked with comes back, and it is found by
//! whoever may see it.

use crate::office::{Office, client, note, order, person};
use shared::{
    command::{ArchiveRecall, OrderMove},
    order::Status,
    record::{Key, Kind, Scope},
    sync::wire::{Asked, End, Found, Mutation, MutationId},
    time::Instant,
};
use std::collections::BTreeSet;

const DAY: i64 = 86_400_000;

/// Seven orders of as many buyers, of which those are closed.
fn office(closed: &[u32]) -> Office {
    let mut office = Office::with_orders(7);
    for number in closed {
        let (order, reason) = (order(*number), "客户要求".to_owned());
        let (expect, to) = (Status::ToVerify, Status::Closed);
        office.issue(OrderMove { order, expect, to, reason, parcel: None });
    }
    office
}

fn later(office: &Office) -> Instant {
    office.now.plus(100 * DAY)
}

fn has(office: &Office, number: u32) -> bool {
    let (replica, _) = office.replica("bo");
    let found = replica.view().orders.contains_key(&order(number));
    let record = office.primary.world().orders.get(&order(number)).unwrap();
    assert_eq!(found, !record.archive.is_away(), "order {number}");
    let all = replica.view().get(record.customer.unwrap().into()).is_some();
    assert_eq!(all, found, "the buyer of order {number}");
    found
}

#[test]
fn devices_let_go_of_what_is_put_away() {
    let mut office = office(&[1, 2]);
    let (mut bo, _) = office.replica("bo");
    let before = bo.view().records().count();
    let mut sweep = office.primary.sweep(later(&office));
    let write = office.put_away(&mut sweep);
    assert_eq!((write.commits.len(), sweep.is_empty()), (1, true));
    assert!(write.rows.values().flatten().all(|stored| stored.scope == Scope::Archive));
    office.answer(&mut bo, 5_000);
    let kept = bo.view().records().count();
    assert_eq!(before - kept, 6, "two orders, their buyers and where they went to");
    assert_eq!([1, 2, 3].map(|number| has(&office, number)), [false, false, true]);
    // What the server reads back is the same.
    assert_eq!(office.read_back().digest(), office.primary.digest());
    assert!(office.put_away(&mut office.primary.sweep(later(&office))).is_empty());
}

#[test]
fn what_was_touched_since_it_was_looked_for_stays() {
    let mut office = office(&[1, 2]);
    let mut sweep = office.primary.sweep(later(&office));
    office.push("bo", &[note("bo", 1, "还有问题")]);
    office.put_away(&mut sweep);
    assert_eq!([1, 2].map(|number| has(&office, number)), [true, false]);
    // Without the log nobody knows what was touched: nothing goes.
    let mut office = self::office(&[1, 2]);
    let mut sweep = office.primary.sweep(later(&office));
    (0..3).for_each(|seq| drop(office.push("bo", &[note("bo", seq + 1, "还有问题")])));
    office.primary.trim_log(1);
    assert!(office.put_away(&mut sweep).is_empty() && sweep.is_empty());
}

/// A device that was away for long works with what is in the archive by now. It comes back, and nothing is lost.
#[test]
fn what_is_worked_with_comes_back() {
    let mut office = office(&[1, 2]);
    office.put_away(&mut office.primary.sweep(later(&office)));
    office.now = later(&office);
    let (reply, write) = office.push("bo", &[note("bo", 1, "买家又来了")]);
    assert!(matches!(reply.outcomes[0].end, End::Applied { .. }), "{reply:?}");
    assert_eq!(write.commits.len(), 2, "the note, and what comes back by it");
    assert_eq!([1, 2].map(|number| has(&office, number)), [true, false]);
    assert!(office.put_away(&mut office.primary.sweep(office.now.plus(89 * DAY))).is_empty());
}

fn find(office: &Office, name: &str, asked: Asked) -> Found {
    office.primary.find_archived(person(name), &asked)
}

fn words(kind: Kind, words: &str) -> Asked {
    Asked::Words { kind, words: words.to_owned() }
}

#[test]
fn it_is_found_by_who_may_see_it() {
    let mut office = office(&[1, 2]);
    let kinds = |found: &Found| -> BTreeSet<Kind> { found.rows.iter().map(|row| row.kind).collect() };
    let all: BTreeSet<Kind> = [Kind::Order, Kind::Customer, Kind::Contact].into();
    assert_eq!(find(&office, "bo", words(Kind::Order, "buyer")).of, 0, "nothing is there yet");
    office.put_away(&mut office.primary.sweep(later(&office)));
    let key = Key::from(order(1));
    let buyer = office.primary.world().orders.get(&order(1)).unwrap().customer.unwrap();
    // Bo sees contact data; Eve, who inspects, does not, and does not find by them (C6).
    let cases = [
        ("bo", words(Kind::Order, "buyer 2"), 1),
        ("bo", words(Kind::Order, "buyer"), 2),
        ("bo", words(Kind::Order, "王芳"), 2),
        ("eve", words(Kind::Order, "buyer"), 2),
        ("eve", words(Kind::Order, "王芳"), 0),
        ("bo", words(Kind::Customer, "13800005678"), 2),
        ("bo", words(Kind::Order, " "), 0),
        ("bo", words(Kind::Roster, "buyer"), 0),
        ("bo", words(Kind::Order, "buyer 4"), 0),
        ("bo", Asked::Record { key }, 1),
        ("bo", Asked::Record { key: order(3).into() }, 0),
        ("bo", Asked::Customer { customer: buyer }, 1),
        ("nobody", words(Kind::Order, "buyer"), 0),
    ];
    for (name, asked, of) in cases {
        let found = find(&office, name, asked.clone());
        assert_eq!(found.of, of, "{name} asks {asked:?}");
        assert_eq!(found.rows.is_empty(), of == 0, "{name} asks {asked:?}");
        let orders = asked != words(Kind::Customer, "13800005678");
        let expected = all.iter().copied().filter(|kind| match kind {
            Kind::Contact => name != "eve" && orders,
            Kind::Order => orders,
            _ => true,
        });
        if of > 0 {
            assert_eq!(kinds(&found), expected.collect(), "{name} asks {asked:?}");
            assert!(found.rows.iter().all(|row| row.scope != Scope::Archive));
        }
    }
}

#[test]
fn an_answer_has_the_newest_and_says_how_many_there_are() {
    let mut office = Office::with_orders(60);
    for number in 1..=60 {
        let (order, expect, to) = (order(number), Status::ToVerify, Status::Closed);
        office.issue(OrderMove { order, expect, to, reason: "客户要求".to_owned(), parcel: None });
    }
    office.put_away(&mut office.primary.sweep(later(&office)));
    let found = find(&office, "bo", words(Kind::Order, "buyer"));
    let orders = found.rows.iter().filter(|row| row.kind == Kind::Order).count();
    assert_eq!((orders, found.of), (50, 60));
}

#[test]
fn a_person_brings_it_back_while_online_only() {
    let mut office = office(&[1]);
    office.put_away(&mut office.primary.sweep(later(&office)));
    let command = ArchiveRecall { keys: [order(1).into()].into() }.into();
    let (bo, _) = office.replica("bo");
    assert_eq!(bo.would(&command, office.now), Ok(()), "a device that does not have it may ask");
    let mutation = Mutation::new(MutationId { client: client("bo"), seq: 1 }, &command, office.now);
    let (reply, _) = office.push("bo", &[mutation.unwrap()]);
    assert!(matches!(reply.outcomes[0].end, End::Rejected { .. }), "it is never queued");
    office.issue(command);
    assert!(has(&office, 1));
}
