//! The archive: what goes there, what stays at hand, and how it comes back.

use crate::{
    aftersale::{HOUR, Service, case_id, order_id, pieces},
    desk::{Desk, NOW, at, imported, slice},
    ticket,
};
use shared::{
    archive::{Archive, cold, with_all},
    command::{self, Actor, ArchivePut, ArchiveRecall, Ctx, Rejection, Setting, SettingSet},
    customer::{Contact, Customer},
    id::{CustomerId, OrderId, StaffId},
    ledger::{Account, Cause, Posting},
    order::{Order, Status},
    record::{Key, Kind, Record, Scope},
    ticket::Ticket,
    time::{Day, Instant},
    world::World,
};
use std::collections::BTreeSet;

const DAY: i64 = 24 * HOUR;

fn later(days: i64) -> Instant {
    NOW.plus(days * DAY)
}

/// Nothing but one order, with its buyer.
fn alone(status: Status) -> Desk {
    let mut desk = Desk::new();
    Status::ALL.into_iter().for_each(|status| drop(desk.world.remove(at(status).into())));
    desk.does(slice(vec![imported(900, status)])).unwrap();
    let left: Vec<Key> = desk.world.contacts.keys().map(|id| Key::from(*id)).collect();
    let of_order = desk.order(order_id()).contact.map(Key::from);
    left.into_iter().filter(|key| Some(*key) != of_order).for_each(|key| drop(desk.world.remove(key)));
    desk
}

fn order(world: &World) -> &Order {
    world.orders.get(&order_id()).unwrap()
}

fn file(world: &World) -> Customer {
    Customer::clone(world.customers.get(&order(world).customer.unwrap()).unwrap())
}

fn kinds(groups: &[Vec<Key>]) -> Vec<Kind> {
    groups.iter().flatten().map(|key| key.kind).collect()
}

#[test]
fn what_is_over_goes_when_it_was_left_alone_for_long() {
    for status in Status::ALL {
        let desk = alone(status);
        let found = kinds(&cold(&desk.world, later(91)));
        let expected = if status.is_open() { vec![] } else { vec![Kind::Order, Kind::Customer, Kind::Contact] };
        assert_eq!(found, expected, "{status:?}");
        assert_eq!(cold(&desk.world, later(89)), Vec::<Vec<Key>>::new(), "{status:?}");
    }
    let mut desk = alone(Status::Finished);
    desk.does(SettingSet { to: Setting::HotDays(365) }).unwrap();
    assert_eq!(cold(&desk.world, later(91)).len(), 0);
    assert_eq!(cold(&desk.world, later(366)).len(), 3);
    for (days, fits) in [(29, false), (30, true), (3660, true), (3661, false)] {
        assert_eq!(desk.does(SettingSet { to: Setting::HotDays(days) }).is_ok(), fits, "{days}");
    }
}

#[test]
fn what_somebody_works_with_stays_with_all_that_it_needs() {
    let mut desk = Service::at(Status::Finished);
    desk.open(shared::aftersale::Reason::Quality, pieces(&[("1", 1)]));
    let case = desk.desk.world.cases.get(&case_id()).unwrap().clone();
    let order = order(&desk.desk.world).clone();
    let stays = |world: &World| {
        let gone: Vec<Key> = cold(world, later(300)).concat();
        let mine =
            [Key::from(case_id()), order.id.into(), order.customer.unwrap().into(), order.contact.unwrap().into()];
        mine.map(|key| !gone.contains(&key))
    };
    assert_eq!(stays(&desk.desk.world), [true; 4]);
    // Over, the case goes together with its order, in one group; the buyer has other orders that are open.
    let over = shared::aftersale::Case { open: Vec::new(), ..(*case).clone() };
    desk.desk.world.put(over.into());
    assert_eq!(stays(&desk.desk.world), [false, false, true, false]);
    let groups = cold(&desk.desk.world, later(300));
    assert!(groups.contains(&vec![case_id().into(), order.id.into()]), "{groups:?}");
}

#[test]
fn an_open_ticket_keeps_its_orders() {
    let mut desk = alone(Status::Finished);
    let mut opening = ticket::opening();
    (opening.customer, opening.orders) = (order(&desk.world).customer.unwrap(), [order_id()].into());
    desk.does_as("agent", opening).unwrap();
    assert_eq!(cold(&desk.world, later(300)).len(), 0);
    let open = Ticket::clone(desk.world.tickets.get(&ticket::ticket()).unwrap());
    desk.world.put(Ticket { status: shared::ticket::Status::Closed, ..open }.into());
    assert_eq!(kinds(&cold(&desk.world, later(300))), [Kind::Order, Kind::Ticket, Kind::Customer, Kind::Contact]);
}

#[test]
fn some_files_are_always_at_hand() {
    let desk = alone(Status::Finished);
    let bare = file(&desk.world);
    let (soon, past) = (Day::new(2030, 1, 1), Day::new(2024, 1, 1));
    let files = [
        ("nothing about it", bare.clone(), false),
        ("T2 blocked", Customer { blocked: true, ..bare.clone() }, true),
        ("T11 under contract", Customer { contract_until: soon, ..bare.clone() }, true),
        ("T11 the contract has ended", Customer { contract_until: past, ..bare.clone() }, false),
    ];
    for (name, file, stays) in files {
        let mut world = desk.world.clone();
        world.put(file.into());
        assert_eq!(!kinds(&cold(&world, later(300))).contains(&Kind::Customer), stays, "{name}");
    }
    let mut world = desk.world.clone();
    world.put(deposit(bare.id).into());
    assert!(!kinds(&cold(&world, later(300))).contains(&Kind::Customer), "O8 an account with us");
}

fn deposit(customer: CustomerId) -> Posting {
    let (id, account) = (shared::id::PostingId::named(&["p"]), Account::Balance(customer));
    Posting { id, account, amount: 1, cause: Cause::Deposit, note: String::new(), at: NOW, by: None }
}

/// Files that are one customer's go, stay and come back together.
#[test]
fn merged_files_are_one() {
    let mut desk = alone(Status::Finished);
    let head = file(&desk.world).id;
    let merged = CustomerId::named(&["other"]);
    desk.world.put(Customer::new(merged, "王小姐").into());
    desk.does(command::CustomerMerge { customer: merged, into: head }).unwrap();
    let all: BTreeSet<Key> = cold(&desk.world, later(300)).concat().into_iter().collect();
    assert_eq!(all.iter().filter(|key| key.kind == Kind::Customer).count(), 2);
    put(&mut desk.world, &all, later(300));
    recall(&mut desk.world, merged.into(), later(301)).unwrap();
    let is_away = |id: CustomerId| desk.world.customers.get(&id).unwrap().archive.is_away();
    assert_eq!([is_away(head), is_away(merged)], [false, false]);
    assert!(order(&desk.world).archive.is_away(), "a file comes back without all that was");
}

fn put(world: &mut World, keys: &BTreeSet<Key>, at: Instant) {
    let command = ArchivePut { keys: keys.clone() }.into();
    command::apply(world, &command, &Ctx { actor: Actor::System, at }).unwrap();
}

fn recall(world: &mut World, key: Key, at: Instant) -> Result<Vec<command::Change>, Rejection> {
    let command = ArchiveRecall { keys: [key].into() }.into();
    command::apply(world, &command, &Ctx { actor: Actor::Staff(StaffId::named(&["agent"])), at })
}

#[test]
fn what_is_there_is_on_no_device_until_it_comes_back() {
    let mut desk = alone(Status::Finished);
    let (keys, at_hand) = (with_all(&desk.world, [order_id().into()]), desk.world.clone());
    assert_eq!(keys.len(), 3, "the order, the file and the contact data");
    put(&mut desk.world, &keys, later(100));
    let scopes = |world: &World| -> Vec<Scope> { keys.iter().map(|key| world.get(*key).unwrap().scope()).collect() };
    assert_eq!(scopes(&desk.world), [Scope::Archive; 3]);
    assert_eq!(cold(&desk.world, later(500)).len(), 0, "it is there already");
    recall(&mut desk.world, order_id().into(), later(200)).unwrap();
    assert_eq!(scopes(&desk.world), scopes(&at_hand));
    assert_eq!(order(&desk.world).archive, Archive::Back(later(200)));
    // It stays as long as if it had ended only then.
    assert_eq!(cold(&desk.world, later(289)).len(), 0);
    assert_eq!(cold(&desk.world, later(291)).len(), 3);
    // What is not there, or nobody knows, is no reason to refuse.
    assert_eq!(recall(&mut desk.world, order_id().into(), later(201)), Ok(Vec::new()));
    assert_eq!(recall(&mut desk.world, OrderId::named(&["none"]).into(), later(201)), Ok(Vec::new()));
}

#[test]
fn only_the_server_puts_away() {
    let mut desk = alone(Status::Finished);
    let keys: BTreeSet<Key> = [order_id().into()].into();
    let actor = Actor::Staff(StaffId::named(&["ada"]));
    let done = shared::permit::may(actor, &ArchivePut { keys: keys.clone() }.into(), &desk.world);
    assert_eq!(done, Err(Rejection::NotYours));
    assert_eq!(desk.does(ArchivePut { keys }), Err(Rejection::NotYours));
    assert_eq!(order(&desk.world).archive, Archive::Never);
}

/// The form of what is at hand is that of before there was an archive.
#[test]
fn what_was_never_there_does_not_say_so() {
    let desk = alone(Status::Finished);
    for record in [Record::Order(order(&desk.world).clone().into()), Record::Customer(file(&desk.world).into())] {
        assert!(!record.body().unwrap().contains("archive"), "{record:?}");
    }
    let contact: Contact = serde_json::from_str(r#"{"id":"00000000-0000-0000-0000-000000000001"}"#).unwrap();
    assert_eq!(contact.archive, Archive::Never);
}
