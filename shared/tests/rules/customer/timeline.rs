//! One timeline of all that was (C2), of all files that are the customer.

use super::{
    merge::{called, merge, with},
    *,
};
use crate::aftersale;
use shared::{
    aftersale::Reason,
    customer::timeline::{Moment, Topic, timeline},
    time::Instant,
    world::World,
};

/// Orders that the team takes go to the customer's own contact data, and several to the same.
#[test]
fn c6_who_looked_once_is_said_once_whatever_goes_there() {
    let mut desk = with(&[]);
    desk.does(CustomerContact::of(wang(), [(ContactPart::Wechat, "w".to_owned())].into())).unwrap();
    let own = Customer::contact_id(wang());
    let orders: Vec<_> = desk.world.orders_of(wang()).take(2).cloned().collect();
    for (order, contact) in orders.iter().zip([own, own]) {
        desk.world.put(shared::order::Order { contact: Some(contact), ..(**order).clone() }.into());
    }
    desk.does_as("lead", ContactReveal { contact: own }).unwrap();
    let reveals = |desk: &Desk| {
        timeline(&desk.world, wang()).into_iter().filter(|line| line.topic() == Topic::Reveals).collect::<Vec<_>>()
    };
    assert_eq!(reveals(&desk), [Moment::Reveal(own, None, 0)]);
    let shared = orders[0].contact.unwrap();
    for order in &orders {
        desk.world.put(shared::order::Order { contact: Some(shared), ..(**order).clone() }.into());
    }
    desk.does_as("lead", ContactReveal { contact: shared }).unwrap();
    assert_eq!(reveals(&desk).len(), 2);
}

fn time(world: &World, moment: Moment) -> Instant {
    match moment {
        Moment::Order(id) => world.orders.get(&id).unwrap().placed_at,
        Moment::Ticket(id) => world.tickets.get(&id).unwrap().opened_at,
        Moment::Case(id) => world.cases.get(&id).unwrap().opened_at,
        Moment::Enquiry(id) => world.enquiries.get(&id).unwrap().opened_at,
        Moment::Edit(id, at) => world.customers.get(&id).unwrap().history[at].at,
        Moment::Merge(id, at) => world.customers.get(&id).unwrap().merges[at].at,
        Moment::ContactEdit(id, at) => world.contacts.get(&id).unwrap().history[at].at,
        Moment::Reveal(id, _, at) => world.contacts.get(&id).unwrap().reveals[at].at,
    }
}

#[test]
fn c2_orders_tickets_cases_edits_and_reveals_of_all_files_are_in_one_line() {
    let mut desk = with(&["云朵"]);
    let cloud = called("云朵");
    desk.does(CustomerFact { customer: cloud, to: Fact::Sizes("L".into()) }).unwrap();
    desk.does(CustomerContact::of(cloud, [(ContactPart::Wechat, "cloud_9".to_owned())].into())).unwrap();
    desk.does_as("lead", ContactReveal { contact: Customer::contact_id(cloud) }).unwrap();
    desk.does_at(NOW.plus(60_000), Actor::Staff(person("agent")), fact(Fact::Sizes("M".into()))).unwrap();
    desk.does(slice(vec![aftersale::sale(Status::Signed)])).unwrap();
    let order = desk.order(aftersale::order_id()).clone();
    desk.does_as("lead", ContactReveal { contact: order.contact.unwrap() }).unwrap();
    desk.does(aftersale::opening(Reason::Size, aftersale::pieces(&[("1", 1)]))).unwrap();
    desk.does_at(NOW.plus(120_000), Actor::Staff(person("agent")), merge(cloud, wang())).unwrap();
    for id in [wang(), cloud] {
        let lines = timeline(&desk.world, id);
        let count = |topic| lines.iter().filter(|line| line.topic() == topic).count();
        let orders = desk.world.orders_of(wang()).count();
        assert_eq!(Topic::ALL.map(count), [orders, 1, 1, 0, 4, 2], "{lines:?}");
        assert_eq!(lines[..2], [Moment::Merge(cloud, 0), Moment::Edit(wang(), 0)], "newest first");
        assert!(lines.is_sorted_by(|one, next| time(&desk.world, *one) >= time(&desk.world, *next)));
        assert!(lines.contains(&Moment::Reveal(order.contact.unwrap(), Some(order.id), 0)));
        assert!(lines.contains(&Moment::Reveal(Customer::contact_id(cloud), None, 0)));
    }
    assert_eq!(timeline(&desk.world, CustomerId::named(&["nobody"])), []);
}
