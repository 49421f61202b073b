//! The server's end answers: slices, deltas, scopes, and when it can't go on.

use crate::office::{Office, import, note, person, saved_view, staff};
use shared::{
    command::{SavedViewRemove, StaffSet},
    id::SavedViewId,
    record::{Key, Kind, Scope},
    sync::{
        primary::Primary,
        replica::Pulled,
        wire::{Cookie, Ending, Frame, Mode, Mutation, MutationId, PROTO, Position, PullRequest, Reset},
    },
};

fn keys(frames: &[Frame]) -> Vec<Key> {
    let rows = frames.iter().filter_map(|frame| if let Frame::Rows(rows) = frame { Some(rows) } else { None });
    rows.flatten().map(|row| row.key()).collect()
}

fn cookie(frames: &[Frame]) -> Cookie {
    match frames.last() {
        Some(Frame::End(Ending::At { cookie, .. } | Ending::Loading { cookie, .. })) => cookie.clone(),
        other => panic!("{other:?}"),
    }
}

/// The cookie of somebody who is up to date.
fn current(office: &Office, name: &str) -> Cookie {
    let first = cookie(&office.ask(name, Position::Start, 10_000));
    cookie(&office.ask(name, Position::At { cookie: first }, 10_000))
}

#[test]
fn slices_of_any_size_bring_every_row_once() {
    let office = Office::with_orders(7);
    let all = keys(&office.ask("bo", Position::Start, 10_000));
    let rows = all.len();
    for (slice, questions) in [(1, rows + 1), (2, rows / 2 + 1), (rows - 1, 2), (rows, 2), (rows + 1, 1), (0, rows + 1)]
    {
        let (mut at, mut found, mut asked) = (Position::Start, Vec::new(), 0);
        loop {
            let frames = office.ask("bo", at, slice);
            assert_eq!(frames[0], Frame::Begin { mode: Mode::Slice });
            found.extend(keys(&frames));
            asked += 1;
            match frames.last() {
                Some(Frame::End(Ending::Loading { cookie, next: Some(after) })) => {
                    at = Position::Loading { cookie: cookie.clone(), after: *after };
                }
                Some(Frame::End(Ending::Loading { next: None, .. })) => break,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(found, all, "slices of {slice}");
        assert_eq!(asked, questions, "slices of {slice} of {rows}");
    }
}

#[test]
fn a_delta_has_what_changed_and_nothing_else() {
    let mut office = Office::with_orders(3);
    let before = current(&office, "bo");
    assert_eq!(keys(&office.ask("bo", Position::At { cookie: before.clone() }, 1)), []);
    office.push("chen", &[note("c", 1, "x")]);
    let frames = office.ask("bo", Position::At { cookie: before }, 1);
    assert_eq!(keys(&frames), [Key { kind: Kind::Order, id: crate::office::order(1).0 }]);
    assert_eq!(cookie(&frames).version, office.version());
}

#[test]
fn the_acknowledgement_comes_with_the_effects_though_nobody_asked() {
    let mut office = Office::with_orders(1);
    let before = current(&office, "bo");
    office.push("bo", &[note("a", 1, "x")]);
    office.push("chen", &[note("c", 1, "y")]);
    let outcomes = |name: &str| {
        let frames = office.ask(name, Position::At { cookie: before.clone() }, 1);
        let told = frames.into_iter().filter_map(|frame| if let Frame::Outcomes(o) = frame { Some(o) } else { None });
        told.flatten().map(|outcome| outcome.id).collect::<Vec<_>>()
    };
    assert_eq!(outcomes("bo"), [note("a", 1, "x").id]);
    assert_eq!(outcomes("eve"), []);
}

#[test]
fn a_change_of_roles_changes_what_a_device_holds() {
    let mut office = Office::with_orders(2);
    let (mut bo, _) = office.replica("bo");
    let contacts = |replica: &shared::sync::replica::Replica| replica.confirmed().contacts.len();
    assert_eq!(contacts(&bo), 2);
    for (role, held) in [("inspector", 0), ("agent", 2), ("finance", 0), ("lead", 2)] {
        office.issue(StaffSet { staff: staff("bo", role) });
        office.issue(import(1..=2));
        assert_eq!(office.answer(&mut bo, 10).0, Pulled::Current);
        assert_eq!(contacts(&bo), held, "as {role}");
        assert_eq!(bo.confirmed().orders.len(), 2, "as {role}");
    }
    office.issue(StaffSet { staff: shared::staff::Staff { active: false, ..staff("bo", "agent") } });
    office.answer(&mut bo, 10);
    assert_eq!(bo.confirmed().records().count(), 0, "who has left keeps nothing");
    office.issue(StaffSet { staff: staff("bo", "agent") });
    office.answer(&mut bo, 10);
    assert_eq!(contacts(&bo), 2, "who comes back gets all");
}

#[test]
fn what_is_one_persons_is_nobody_elses_and_goes_when_it_is_removed() {
    let mut office = Office::with_orders(1);
    let (mut bo, _) = office.replica("bo");
    let (mut chen, _) = office.replica("chen");
    let send = |office: &mut Office, seq, command| {
        let id = MutationId { client: crate::office::client("a"), seq };
        let (reply, _) = office.push("bo", &[Mutation::new(id, &command, crate::office::NOW).unwrap()]);
        assert!(reply.stop.is_none());
    };
    send(&mut office, 1, saved_view("bo", "mine").into());
    office.answer(&mut bo, 10);
    office.answer(&mut chen, 10);
    assert_eq!((bo.confirmed().saved_views.len(), chen.confirmed().saved_views.len()), (1, 0));
    send(&mut office, 2, SavedViewRemove { view: SavedViewId::named(&["bo", "mine"]) }.into());
    let (_, write) = office.answer(&mut bo, 10);
    assert_eq!(write.pages[0].1.gone.len(), 1);
    assert_eq!(bo.confirmed().saved_views.len(), 0);
    let frames = office.ask("chen", Position::At { cookie: chen.cookie().unwrap().clone() }, 10);
    assert!(!frames.iter().any(|frame| matches!(frame, Frame::Gone(_))), "what Chen never had need not go");
}

/// Why a position can't be gone on from.
#[test]
fn reasons_to_begin_anew() {
    let mut office = Office::with_orders(3);
    let old = current(&office, "bo");
    office.push("chen", &[note("c", 1, "x")]);
    let now = current(&office, "bo");
    let loading = office.ask("bo", Position::Start, 2);
    let Some(Frame::End(Ending::Loading { cookie: load, next: Some(after) })) = loading.last() else { panic!() };
    let mut trimmed = office.primary.clone();
    trimmed.trim_log(1);
    let mut other_epoch = Primary::new(8);
    other_epoch.clone_from(&office.primary);
    let at = |cookie: &Cookie| Position::At { cookie: cookie.clone() };
    let load_at = |cookie: &Cookie| Position::Loading { cookie: cookie.clone(), after: *after };
    let of = |cookie: &Cookie, change: fn(&mut Cookie)| {
        let mut cookie = cookie.clone();
        change(&mut cookie);
        cookie
    };
    let here = &office.primary;
    for (name, primary, position, reset) in [
        ("up to date", here, at(&now), None),
        ("behind", here, at(&old), None),
        ("loading", here, load_at(load), None),
        ("another epoch", here, at(&of(&now, |c| c.epoch += 1)), Some(Reset::Restored)),
        ("a commit that never was", here, at(&of(&now, |c| c.commit += 1)), Some(Reset::Restored)),
        ("ahead of the server", here, at(&of(&now, |c| c.version += 1)), Some(Reset::Restored)),
        ("the end of numbers", here, at(&of(&now, |c| c.version = u64::MAX)), Some(Reset::Restored)),
        (
            "slices newer than the server",
            here,
            load_at(&of(load, |c| c.seen = c.seen.map(|(v, id)| (v + 1, id)))),
            Some(Reset::Restored),
        ),
        (
            "slices of a lost history",
            here,
            at(&of(load, |c| c.seen = c.seen.map(|(v, id)| (v, id + 1)))),
            Some(Reset::Restored),
        ),
        ("another form of records", here, at(&of(&now, |c| c.schema += 1)), Some(Reset::Schema)),
        ("other kinds", here, at(&of(&now, |c| c.kinds.truncate(3))), Some(Reset::Schema)),
        ("other scopes in mid-load", here, load_at(&of(load, |c| c.scopes.truncate(1))), Some(Reset::Schema)),
        ("other scopes when complete", here, at(&of(&now, |c| c.scopes.truncate(1))), None),
        ("below the log", &trimmed, at(&old), Some(Reset::TooOld)),
        ("the last that the log has", &trimmed, at(&now), None),
    ] {
        let request = PullRequest {
            proto: PROTO,
            person: person("bo"),
            kinds: Kind::ALL.to_vec(),
            at: position,
            open: Vec::new(),
        };
        let first = primary.pull(person("bo"), &request, 100).next();
        let Some(Frame::Begin { mode }) = first else { panic!("{name}") };
        let found = if let Mode::Reset(why) = mode { Some(why) } else { None };
        assert_eq!(found, reset, "{name}");
    }
}

#[test]
fn another_session_or_protocol_gets_nothing() {
    let office = Office::with_orders(1);
    let request = |proto, of| PullRequest {
        proto,
        person: person(of),
        kinds: Kind::ALL.to_vec(),
        at: Position::Start,
        open: Vec::new(),
    };
    for (request, why) in [(request(PROTO, "chen"), Reset::Auth), (request(PROTO + 1, "bo"), Reset::Upgrade)] {
        let frames: Vec<_> = office.primary.pull(person("bo"), &request, 100).collect();
        assert_eq!(frames, [Frame::Begin { mode: Mode::Reset(why) }, Frame::End(Ending::Void)]);
    }
}

#[test]
fn kinds_that_are_not_asked_for_do_not_come_and_their_cookie_says_so() {
    let office = Office::with_orders(2);
    let kinds = vec![Kind::Workspace, Kind::Staff, Kind::Order];
    let request =
        PullRequest { proto: PROTO, person: person("bo"), kinds: kinds.clone(), at: Position::Start, open: Vec::new() };
    let frames: Vec<_> = office.primary.pull(person("bo"), &request, 100).collect();
    assert!(keys(&frames).iter().all(|key| kinds.contains(&key.kind)));
    assert_eq!(cookie(&frames).kinds, kinds);
    assert!(cookie(&frames).scopes.contains(&Scope::Contact));
}

#[test]
fn a_server_that_reads_its_disk_back_answers_the_same() {
    let mut office = Office::with_orders(3);
    let before = current(&office, "bo");
    office.push("bo", &[note("a", 1, "x")]);
    office.push("chen", &[note("c", 1, "y")]);
    office.issue(StaffSet { staff: staff("eve", "agent") });
    let read = office.read_back();
    assert_eq!(read.digest(), office.primary.digest());
    for (name, at) in [("bo", Position::At { cookie: before }), ("eve", Position::Start)] {
        let request =
            PullRequest { proto: PROTO, person: person(name), kinds: Kind::ALL.to_vec(), at, open: Vec::new() };
        let [now, then] = [&office.primary, &read].map(|end| end.pull(person(name), &request, 4).collect::<Vec<_>>());
        assert_eq!(now, then, "{name}");
    }
}

/// A page that is newer than the server names kinds that the server has never heard of.
#[test]
fn a_newer_pages_kinds_are_passed_over() {
    let office = Office::with_orders(1);
    let (mut bo, _) = office.replica("bo");
    let newer = |request: &PullRequest| {
        let mut request = serde_json::to_value(request).unwrap();
        request["kinds"].as_array_mut().unwrap().push("refund".into());
        serde_json::from_value::<PullRequest>(request).unwrap()
    };
    let request = newer(&bo.request());
    assert_eq!(request.kinds, Kind::ALL);
    let first = office.primary.pull(person("bo"), &request, 10).next();
    assert_eq!(first, Some(Frame::Begin { mode: Mode::Delta }));
    assert_eq!(office.answer(&mut bo, 10).0, Pulled::Current);
}
