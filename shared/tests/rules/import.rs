//! Taking in a file's slice (O1).

use crate::desk::{Desk, id, imported, slice};
use shared::{
    command::{Field, Invalid, OrderImport, Rejection},
    id::{ImportId, ShopId},
    order::{
        Status::*,
        import::{HeldReason, HeldRow, ImportedOrder},
    },
    record::{Key, Kind},
};

fn held(row: u32) -> HeldRow {
    HeldRow { row, number: "7.0E+17".to_owned(), reason: HeldReason::NumberRounded }
}

#[test]
fn slices_that_are_refused() {
    let numbered = |number: &str| ImportedOrder { number: number.to_owned(), ..imported(1, ToVerify) };
    let number = Rejection::Invalid { field: Field::Number, why: Invalid::Characters };
    let many = Rejection::Invalid { field: Field::Orders, why: Invalid::TooLong };
    let nowhere = ShopId::named(&["elsewhere"]);
    for (name, command, refused) in [
        ("O1 nothing in it", slice(Vec::new()), None),
        ("O1 the most orders", slice((1..=200).map(|n| imported(n, ToVerify)).collect()), None),
        ("O1 too many orders", slice((1..=201).map(|n| imported(n, ToVerify)).collect()), Some(many.clone())),
        (
            "O1 too many held rows",
            OrderImport { held: (0..2_001).map(held).collect(), ..slice(Vec::new()) },
            Some(many),
        ),
        ("O1 no number", slice(vec![numbered("")]), Some(number.clone())),
        ("O1 letters", slice(vec![numbered("12a")]), Some(number.clone())),
        ("O1 a number too long", slice(vec![numbered(&"1".repeat(33))]), Some(number.clone())),
        ("O1 one bad among good", slice(vec![imported(1, ToVerify), numbered("x")]), Some(number)),
        (
            "O1 an unknown shop",
            OrderImport { shop: nowhere, ..slice(Vec::new()) },
            Some(Rejection::Missing { key: Key { kind: Kind::Shop, id: nowhere.0 } }),
        ),
        (
            "O1 no file name",
            OrderImport { file: " ".to_owned(), ..slice(Vec::new()) },
            Some(Rejection::Invalid { field: Field::Name, why: Invalid::Empty }),
        ),
    ] {
        assert_eq!(Desk::new().does(command).err(), refused, "{name}");
    }
}

#[test]
fn a_slice_makes_order_customer_and_contact_at_once_and_counts() {
    let mut desk = Desk::new();
    let second = |orders| OrderImport {
        import: ImportId::named(&["second"]),
        held: vec![held(3)],
        unchanged: 4,
        ..slice(orders)
    };
    let changes = desk.does(second(vec![imported(70, ToVerify), imported(1, Shipped)])).unwrap();
    let kinds: Vec<Kind> = changes.iter().filter_map(|change| Some(change.key()?.kind)).collect();
    assert_eq!(kinds, [Kind::Order, Kind::Contact, Kind::Order, Kind::Import]);
    desk.does(second(vec![imported(70, ToVerify)])).unwrap();
    let import = desk.world.imports.get(&ImportId::named(&["second"])).unwrap();
    assert_eq!((import.imported, import.updated, import.unchanged, import.held.len()), (1, 1, 9, 2));
    assert_eq!(desk.order(id(1)).status, Shipped);
}

#[test]
fn the_same_slice_again_changes_only_its_count() {
    let mut desk = Desk::new();
    let rows = || slice((1..=11).map(|n| imported(n, ToVerify)).collect());
    desk.does(rows()).unwrap();
    let again = desk.does(rows()).unwrap();
    assert!(again.iter().all(|change| change.key().unwrap().kind == Kind::Import), "{again:?}");
}

#[test]
fn a_file_moves_an_order_forward_never_back() {
    for (name, ours, files, then) in [
        ("further", Packed, Shipped, Shipped),
        ("as far", Packed, Packed, Packed),
        ("behind", Packed, Unpaid, Packed),
        ("closed there", Packed, Closed, Closed),
        ("closed here", Closed, Shipped, Closed),
    ] {
        let mut desk = Desk::new();
        let number = u32::from(ours.rank()) + 1;
        desk.does(slice(vec![imported(number, files)])).unwrap();
        assert_eq!(desk.order(id(number)).status, then, "{name}");
    }
}
