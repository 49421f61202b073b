//! The server's end takes mutations in: each id once, in order, for whoever issued it.

use crate::office::{NOW, Office, client, note, order, person, saved_view, staff};
use serde_json::value::RawValue;
use shared::{
    command::{OrderMove, Rejection, StaffSet},
    order::Status,
    staff::Permission,
    sync::wire::{End, Mutation, MutationId, PROTO, Push, SCHEMA, Stop},
};

fn notes(office: &Office) -> usize {
    office.primary.world().orders.get(&order(1)).unwrap().history.len()
}

/// What was consumed before, what comes now, and how many outcomes and which stop are the answer.
#[test]
fn every_id_has_one_meaning() {
    let a = |seq, text| note("a", seq, text);
    let gap = |seq, text| Mutation { gap: true, ..note("a", seq, text) };
    let expected = |seq| Some(Stop::Expected { client: client("a"), seq });
    for (name, before, now, outcomes, stop, applied) in [
        ("the first", vec![], vec![a(1, "x")], 1, None, 1),
        ("in order", vec![], vec![a(1, "x"), a(2, "y")], 2, None, 2),
        ("the same again", vec![a(1, "x")], vec![a(1, "x")], 1, None, 1),
        ("twice in one push", vec![], vec![a(1, "x"), a(1, "x")], 2, None, 1),
        ("again with more behind it", vec![a(1, "x")], vec![a(1, "x"), a(2, "y")], 2, None, 2),
        (
            "the same number, other words",
            vec![a(1, "x")],
            vec![a(1, "y")],
            0,
            Some(Stop::SeqReuse { client: client("a"), seq: 1 }),
            1,
        ),
        ("a number is missing", vec![a(1, "x")], vec![a(3, "z")], 0, expected(2), 1),
        ("the first is missing", vec![], vec![a(2, "y")], 0, expected(1), 0),
        ("what comes before the gap counts", vec![], vec![a(1, "x"), a(3, "z")], 1, expected(2), 1),
        ("a gap that the client admits", vec![a(1, "x")], vec![gap(3, "z")], 1, None, 2),
        ("after an admitted gap", vec![gap(3, "z")], vec![a(4, "u")], 1, None, 2),
        ("late, into the gap", vec![gap(3, "z")], vec![a(2, "y")], 1, None, 2),
        ("late, twice", vec![gap(3, "z"), a(2, "y")], vec![a(2, "y")], 1, None, 2),
        ("the highest number there is", vec![], vec![gap(u64::MAX, "x"), a(1, "y")], 2, None, 2),
        ("two clients know nothing of each other", vec![a(1, "x")], vec![note("b", 1, "y")], 1, None, 2),
    ] {
        let mut office = Office::with_orders(1);
        office.push("bo", &before);
        let (reply, write) = office.push("bo", &now);
        assert_eq!((reply.outcomes.len(), reply.stop), (outcomes, stop), "{name}");
        assert_eq!(notes(&office), applied, "{name}");
        let told: Vec<_> = reply.outcomes.iter().map(|outcome| outcome.id).collect();
        assert!(write.outcomes.iter().all(|row| told.contains(&row.outcome.id)), "{name}");
    }
}

#[test]
fn the_same_id_has_the_same_outcome_whatever_has_happened_since() {
    let mut office = Office::with_orders(1);
    let (first, _) = office.push("bo", &[note("a", 1, "x")]);
    office.push("chen", &[note("c", 1, "z")]);
    let (again, write) = office.push("bo", &[note("a", 1, "x")]);
    assert_eq!(again, first);
    assert!(write.is_empty());
}

#[test]
fn a_refusal_is_an_outcome_and_the_queue_goes_on() {
    let mut office = Office::with_orders(1);
    let stale =
        OrderMove { order: order(1), expect: Status::Packed, to: Status::Shipped, reason: String::new(), parcel: None };
    let stale = Mutation::new(MutationId { client: client("a"), seq: 1 }, &stale.into(), NOW).unwrap();
    let (reply, write) = office.push("bo", &[stale.clone(), note("a", 2, "y")]);
    // Packed to shipped needs packing and shipping; Bo sees that it is stale only where permitted.
    assert!(matches!(reply.outcomes[0].end, End::Rejected { .. }));
    assert!(matches!(reply.outcomes[1].end, End::Applied { .. }));
    assert_eq!(write.outcomes.len(), 2);
    assert_eq!(write.commits.len(), 1);
    assert_eq!(office.push("bo", &[stale]).0.outcomes[0], reply.outcomes[0]);
}

#[test]
fn nobody_acts_for_another() {
    let mut office = Office::with_orders(1);
    office.push("bo", &[note("a", 1, "x")]);
    let push = |who| Push {
        proto: PROTO,
        schema: SCHEMA,
        build: String::new(),
        person: person(who),
        mutations: vec![note("a", 2, "y")],
    };
    let foreign = Some(Stop::ForeignClient { client: client("a") });
    for (name, session, of, stop) in [
        ("the session became another's", "chen", "bo", Some(Stop::Auth)),
        ("another's client id", "chen", "chen", foreign),
        ("the right one", "bo", "bo", None),
    ] {
        assert_eq!(office.push_as(session, &push(of)).0.stop, stop, "{name}");
    }
    assert_eq!(notes(&office), 2);
}

#[test]
fn ends_of_different_ages_stop_and_consume_nothing() {
    let mut office = Office::with_orders(1);
    let other = |name: &str, v, args: &str| Mutation {
        name: name.to_owned(),
        v,
        args: RawValue::from_string(args.to_owned()).unwrap(),
        ..note("a", 1, "x")
    };
    let unreadable = End::Rejected { why: Rejection::Unreadable };
    let id = order(1);
    for (name, mutation, stop, end) in [
        ("a command of the future", other("order.praise", 1, "{}"), Some(Stop::Upgrade), None),
        ("a version of the future", other("order.note", 9, "{}"), Some(Stop::Upgrade), None),
        (
            "a variant that is gone",
            other("order.flag", 1, &format!(r#"{{"order":"{id}","flag":"pink"}}"#)),
            None,
            Some(unreadable),
        ),
        (
            "a field that is gone",
            other("order.note", 1, &format!(r#"{{"order":"{id}","text":"x","mood":1}}"#)),
            None,
            Some(End::Applied { version: office.version() + 1 }),
        ),
    ] {
        let before = office.primary.clone();
        let (reply, _) = office.push("bo", &[mutation]);
        assert_eq!((reply.stop, reply.outcomes.first().map(|o| o.end.clone())), (stop, end), "{name}");
        office.primary = before;
    }
    let push = Push {
        proto: PROTO + 1,
        schema: SCHEMA,
        build: String::new(),
        person: person("bo"),
        mutations: vec![note("a", 1, "x")],
    };
    assert_eq!(office.push_as("bo", &push).0.stop, Some(Stop::Upgrade));
    assert_eq!(notes(&office), 0);
}

#[test]
fn a_clock_that_is_ahead_is_corrected_and_one_behind_is_not() {
    const MINUTE: i64 = 60_000;
    for (name, issued, written) in [
        ("right", 0, 0),
        ("a minute ahead", MINUTE, MINUTE),
        ("a day ahead", 1440 * MINUTE, 2 * MINUTE),
        ("a day behind", -1440 * MINUTE, -1440 * MINUTE),
    ] {
        let mut office = Office::with_orders(1);
        office.push("bo", &[Mutation { issued_at: NOW.plus(issued), ..note("a", 1, "x") }]);
        let at = office.primary.world().orders.get(&order(1)).unwrap().history[0].at;
        assert_eq!(at, NOW.plus(written), "{name}");
    }
}

#[test]
fn new_orders_get_their_numbers_in_the_same_write() {
    let mut office = Office::with_orders(2);
    let command = crate::office::import(1..=4).into();
    let (reply, write) =
        office.push("bo", &[Mutation::new(MutationId { client: client("a"), seq: 1 }, &command, NOW).unwrap()]);
    assert!(reply.stop.is_none());
    let mut numbers: Vec<_> = office.primary.world().orders.values().filter_map(|order| order.no).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert_eq!(write.commits.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["order.import", "order.number"]);
}

#[test]
fn a_commit_names_who_asked_for_it() {
    let mut office = Office::with_orders(1);
    let command = saved_view("bo", "mine").into();
    let id = MutationId { client: client("a"), seq: 1 };
    let (_, write) = office.push("bo", &[Mutation::new(id, &command, NOW).unwrap()]);
    assert_eq!(write.commits[0].commit.by, Some((person("bo"), id)));
    assert_eq!(office.issue(crate::office::import(1..=1)).commits[0].commit.by, None);
}

/// What is never queued comes by another way. Who may not do it at all is told that.
#[test]
fn what_is_done_only_online_is_not_taken_from_a_queue() {
    let mut office = Office::with_orders(1);
    let set = StaffSet { staff: staff("chen", "lead") }.into();
    for (name, seq, why) in
        [("ada", 1, Rejection::OnlineOnly), ("bo", 1, Rejection::Denied { permission: Permission::StaffEdit })]
    {
        let before = office.primary.digest();
        let mutation = Mutation::new(MutationId { client: client(name), seq }, &set, NOW).unwrap();
        let (reply, _) = office.push(name, &[mutation]);
        assert_eq!(reply.outcomes[0].end, End::Rejected { why }, "{name}");
        assert_eq!(office.primary.digest(), before, "{name}");
    }
}
