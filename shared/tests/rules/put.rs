//! Orders that programs put in (O1): what becomes of each, and what is worth a command.

use crate::desk::{Desk, NOW, id, imported, shop};
use shared::{
    command::{Landing, OrderImport, Put, ShopSet},
    id::{ImportId, ShopId, TokenId},
    order::{
        Status::*,
        import::{HeldReason, HeldRow, ImportedOrder},
    },
    shop::Shop,
    time::Instant,
};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn put(orders: Vec<ImportedOrder>, held: Vec<HeldRow>) -> Put {
    Put { token: TokenId::named(&["erp"]), name: "ERP".to_owned(), shop: shop().id, orders, held }
}

fn held(row: u32, number: &str) -> HeldRow {
    HeldRow { row, number: number.to_owned(), reason: HeldReason::NumberRounded }
}

/// Orders 1 to 11 stand at the statuses from unpaid to closed.
#[test]
fn o1_only_what_changes_something_is_in_the_command() {
    let renamed = |number| {
        let mut order = imported(number, Unpaid);
        order.head.as_mut().unwrap().buyer_message = "later".to_owned();
        order
    };
    for (name, order, landing) in [
        ("new", imported(50, ToVerify), Landing::Created),
        ("the same", imported(1, Unpaid), Landing::Unchanged),
        ("further", imported(1, ToVerify), Landing::Updated),
        ("behind the team", imported(5, ToVerify), Landing::Unchanged),
        ("other words", renamed(1), Landing::Updated),
    ] {
        let desk = Desk::new();
        let (landings, command) = put(vec![order.clone()], Vec::new()).plan(&desk.world, NOW);
        let is_idle = landing == Landing::Unchanged;
        assert_eq!(
            (landings, command.orders),
            (vec![landing], if is_idle { Vec::new() } else { vec![order] }),
            "{name}"
        );
    }
}

#[test]
fn o1_an_order_told_of_twice_and_one_of_another_shop() {
    let mut desk = Desk::new();
    let two = Shop { id: ShopId::named(&["two"]), ..shop() };
    desk.does(ShopSet { shop: two.clone() }).unwrap();
    let twice = vec![imported(50, ToVerify), imported(50, Shipped), imported(51, ToVerify)];
    let (landings, command) = put(twice, Vec::new()).plan(&desk.world, NOW);
    assert_eq!(landings, [Landing::Created, Landing::Repeated, Landing::Created]);
    desk.does(command).unwrap();
    assert_eq!(desk.order(id(50)).status, ToVerify);
    let foreign = Put { shop: two.id, ..put(vec![imported(50, Shipped)], Vec::new()) };
    let (landings, command) = foreign.plan(&desk.world, NOW);
    assert_eq!((landings, command.is_idle()), (vec![Landing::OtherShop], true));
}

/// A program says the same wrong thing all day, and the record of the day says it once.
#[test]
fn o1_what_is_held_already_is_not_held_again() {
    let mut desk = Desk::new();
    let mut does = |at: i64, held: Vec<HeldRow>| -> (ImportId, usize) {
        let (_, command) = put(Vec::new(), held).plan(&desk.world, Instant(NOW.0 + at));
        let told = (command.import, command.held.len());
        desk.does(command).unwrap();
        told
    };
    let (today, first) = does(0, vec![held(1, "7.0E+17"), held(2, "8.0E+17")]);
    let (_, again) = does(1, vec![held(9, "7.0E+17"), held(10, "9.0E+17")]);
    let (tomorrow, fresh) = does(DAY, vec![held(1, "7.0E+17")]);
    assert_eq!((first, again, fresh), (2, 1, 1));
    assert_ne!(today, tomorrow);
    let flood = (0..3_000).map(|number: u32| held(number, &number.to_string())).collect();
    let (_, command) = put(Vec::new(), flood).plan(&desk.world, NOW);
    assert_eq!(command.held.len(), OrderImport::MOST_HELD - 3);
    desk.does(command).unwrap();
    assert_eq!(desk.world.imports.get(&today).unwrap().held.len(), OrderImport::MOST_HELD);
    assert!(put(Vec::new(), vec![held(1, "new")]).plan(&desk.world, NOW).1.is_idle());
}
