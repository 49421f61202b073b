//! The browser's end: what waits, until it is applied, or refused and dealt with.

use crate::office::{NOW, Office, client, image, order, person};
use shared::{
    command::{Command, OrderFlag, OrderMove, OrderNote, Rejection, StaffSet},
    order::{Flag, Status},
    staff::Permission,
    sync::{
        replica::{Phase, Replica, Why, Write},
        wire::{End, MutationId, Outcome, PushReply, Stop},
    },
    time::Instant,
};

fn issue(replica: &mut Replica, seq: u64, text: &str, now: Instant) -> Write {
    let command = OrderNote { order: order(1), text: text.to_owned() }.into();
    replica.issue(MutationId { client: client("a"), seq }, &command, now).unwrap()
}

fn reply(outcomes: &[(u64, End)], stop: Option<Stop>) -> PushReply {
    let outcome =
        |(seq, end): &(u64, End)| Outcome { id: MutationId { client: client("a"), seq: *seq }, end: end.clone() };
    PushReply { outcomes: outcomes.iter().map(outcome).collect(), stop }
}

fn seqs(replica: &Replica) -> Vec<(u64, bool)> {
    replica.outgoing(100_000).iter().map(|mutation| (mutation.id.seq, mutation.gap)).collect()
}

#[test]
fn what_is_issued_shows_at_once_and_is_sent_once_it_is_saved() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let first = issue(&mut bo, 1, "x", NOW);
    let second = issue(&mut bo, 2, "y", NOW);
    assert_eq!(bo.view().orders.get(&order(1)).unwrap().history.len(), 2);
    assert_eq!(bo.confirmed().orders.get(&order(1)).unwrap().history.len(), 0);
    assert_eq!(seqs(&bo), []);
    bo.stored(second);
    assert_eq!(seqs(&bo), [], "nothing is sent before what was typed before it is saved");
    bo.stored(first);
    assert_eq!(seqs(&bo), [(1, false), (2, false)]);
    assert_eq!(bo.outgoing(1).len(), 1, "one at least");
}

#[test]
fn what_is_refused_here_leaves_no_trace() {
    let office = Office::with_orders(1);
    let move_to = |expect, to| OrderMove { order: order(1), expect, to, reason: String::new(), parcel: None };
    for (name, who, command, why) in [
        (
            "needs the server",
            "ada",
            Command::from(StaffSet { staff: crate::office::staff("bo", "lead") }),
            Rejection::OnlineOnly,
        ),
        (
            "not permitted",
            "eve",
            OrderFlag { order: order(1), flag: Flag::Red }.into(),
            Rejection::Denied { permission: Permission::OrderMark },
        ),
        (
            "stale",
            "bo",
            move_to(Status::Unpaid, Status::ToVerify).into(),
            Rejection::Stale { current: Status::ToVerify },
        ),
        (
            "not a person of this team",
            "mallory",
            OrderFlag { order: order(1), flag: Flag::Red }.into(),
            Rejection::NotYours,
        ),
    ] {
        let (mut replica, _) = office.replica(who);
        let before = replica.view().records().collect::<Vec<_>>();
        let id = MutationId { client: client("a"), seq: 1 };
        assert_eq!(replica.issue(id, &command, NOW).map(|_| ()), Err(why), "{name}");
        assert_eq!(replica.pending().count(), 0, "{name}");
        assert_eq!(replica.view().records().collect::<Vec<_>>(), before, "{name}");
    }
}

/// Places of a client rise with its numbers whatever the clock does.
#[test]
fn a_clock_that_goes_back_does_not_turn_the_order_round() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    for (seq, at) in [(1, NOW), (2, NOW), (3, NOW.plus(-86_400_000)), (4, NOW.plus(86_400_000)), (5, NOW)] {
        let write = issue(&mut bo, seq, "x", at);
        bo.stored(write);
    }
    assert_eq!(seqs(&bo).iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    let places: Vec<i64> = bo.pending().map(|pending| pending.place.at).collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
}

/// What a reply makes of three notes that wait: what is sent next, and what needs attention.
#[test]
fn replies() {
    let applied = End::Applied { version: 9 };
    let refused = End::Rejected { why: Rejection::NotYours };
    let expected = |seq| Some(Stop::Expected { client: client("a"), seq });
    let all = vec![(2, false), (3, false), (5, false)];
    for (name, outcomes, stop, sent, attention) in [
        ("nothing consumed", vec![], Some(Stop::RetryAfter { seconds: 2 }), all.clone(), 0),
        ("sign in", vec![], Some(Stop::Auth), all.clone(), 0),
        ("of another age", vec![], Some(Stop::Upgrade), all.clone(), 0),
        ("one applied", vec![(2, applied.clone())], None, vec![(3, false), (5, false)], 0),
        ("one refused", vec![(2, refused.clone())], None, vec![(3, false), (5, false)], 1),
        ("one put aside", vec![(2, End::Quarantined)], None, vec![(3, false), (5, false)], 1),
        ("a number that never comes", vec![], expected(1), vec![(2, true), (3, false), (5, false)], 0),
        (
            "a gap behind what was applied",
            vec![(2, applied.clone()), (3, applied.clone())],
            expected(4),
            vec![(5, true)],
            0,
        ),
        ("a gap that is none: it waits here", vec![], expected(3), all.clone(), 0),
        ("somebody else's client", vec![], Some(Stop::ForeignClient { client: client("a") }), all.clone(), 0),
        ("of something unknown", vec![(7, applied.clone())], None, all.clone(), 0),
    ] {
        let (mut bo, _) = Office::with_orders(1).replica("bo");
        for seq in [2, 3, 5] {
            let write = issue(&mut bo, seq, "x", NOW);
            bo.stored(write);
        }
        let write = bo.pushed(&reply(&outcomes, stop));
        assert!(
            write == Write::default() || write.expect == Some(bo.meta().fence),
            "{name}: told to a tab that fell behind"
        );
        bo.stored(write);
        assert_eq!((seqs(&bo), bo.attention().count()), (sent, attention), "{name}");
    }
}

#[test]
fn what_was_applied_stays_in_sight_until_its_effects_are_confirmed() {
    let mut office = Office::with_orders(1);
    let (mut bo, _) = office.replica("bo");
    let write = issue(&mut bo, 1, "x", NOW);
    bo.stored(write);
    let (reply, _) = office.push("bo", &bo.outgoing(1_000));
    assert_eq!(bo.pushed(&reply), Write::default());
    assert_eq!(bo.pending().next().unwrap().phase, Phase::Applied(office.version()));
    let notes = |replica: &Replica| replica.view().orders.get(&order(1)).unwrap().history.len();
    assert_eq!(notes(&bo), 1);
    office.answer(&mut bo, 10);
    assert_eq!((bo.pending().count(), notes(&bo)), (0, 1));
}

#[test]
fn a_number_that_means_something_else_to_the_server_is_changed() {
    let (mut bo, _) = Office::with_orders(1).replica("bo");
    let write = issue(&mut bo, 1, "x", NOW);
    bo.stored(write);
    let mut copy = bo.clone();
    for replica in [&mut bo, &mut copy] {
        let write = replica.pushed(&reply(&[], Some(Stop::SeqReuse { client: client("a"), seq: 1 })));
        replica.stored(write);
    }
    let id = |replica: &Replica| replica.pending().next().unwrap().mutation.id;
    assert_ne!(id(&bo).client, client("a"));
    assert_eq!(id(&bo), id(&copy), "copies agree on the new one");
}

#[test]
fn a_refusal_stays_until_the_person_deals_with_it() {
    let mut office = Office::with_orders(1);
    let (mut bo, _) = office.replica("bo");
    let write = issue(&mut bo, 1, "x", NOW);
    bo.stored(write);
    office.issue(StaffSet { staff: crate::office::staff("bo", "inspector") });
    let (reply, _) = office.push("bo", &bo.outgoing(1_000));
    let write = bo.pushed(&reply);
    assert_eq!(bo.attention().count(), 0, "not before storage has it");
    bo.stored(write);
    let attention = bo.attention().next().unwrap().clone();
    let denied = Rejection::Denied { permission: Permission::OrderMark };
    assert_eq!(
        (attention.why, attention.mutation.hash()),
        (Why::Rejected(denied), crate::office::note("a", 1, "x").hash())
    );
    let write = bo.deal_with(attention.place);
    assert_eq!((write.dealt_with.len(), bo.attention().count()), (1, 0));
}

#[test]
fn a_new_tab_takes_over_what_another_left() {
    let (mut first, pages) = Office::with_orders(1).replica("bo");
    let write = issue(&mut first, 1, "x", NOW);
    let mut second = Replica::new(person("bo"), shared::record::Kind::ALL);
    let mut image = image(&second, first.meta(), pages);
    image.outbox = write.outbox;
    second.adopt(image);
    assert_eq!(seqs(&second), [(1, false)]);
    assert!(second.view().records().eq(first.view().records()));
    assert_eq!(second.cookie(), first.cookie());
}
