//! The form of everything that travels or is stored, held against `data/wire.txt`. A line there may
//! be added; one that changes is a change that devices out there can't follow.

use crate::office::{Office, client, import, note, order, person, saved_view, staff};
use serde::Serialize;
use shared::{
    command::{
        Command, OrderFlag, OrderMemo, OrderMove, OrderNote, OrderNumber, Rejection, SavedViewRemove, ShopSet,
        StaffSet, WorkspaceSet,
    },
    id::{SavedViewId, ShopId, WorkspaceId},
    order::{Flag, Parcel, Status},
    record::{Key, Kind, Record, Scope},
    shop::{Platform, Shop},
    sync::{
        replica::{Attention, Meta, Page, Pending, Phase, Place, Why},
        wire::{
            Cookie, Digest, End, Ending, Frame, Mode, Outcome, Position, PullRequest, Push, PushReply, Reset, Span,
            Stop,
        },
    },
    workspace::Workspace,
};
use std::collections::BTreeMap;

const STORED: &str = include_str!("../data/wire.txt");

fn stored() -> BTreeMap<&'static str, &'static str> {
    STORED.lines().filter_map(|line| line.split_once('\t')).collect()
}

fn commands() -> Vec<Command> {
    let parcel = Parcel { courier: "中通".to_owned(), tracking: "zt1".to_owned() };
    let shop = Shop { id: ShopId::named(&["shop"]), name: "旗舰店".to_owned(), platform: Platform::Taobao };
    vec![
        import(1..=1).into(),
        OrderFlag { order: order(1), flag: Flag::Red }.into(),
        OrderMemo { order: order(1), memo: "memo".to_owned() }.into(),
        OrderNote { order: order(1), text: "note".to_owned() }.into(),
        OrderMove {
            order: order(1),
            expect: Status::Packed,
            to: Status::Shipped,
            reason: String::new(),
            parcel: Some(parcel),
        }
        .into(),
        OrderNumber { numbers: vec![(order(1), 1042)] }.into(),
        saved_view("bo", "mine").into(),
        SavedViewRemove { view: SavedViewId::named(&["bo", "mine"]) }.into(),
        ShopSet { shop }.into(),
        WorkspaceSet { workspace: Workspace::new(WorkspaceId::named(&["office"]), "柜台") }.into(),
        StaffSet { staff: staff("bo", "agent") }.into(),
    ]
}

fn cookie() -> Cookie {
    Cookie {
        epoch: 7,
        version: 42,
        commit: 4711,
        seen: None,
        scopes: vec![Scope::Team, Scope::Contact, Scope::Person(person("bo"))],
        kinds: Kind::ALL.to_vec(),
        schema: 1,
    }
}

/// Name and JSON of everything.
fn forms() -> Vec<(String, String)> {
    let mut forms = Vec::new();
    let mut add = |name: &str, value: &dyn erased::Json| forms.push((name.to_owned(), value.json()));
    for command in commands() {
        let (name, v) = command.name();
        add(&format!("command {name}@{v}"), &command.encode().map(erased::Raw).unwrap());
    }
    let office = Office::with_orders(1);
    let one_of_each = office.primary.world().records().filter(|record| record.key().kind != Kind::Staff);
    for record in one_of_each.chain([saved_view("bo", "mine").view.into(), staff("bo", "agent").into()]) {
        add(&format!("record {}", record.key().kind.word()), &erased::Raw(record.body().unwrap()));
    }
    let id = note("a", 1, "x").id;
    let key = Key { kind: Kind::Order, id: order(1).0 };
    let place = Place { at: 5, id };
    add(
        "push",
        &Push {
            proto: 1,
            schema: 1,
            build: "0.1.0".to_owned(),
            person: person("bo"),
            mutations: vec![note("a", 1, "x")],
        },
    );
    for (name, end) in [
        ("applied", End::Applied { version: 42 }),
        ("quarantined", End::Quarantined),
        ("rejected", End::Rejected { why: Rejection::Stale { current: Status::Packed } }),
    ] {
        add(&format!("reply {name}"), &PushReply { outcomes: vec![Outcome { id, end }], stop: None });
    }
    let stops = [
        ("retry_after", Stop::RetryAfter { seconds: 8 }),
        ("auth", Stop::Auth),
        ("upgrade", Stop::Upgrade),
        ("expected", Stop::Expected { client: client("a"), seq: 3 }),
        ("seq_reuse", Stop::SeqReuse { client: client("a"), seq: 3 }),
        ("foreign_client", Stop::ForeignClient { client: client("a") }),
    ];
    for (name, stop) in stops {
        add(&format!("stop {name}"), &PushReply { outcomes: Vec::new(), stop: Some(stop) });
    }
    let loading = Cookie { seen: Some((43, 4712)), ..cookie() };
    let positions = [
        ("start", Position::Start),
        ("loading", Position::Loading { cookie: loading, after: key }),
        ("at", Position::At { cookie: cookie() }),
    ];
    for (name, at) in positions {
        let open = vec![Span { client: client("a"), first: 1, last: 3 }];
        add(
            &format!("pull {name}"),
            &PullRequest { proto: 1, person: person("bo"), kinds: Kind::ALL.to_vec(), at, open },
        );
    }
    let digest = Digest { rows: 3, sum: 99 };
    let row = office
        .ask("bo", Position::Start, 1)
        .into_iter()
        .find_map(|frame| if let Frame::Rows(rows) = frame { Some(rows) } else { None });
    let frames = [
        ("begin", Frame::Begin { mode: Mode::Delta }),
        ("begin slice", Frame::Begin { mode: Mode::Slice }),
        ("begin reset", Frame::Begin { mode: Mode::Reset(Reset::Restored) }),
        ("scope", Frame::Scope { added: vec![Scope::Contact], dropped: vec![Scope::Team] }),
        ("gone", Frame::Gone(vec![key])),
        ("rows", Frame::Rows(row.unwrap())),
        ("outcomes", Frame::Outcomes(vec![Outcome { id, end: End::Applied { version: 42 } }])),
        ("end", Frame::End(Ending::At { cookie: cookie(), digest })),
        ("end loading", Frame::End(Ending::Loading { cookie: cookie(), next: Some(key) })),
        ("end void", Frame::End(Ending::Void)),
    ];
    for (name, frame) in frames {
        add(&format!("frame {name}"), &frame);
    }
    let mutation = note("a", 1, "x");
    add("stored meta", &Meta { cookie: Some(cookie()), digest, fence: 9, generation: 3, pages: 2, load: None });
    add("stored page", &Page { dropped: vec![Scope::Contact], gone: vec![key], rows: Vec::new() });
    add("stored pending", &Pending { place, mutation: mutation.clone(), again: false, phase: Phase::Saved });
    add("stored attention", &Attention { place, mutation, why: Why::Rejected(Rejection::NotYours) });
    forms
}

#[test]
fn forms_are_as_they_were() {
    let stored = stored();
    let differs = |(name, json): &(String, String)| {
        let known = stored.get(name.as_str()).copied();
        (known != Some(json)).then(|| format!("{name}\t{json}\n"))
    };
    let different: String = forms().iter().filter_map(differs).collect();
    assert!(different.is_empty(), "what is new, and only that, is added to data/wire.txt:\n{different}");
}

/// Every command and message ever stored can be read, and says the same when written again.
#[test]
fn what_is_stored_stays_readable() {
    let stored = stored();
    let commands =
        stored.iter().filter_map(|(name, json)| Some((name.strip_prefix("command ")?.split_once('@')?, json)));
    let mut count = 0;
    for ((name, v), json) in commands {
        let command = Command::decode(name, v.parse().unwrap(), json).unwrap();
        assert_eq!(Command::decode(command.name().0, command.name().1, &command.encode().unwrap()).unwrap(), command);
        count += 1;
    }
    assert!(count >= 11, "{count} commands");
    for (name, json) in &stored {
        let again = match name.split_once(' ').unwrap_or((name, "")).0 {
            "push" => rewritten::<Push>(json),
            "reply" | "stop" => rewritten::<PushReply>(json),
            "pull" => rewritten::<PullRequest>(json),
            "frame" => rewritten::<Frame>(json),
            "record" => {
                let kind: Kind = name["record ".len()..].parse().unwrap();
                Record::read(kind, json).unwrap().body().unwrap()
            }
            _ => continue,
        };
        assert_eq!(again, **json, "{name}");
    }
}

fn rewritten<T: Serialize + for<'a> serde::Deserialize<'a>>(json: &str) -> String {
    serde_json::to_string(&serde_json::from_str::<T>(json).unwrap()).unwrap()
}

#[test]
fn every_command_is_in_the_table() {
    let named: Vec<_> =
        commands().iter().map(|command| format!("command {}@{}", command.name().0, command.name().1)).collect();
    let stored = stored();
    assert!(named.iter().all(|name| stored.contains_key(name.as_str())));
}

mod erased {
    use serde::Serialize;

    /// JSON as it is.
    pub struct Raw(pub String);

    pub trait Json {
        fn json(&self) -> String;
    }

    impl Json for Raw {
        fn json(&self) -> String {
            self.0.clone()
        }
    }

    impl<T: Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).unwrap()
        }
    }
}
