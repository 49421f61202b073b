//! A courier's pick-up (O7).

use super::{DAY, HOUR, later};
use crate::desk::{Desk, NOW, person, shop};
use shared::{
    command::{Field, Invalid, PickupBook, PickupEnd, Rejection},
    id::{PickupId, ShopId},
    pickup::{self, Outcome, Pickup},
};

fn book(name: &str) -> PickupBook {
    let (from, until) = (later(HOUR), later(3 * HOUR));
    PickupBook { pickup: PickupId::named(&[name]), shop: None, courier: "中通".to_owned(), from, until, parcels: 40 }
}

fn end(name: &str, how: Outcome) -> PickupEnd {
    PickupEnd { pickup: PickupId::named(&[name]), how }
}

#[test]
fn o7_a_pick_up_has_a_window_that_is_still_to_come() {
    let invalid = |field, why| Some(Rejection::Invalid { field, why });
    let nobody = ShopId::named(&["nobody"]);
    type Change<'a> = &'a dyn Fn(&mut PickupBook);
    let cases: [(&str, Change<'_>, Option<Rejection>); 11] = [
        ("as usual", &|book: &mut PickupBook| book.parcels = 40, None),
        ("for one shop", &|book| book.shop = Some(shop().id), None),
        (
            "for a shop that is not there",
            &|book| book.shop = Some(nobody),
            Some(Rejection::Missing { key: nobody.into() }),
        ),
        ("by nobody", &|book| book.courier = " ".to_owned(), invalid(Field::Courier, Invalid::Empty)),
        ("no window", &|book| book.until = book.from, invalid(Field::Window, Invalid::Unknown)),
        ("a whole day", &|book| book.until = book.from.plus(DAY), None),
        ("more than a day", &|book| book.until = book.from.plus(DAY + 1), invalid(Field::Window, Invalid::Unknown)),
        ("begun already", &|book| book.from = later(-HOUR), None),
        (
            "over already",
            &|book| (book.from, book.until) = (later(-2 * HOUR), later(-HOUR)),
            invalid(Field::Window, Invalid::TooEarly),
        ),
        ("no parcels", &|book| book.parcels = 0, invalid(Field::Pieces, Invalid::Unknown)),
        ("past belief", &|book| book.parcels = 1_000_001, invalid(Field::Pieces, Invalid::Unknown)),
    ];
    for (name, change, refused) in cases {
        let mut desk = Desk::new();
        let mut command = book("x");
        change(&mut command);
        assert_eq!(desk.does(command.clone()).err(), refused, "{name}");
        if refused.is_none() {
            let again = desk.does(command).err();
            assert_eq!(again, invalid(Field::Number, Invalid::InUse), "{name}, twice");
        }
    }
}

#[test]
fn o7_a_pick_up_is_late_when_its_window_has_passed() {
    let mut desk = Desk::new();
    desk.does_as("warehouse", PickupBook { until: later(5 * HOUR), ..book("b") }).unwrap();
    desk.does_as("agent", book("a")).unwrap();
    let open = pickup::open(&desk.world);
    let owners: Vec<_> = open.iter().map(|one| one.by).collect();
    assert_eq!(
        owners,
        ["agent", "warehouse"].map(|name| Some(person(name))),
        "the next one first, each with its owner"
    );
    assert!(!open[0].is_late(later(3 * HOUR)), "the window's last instant is in time");
    assert!(open[0].is_late(later(3 * HOUR + 1)));
    desk.does(end("a", Outcome::Came(38))).unwrap();
    let came = desk.world.pickups.get(&PickupId::named(&["a"])).unwrap();
    assert!(!came.is_late(later(3 * HOUR + 1)), "it came");
    assert_eq!(came.end.as_ref().map(|end| (end.at, end.by)), Some((NOW, Some(person("ada")))));
    assert_eq!(pickup::open(&desk.world).len(), 1);
}

#[test]
fn o7_what_came_of_a_pick_up_is_noted_once() {
    let cancelled = |reason: &str| Outcome::Cancelled(reason.to_owned());
    let invalid = |field, why| Some(Rejection::Invalid { field, why });
    let mut desk = Desk::new();
    desk.does(book("a")).unwrap();
    assert_eq!(desk.does(end("a", cancelled(" "))).err(), invalid(Field::Reason, Invalid::Empty));
    assert_eq!(desk.does(end("a", Outcome::Came(1_000_001))).err(), invalid(Field::Pieces, Invalid::Unknown));
    let missing = PickupId::named(&["b"]);
    assert_eq!(desk.does(end("b", Outcome::Came(1))).err(), Some(Rejection::Missing { key: missing.into() }));
    desk.does(end("a", cancelled("改发顺丰"))).unwrap();
    let over = Some(Rejection::PickupOver { how: cancelled("改发顺丰") });
    assert_eq!(desk.does(end("a", Outcome::Came(40))).err(), over);
    let known: &Pickup = desk.world.pickups.get(&PickupId::named(&["a"])).unwrap();
    assert_eq!(known.end.as_ref().map(|end| &end.how), Some(&cancelled("改发顺丰")));
}
