//! Tracking numbers in bulk (O7).

use crate::desk::{Desk, at};
use shared::{
    command::OrderMove,
    order::{
        Parcel,
        Status::*,
        file::{FileError, tracking},
        shipping::{Problem, Shipment, read},
    },
};

/// Each line as `order courier tracking` with its order's status, or the problem.
fn read_as(desk: &Desk, text: &str) -> Vec<(u32, String, Result<shared::id::OrderId, Problem>)> {
    let one = |shipment: Shipment| {
        let Parcel { courier, tracking } = shipment.parcel;
        (shipment.line, format!("{} {courier} {tracking}", shipment.order), shipment.fit)
    };
    read(&desk.world, text, "中通").into_iter().map(one).collect()
}

#[test]
fn o7_pasted_lines_are_read_in_any_of_their_forms() {
    let desk = Desk::new();
    // The desk's order at a status has the status's rank and one as its number.
    let packed = |line, said: &str| (line, said.to_owned(), Ok(at(Packed)));
    for (name, text, expected) in [
        ("a sheet's two columns", "7\tzt10001", vec![packed(1, "7 中通 zt10001")]),
        ("courier between", "7\t圆通\tyt10001", vec![packed(1, "7 圆通 yt10001")]),
        ("courier behind, commas", "7,sf10001,顺丰", vec![packed(1, "7 顺丰 sf10001")]),
        ("spaces", "  7   zt10001 ", vec![packed(1, "7 中通 zt10001")]),
        ("a heading and blank lines", "订单号,快递单号\n\n7，zt10001\n", vec![packed(3, "7 中通 zt10001")]),
        ("numbers as text", "=\"7\"\t'zt10001", vec![packed(1, "7 中通 zt10001")]),
        ("scanned one after the other", "7\nzt10001\n", vec![packed(1, "7 中通 zt10001")]),
        ("nothing", "", vec![]),
    ] {
        assert_eq!(read_as(&desk, text), expected, "{name}");
    }
}

#[test]
fn o7_what_does_not_fit_is_named_and_nothing_guessed() {
    let desk = Desk::new();
    for (name, text, expected) in [
        ("no such order", "999 zt10001", vec![Err(Problem::UnknownOrder)]),
        ("no number of a parcel", "7", vec![Err(Problem::NoTracking)]),
        ("shipped already", "8 zt10001", vec![Err(Problem::NotReady(Shipped))]),
        ("the order twice", "7 zt10001\n7 zt10002", vec![Ok(at(Packed)), Err(Problem::Twice)]),
        ("the parcel twice", "7 zt10001\n6 zt10001", vec![Ok(at(Packed)), Err(Problem::Twice)]),
    ] {
        let found: Vec<_> = read(&desk.world, text, "中通").into_iter().map(|shipment| shipment.fit).collect();
        assert_eq!(found, expected, "{name}");
    }
    let scanned = read(&desk.world, "999\nzt10001\n7 zt10002", "中通");
    assert_eq!(scanned[0].text, "999\nzt10001", "what does not fit is kept as it was written");
    let unnamed = read(&desk.world, "7 zt10001", "").remove(0);
    assert_eq!(unnamed.fit, Err(Problem::NoCourier));
}

#[test]
fn o7_what_was_read_ships() {
    let mut desk = Desk::new();
    let shipment = read(&desk.world, "7 zt10001", "中通").remove(0);
    let order = shipment.fit.unwrap();
    let parcel = Some(shipment.parcel);
    desk.does(OrderMove { order, expect: Packed, to: Shipped, reason: String::new(), parcel }).unwrap();
    assert_eq!(desk.order(order).parcel.as_ref().unwrap().tracking, "zt10001");
}

#[test]
fn o7_numbers_that_a_spreadsheet_has_spoiled_are_named() {
    let desk = Desk::new();
    for (name, text, expected) in [
        ("an order's", "7.0E+17\tzt10001", Problem::Rounded),
        ("a parcel's", "7\t4.3E+14", Problem::Rounded),
        ("with its courier", "7\t中通\t4.3E+14", Problem::Rounded),
        ("an empty cell is no scan", "6\t\n7\tzt10001", Problem::NoTracking),
        ("nor are two of them", "6\t\n7\t", Problem::NoTracking),
        ("two slips scanned one after the other", "10001\n7", Problem::NoTracking),
        ("a parcel without an order", "\tzt10001", Problem::UnknownOrder),
    ] {
        let mut desk = Desk { world: desk.world.clone() };
        desk.does(crate::desk::slice(vec![crate::desk::imported(10001, Packed)])).unwrap();
        let text = text.replace("10001\n7", "7\n10001");
        assert_eq!(read(&desk.world, &text, "中通")[0].fit, Err(expected), "{name}");
    }
}

/// A file in each of its forms, as the lines that it becomes, and what is found for them.
#[test]
fn o7_a_file_of_tracking_numbers_is_read_by_column_name() {
    let desk = Desk::new();
    let rows = "备注,运单号,订单编号,快递公司\n急,zt10001,7,圆通\n,\"=\"\"yt10002\"\"\",'6,\n";
    let (legacy, _, _) = encoding_rs::GB18030.encode(rows);
    let english = "Order number\tCourier\tTracking number\n7\t圆通\tzt10001\n6\t\tyt10002\n";
    let expected =
        vec![(2, "7 圆通 zt10001".to_owned(), Ok(at(Packed))), (3, "6 中通 yt10002".to_owned(), Ok(at(Checked)))];
    for (name, bytes) in [
        ("UTF-8", rows.as_bytes()),
        ("with a mark", &[b"\xef\xbb\xbf", rows.as_bytes()].concat()),
        ("GB18030", &legacy),
        ("TABs, English", english.as_bytes()),
        ("no names", "x,y\n7,zt10001,圆通\n6,yt10002\n".as_bytes()),
    ] {
        assert_eq!(read_as(&desk, &tracking(bytes).unwrap()), expected, "{name}");
    }
}

#[test]
fn o7_rows_of_a_file_that_do_not_fit_are_named_with_their_numbers() {
    let desk = Desk::new();
    let rows = "订单号,物流公司,物流单号\n7.0E+17,中通,zt10001\n,中通,zt10002\n7,中通,\n6,\"中通,快运\",zt10003\n999,中通,zt10004\n";
    let found = read(&desk.world, &tracking(rows.as_bytes()).unwrap(), "");
    let told: Vec<_> = found.iter().map(|one| (one.line, one.fit)).collect();
    let problem = |line, problem| (line, Err(problem));
    assert_eq!(
        told,
        [
            problem(2, Problem::Rounded),
            problem(3, Problem::UnknownOrder),
            problem(4, Problem::NoTracking),
            (5, Ok(at(Checked))),
            problem(6, Problem::UnknownOrder),
        ]
    );
    assert_eq!(found[3].parcel.courier, "中通 快运", "a comma within a cell divides nothing");
    for (name, bytes, why) in [
        ("nothing", &b""[..], FileError::Empty),
        ("a workbook", b"PK\x03\x04....", FileError::Spreadsheet),
        ("no text", b"\x00\x01\x02\n", FileError::NotText),
        (
            "two columns of one name",
            "订单号,订单号,运单号\n7,7,zt10001\n".as_bytes(),
            FileError::ColumnTwice { column: "订单号".to_owned() },
        ),
        ("cut off", "订单号,运单号\n7,\"zt10001\n".as_bytes(), FileError::QuoteOpen { row: 2 }),
    ] {
        assert_eq!(tracking(bytes).err(), Some(why), "{name}");
    }
}

/// Every platform's own numbers, and the team's short ones where both could be meant.
#[test]
fn o7_a_number_that_two_orders_have_is_nobodys() {
    let mut desk = Desk::new();
    let numbers = vec![(at(Packed), 1001), (at(Checked), 1002)];
    desk.does_at(crate::desk::NOW, shared::command::Actor::System, shared::command::OrderNumber { numbers }).unwrap();
    let shopify = shared::shop::Shop {
        id: shared::id::ShopId::named(&["shopify"]),
        name: "Shopify".to_owned(),
        platform: shared::shop::Platform::Shopify,
    };
    desk.does(shared::command::ShopSet { shop: shopify.clone() }).unwrap();
    let orders = vec![crate::desk::imported(1001, Packed), crate::desk::imported(1003, Packed)];
    desk.does(shared::command::OrderImport { shop: shopify.id, ..crate::desk::slice(orders) }).unwrap();
    let fits: Vec<_> = read(&desk.world, "#1001 zt10001\n#1002 zt10002\n#1003 zt10003\n1003 zt10004", "中通")
        .into_iter()
        .map(|one| one.fit.map(|id| desk.order(id).number.clone()))
        .collect();
    let twice = Err(Problem::Twice);
    assert_eq!(fits, [Err(Problem::Ambiguous), Ok("6".to_owned()), Ok("1003".to_owned()), twice]);
}
