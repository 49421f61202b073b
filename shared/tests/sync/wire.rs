//! The form of everything that travels or is stored, held against `data/wire.txt`. A line there may
//! be added; one that changes is a change that devices out there can't follow, unless `SCHEMA` is
//! counted up with it: then the file as it was is kept beside, and must stay readable.
//! `WIRE_RECORD=1` writes the file anew.

mod approvals;
mod cases;
mod commands;
mod enquiries;
mod files;
mod house;
mod sending;

use crate::office::{Office, client, note, order, person, saved_view, staff};
use commands::commands;
use serde::Serialize;
use serde_json::value::RawValue;
use shared::{
    aftersale::Move,
    archive::Archive,
    article,
    command::{Command, LedgerEntry, Opening, Rejection, Setting, Special, StaffSet, Stocktake},
    customer::Fact,
    enquiry,
    order::{Status, change::Change, house::Way, import::HeldReason, message::Message},
    pickup,
    record::{Key, Kind, Record, Scope},
    shop::Platform,
    sync::{
        replica::{Attention, BlobCard, BlobRefused, BlobState, Meta, Page, Pending, Phase, Place, StoredPage, Why},
        wire::{
            Act, ActReply, Asked, BlobAnswer, BlobQuestion, Cookie, Digest, End, Ending, Found, Frame, Mode, Outcome,
            Position, PullRequest, Push, PushReply, Reset, Row, Search, Span, Stop,
        },
    },
};
use std::collections::BTreeMap;
use uuid::Uuid;

const STORED: &str = include_str!("../data/wire.txt");
/// The forms of earlier schemas.
const EARLIER: &[&str] = &[
    include_str!("../data/wire-1.txt"),
    include_str!("../data/wire-2.txt"),
    include_str!("../data/wire-3.txt"),
    include_str!("../data/wire-4.txt"),
];

fn stored(text: &'static str) -> BTreeMap<&'static str, &'static str> {
    text.lines().filter_map(|line| line.split_once('\t')).collect()
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
    let mut office = Office::with_orders(1);
    commands::of_records().into_iter().for_each(|command| drop(office.issue(command)));
    let few = office.primary.world().records().filter(|record| record.key().kind != Kind::Staff);
    let mut counts = BTreeMap::<Kind, u32>::new();
    for record in few.chain([saved_view("bo", "mine").view.into(), staff("bo", "agent").into()]) {
        let kind = record.key().kind;
        let count = counts.entry(kind).and_modify(|count| *count += 1).or_insert(1);
        add(&format!("record {} {count}", kind.word()), &erased::Raw(record.body().unwrap()));
    }
    commands::whole_file().into_iter().for_each(|command| drop(office.issue(command)));
    let whole = office.primary.world().customers.get(&commands::customer()).cloned().unwrap();
    add("record customer whole", &erased::Raw(Record::Customer(whole).body().unwrap()));
    for (word, opening) in cases::openings() {
        add(&format!("opening {word}"), &opening);
    }
    for by in cases::moves() {
        let word = serde_json::to_value(by.verb()).unwrap();
        add(&format!("move {}", word.as_str().unwrap()), &by);
    }
    for (word, change) in approvals::changes() {
        add(&format!("change {word}"), &change);
    }
    for (word, fact) in house::facts() {
        add(&format!("article_fact {word}"), &fact);
    }
    for (word, by) in house::stocktakes() {
        add(&format!("stocktake {word}"), &by);
    }
    for (word, way) in house::ways() {
        add(&format!("way {word}"), &way);
    }
    for (word, entry) in house::entries() {
        add(&format!("ledger_entry {word}"), &entry);
    }
    for (word, outcome) in enquiries::outcomes() {
        add(&format!("outcome {word}"), &outcome);
    }
    for (word, detail) in enquiries::details() {
        add(&format!("enquiry_detail {word}"), &detail);
    }
    for (word, message) in sending::messages() {
        add(&format!("message {word}"), &message);
    }
    for (word, outcome) in sending::outcomes() {
        add(&format!("pickup {word}"), &outcome);
    }
    for (word, special) in approvals::specials() {
        add(&format!("special {word}"), &special);
    }
    let settings = cases::settings().into_iter().chain(approvals::settings()).chain(house::settings());
    for (word, setting) in settings.chain(sending::settings()) {
        add(&format!("setting {word}"), &setting);
    }
    for (word, fact) in commands::facts() {
        add(&format!("fact {word}"), &fact);
    }
    for (word, platform) in files::platforms() {
        add(&format!("platform {word}"), &platform);
    }
    for reason in files::held() {
        let form = serde_json::to_value(&reason).unwrap();
        add(&format!("held {}", form["code"].as_str().unwrap()), &reason);
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
    let act = StaffSet { staff: staff("bo", "agent") }.into();
    add("act", &Act::new(person("bo"), &act, crate::office::NOW).unwrap());
    add("act reply", &ActReply { end: End::Applied { version: 42 } });
    let blob = commands::file().hash;
    add("blob question", &BlobQuestion { hashes: vec![blob] });
    add("blob answer", &BlobAnswer { lacking: vec![blob] });
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
    let asked = [
        ("words", Asked::Words { kind: Kind::Order, words: "王芳".to_owned() }),
        ("customer", Asked::Customer { customer: commands::customer() }),
        ("record", Asked::Record { key }),
    ];
    for (name, asked) in asked {
        add(&format!("search {name}"), &Search { person: person("bo"), asked });
    }
    for (name, archive) in [("away", Archive::Away(crate::office::NOW)), ("back", Archive::Back(crate::office::NOW))] {
        add(&format!("archive {name}"), &archive);
    }
    add("found", &Found { rows: Vec::new(), of: 3 });
    for (name, frame) in frames {
        add(&format!("frame {name}"), &frame);
    }
    let mutation = note("a", 1, "x");
    add("stored meta", &Meta { cookie: Some(cookie()), digest, fence: 9, generation: 3, pages: 2, load: None });
    let body = RawValue::from_string(r#"{"of":"a\\nrow"}"#.to_owned()).unwrap();
    let row = Row { kind: key.kind, id: key.id, version: 7, scope: Scope::Team, body };
    let page = Page { dropped: vec![Scope::Contact], gone: vec![key], rows: vec![row.clone(), row] };
    add("stored lines", &page.text().unwrap());
    add("stored pending", &Pending { place, mutation: mutation.clone(), again: false, phase: Phase::Saved });
    add("stored attention", &Attention { place, mutation, why: Why::Rejected(Rejection::NotYours) });
    let states = [
        ("waiting", BlobState::Waiting),
        ("copy", BlobState::Copy),
        ("refused", BlobState::Refused(BlobRefused::TooLarge)),
    ];
    for (name, state) in states {
        let card = BlobCard { hash: blob, name: "a.txt".to_owned(), bytes: 3, at: crate::office::NOW, state };
        add(&format!("stored blob {name}"), &card);
    }
    forms
}

#[test]
fn forms_are_as_they_were() {
    let forms = forms();
    if std::env::var_os("WIRE_RECORD").is_some() {
        let text: String = forms.iter().map(|(name, json)| format!("{name}\t{json}\n")).collect();
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/wire.txt"), text).unwrap();
        return;
    }
    let stored = stored(STORED);
    let differs = |(name, json): &(String, String)| {
        let known = stored.get(name.as_str()).copied();
        (known != Some(json)).then(|| format!("{name}\t{json}\n"))
    };
    let different: String = forms.iter().filter_map(differs).collect();
    assert!(different.is_empty(), "what is new, and only that, is added to data/wire.txt:\n{different}");
}

/// Databases hold it beside each row, devices of all rows: it may never change.
#[test]
fn the_digest_of_a_row_is_as_it_was() {
    let digest = |id, version, body| Digest::of(Key { kind: Kind::Order, id: Uuid::from_u128(id) }, version, body);
    assert_eq!(digest(0xa1, 7, "{}"), Digest { rows: 1, sum: 15_931_026_263_748_429_691 });
    assert_eq!(digest(u128::MAX, u64::MAX, ""), Digest { rows: 1, sum: 9_589_153_092_570_853_049 });
}

/// Every command and message ever stored can be read; those of today say the same when written again.
#[test]
fn what_is_stored_stays_readable() {
    for (name, json) in EARLIER.iter().flat_map(|text| stored(text)) {
        again(name, json);
    }
    for (name, json) in stored(STORED) {
        assert_eq!(again(name, json).as_deref().unwrap_or(json), json, "{name}");
    }
}

/// Reads a form and writes it; `None` for forms that nobody reads alone.
fn again(name: &str, json: &str) -> Option<String> {
    let (what, of) = name.split_once(' ').unwrap_or((name, ""));
    Some(match what {
        "command" => {
            let (word, v) = of.split_once('@').unwrap();
            let command = Command::decode(word, v.parse().unwrap(), json).unwrap();
            let today = command.encode().unwrap();
            assert_eq!(Command::decode(command.name().0, command.name().1, &today), Ok(command));
            today
        }
        "record" => {
            let kind = of.split(' ').next().unwrap().parse().unwrap();
            Record::read(kind, json).unwrap().body().unwrap()
        }
        "opening" => rewritten::<Opening>(json),
        "move" => rewritten::<Move>(json),
        "change" => rewritten::<Change>(json),
        "special" => rewritten::<Special>(json),
        "outcome" => rewritten::<enquiry::Outcome>(json),
        "enquiry_detail" => rewritten::<enquiry::Detail>(json),
        "article_fact" => rewritten::<article::Fact>(json),
        "stocktake" => rewritten::<Stocktake>(json),
        "way" => rewritten::<Way>(json),
        "ledger_entry" => rewritten::<LedgerEntry>(json),
        "message" => rewritten::<Message>(json),
        "pickup" => rewritten::<pickup::Outcome>(json),
        "setting" => rewritten::<Setting>(json),
        "fact" => rewritten::<Fact>(json),
        "platform" => rewritten::<Platform>(json),
        "held" => rewritten::<HeldReason>(json),
        "push" => rewritten::<Push>(json),
        "reply" | "stop" => rewritten::<PushReply>(json),
        "pull" => rewritten::<PullRequest>(json),
        "frame" => rewritten::<Frame>(json),
        "search" => rewritten::<Search>(json),
        "found" => rewritten::<Found>(json),
        "archive" => rewritten::<Archive>(json),
        "act" if of.is_empty() => rewritten::<Act>(json),
        "stored" if of.starts_with("blob") => rewritten::<BlobCard>(json),
        "stored" if of == "pending" => rewritten::<Pending>(json),
        "stored" if of == "attention" => rewritten::<Attention>(json),
        "stored" if of == "meta" => rewritten::<Meta>(json),
        "stored" if of == "lines" => {
            let stored = StoredPage::try_from(serde_json::from_str::<String>(json).unwrap()).unwrap();
            serde_json::to_string(&Page::try_from(stored).unwrap().text().unwrap()).unwrap()
        }
        "stored" if of == "page" => {
            let stored = StoredPage::try_from(json.to_owned()).unwrap();
            Page::try_from(stored).unwrap().text().unwrap().trim_end().to_owned()
        }
        _ => return None,
    })
}

fn rewritten<T: Serialize + for<'a> serde::Deserialize<'a>>(json: &str) -> String {
    serde_json::to_string(&serde_json::from_str::<T>(json).unwrap()).unwrap()
}

#[test]
fn every_command_is_in_the_table() {
    let named: Vec<_> =
        commands().iter().map(|command| format!("command {}@{}", command.name().0, command.name().1)).collect();
    let stored = stored(STORED);
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
