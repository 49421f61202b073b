//! The browser's end takes an answer in whole, or not at all, and shows what its storage has.

use crate::office::{Office, note};
use shared::sync::{
    replica::{Incoming, Meta, PullError, Pulled, Write},
    wire::{Ending, Frame, Mode, Position, Reset},
};
use std::collections::BTreeMap;

/// The frames of an answer in any order that is not theirs.
#[test]
fn frames_come_in_their_order() {
    let mut office = Office::with_orders(2);
    let (bo, _) = office.replica("bo");
    office.push("bo", &[note("a", 1, "x")]);
    let frames = office.ask("bo", Position::At { cookie: bo.cookie().unwrap().clone() }, 10);
    let [begin, rows, outcomes, end] = &frames[..] else { panic!("{frames:?}") };
    let void = Frame::End(Ending::Void);
    let reset = Frame::Begin { mode: Mode::Reset(Reset::TooOld) };
    let slice = Frame::Begin { mode: Mode::Slice };
    for (name, frames, expected) in [
        ("as sent", vec![begin, rows, outcomes, end], Ok(Pulled::Current)),
        ("outcomes first", vec![begin, outcomes, rows, end], Ok(Pulled::Current)),
        ("nothing", vec![], Err(PullError::Cut)),
        ("begun", vec![begin], Err(PullError::Cut)),
        ("without its end", vec![begin, rows, outcomes], Err(PullError::Cut)),
        ("without its beginning", vec![rows, outcomes, end], Err(PullError::Garbled)),
        ("begun twice", vec![begin, begin, rows, end], Err(PullError::Garbled)),
        ("going on after its end", vec![begin, rows, end, outcomes], Err(PullError::Garbled)),
        ("ended twice", vec![begin, end, end], Err(PullError::Garbled)),
        ("a reset", vec![&reset, &void], Ok(Pulled::Reset(Reset::TooOld))),
        ("a reset that ends like a delta", vec![&reset, end], Err(PullError::Garbled)),
        ("a delta that ends like a reset", vec![begin, rows, &void], Err(PullError::Garbled)),
        ("a slice that ends like a delta", vec![&slice, rows, end], Err(PullError::Garbled)),
        ("rows that are missing", vec![begin, outcomes, end], Ok(Pulled::Mismatch)),
    ] {
        let mut replica = bo.clone();
        let before = (replica.meta().clone(), replica.digest());
        let mut incoming = Incoming::answering(&replica.request());
        let collected = frames.into_iter().try_for_each(|frame| incoming.frame(frame.clone()));
        let pulled = collected.and_then(|()| replica.pull(incoming)).map(|(pulled, _)| pulled);
        assert_eq!(pulled, expected, "{name}");
        assert_eq!((replica.meta().clone(), replica.digest()), before, "{name}: shown before it is stored");
    }
}

#[test]
fn an_answer_to_another_question_is_out_of_date() {
    let mut office = Office::with_orders(1);
    let (mut bo, _) = office.replica("bo");
    let request = bo.request();
    office.push("chen", &[note("c", 1, "x")]);
    let mut late = Incoming::answering(&request);
    office.primary.pull(bo.person(), &request, 10).for_each(|frame| late.frame(frame).unwrap());
    office.answer(&mut bo, 10);
    assert_eq!(bo.pull(late).map(|_| ()), Err(PullError::Outdated));
}

#[test]
fn no_news_writes_nothing() {
    let office = Office::with_orders(1);
    let (mut bo, _) = office.replica("bo");
    assert_eq!(office.answer(&mut bo, 10), (Pulled::Current, Write::default()));
}

#[test]
fn a_record_of_a_newer_server_is_not_half_understood() {
    let office = Office::with_orders(1);
    let (mut bo, _) = office.replica("bo");
    bo.adopt(bo.image(Meta::default()));
    let mut incoming = Incoming::answering(&bo.request());
    for mut frame in office.primary.pull(bo.person(), &bo.request(), 100) {
        if let Frame::Rows(rows) = &mut frame {
            rows[0].body = serde_json::value::RawValue::from_string(r#"{"id":"new"}"#.to_owned()).unwrap();
        }
        incoming.frame(frame).unwrap();
    }
    assert!(matches!(bo.pull(incoming), Err(PullError::Unreadable { .. })));
}

/// What a reset does to storage: rows stay until the load is complete, nothing unsent is touched.
#[test]
fn resets() {
    let mut office = Office::with_orders(2);
    let (bo, _) = office.replica("bo");
    office.push("chen", &[note("c", 1, "x")]);
    for (why, begins_anew) in [
        (Reset::Restored, true),
        (Reset::TooOld, true),
        (Reset::Schema, true),
        (Reset::Auth, false),
        (Reset::Upgrade, false),
    ] {
        let mut replica = bo.clone();
        let mut incoming = Incoming::answering(&replica.request());
        incoming.frame(Frame::Begin { mode: Mode::Reset(why) }).unwrap();
        incoming.frame(Frame::End(Ending::Void)).unwrap();
        let (pulled, write) = replica.pull(incoming).unwrap();
        assert_eq!(pulled, Pulled::Reset(why));
        assert_eq!(write != Write::default(), begins_anew, "{why:?}");
        assert_eq!((write.settle.len(), write.clear_outbox), (0, false), "{why:?}");
        replica.stored(write);
        assert_eq!(replica.digest(), bo.digest(), "{why:?}: rows stay in sight");
        if begins_anew {
            assert!(
                office.answer(&mut replica, 100).1.resend_recent,
                "{why:?}: what was acknowledged is asked for again"
            );
            office.answer(&mut replica, 100);
        }
        assert_eq!(office.answer(&mut replica, 100).0, Pulled::Current, "{why:?}");
        assert_eq!(replica.cookie().unwrap().version, office.version(), "{why:?}");
    }
}

#[test]
fn a_first_load_goes_on_where_it_was_broken_off() {
    let office = Office::with_orders(30);
    let mut replica = shared::sync::replica::Replica::new(crate::office::person("bo"), shared::record::Kind::ALL);
    let (mut meta, mut stored) = (Meta::default(), BTreeMap::new());
    let mut questions = 0;
    loop {
        // Every question is asked by a new tab, which knows only what is stored.
        let mut tab = shared::sync::replica::Replica::new(replica.person(), shared::record::Kind::ALL);
        let mut image = tab.image(meta);
        for (generation, numbers) in image.lacks() {
            numbers.for_each(|number| image.take(generation, stored.get(&(generation, number)).cloned().unwrap()));
        }
        tab.adopt(image);
        let (pulled, write) = office.answer(&mut tab, 10);
        questions += 1;
        meta = write.meta.unwrap();
        stored.extend(write.pages);
        replica = tab;
        if pulled == Pulled::Current {
            break;
        }
    }
    let rows = replica.digest().rows as usize;
    assert_eq!(replica.confirmed().orders.len(), 30);
    assert_eq!(questions, rows / 10 + 2);
}
