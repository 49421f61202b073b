//! Pre-sale enquiries (O4): what is asked and wished, discounts, what became of them, and how that is counted. `random`
//! is what holds of any sequence.

mod conversion;
mod discount;
mod outcome;
mod random;
mod taking;

use crate::desk::{self, Desk, NOW, person};
use shared::{
    article::Article,
    automation,
    command::{
        Actor, ArticleAdd, Command, CustomerMerge, EnquiryAnswer, EnquiryAsk, EnquiryDetail, EnquiryDiscount,
        EnquiryMove, EnquiryNumber, EnquiryOpen, Field, Invalid, Rejection,
    },
    customer::timeline::{Moment, timeline},
    enquiry::{
        Act, Detail, Enquiry, Outcome, Topic, Wish,
        filter::{EnquiryFilter, EnquiryQueue, counts, due},
    },
    id::{ApprovalId, CustomerId, EnquiryId, QuestionId, WishId},
    money::Fen,
    permit,
    time::Instant,
};
use std::collections::BTreeMap;

fn id(name: &str) -> EnquiryId {
    EnquiryId::named(&[name])
}

fn question(name: &str) -> QuestionId {
    QuestionId::named(&[name])
}

fn wish(name: &str) -> WishId {
    WishId::named(&[name])
}

fn approval(name: &str) -> ApprovalId {
    ApprovalId::named(&[name])
}

fn buyer() -> CustomerId {
    CustomerId::named(&["taobao", "tb_wang"])
}

/// An enquiry of somebody whom nobody knows, in the shop whose orders are there.
fn open(name: &str) -> EnquiryOpen {
    EnquiryOpen {
        enquiry: id(name),
        shop: desk::shop().id,
        customer: None,
        name: "小雨".to_owned(),
        ticket: None,
        asked: None,
        wishes: BTreeMap::new(),
    }
}

/// The desk with an article `A` at 100 yuan, and an enquiry of the agent's.
fn asked(name: &str) -> Desk {
    let mut desk = Desk::new();
    let (title, price) = ("羊毛衫".to_owned(), Fen(10_000));
    desk.does(ArticleAdd { code: "A".to_owned(), title, attributes: "米色 M".to_owned(), price }).unwrap();
    desk.does_as("agent", open(name)).unwrap();
    desk
}

fn enquiry<'d>(desk: &'d Desk, name: &str) -> &'d Enquiry {
    desk.world.enquiries.get(&id(name)).unwrap()
}

fn detail(name: &str, to: Detail) -> EnquiryDetail {
    EnquiryDetail { enquiry: id(name), to }
}

fn of_words(title: &str, pieces: u32) -> Wish {
    Wish { article: None, title: title.to_owned(), pieces, list: None }
}

fn of_article(code: &str, pieces: u32) -> Wish {
    Wish { article: Some(Article::id_of(code)), title: String::new(), pieces, list: None }
}

fn off(name: &str, expect: i64, off: i64) -> EnquiryDiscount {
    EnquiryDiscount {
        enquiry: id(name),
        expect: Fen(expect),
        off: Fen(off),
        approval: approval(name),
        reason: "老客户".to_owned(),
    }
}

fn moved(name: &str, expect: Option<Outcome>, to: Option<Outcome>) -> EnquiryMove {
    EnquiryMove { enquiry: id(name), expect, to }
}

fn invalid<T>(field: Field, why: Invalid) -> Result<T, Rejection> {
    Err(Rejection::Invalid { field, why })
}

#[test]
fn o4_opening() {
    let wished = |wish| BTreeMap::from([(self::wish("a"), wish)]);
    let shop = shared::id::ShopId::named(&["nowhere"]);
    let asked = |text: &str| Some((question("q"), Topic::Product, text.to_owned()));
    for (name, command, expected) in [
        ("fine", EnquiryOpen { asked: asked("起球吗"), ..open("a") }, Ok(())),
        (
            "somebody known needs no name",
            EnquiryOpen { customer: Some(buyer()), name: String::new(), ..open("a") },
            Ok(()),
        ),
        ("nobody", EnquiryOpen { name: " ".to_owned(), ..open("a") }, invalid(Field::Name, Invalid::Empty)),
        ("no words", EnquiryOpen { asked: asked("\n"), ..open("a") }, invalid(Field::Text, Invalid::Empty)),
        ("no such shop", EnquiryOpen { shop, ..open("a") }, Err(Rejection::Missing { key: shop.into() })),
        (
            "no such customer",
            EnquiryOpen { customer: Some(CustomerId::named(&["x"])), ..open("a") },
            Err(Rejection::Missing { key: CustomerId::named(&["x"]).into() }),
        ),
        (
            "no pieces",
            EnquiryOpen { wishes: wished(of_words("大衣", 0)), ..open("a") },
            invalid(Field::Pieces, Invalid::Unknown),
        ),
        (
            "a wish for nothing",
            EnquiryOpen { wishes: wished(of_words("", 1)), ..open("a") },
            invalid(Field::Text, Invalid::Empty),
        ),
        (
            "no such article",
            EnquiryOpen { wishes: wished(of_article("Z", 1)), ..open("a") },
            Err(Rejection::Missing { key: Article::id_of("Z").into() }),
        ),
        ("the same id again", open("known"), invalid(Field::Number, Invalid::InUse)),
    ] {
        let mut desk = self::asked("known");
        assert_eq!(desk.does_as("agent", command).map(|_| ()), expected, "{name}");
    }
}

#[test]
fn o4_questions_are_noted_and_answered() {
    let mut desk = asked("a");
    let ask = |name: &str, topic, text: &str| EnquiryAsk {
        enquiry: id("a"),
        question: question(name),
        topic,
        text: text.to_owned(),
    };
    let answer =
        |name: &str, text: &str| EnquiryAnswer { enquiry: id("a"), question: question(name), text: text.to_owned() };
    desk.does_as("agent", ask("size", Topic::Product, "165 穿什么码")).unwrap();
    desk.does_as("lead", ask("stock", Topic::Stock, "米色还有吗")).unwrap();
    assert_eq!(desk.does(ask("size", Topic::Courier, "再问")), invalid(Field::Number, Invalid::InUse));
    desk.does_as("agent", answer("size", "M")).unwrap();
    desk.does_as("lead", answer("size", "L")).unwrap();
    let known = enquiry(&desk, "a");
    assert_eq!(known.questions[&question("size")].answer, "L");
    assert_eq!(known.questions[&question("stock")].answer, "", "nobody has answered yet");
    let replaced = Act::Answered { question: question("size"), from: "M".to_owned() };
    assert_eq!(known.history.last().unwrap().act, replaced, "what was replaced stays");
    assert_eq!(desk.does(answer("nothing", "x")), invalid(Field::Text, Invalid::Unknown));
    assert_eq!(desk.does(answer("size", "L")).unwrap(), [], "it says so already");
}

#[test]
fn o4_what_is_wished_has_its_list_price() {
    let mut desk = asked("a");
    let wished = |name: &str, to| detail("a", Detail::Wish { wish: wish(name), to });
    desk.does_as("agent", wished("one", Some(of_article("A", 2)))).unwrap();
    assert_eq!(enquiry(&desk, "a").wishes[&wish("one")].list, Some(Fen(10_000)));
    assert_eq!(enquiry(&desk, "a").sum(), Some(Fen(20_000)));
    desk.does_as("agent", wished("other", Some(of_words("直播间的围巾", 1)))).unwrap();
    assert_eq!(enquiry(&desk, "a").sum(), None, "nobody knows what that costs");
    let priced = Wish { list: Some(Fen(5_900)), ..of_words("直播间的围巾", 1) };
    desk.does_as("agent", wished("other", Some(priced))).unwrap();
    assert_eq!(enquiry(&desk, "a").sum(), Some(Fen(25_900)));
    desk.does_as("agent", wished("one", None)).unwrap();
    assert_eq!(enquiry(&desk, "a").sum(), Some(Fen(5_900)));
    let Act::Changed { from, .. } = &enquiry(&desk, "a").history.last().unwrap().act else { panic!("not changed") };
    desk.does_as("agent", detail("a", from.clone())).unwrap();
    assert_eq!(enquiry(&desk, "a").wishes.len(), 2, "what was taken away comes back as it was");
}

#[test]
fn o4_details() {
    let name = |name: &str| Detail::Name(name.to_owned());
    for (what, to, expected) in [
        ("a name", name("小雪"), Ok(())),
        ("nobody knows who", name(""), invalid(Field::Name, Invalid::Empty)),
        ("whose it is", Detail::Customer(Some(buyer())), Ok(())),
        ("until when", Detail::Remind(Some(NOW)), Ok(())),
        ("a shop that is not there", Detail::Shop(shared::id::ShopId::named(&["x"])), {
            Err(Rejection::Missing { key: shared::id::ShopId::named(&["x"]).into() })
        }),
    ] {
        let mut desk = asked("a");
        assert_eq!(desk.does_as("agent", detail("a", to)).map(|_| ()), expected, "{what}");
    }
}

#[test]
fn o4_an_enquiry_gets_a_short_number() {
    let mut desk = asked("a");
    let changes = desk.does_as("agent", open("b")).unwrap();
    let given = automation::react(&desk.world, &changes, NOW);
    assert_eq!(given, [EnquiryNumber { numbers: vec![(id("b"), 1)] }.into()]);
    for command in given {
        assert_eq!(permit::may(Actor::Staff(person("ada")), &command, &desk.world), Err(Rejection::NotYours));
        desk.does_at(NOW, Actor::System, command).unwrap();
    }
    assert_eq!((enquiry(&desk, "b").no, desk.world.last_enquiry_no()), (Some(1), 1));
}

#[test]
fn o4_who_may() {
    let desk = asked("a");
    let commands: [Command; 3] = [
        open("b").into(),
        off("a", 0, 1).into(),
        moved("a", None, Some(Outcome::Lost { reason: shared::enquiry::Loss::Price, note: String::new() })).into(),
    ];
    for (who, may) in [("agent", true), ("lead", true), ("warehouse", true), ("inspector", false)] {
        for command in &commands {
            assert_eq!(permit::may(Actor::Staff(person(who)), command, &desk.world).is_ok(), may, "{who}: {command:?}");
        }
    }
}

#[test]
fn o4_queues() {
    let mut desk = asked("mine");
    let lost = Outcome::Lost { reason: shared::enquiry::Loss::Other, note: "嫌颜色暗".to_owned() };
    for (who, name) in [("lead", "other"), ("agent", "over"), ("agent", "due")] {
        desk.does_at(NOW.plus(1), Actor::Staff(person(who)), open(name)).unwrap();
    }
    desk.does_as("agent", moved("over", None, Some(lost))).unwrap();
    desk.does_as("agent", detail("mine", Detail::Remind(Some(NOW.plus(10))))).unwrap();
    let asks = EnquiryAsk {
        enquiry: id("due"),
        question: question("q"),
        topic: Topic::Courier,
        text: "能发顺丰吗".to_owned(),
    };
    desk.does_as("agent", asks).unwrap();
    desk.does_at(NOW, Actor::System, EnquiryNumber { numbers: vec![(id("other"), 12)] }).unwrap();
    let find = |queue, text: &str, now: Instant| {
        let filter = EnquiryFilter { queue, text: text.to_owned() };
        filter.find(&desk.world, person("agent"), now)
    };
    let ids = |names: &[&str]| names.iter().map(|name| id(name)).collect::<Vec<_>>();
    assert_eq!(find(EnquiryQueue::Mine, "", NOW), ids(&["due", "mine"]), "the newest first");
    assert_eq!(find(EnquiryQueue::Mine, "", NOW.plus(10)), ids(&["mine", "due"]), "what is due before it");
    assert_eq!(find(EnquiryQueue::Open, "", NOW).len(), 3);
    assert_eq!(find(EnquiryQueue::Lost, "", NOW), ids(&["over"]));
    assert_eq!(find(EnquiryQueue::All, "", NOW).len(), 4);
    for (text, found) in [("#12", "other"), ("顺丰", "due"), ("颜色 小雨", "over")] {
        assert_eq!(find(EnquiryQueue::All, text, NOW), ids(&[found]), "{text}");
    }
    assert_eq!(counts(&desk.world, person("agent")), [2, 3]);
    assert_eq!(due(&desk.world, person("agent"), NOW), 0);
    assert_eq!(due(&desk.world, person("agent"), NOW.plus(10)), 1, "the very instant is due");
}

#[test]
fn o4_c1_c2_a_customers_timeline_has_their_enquiries_also_when_files_are_merged() {
    let mut desk = asked("a");
    let other = CustomerId::named(&["other"]);
    let new = shared::command::NewCustomer { name: "小雨".to_owned(), ..Default::default() };
    let ticket = shared::command::TicketOpen {
        ticket: shared::id::TicketId::named(&["t"]),
        subject: "问尺码".to_owned(),
        channel: shared::ticket::Channel::Chat,
        outbound: false,
        customer: other,
        new_customer: Some(new),
        shop: None,
        line: None,
        priority: Default::default(),
        text: String::new(),
        files: Vec::new(),
        orders: Default::default(),
        mine: true,
    };
    desk.does_as("agent", ticket).unwrap();
    desk.does_as("agent", detail("a", Detail::Customer(Some(other)))).unwrap();
    let shows = |desk: &Desk, customer| timeline(&desk.world, customer).contains(&Moment::Enquiry(id("a")));
    assert!(shows(&desk, other) && !shows(&desk, buyer()));
    assert!(desk.world.has_dealings(other));
    desk.does_as("agent", CustomerMerge { customer: other, into: buyer() }).unwrap();
    assert!(shows(&desk, buyer()) && shows(&desk, other));
    desk.does_as("agent", detail("a", Detail::Customer(None))).unwrap();
    assert!(!shows(&desk, buyer()), "it is nobody's again");
}
