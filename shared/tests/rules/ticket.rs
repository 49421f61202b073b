//! Tickets: opening, writing in them, taking and moving them (T1, T2, T5).

use crate::desk::{Desk, NOW, at, person};
use shared::{
    command::{
        Actor, Command, Field, Invalid, NewCustomer, Rejection, TicketAssign, TicketDetail, TicketLink, TicketMove,
        TicketNote, TicketOpen, TicketSay, TicketSeen,
    },
    id::{CustomerId, TicketId},
    order,
    record::{Key, Kind},
    staff::LineId,
    ticket::{Act, Channel, Closing, Detail, Priority, Status, Status::*, Ticket, Voice, Word, WrapUpId},
    time::Instant,
};

const HOUR: i64 = 3_600_000;

/// The customer of the desk's orders.
fn wang() -> CustomerId {
    CustomerId::named(&["taobao", "tb_wang"])
}

pub fn ticket() -> TicketId {
    TicketId::named(&["ticket"])
}

pub fn opening() -> TicketOpen {
    TicketOpen {
        ticket: ticket(),
        subject: "衣服偏小".to_owned(),
        channel: Channel::Chat,
        outbound: false,
        customer: wang(),
        new_customer: None,
        shop: None,
        line: None,
        priority: Priority::Normal,
        text: "想换大一码".to_owned(),
        files: Vec::new(),
        orders: Default::default(),
        mine: false,
    }
}

/// A desk with one ticket: nobody's, or an agent's.
fn desk(has: Option<&str>) -> Desk {
    let mut desk = Desk::new();
    desk.does_as(has.unwrap_or("lead"), TicketOpen { mine: has.is_some(), ..opening() }).unwrap();
    desk
}

fn found(desk: &Desk) -> &Ticket {
    desk.world.tickets.get(&ticket()).unwrap()
}

fn say(voice: Voice, text: &str) -> TicketSay {
    TicketSay { ticket: ticket(), voice, text: text.to_owned(), files: Vec::new() }
}

fn note(text: &str, mentions: &[&str]) -> TicketNote {
    let mentions = mentions.iter().map(|name| person(name)).collect();
    TicketNote { ticket: ticket(), text: text.to_owned(), mentions, files: Vec::new() }
}

fn assign(expect: Option<&str>, to: Option<&str>) -> TicketAssign {
    TicketAssign { ticket: ticket(), expect: expect.map(person), to: to.map(person), reason: String::new() }
}

fn step(expect: Status, to: Status, reason: &str) -> TicketMove {
    TicketMove { ticket: ticket(), expect, to, reason: reason.to_owned(), closing: None }
}

fn close(expect: Status, wrap_up: &str, word: Word) -> TicketMove {
    let closing = Some(Closing { wrap_up: WrapUpId(wrap_up.to_owned()), word });
    TicketMove { closing, ..step(expect, Closed, "") }
}

fn invalid(field: Field, why: Invalid) -> Option<Rejection> {
    Some(Rejection::Invalid { field, why })
}

fn missing(kind: Kind, id: uuid::Uuid) -> Option<Rejection> {
    Some(Rejection::Missing { key: Key { kind, id } })
}

/// A command on the desk's ticket, which is new and nobody's, and why it is refused, if so.
#[test]
fn what_is_taken_and_what_is_not() {
    let other = TicketId::named(&["other"]);
    let nobody = CustomerId::named(&["nobody"]);
    let open = |change: &dyn Fn(&mut TicketOpen)| {
        let mut open = TicketOpen { ticket: other, ..opening() };
        change(&mut open);
        Command::from(open)
    };
    let new = |name: &str, phone: &str| {
        Some(NewCustomer { name: name.into(), phone: phone.into(), ..NewCustomer::default() })
    };
    let detail = |to| Command::from(TicketDetail { ticket: ticket(), to });
    let order = crate::desk::id(99);
    for (name, command, refused) in [
        ("T1 a ticket", open(&|_| {}), None),
        ("T1 the same twice", opening().into(), invalid(Field::Number, Invalid::InUse)),
        ("T1 no subject", open(&|open| open.subject = " ".into()), invalid(Field::Subject, Invalid::Empty)),
        ("T1 a long subject", open(&|open| open.subject = "长".repeat(201)), invalid(Field::Subject, Invalid::TooLong)),
        ("T1 two lines", open(&|open| open.subject = "a\nb".into()), invalid(Field::Subject, Invalid::Characters)),
        ("T1 a TAB", open(&|open| open.subject = "a\tb".into()), invalid(Field::Subject, Invalid::Characters)),
        ("T1 a table said", open(&|open| open.text = "a\tb\nc".into()), None),
        ("T1 nothing said yet", open(&|open| open.text = String::new()), None),
        ("T1 too much said", open(&|open| open.text = "长".repeat(20_001)), invalid(Field::Text, Invalid::TooLong)),
        ("T1 an order that there is not", open(&|open| open.orders = [order].into()), missing(Kind::Order, order.0)),
        ("T2 a customer that there is not", open(&|open| open.customer = nobody), missing(Kind::Customer, nobody.0)),
        ("T2 a new customer", open(&|open| (open.customer, open.new_customer) = (nobody, new("云朵", ""))), None),
        (
            "T2 known by the phone",
            open(&|open| (open.customer, open.new_customer) = (nobody, new("", "13800005678"))),
            None,
        ),
        (
            "T2 neither name nor phone",
            open(&|open| (open.customer, open.new_customer) = (nobody, new(" ", ""))),
            invalid(Field::Name, Invalid::Empty),
        ),
        (
            "T2 a phone that is none",
            open(&|open| (open.customer, open.new_customer) = (nobody, new("云朵", "call me"))),
            invalid(Field::Phone, Invalid::Characters),
        ),
        ("words", say(Voice::Us, "您好").into(), None),
        ("no words", say(Voice::Us, " \n").into(), invalid(Field::Text, Invalid::Empty)),
        ("a note", note("急", &["lead"]).into(), None),
        ("no note", note("", &["lead"]).into(), invalid(Field::Note, Invalid::Empty)),
        ("a note to a stranger", note("急", &["mallory"]).into(), missing(Kind::Staff, person("mallory").0)),
        ("a subject", detail(Detail::Subject("换货".into())), None),
        ("an empty subject", detail(Detail::Subject(String::new())), invalid(Field::Subject, Invalid::Empty)),
        ("a line", detail(Detail::Line(Some(LineId::named("phone")))), None),
        (
            "a line that there is not",
            detail(Detail::Line(Some(LineId::named("fax")))),
            invalid(Field::Line, Invalid::Unknown),
        ),
        ("an empty tag", detail(Detail::Tag { tag: " ".into(), on: true }), invalid(Field::Tag, Invalid::Empty)),
        ("a long tag", detail(Detail::Tag { tag: "长".repeat(31), on: true }), invalid(Field::Tag, Invalid::TooLong)),
        ("nobody's ticket", detail(Detail::Customer(nobody)), missing(Kind::Customer, nobody.0)),
        ("an order", TicketLink { ticket: ticket(), order: at(order::Status::Packed), on: true }.into(), None),
        ("no order", TicketLink { ticket: ticket(), order, on: true }.into(), missing(Kind::Order, order.0)),
        ("T5 claim", assign(None, Some("agent")).into(), None),
        ("T5 given to a stranger", assign(None, Some("mallory")).into(), missing(Kind::Staff, person("mallory").0)),
        (
            "T5 stale",
            assign(Some("lead"), Some("agent")).into(),
            Some(Rejection::TicketStale { status: New, assignee: None }),
        ),
        ("T5 nothing to put back", assign(Some("lead"), None).into(), None),
        ("T5 begin", step(New, InProgress, "").into(), None),
        (
            "T5 a move from elsewhere",
            step(Assigned, InProgress, "").into(),
            Some(Rejection::TicketStale { status: New, assignee: None }),
        ),
        ("T5 waiting without a word", step(New, WaitingCustomer, " ").into(), invalid(Field::Reason, Invalid::Empty)),
        (
            "T5 a long reason",
            step(New, WaitingCustomer, &"长".repeat(501)).into(),
            invalid(Field::Reason, Invalid::TooLong),
        ),
        (
            "T5 no such move",
            step(New, Assigned, "").into(),
            Some(Rejection::NoSuchTicketMove { from: New, to: Assigned }),
        ),
        ("T5 close without a wrap-up", step(New, Closed, "").into(), invalid(Field::WrapUp, Invalid::Empty)),
        (
            "T5 an unknown wrap-up",
            close(New, "forgotten", Word::Accepted).into(),
            invalid(Field::WrapUp, Invalid::Unknown),
        ),
        ("T5 silent at once", close(New, "answered", Word::Silent).into(), invalid(Field::Word, Invalid::TooEarly)),
        ("T2 unrelated", close(New, "unrelated", Word::Unrelated).into(), None),
        ("T5 not accepted is an outcome", close(New, "answered", Word::NotAccepted).into(), None),
        ("nothing there", TicketSay { ticket: other, ..say(Voice::Us, "x") }.into(), missing(Kind::Ticket, other.0)),
    ] {
        assert_eq!(desk(None).does(command).err(), refused, "{name}");
    }
}

#[test]
fn t2_a_new_customer_gets_a_file_and_the_phone_is_masked() {
    let mut desk = Desk::new();
    let customer = CustomerId::named(&["new"]);
    let new = NewCustomer { phone: " 138 0000 5678 ".into(), wechat: "cloud_9".into(), ..NewCustomer::default() };
    let open = TicketOpen { customer, new_customer: Some(new), ..opening() };
    desk.does_as("agent", open.clone()).unwrap();
    let file = desk.world.customers.get(&customer).unwrap();
    assert_eq!((file.name.as_str(), file.phone_mask.as_str()), ("138****5678", "138****5678"));
    assert_eq!(file.opened_at, Some(NOW));
    let contact = desk.world.contacts.get(&file.contact.unwrap()).unwrap();
    assert_eq!((contact.mobile.as_str(), contact.wechat.as_str()), ("138 0000 5678", "cloud_9"));
    // Another device that met the customer first has made the file: it stays as it is.
    let again = TicketOpen { ticket: TicketId::named(&["again"]), ..open };
    let changes = desk.does_as("lead", again).unwrap();
    assert_eq!(changes.len(), 1);
}

#[test]
fn t1_opened_for_oneself_it_is_in_progress_and_otherwise_new() {
    let mut mine = desk(Some("agent"));
    assert_eq!((found(&mine).status, found(&mine).assignee), (InProgress, Some(person("agent"))));
    assert_eq!(found(&mine).assigned_at, Some(NOW));
    assert_eq!(found(&mine).waiting_since, Some(NOW));
    let gone =
        TicketOpen { ticket: TicketId::named(&["x"]), line: Some(LineId::named("fax")), outbound: true, ..opening() };
    mine.does(gone).unwrap();
    let outbound = mine.world.tickets.get(&TicketId::named(&["x"])).unwrap();
    assert_eq!((outbound.status, outbound.waiting_since), (New, None), "whom we call waits for nothing");
    assert_eq!(outbound.line, None, "a line that has left the list does not cost the ticket");
}

#[test]
fn words_move_the_ticket_and_tell_its_agent() {
    let mut desk = desk(Some("agent"));
    desk.does_as("agent", say(Voice::Us, "您好")).unwrap();
    assert_eq!(found(&desk).waiting_since, None);
    desk.does_as("agent", step(InProgress, WaitingCustomer, "照片")).unwrap();
    let later = NOW.plus(HOUR);
    desk.does_at(later, Actor::Staff(person("lead")), say(Voice::Customer, "来了")).unwrap();
    assert_eq!((found(&desk).status, found(&desk).waiting_since), (InProgress, Some(later)));
    assert_eq!(found(&desk).unread, [person("agent")].into());
    assert_eq!(found(&desk).last_words(), Some((Voice::Customer, "来了")));
    desk.does_at(later.plus(1), Actor::System, say(Voice::Customer, "在吗")).unwrap();
    assert_eq!(found(&desk).waiting_since, Some(later), "the wait began with the first word");
    let moves = found(&desk).history.iter().filter(|entry| matches!(entry.act, Act::Moved { .. })).count();
    assert_eq!(moves, 2);
}

/// T5: who comes back has not got what they wanted.
#[test]
fn t5_the_customers_words_reopen_it() {
    for (name, before) in [
        ("resolved", vec![step(InProgress, Resolved, "")]),
        ("closed", vec![close(InProgress, "answered", Word::Accepted)]),
    ] {
        let mut desk = desk(Some("agent"));
        before.into_iter().for_each(|step| drop(desk.does_as("agent", step).unwrap()));
        assert_eq!(found(&desk).waiting_since, None, "{name}: nobody waits");
        desk.does_as("lead", say(Voice::Customer, "又坏了")).unwrap();
        let found = found(&desk);
        assert_eq!((found.status, found.resolved_at, found.closing.clone()), (InProgress, None, None), "{name}");
        assert_eq!(found.unread, [person("agent")].into(), "{name}");
        assert_eq!(desk.world.open_tickets().count(), 1, "{name}");
    }
}

#[test]
fn what_one_has_not_seen_stays_unread() {
    let mut desk = desk(Some("agent"));
    desk.does_as("lead", note("看一下", &["finance", "lead"])).unwrap();
    assert_eq!(found(&desk).unread, [person("agent"), person("finance")].into(), "who writes has read it");
    let seen = found(&desk).history.len() as u32;
    desk.does_as("lead", note("再看一下", &[])).unwrap();
    desk.does_as("agent", TicketSeen { ticket: ticket(), entries: seen }).unwrap();
    assert!(found(&desk).unread.contains(&person("agent")), "what came after is unseen");
    desk.does_as("agent", TicketSeen { ticket: ticket(), entries: seen + 1 }).unwrap();
    assert_eq!(found(&desk).unread, [person("finance")].into());
    assert_eq!(desk.does_as("agent", TicketSeen { ticket: ticket(), entries: seen + 1 }).unwrap(), []);
}

/// Two people at one moment: the second is told who has it.
#[test]
fn t5_claiming_and_handing_over() {
    let mut desk = desk(None);
    desk.does_as("agent", assign(None, Some("agent"))).unwrap();
    assert_eq!((found(&desk).status, found(&desk).assignee), (Assigned, Some(person("agent"))));
    let stale = Rejection::TicketStale { status: Assigned, assignee: Some(person("agent")) };
    assert_eq!(desk.does_as("lead", assign(None, Some("lead"))).err(), Some(stale));
    assert_eq!(desk.does_as("lead", assign(None, Some("agent"))).unwrap(), [], "two who want the same agree");
    desk.does_as("agent", assign(Some("agent"), Some("technician"))).unwrap();
    assert_eq!(found(&desk).unread, [person("technician")].into(), "who gets it is told");
    desk.does_as("technician", assign(Some("technician"), None)).unwrap();
    assert_eq!((found(&desk).status, found(&desk).assignee, found(&desk).assigned_at), (New, None, None));
    desk.does_as("agent", step(New, InProgress, "")).unwrap();
    assert_eq!(found(&desk).assignee, Some(person("agent")), "who goes on with what nobody has, has it");
    desk.does_as("agent", close(InProgress, "answered", Word::Accepted)).unwrap();
    let closed = Rejection::TicketStale { status: Closed, assignee: Some(person("agent")) };
    assert_eq!(desk.does_as("agent", assign(Some("agent"), Some("lead"))).err(), Some(closed));
}

#[test]
fn t5_closing_leaves_its_marks_and_silence_has_its_time() {
    let mut desk = desk(Some("agent"));
    let promised = Detail::Promised(Some(NOW.plus(HOUR)));
    desk.does_as("agent", TicketDetail { ticket: ticket(), to: promised }).unwrap();
    desk.does_as("agent", step(InProgress, Resolved, "")).unwrap();
    assert_eq!((found(&desk).resolved_at, found(&desk).promised_at), (Some(NOW), None));
    let silent = close(Resolved, "answered", Word::Silent);
    let agent = Actor::Staff(person("agent"));
    let early = desk.does_at(NOW.plus(72 * HOUR - 1), agent, silent.clone()).err();
    assert_eq!(early, invalid(Field::Word, Invalid::TooEarly));
    desk.does_at(NOW.plus(72 * HOUR), agent, silent.clone()).unwrap();
    assert_eq!((found(&desk).status, found(&desk).closing.clone()), (Closed, silent.closing));
    assert_eq!(desk.world.open_tickets().count(), 0);
    assert_eq!(desk.does_as("agent", step(Closed, InProgress, "")).err(), invalid(Field::Reason, Invalid::Empty));
    desk.does_as("agent", step(Closed, InProgress, "又坏了")).unwrap();
    assert_eq!((found(&desk).status, found(&desk).closing.clone(), found(&desk).resolved_at), (InProgress, None, None));
}

#[test]
fn a_detail_goes_back_to_what_the_history_says() {
    let mut desk = desk(Some("agent"));
    let before = found(&desk).clone();
    for to in [
        Detail::Subject("换货".into()),
        Detail::Priority(Priority::Urgent),
        Detail::Line(Some(LineId::named("phone"))),
        Detail::Promised(Some(Instant(5))),
        Detail::Tag { tag: "换货".into(), on: true },
    ] {
        desk.does(TicketDetail { ticket: ticket(), to: to.clone() }).unwrap();
        assert_eq!(desk.does(TicketDetail { ticket: ticket(), to: to.clone() }).unwrap(), [], "{to:?} twice");
        let Some(Act::Changed { from, .. }) = found(&desk).history.last().map(|entry| entry.act.clone()) else {
            panic!("{to:?} leaves a line");
        };
        desk.does(TicketDetail { ticket: ticket(), to: from }).unwrap();
        let after = Ticket { history: before.history.clone(), ..found(&desk).clone() };
        assert_eq!(after, before, "{to:?}");
    }
}

#[test]
fn an_order_is_linked_once_and_the_link_goes_again() {
    let mut desk = desk(None);
    let order = at(order::Status::Packed);
    let link = |on| TicketLink { ticket: ticket(), order, on };
    desk.does(link(true)).unwrap();
    assert_eq!(desk.does(link(true)).unwrap(), []);
    assert_eq!(found(&desk).orders, [order].into());
    desk.does(link(false)).unwrap();
    assert!(found(&desk).orders.is_empty());
    assert_eq!(desk.does(link(false)).unwrap(), []);
}
