//! Customers' files and their contact data (C1, C6); `find` is about finding them (T2), `merge` about files that are one
//! customer, `duplicate` about those that may be, `timeline` about all that was (C2).

mod address;
mod duplicate;
mod find;
mod merge;
mod timeline;

use crate::desk::{Desk, NOW, at, id, imported, person, slice};
use shared::{
    command::{
        Actor, Command, ContactReveal, Ctx, CustomerContact, CustomerFact, Field, Invalid, OrderMove, Rejection,
        TicketOpen, apply,
    },
    customer::{
        Age, Collected, Consent, Contact, ContactPart, Customer, Edit, Fact, MOST_REVEALS, ONE_REVEAL, Purpose, Reveal,
        find::By, find::find,
    },
    id::{ContactId, CustomerId, OrderId},
    order::{Parcel, Status, import::ImportedOrder},
    record::{Key, Kind, Record},
    ticket::Channel,
    time::Day,
};
use std::collections::BTreeMap;

/// The customer of the desk's orders.
fn wang() -> CustomerId {
    CustomerId::named(&["taobao", "tb_wang"])
}

fn file(desk: &Desk) -> &Customer {
    desk.world.customers.get(&wang()).unwrap()
}

fn fact(to: Fact) -> Command {
    CustomerFact { customer: wang(), to }.into()
}

/// No contact data at all.
fn contact() -> CustomerContact {
    CustomerContact::of(wang(), BTreeMap::new())
}

#[test]
fn what_is_taken_and_what_is_not() {
    let invalid = |field, why| Some(Rejection::Invalid { field, why });
    let nobody = CustomerId::named(&["nobody"]);
    let gone = Some(Rejection::Missing { key: Key { kind: Kind::Customer, id: nobody.0 } });
    let tag = |tag: &str| fact(Fact::Tag { tag: tag.to_owned(), on: true });
    for (name, command, refused) in [
        ("C1 a name", fact(Fact::Name("云朵".into())), None),
        ("C1 no name", fact(Fact::Name(" ".into())), invalid(Field::Name, Invalid::Empty)),
        ("C1 a long name", fact(Fact::Name("长".repeat(101))), invalid(Field::Name, Invalid::TooLong)),
        ("C1 sizes", fact(Fact::Sizes("168 cm · L".into())), None),
        ("C1 no sizes", fact(Fact::Sizes(String::new())), None),
        ("C1 a long remark", fact(Fact::Remark("长".repeat(2_001))), invalid(Field::Text, Invalid::TooLong)),
        ("C1 a tag", tag("老客"), None),
        ("C1 an empty tag", tag(" "), invalid(Field::Tag, Invalid::Empty)),
        ("C1 a long tag", tag(&"长".repeat(31)), invalid(Field::Tag, Invalid::TooLong)),
        ("C1 a tag of two lines", tag("a\nb"), invalid(Field::Tag, Invalid::Characters)),
        ("C1 a name of two lines", fact(Fact::Name("a\nb".into())), invalid(Field::Name, Invalid::Characters)),
        ("C1 a remark of two lines", fact(Fact::Remark("a\n\tb".into())), None),
        ("C1 an age", fact(Fact::Age(Some(Age { years: 34, on: today() }))), None),
        ("C1 no age", fact(Fact::Age(None)), None),
        (
            "C1 an age of nobody",
            fact(Fact::Age(Some(Age { years: 0, on: today() }))),
            invalid(Field::Age, Invalid::Unknown),
        ),
        (
            "C1 an age beyond all",
            fact(Fact::Age(Some(Age { years: 121, on: today() }))),
            invalid(Field::Age, Invalid::Unknown),
        ),
        ("C1 a consent", fact(consents(true)), None),
        ("C1 a contract", fact(Fact::Contract(Some(today()))), None),
        ("C1 met at a fair", fact(met("agent", "春季展会")), None),
        (
            "C1 met by nobody known",
            fact(met("nobody", "")),
            Some(Rejection::Missing { key: Key { kind: Kind::Staff, id: person("nobody").0 } }),
        ),
        ("C1 met in two lines", fact(met("agent", "a\nb")), invalid(Field::Place, Invalid::Characters)),
        ("C1 apart from nobody's file", fact(Fact::Apart { from: nobody, on: true }), gone.clone()),
        ("C1 nobody's file", CustomerFact { customer: nobody, to: Fact::Blocked(true) }.into(), gone.clone()),
        ("C1 contact data", CustomerContact { mobile: Some("138 0000 5678".into()), ..contact() }.into(), None),
        ("C1 none any more", contact().into(), None),
        (
            "C1 a phone in words",
            CustomerContact { phone: Some("找前台".into()), ..contact() }.into(),
            invalid(Field::Phone, Invalid::Characters),
        ),
        (
            "C1 a phone with an extension",
            CustomerContact { phone: Some("0571-88880000转8".into()), ..contact() }.into(),
            None,
        ),
        (
            "C1 a mail without @",
            CustomerContact { email: Some("cloud".into()), ..contact() }.into(),
            invalid(Field::Email, Invalid::Characters),
        ),
        (
            "C1 a long address",
            CustomerContact { address: Some("长".repeat(301)), ..contact() }.into(),
            invalid(Field::Address, Invalid::TooLong),
        ),
        ("C1 nobody's contact", CustomerContact { customer: nobody, ..contact() }.into(), gone),
    ] {
        assert_eq!(Desk::new().does(command).err(), refused, "{name}");
    }
}

fn today() -> Day {
    Day::new(2026, 3, 1).unwrap()
}

fn consents(given: bool) -> Fact {
    Fact::Consent { purpose: Purpose::Marketing, to: Some(Consent { given, on: today(), via: Channel::Phone }) }
}

fn met(by: &str, place: &str) -> Fact {
    let place = place.to_owned();
    Fact::Collected(Some(Collected { by: Some(person(by)), via: Some(Channel::FaceToFace), place }))
}

/// Every fact leaves what it replaced, and that brings the file back as it was.
#[test]
fn c1_what_is_replaced_stays_and_restores() {
    let facts = [
        Fact::Name("云朵".into()),
        Fact::Sizes("L".into()),
        Fact::Preferences("顺丰".into()),
        Fact::Remark("话少".into()),
        Fact::Birthday(Day::new(1990, 2, 28)),
        Fact::Tag { tag: "老客".into(), on: true },
        Fact::Nuisance { on: true },
        Fact::Blocked(true),
        Fact::Age(Some(Age { years: 34, on: today() })),
        consents(false),
        Fact::Contract(Some(today())),
        met("agent", "春季展会"),
        Fact::Apart { from: wang(), on: true },
    ];
    for to in facts {
        let mut desk = Desk::new();
        let before = file(&desk).clone();
        desk.does_as("agent", fact(to.clone())).unwrap();
        let edit = file(&desk).history.last().cloned().unwrap();
        assert_eq!((edit.at, edit.by, &edit.to), (NOW, Some(person("agent")), &to));
        desk.does(fact(edit.from)).unwrap();
        assert_eq!(Customer { history: Vec::new(), ..file(&desk).clone() }, before, "{to:?}");
    }
}

#[test]
fn c1_what_changes_nothing_leaves_no_line() {
    let mut desk = Desk::new();
    desk.does(fact(Fact::Tag { tag: "老客".into(), on: true })).unwrap();
    for (name, same) in [
        ("the same name", Fact::Name("tb_wang".into())),
        ("a tag that is there", Fact::Tag { tag: "老客".into(), on: true }),
        ("a tag that is not", Fact::Tag { tag: "新客".into(), on: false }),
        ("not blocked", Fact::Blocked(false)),
        ("no nuisance to take back", Fact::Nuisance { on: false }),
        ("no birthday", Fact::Birthday(None)),
        ("no age", Fact::Age(None)),
        ("nobody knows still", Fact::Consent { purpose: Purpose::Calls, to: None }),
        ("no contract", Fact::Contract(None)),
        ("not apart", Fact::Apart { from: wang(), on: false }),
    ] {
        assert_eq!(desk.does(fact(same)).unwrap(), [], "{name}");
    }
    desk.does(fact(Fact::Nuisance { on: true })).unwrap();
    desk.does(fact(Fact::Nuisance { on: true })).unwrap();
    assert_eq!(file(&desk).nuisances, 2, "a second mark is a second mark");
}

#[test]
fn c6_the_file_shows_a_mask_and_the_contact_is_apart() {
    let mut desk = Desk::new();
    let given = CustomerContact { name: Some(" 王芳 ".into()), mobile: Some(" 13800005678 ".into()), ..contact() };
    desk.does_as("agent", given).unwrap();
    assert_eq!(file(&desk).phone_mask, "138****5678");
    let body = Record::from(file(&desk).clone()).body().unwrap();
    assert!(!body.contains("13800005678") && !body.contains("王芳"), "{body}");
    let contact = desk.world.contacts.get(&file(&desk).contact.unwrap()).unwrap();
    assert_eq!(
        (contact.name.as_str(), contact.mobile.as_str(), contact.customer),
        ("王芳", "13800005678", Some(wang()))
    );
}

#[test]
fn c1_one_is_reached_by_own_contact_data_or_the_newest_orders() {
    let mut desk = Desk::new();
    let reached = |desk: &Desk| {
        let mobile = desk.world.contact_of(wang()).map(|contact| contact.mobile.clone());
        (mobile.unwrap_or_default(), desk.world.phone_mask_of(wang()).to_owned())
    };
    assert_eq!(reached(&desk), ("13800005678".to_owned(), "138****5678".to_owned()));
    desk.does(CustomerContact { mobile: Some("13911112222".into()), ..contact() }).unwrap();
    assert_eq!(reached(&desk), ("13911112222".to_owned(), "139****2222".to_owned()));
    let nobody = CustomerId::named(&["nobody"]);
    assert_eq!((desk.world.contact_of(nobody), desk.world.phone_mask_of(nobody)), (None, ""));
}

fn own(desk: &Desk) -> &Contact {
    desk.world.contacts.get(&Customer::contact_id(wang())).unwrap()
}

#[test]
fn c1_contact_data_changed_apart_both_stay_and_what_was_replaced_restores() {
    let mut desk = Desk::new();
    desk.does_as("agent", CustomerContact { mobile: Some("13911112222".into()), ..contact() }).unwrap();
    desk.does_as("lead", CustomerContact { address: Some("杭州".into()), ..contact() }).unwrap();
    assert_eq!((own(&desk).mobile.as_str(), own(&desk).address.as_str()), ("13911112222", "杭州"));
    let again = CustomerContact { mobile: Some("13911112222".into()), ..contact() };
    assert_eq!(desk.does(again).unwrap(), [], "what is so already leaves no line");
    desk.does_as("lead", CustomerContact { mobile: Some("13733334444".into()), ..contact() }).unwrap();
    let edit = own(&desk).history.last().cloned().unwrap();
    assert_eq!((edit.at, edit.by), (NOW, Some(person("lead"))));
    assert_eq!((edit.from.len(), edit.to.len()), (1, 1), "only the part that changed");
    desk.does(CustomerContact::of(wang(), edit.from)).unwrap();
    assert_eq!((own(&desk).mobile.as_str(), file(&desk).phone_mask.as_str()), ("13911112222", "139****2222"));
    assert_eq!(own(&desk).history.len(), 4);
}

/// The build before sent all parts, the empty ones too.
#[test]
fn c1_a_whole_contact_of_an_older_build_is_still_taken() {
    let old =
        format!(r#"{{"customer":"{}","name":"王芳","mobile":"","phone":"","address":"杭州","email":""}}"#, wang());
    let mut desk = Desk::new();
    desk.does(CustomerContact { mobile: Some("13911112222".into()), ..contact() }).unwrap();
    desk.does(Command::decode("customer.contact", 1, &old).unwrap()).unwrap();
    assert_eq!(
        (own(&desk).name.as_str(), own(&desk).mobile.as_str(), own(&desk).address.as_str()),
        ("王芳", "", "杭州")
    );
}

#[test]
fn c6_a_reveal_is_logged_and_an_import_does_not_wipe_the_log() {
    let mut desk = Desk::new();
    let id = desk.world.contact_of(wang()).unwrap().id;
    let reveal = || ContactReveal { contact: id };
    let log = |desk: &Desk| {
        let reveals = &desk.world.contacts.get(&id).unwrap().reveals;
        reveals.iter().map(|reveal| (reveal.by, reveal.at)).collect::<Vec<_>>()
    };
    desk.does_as("agent", reveal()).unwrap();
    assert_eq!(desk.does_as("agent", reveal()).unwrap(), [], "once is enough");
    desk.does_as("lead", reveal()).unwrap();
    assert_eq!(log(&desk), [(person("agent"), NOW), (person("lead"), NOW)]);
    let number = desk.world.orders_of(wang()).next().unwrap().number.clone();
    desk.does(slice(vec![ImportedOrder { number, ..imported(1, Status::Closed) }])).unwrap();
    assert_eq!(log(&desk).len(), 2);
    let nobody = ContactId::named(&["nobody"]);
    let missing = Rejection::Missing { key: Key { kind: Kind::Contact, id: nobody.0 } };
    assert_eq!(desk.does(ContactReveal { contact: nobody }), Err(missing));
}

#[test]
fn c6_a_reveal_counts_anew_after_a_while_and_the_contact_remembers_the_last_ones() {
    let me = person("agent");
    let mut contact = Contact::new(ContactId::named(&["x"]));
    contact.reveals.push(Reveal { at: NOW, by: me });
    for (later, known) in [(0, true), (ONE_REVEAL - 1, true), (ONE_REVEAL, false), (-ONE_REVEAL, false)] {
        assert_eq!(contact.is_revealed_to(me, NOW.plus(later)), known, "{later}");
    }
    assert!(!contact.is_revealed_to(person("lead"), NOW));
    let mut desk = Desk::new();
    let id = desk.world.contact_of(wang()).unwrap().id;
    for nth in 0..=MOST_REVEALS as i64 {
        let ctx = Ctx { actor: Actor::Staff(me), at: NOW.plus(nth * ONE_REVEAL) };
        apply(&mut desk.world, &ContactReveal { contact: id }.into(), &ctx).unwrap();
    }
    let reveals = &desk.world.contacts.get(&id).unwrap().reveals;
    assert_eq!((reveals.len(), reveals[0].at), (MOST_REVEALS, NOW.plus(ONE_REVEAL)));
}

#[test]
fn c1_an_order_does_not_wipe_a_file() {
    let mut desk = Desk::new();
    desk.does(fact(Fact::Name("云朵".into()))).unwrap();
    desk.does(fact(Fact::Sizes("L".into()))).unwrap();
    desk.does(CustomerContact { mobile: Some("13911112222".into()), ..contact() }.clone()).unwrap();
    let before = file(&desk).clone();
    desk.does(slice(vec![imported(50, Status::Finished), imported(1, Status::Closed)])).unwrap();
    assert_eq!(*file(&desk), before);
    let own = desk.world.contacts.get(&before.contact.unwrap()).unwrap();
    assert_eq!(own.mobile, "13911112222", "an order's receiver is another contact");
}

/// A file of before had a name and a platform, nothing more.
#[test]
fn a_file_of_an_older_build_is_still_read() {
    let old = r#"{"id":"78f41116-d83c-5f51-a613-c82351ca554a","platform":"taobao","name":"buyer 1"}"#;
    let Ok(Record::Customer(read)) = Record::read(Kind::Customer, old) else { panic!("readable") };
    assert_eq!((read.name.as_str(), read.tags.len(), read.blocked, read.history.len()), ("buyer 1", 0, false, 0));
    assert_eq!(Record::Customer(read).body().unwrap(), old, "and written as it was");
    let new = Edit { at: NOW, by: None, from: Fact::Blocked(false), to: Fact::Blocked(true) };
    assert_eq!(
        serde_json::to_string(&new).unwrap(),
        r#"{"at":1750000000000,"from":{"blocked":false},"to":{"blocked":true}}"#
    );
}

#[test]
fn c1_a_file_that_is_opened_says_who_met_the_customer_and_how() {
    let mut desk = Desk::new();
    let id = CustomerId::named(&["cloud"]);
    let new = shared::command::NewCustomer { name: "云朵".to_owned(), ..Default::default() };
    let open =
        TicketOpen { customer: id, new_customer: Some(new), channel: Channel::Wechat, ..crate::ticket::opening() };
    desk.does_as("agent", open).unwrap();
    let met = desk.world.customers.get(&id).unwrap().collected.clone().unwrap();
    assert_eq!((met.by, met.via, met.place.as_str()), (Some(person("agent")), Some(Channel::Wechat), ""));
}
