//! Conversion (O4): what became of enquiries, per agent who took them, on the days of a period.

use super::*;
use crate::desk::{at, imported, slice};
use shared::{
    command::{OrderChange, OrderImport},
    enquiry::{
        Loss,
        conversion::{Tally, conversion, seen_by, total},
    },
    order::{Amounts, Status, change::Change, import::Head},
    time::Day,
};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn today(desk: &Desk) -> Day {
    desk.world.workspace().unwrap().zone().day(NOW).unwrap()
}

fn opened(desk: &mut Desk, who: &str, name: &str, at: Instant) {
    desk.does_at(at, Actor::Staff(person(who)), open(name)).unwrap();
}

fn order_of(desk: &mut Desk, number: u32, total: i64) -> shared::id::OrderId {
    let known = imported(number, Status::ToVerify);
    let amounts = Amounts { total: Fen(total), paid: Fen(total), goods: Fen(total), ..Amounts::default() };
    let head = known.head.clone().map(|head| Head { amounts, ..head });
    desk.does(OrderImport { ..slice(vec![shared::order::import::ImportedOrder { head, ..known }]) }).unwrap();
    desk::id(number)
}

#[test]
fn o4_conversion_is_counted_for_who_took_the_enquiry() {
    let mut desk = Desk::new();
    for (who, name) in [("agent", "a"), ("agent", "b"), ("agent", "c"), ("lead", "d"), ("agent", "e")] {
        opened(&mut desk, who, name, NOW);
    }
    let first = order_of(&mut desk, 901, 25_000);
    let second = order_of(&mut desk, 902, 5_000);
    let loss = |reason| Some(Outcome::Lost { reason, note: String::new() });
    desk.does_as("lead", moved("a", None, Some(Outcome::Won { order: first }))).unwrap();
    desk.does_as("agent", moved("b", None, loss(Loss::Price))).unwrap();
    desk.does_as("agent", moved("c", None, loss(Loss::Price))).unwrap();
    desk.does_as("agent", moved("d", None, Some(Outcome::Won { order: second }))).unwrap();
    let days = today(&desk)..=today(&desk);
    let tallies = conversion(&desk.world, &days);
    let [agent, lead] = &tallies[..] else { panic!("{tallies:?}") };
    assert_eq!(agent.agent, Some(person("agent")), "whoever won most comes first");
    assert_eq!((agent.enquiries, agent.open, agent.won, agent.losses()), (4, 1, 1, 2));
    assert_eq!(agent.lost, [(Loss::Price, 2)].into());
    assert_eq!((agent.value, agent.per_mille()), (Fen(25_000), Some(333)));
    assert_eq!((lead.value, lead.per_mille()), (Fen(5_000), Some(1000)));
    let all = total(&tallies);
    assert_eq!((all.enquiries, all.won, all.value, all.per_mille()), (5, 2, Fen(30_000), Some(500)));
    assert_eq!(Tally::default().per_mille(), None, "nothing was closed");
    // What was closed since is worth nothing, and was won all the same.
    let (change, expect, reason) = (Change::Cancel, Status::ToVerify, "不要了".to_owned());
    let expect = desk.order(first).status.max(expect);
    desk.does(OrderChange { order: first, expect, change, receiver: None, reason, approval: approval("x") }).unwrap();
    let agent = &conversion(&desk.world, &days).into_iter().find(|tally| tally.agent == Some(person("agent"))).unwrap();
    assert_eq!((agent.won, agent.value), (1, Fen::ZERO));
    assert!(desk.world.orders.contains_key(&at(Status::ToVerify)));
}

#[test]
fn o4_conversion_counts_what_was_opened_on_local_days() {
    let mut desk = Desk::new();
    let zone = desk.world.workspace().unwrap().zone();
    let day = today(&desk);
    let midnight = zone.at(day, shared::time::TimeOfDay::midnight());
    for (name, at) in [
        ("before", midnight.plus(-1)),
        ("first", midnight),
        ("last", midnight.plus(2 * DAY - 1)),
        ("after", midnight.plus(2 * DAY)),
    ] {
        opened(&mut desk, "agent", name, at);
    }
    let count = |days| conversion(&desk.world, &days).iter().map(|tally| tally.enquiries).sum::<u32>();
    assert_eq!(count(day..=day.plus(1)), 2, "both days whole");
    assert_eq!((count(day..=day), count(day.plus(1)..=day)), (1, 0));
}

#[test]
fn o4_agents_see_their_own_conversion_and_who_leads_all() {
    let mut desk = Desk::new();
    for who in ["agent", "lead", "warehouse"] {
        opened(&mut desk, who, who, NOW);
    }
    let days = today(&desk)..=today(&desk);
    for (who, count) in [("agent", 1), ("warehouse", 1), ("lead", 3), ("manager", 3), ("inspector", 0)] {
        assert_eq!(seen_by(&desk.world, person(who), &days).len(), count, "{who}");
    }
}
