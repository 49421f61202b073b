//! Further addresses of a customer (C1): contact data of their own, in the same scope and with the same log (C6).

use super::*;
use shared::{
    command::CustomerAddress,
    customer::timeline::{Moment, timeline},
    record::Scope,
};

fn office() -> ContactId {
    ContactId::named(&["office"])
}

fn address(gone: bool, parts: &[(ContactPart, &str)]) -> CustomerAddress {
    let parts = parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect();
    CustomerAddress { customer: wang(), address: office(), gone, parts }
}

const TOWN: (ContactPart, &str) = (ContactPart::Address, "杭州市西湖区 1 号");

fn addresses(desk: &Desk) -> Vec<String> {
    desk.world.contacts_of(wang()).map(|contact| contact.address.clone()).collect()
}

#[test]
fn c6_a_further_address_is_contact_data_and_no_part_of_it_is_in_the_file() {
    let mut desk = Desk::new();
    desk.does_as("agent", address(false, &[TOWN, (ContactPart::Mobile, "13911112222")])).unwrap();
    let contact = desk.world.contacts.get(&office()).unwrap().clone();
    assert_eq!((Record::Contact(contact.clone()).scope(), contact.customer), (Scope::Contact, Some(wang())));
    assert_eq!(desk.world.contact_of(wang()).unwrap().mobile, "13800005678", "it is not how one is reached");
    let body = Record::from(file(&desk).clone()).body().unwrap();
    assert!(!body.contains("杭州") && !body.contains("139"), "{body}");
    assert_eq!(find(&desk.world, "13911112222", 5)[0].customer.id, wang());
    desk.does_as("lead", ContactReveal { contact: office() }).unwrap();
    assert!(timeline(&desk.world, wang()).contains(&Moment::Reveal(office(), None, 0)));
}

#[test]
fn c1_an_address_is_changed_struck_off_and_put_back() {
    let mut desk = Desk::new();
    desk.does(address(false, &[TOWN])).unwrap();
    desk.does(address(false, &[(ContactPart::Name, "前台")])).unwrap();
    assert_eq!(addresses(&desk), [TOWN.1]);
    desk.does(address(true, &[])).unwrap();
    assert!(addresses(&desk).is_empty());
    assert_eq!(desk.does(address(true, &[])).unwrap(), [], "it is struck off already");
    let lines = |desk: &Desk| {
        let lines = timeline(&desk.world, wang());
        lines.iter().filter(|line| matches!(line, Moment::ContactEdit(id, _) if *id == office())).count()
    };
    assert_eq!(lines(&desk), 3, "what was done with it stays on record");
    desk.does(address(false, &[])).unwrap();
    assert_eq!(addresses(&desk), [TOWN.1]);
    assert_eq!((lines(&desk), desk.world.contacts.get(&office()).unwrap().name.as_str()), (4, "前台"));
}

#[test]
fn c1_who_is_reached_elsewhere_is_not_found_by_what_was_struck_off() {
    let mut desk = Desk::new();
    desk.does(address(false, &[(ContactPart::Mobile, "13911112222")])).unwrap();
    desk.does(address(true, &[])).unwrap();
    assert_eq!(find(&desk.world, "13911112222", 5), []);
}

#[test]
fn c1_what_is_no_address() {
    let invalid = |field, why| Err(Rejection::Invalid { field, why });
    let mut desk = Desk::new();
    let of_order = desk.world.orders_of(wang()).next().unwrap().contact.unwrap();
    for (name, command, refused) in [
        ("nothing", address(false, &[]), invalid(Field::Address, Invalid::Empty)),
        ("blanks", address(false, &[(ContactPart::Address, " ")]), invalid(Field::Address, Invalid::Empty)),
        ("none to strike off", address(true, &[TOWN]), invalid(Field::Address, Invalid::Empty)),
        (
            "an order's",
            CustomerAddress { address: of_order, ..address(false, &[TOWN]) },
            invalid(Field::Address, Invalid::InUse),
        ),
        (
            "a phone in words",
            address(false, &[(ContactPart::Mobile, "找前台")]),
            invalid(Field::Phone, Invalid::Characters),
        ),
    ] {
        assert_eq!(desk.does(command), refused, "{name}");
    }
}
