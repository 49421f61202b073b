//! Taking in a file's slice (O1).

use crate::desk::{Desk, id, imported, slice};
use shared::{
    command::{Field, Invalid, OrderImport, Rejection},
    id::{ImportId, ShopId},
    money::Fen,
    order::{
        Line, Parcel,
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

/// A text of every kind, at its longest and one longer.
#[test]
fn texts_have_the_limits_of_the_reader() {
    type Set = fn(&mut ImportedOrder, String);
    let head: [(Field, usize, Set); 10] = [
        (Field::Name, 200, |row, text| row.head.as_mut().unwrap().buyer = text),
        (Field::Name, 200, |row, text| row.head.as_mut().unwrap().receiver = text),
        (Field::Address, 500, |row, text| row.head.as_mut().unwrap().address = text),
        (Field::Phone, 200, |row, text| row.head.as_mut().unwrap().mobile = text),
        (Field::Phone, 200, |row, text| row.head.as_mut().unwrap().phone = text),
        (Field::Text, 4_000, |row, text| row.head.as_mut().unwrap().title = text),
        (Field::Text, 2_000, |row, text| row.head.as_mut().unwrap().buyer_message = text),
        (Field::Memo, 2_000, |row, text| row.head.as_mut().unwrap().memo = text),
        (Field::Reason, 200, |row, text| row.head.as_mut().unwrap().closed_reason = text),
        (Field::Courier, 200, |row, courier| {
            row.head.as_mut().unwrap().parcel = Some(Parcel { courier, tracking: "1".to_owned() });
        }),
    ];
    let lines: [(Field, usize, Set); 5] = [
        (Field::Number, 32, |row, number| row.lines = vec![Line { number, ..line() }]),
        (Field::Text, 500, |row, title| row.lines = vec![Line { title, ..line() }]),
        (Field::Text, 500, |row, attributes| row.lines = vec![Line { attributes, ..line() }]),
        (Field::Text, 500, |row, code| row.lines = vec![Line { code, ..line() }]),
        (Field::Text, 500, |row, refund| row.lines = vec![Line { refund, ..line() }]),
    ];
    let tracking: (Field, usize, Set) = (Field::Tracking, 200, |row, tracking| {
        row.head.as_mut().unwrap().parcel = Some(Parcel { courier: String::new(), tracking });
    });
    for (nth, (field, most, set)) in head.into_iter().chain(lines).chain([tracking]).enumerate() {
        for (length, refused) in [(most, None), (most + 1, Some(Rejection::Invalid { field, why: Invalid::TooLong }))] {
            let mut row = imported(50, ToVerify);
            set(&mut row, "\u{957f}".repeat(length));
            assert_eq!(Desk::new().does(slice(vec![row])).err(), refused, "{nth}: {length} in {field:?}");
        }
    }
}

#[test]
fn lines_and_held_rows_have_the_limits_of_the_reader() {
    let lines = |count: u32| {
        let lines = (0..count).map(|number| Line { number: number.to_string(), ..line() }).collect();
        slice(vec![ImportedOrder { lines, ..imported(50, ToVerify) }])
    };
    let holds = |number: usize, column: usize, text: usize| {
        let [number, column, text] = [number, column, text].map(|length| "x".repeat(length));
        let reason = HeldReason::AmountUnreadable { column, text };
        OrderImport { held: vec![HeldRow { row: 1, number, reason }], ..slice(Vec::new()) }
    };
    let long = |field| Some(Rejection::Invalid { field, why: Invalid::TooLong });
    for (name, command, refused) in [
        ("the most lines", lines(200), None),
        ("too many lines", lines(201), long(Field::Orders)),
        ("the longest held row", holds(64, 64, 64), None),
        ("a held number too long", holds(65, 1, 1), long(Field::Number)),
        ("a column too long", holds(1, 65, 1), long(Field::Text)),
        ("an excerpt too long", holds(1, 1, 65), long(Field::Text)),
    ] {
        assert_eq!(Desk::new().does(command).err(), refused, "{name}");
    }
}

fn line() -> Line {
    let empty = String::new;
    Line {
        number: "1".to_owned(),
        title: empty(),
        attributes: empty(),
        code: empty(),
        price: Fen(1),
        pieces: 1,
        refund: empty(),
        instead: None,
        stock: None,
    }
}

/// What a later file says of the receiver, and what is kept then.
#[test]
fn only_what_is_masked_leaves_what_was_there() {
    let row = |receiver: &str, address: &str, mobile: &str| {
        let mut row = imported(50, ToVerify);
        let head = row.head.as_mut().unwrap();
        [&mut head.receiver, &mut head.address, &mut head.mobile]
            .into_iter()
            .zip([receiver, address, mobile])
            .for_each(|(place, text)| *place = text.to_owned());
        slice(vec![row])
    };
    for (name, later, expected) in [
        ("moved", ["wang", "2#101", "13900005678"], ["wang", "2#101", "13900005678"]),
        ("a name with a sign", ["wang #2", "1#101", "13800005678"], ["wang #2", "1#101", "13800005678"]),
        ("masked", ["w*", "1#1**", "138****5678"], ["wang", "1#101", "13800005678"]),
        ("otherwise masked", ["wang", "$2#101", "$$x9"], ["wang", "$2#101", "13800005678"]),
        ("nothing", ["", "", ""], ["wang", "1#101", "13800005678"]),
    ] {
        let mut desk = Desk::new();
        desk.does(row("wang", "1#101", "13800005678")).unwrap();
        desk.does(row(later[0], later[1], later[2])).unwrap();
        let contact = desk.world.contacts.get(&desk.order(id(50)).contact.unwrap()).unwrap();
        assert_eq!([&contact.name, &contact.address, &contact.mobile], expected, "{name}");
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
