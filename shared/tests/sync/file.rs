//! Contents of files: stored with their command, uploaded after it, kept for a while.

use crate::office::{NOW, Office, client, order};
use shared::{
    attachment::BlobHash,
    command::OrderNote,
    sync::{
        replica::{Blob, BlobCard, BlobRefused, BlobState, BlobStep, Errand, Issue, Replica, Write},
        wire::MutationId,
    },
    time::Instant,
};
use std::sync::Arc;

const DAY: i64 = 86_400_000;

fn blob(text: &str) -> Blob {
    Blob::new("a.txt", Arc::from(text.as_bytes()))
}

fn hash(text: &str) -> BlobHash {
    BlobHash::of(text.as_bytes())
}

fn card(text: &str, state: BlobState, at: Instant) -> BlobCard {
    BlobCard { hash: hash(text), name: "a.txt".to_owned(), bytes: text.len() as u32, at, state }
}

/// Issues a note with these files, a second after `NOW` for each before.
fn attach(replica: &mut Replica, seq: u64, files: &[&str]) -> Write {
    let command = OrderNote { order: order(1), text: format!("note {seq}") }.into();
    let blobs = files.iter().map(|text| blob(text)).collect();
    let issue = Issue { command: &command, draft: None, blobs };
    replica.issue(MutationId { client: client("a"), seq }, issue, NOW.plus(seq as i64 * 1000)).unwrap()
}

/// A replica over a storage with these contents.
fn with(cards: Vec<BlobCard>) -> Replica {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let mut image = bo.image(bo.meta().clone());
    image.blobs = cards;
    bo.adopt(image);
    bo
}

fn states(replica: &Replica) -> Vec<(BlobHash, BlobState)> {
    replica.blobs().map(|card| (card.hash, card.state)).collect()
}

#[test]
fn steps() {
    use BlobState::{Copy, Refused, Waiting};
    let refused = Refused(BlobRefused::TooLarge);
    for (name, from, step, to) in [
        ("uploaded", Waiting, BlobStep::Uploaded, Some(Copy)),
        ("refused", Waiting, BlobStep::Refused(BlobRefused::TooLarge), Some(refused)),
        ("waits, whatever room is needed", Waiting, BlobStep::Forgotten, Some(Waiting)),
        ("the server has lost it", Copy, BlobStep::Lacking, Some(Waiting)),
        ("a copy is not needed", Copy, BlobStep::Forgotten, None),
        ("a late refusal of what is there", Copy, BlobStep::Refused(BlobRefused::TooLarge), Some(Copy)),
        ("tried again", refused, BlobStep::Again, Some(Waiting)),
        ("dropped", refused, BlobStep::Forgotten, None),
        ("still refused", refused, BlobStep::Lacking, Some(refused)),
    ] {
        let after = step.after(card("x", from, NOW), NOW.plus(1));
        assert_eq!(after.map(|card| card.state), to, "{name}");
    }
    let (copy, waits) = (card("x", Copy, NOW), card("x", Waiting, NOW));
    for (name, stored, state, enters) in [
        ("new from a form", None, Waiting, true),
        ("from a form, where there is a copy", Some(&copy), Waiting, true),
        ("new from the server", None, Copy, true),
        ("from the server, and it waits here", Some(&waits), Copy, false),
    ] {
        assert_eq!(blob("x").enters(stored, state, NOW).map(|card| card.state), enters.then_some(state), "{name}");
    }
}

#[test]
fn a_content_is_stored_with_its_command_and_uploaded_once_it_is() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let write = attach(&mut bo, 1, &["x"]);
    assert_eq!((write.outbox.len(), write.blobs.len()), (1, 1));
    assert_eq!(bo.unsaved_blob(hash("x")).as_deref(), Some(b"x".as_slice()), "it shows at once");
    assert_eq!(bo.errand(), None, "nothing is sent that could be lost here");
    bo.stored(write);
    assert_eq!(bo.unsaved_blob(hash("x")), None);
    assert_eq!(bo.errand().map(|(errand, _)| errand), Some(Errand::Upload(hash("x"))));
}

#[test]
fn the_oldest_goes_first_and_what_fails_lets_others_pass() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    for (seq, text) in [(1, "x"), (2, "y")] {
        let write = attach(&mut bo, seq, &[text]);
        bo.stored(write);
    }
    let next = |bo: &Replica| bo.errand().map(|(errand, _)| errand);
    assert_eq!(next(&bo), Some(Errand::Upload(hash("x"))));
    bo.upload_failed(hash("x"));
    assert_eq!(next(&bo), Some(Errand::Upload(hash("y"))));
    bo.upload_failed(hash("y"));
    assert_eq!(next(&bo), Some(Errand::Upload(hash("x"))));
    let refused = bo.upload_refused(hash("x"), BlobRefused::TypeNotAllowed, NOW);
    bo.stored(refused);
    let (_, doubts) = bo.errand().unwrap();
    let write = bo.uploaded(hash("y"), doubts, NOW);
    bo.stored(write);
    assert_eq!(next(&bo), None, "a refused one waits for its person, and the answer is fresh");
    let write = bo.deal_with_blob(hash("x"), true, NOW);
    bo.stored(write);
    assert_eq!(next(&bo), Some(Errand::Upload(hash("x"))));
}

#[test]
fn copies_are_asked_about_after_each_doubt() {
    let mut bo = with(vec![card("x", BlobState::Copy, NOW), card("y", BlobState::Copy, NOW)]);
    let (errand, doubts) = bo.errand().unwrap();
    let Errand::Ask(asked) = errand else { panic!("{errand:?}") };
    assert_eq!(asked.len(), 2, "a new tab is sure of nothing");
    let write = bo.asked(&asked, &[hash("y")], doubts, NOW);
    bo.stored(write);
    assert!(bo.is_sure(hash("x")));
    assert_eq!(bo.errand().map(|(errand, _)| errand), Some(Errand::Upload(hash("y"))));
    let (_, before) = bo.errand().unwrap();
    bo.doubt();
    let write = bo.uploaded(hash("y"), before, NOW);
    bo.stored(write);
    assert!(!bo.is_sure(hash("y")), "an answer from before may be of another server");
    let Some((Errand::Ask(asked), _)) = bo.errand() else { panic!("nothing is asked") };
    assert_eq!(asked.len(), 2);
}

#[test]
fn only_copies_that_the_server_has_make_room() {
    let cards = vec![
        card("old", BlobState::Copy, NOW.plus(-15 * DAY)),
        card("young", BlobState::Copy, NOW),
        card("waits", BlobState::Waiting, NOW.plus(-15 * DAY)),
        card("refused", BlobState::Refused(BlobRefused::TooLarge), NOW.plus(-15 * DAY)),
    ];
    let mut bo = with(cards);
    assert_eq!(bo.make_room(NOW), Write::default(), "not before it was asked");
    let copies = [hash("old"), hash("young")];
    let (_, doubts) = bo.errand().unwrap();
    bo.asked(&copies, &[], doubts, NOW);
    let forgotten = |write: &Write| write.blob_steps.iter().map(|(hash, ..)| *hash).collect::<Vec<_>>();
    let write = bo.forget_copies(NOW);
    assert_eq!(forgotten(&write), [hash("old")]);
    bo.stored(write);
    let write = bo.make_room(NOW);
    assert_eq!(forgotten(&write), [hash("young")]);
    bo.stored(write);
    assert_eq!(states(&bo).len(), 2);
}

#[test]
fn the_latest_copies_stay_within_a_measure() {
    let megabytes =
        |text: &str, number: i64| BlobCard { bytes: 90 * 1024 * 1024, ..card(text, BlobState::Copy, NOW.plus(number)) };
    let mut bo = with(vec![megabytes("a", 1), megabytes("b", 2), megabytes("c", 3)]);
    let (_, doubts) = bo.errand().unwrap();
    bo.asked(&[hash("a"), hash("b"), hash("c")], &[], doubts, NOW);
    let write = bo.forget_copies(NOW);
    assert_eq!(write.blob_steps, [(hash("a"), BlobStep::Forgotten, NOW)]);
}
