//! Whatever arrives, no end of the sync falls over.

use crate::office::{Office, client, note, person};
use proptest::prelude::*;
use serde_json::{Value, json};
use shared::{
    command::Command,
    record::{Kind, Record},
    sync::{
        replica::{Incoming, Page, Pending},
        wire::{Frame, Mutation, PullRequest, Push, PushReply},
    },
};

/// Numbers and words that mean something to somebody, and some that don't.
fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![Just(0), Just(1), Just(2), Just(7), Just(u64::MAX), any::<u64>()].prop_map(Value::from),
        prop_oneof![Just(i64::MIN), Just(i64::MAX), any::<i64>()].prop_map(Value::from),
        "[a-z_.@ ]{0,12}".prop_map(Value::from),
        prop::sample::select(vec!["order", "team", "contact", "packed", "red", "start", "delta", "taobao"])
            .prop_map(Value::from),
        prop::sample::select(vec![
            person("bo").to_string(),
            client("a").to_string(),
            crate::office::order(1).to_string()
        ])
        .prop_map(Value::from),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(4, 32, 6, |inner| {
        let keys = prop::sample::select(vec![
            "proto",
            "schema",
            "build",
            "person",
            "mutations",
            "client",
            "seq",
            "name",
            "v",
            "args",
            "issued_at",
            "gap",
            "kinds",
            "at",
            "loading",
            "cookie",
            "after",
            "open",
            "first",
            "last",
            "epoch",
            "version",
            "commit",
            "seen",
            "scopes",
            "kind",
            "id",
            "scope",
            "body",
            "rows",
            "gone",
            "end",
            "outcomes",
            "begin",
            "mode",
            "order",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys, inner), 0..6).prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}

/// A well-formed message with some of its parts replaced.
fn bent(message: Value) -> impl Strategy<Value = Value> {
    (prop::collection::vec((any::<prop::sample::Index>(), value()), 1..3)).prop_map(move |changes| {
        let mut message = message.clone();
        for (place, new) in changes {
            let count = parts(&message);
            replace(&mut message, &mut place.index(count), &new);
        }
        message
    })
}

fn parts(value: &Value) -> usize {
    1 + match value {
        Value::Array(all) => all.iter().map(parts).sum(),
        Value::Object(all) => all.values().map(parts).sum::<usize>(),
        _ => 0,
    }
}

fn replace(value: &mut Value, place: &mut usize, new: &Value) -> bool {
    if *place == 0 {
        *value = new.clone();
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(all) => all.iter_mut().any(|part| replace(part, place, new)),
        Value::Object(all) => all.values_mut().any(|part| replace(part, place, new)),
        _ => false,
    }
}

fn push() -> Value {
    json!({"proto": 1, "schema": 1, "build": "b", "person": person("bo"), "mutations": [note("a", 1, "x"), note("a", 2, "y")]})
}

fn pull(office: &Office) -> Value {
    let (bo, _) = office.replica("bo");
    json!(PullRequest {
        open: vec![shared::sync::wire::Span { client: client("a"), first: 1, last: 3 }],
        ..bo.request()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_a_message_or_is_none(value in value()) {
        let text = value.to_string();
        let _ = serde_json::from_str::<Push>(&text);
        let _ = serde_json::from_str::<PullRequest>(&text);
        let _ = serde_json::from_str::<PushReply>(&text);
        let _ = serde_json::from_str::<Frame>(&text);
        let _ = serde_json::from_str::<Pending>(&text);
        let _ = serde_json::from_str::<Page>(&text);
        for kind in Kind::ALL {
            let _ = Record::read(*kind, &text);
        }
        for name in ["order.import", "order.note", "order.move", "staff.set", "nothing"] {
            let _ = Command::decode(name, 1, &text);
        }
    }

    #[test]
    fn the_server_survives_any_push(value in bent(push())) {
        if let Ok(push) = serde_json::from_value::<Push>(value) {
            let mut office = Office::with_orders(1);
            let (reply, write) = office.push_as("bo", &push);
            prop_assert!(reply.outcomes.len() <= push.mutations.len());
            prop_assert!(reply.stop.is_some() || reply.outcomes.len() == push.mutations.len());
            prop_assert!(write.outcomes.len() <= reply.outcomes.len());
        }
    }

    #[test]
    fn the_server_answers_any_pull_to_its_end(value in bent(pull(&Office::with_orders(2)))) {
        if let Ok(request) = serde_json::from_value::<PullRequest>(value) {
            let office = Office::with_orders(2);
            let last = office.primary.pull(person("bo"), &request, 3).last();
            prop_assert!(matches!(last, Some(Frame::End(_))));
        }
    }

    #[test]
    fn a_client_survives_any_answer(frames in prop::collection::vec(any::<prop::sample::Index>(), 0..6), changes in value()) {
        let mut office = Office::with_orders(2);
        let (mut bo, _) = office.replica("bo");
        office.push("bo", &[note("a", 1, "x")]);
        let good: Vec<Frame> = office.primary.pull(person("bo"), &bo.request(), 3).collect();
        let mut incoming = Incoming::answering(&bo.request());
        for place in frames {
            let mut frame = json!(good[place.index(good.len())]);
            let count = parts(&frame);
            replace(&mut frame, &mut place.index(count), &changes);
            if let Ok(frame) = serde_json::from_value(frame) {
                let _ = incoming.frame(frame);
            }
        }
        if let Ok((_, write)) = bo.pull(incoming) {
            bo.stored(write);
        }
        let _ = bo.view().records().count();
    }
}

#[test]
fn a_mutation_is_what_it_was_after_a_journey() {
    let sent = Mutation { gap: true, ..note("a", 7, "x ☺ \"quoted\"") };
    let text = serde_json::to_string(&sent).unwrap();
    let read: Mutation = serde_json::from_str(&text).unwrap();
    assert_eq!((read.hash(), read.gap, read.args.get()), (sent.hash(), true, sent.args.get()));
}
