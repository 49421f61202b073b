//! Rows that are one order in the files of JD, Douyin and Shopify, and what holds all of them.

use super::{file_of, orders, rows};
use shared::{
    money::Fen,
    order::{
        Status,
        import::{HeldReason, ImportedOrder},
    },
    sample::Layout::{self, Douyin, Jd, Shopify},
};

type Changes<'a> = &'a [(&'a str, &'a str)];

/// A further line of a Shopify order has nothing but the item.
const BARE: [(&str, &str); 5] =
    [("Financial Status", ""), ("Fulfillment Status", ""), ("Currency", ""), ("Total", ""), ("Created at", "")];

fn bare<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    changes.iter().copied().chain(BARE).collect()
}

/// Where an order begins, and it, or the row and the reason for which it is held.
type Found = (u32, Result<ImportedOrder, (u32, HeldReason)>);

fn found(layout: Layout, file: &[Changes<'_>]) -> Vec<Found> {
    let rows = rows(&file_of(layout, file)).expect("an order file");
    rows.into_iter().map(|row| (row.at, row.order.map_err(|held| (held.row, held.reason)))).collect()
}

fn line_numbers(order: &ImportedOrder) -> Vec<&str> {
    order.lines.iter().map(|line| line.number.as_str()).collect()
}

#[test]
fn o1_items_of_jd_are_one_order() {
    let file = file_of(
        Jd,
        &[
            &[],
            &[("商品ID", "2")],
            &[("商品ID", "2"), ("京东价", "0.00")],
            &[("商品ID", "2"), ("京东价", "0.00")],
            &[("订单号", "11")],
        ],
    );
    let orders = orders(&file);
    assert_eq!(orders.len(), 2);
    assert_eq!(line_numbers(&orders[0]), ["1953814331", "2", "2-2"], "a gift is a line, a repeat is none");
    let head = orders[0].head.as_ref().expect("a head");
    assert_eq!((head.pieces, head.amounts.total), (3, Fen(10_000)), "the order's amounts are not added up");
}

#[test]
fn o1_items_of_douyin_add_up() {
    let of = |line, changes: Changes<'static>| [&[("主订单编号", "1"), ("子订单编号", line)], changes].concat();
    for (name, first, second, status, [total, paid], reason) in [
        ("both done", &[][..], &[][..], Status::Finished, [20_000, 20_000], ""),
        ("one behind", &[], &[("订单状态", "已发货")], Status::Shipped, [20_000, 20_000], ""),
        (
            "one closed",
            &[("订单状态", "已关闭"), ("取消原因", "不想要了")],
            &[],
            Status::Finished,
            [20_000, 10_000],
            "",
        ),
        (
            "both closed",
            &[("订单状态", "已关闭"), ("取消原因", "不想要了")],
            &[("订单状态", "已关闭")],
            Status::Closed,
            [20_000, 0],
            "不想要了",
        ),
    ] {
        let found = orders(&file_of(Douyin, &[&of("1\t", first), &of("2\t", second), &of("2\t", second)]));
        assert_eq!(found.len(), 1, "{name}");
        let head = found[0].head.as_ref().expect("a head");
        assert_eq!((found[0].status, line_numbers(&found[0])), (status, vec!["1", "2"]), "{name}");
        assert_eq!((head.amounts.total, head.amounts.paid, head.pieces), (Fen(total), Fen(paid), 2), "{name}");
        assert_eq!(head.closed_reason, reason, "{name}");
    }
}

#[test]
fn o1_further_lines_of_shopify_have_only_the_item() {
    let further = bare(&[("Lineitem name", "样品二"), ("Lineitem price", "5.00")]);
    let next = [("Name", "#1002"), ("Total", "1.00")];
    let found = found(Shopify, &[&[], &further, &further, &next, &[]]);
    let read: Vec<_> = found
        .iter()
        .map(|(at, order)| {
            let order = order.as_ref().expect("not held");
            (*at, order.number.as_str(), line_numbers(order), order.head.as_ref().expect("a head").pieces)
        })
        .take(2)
        .collect();
    assert_eq!(read, [(2, "1001", vec!["1", "2", "3"], 3), (5, "1002", vec!["1"], 1)]);
}

#[test]
fn o1_a_row_that_is_held_holds_its_whole_order() {
    let unreadable = |column: &str| HeldReason::CountUnreadable { column: column.into(), text: "一".into() };
    let (bad, good) = (bare(&[("Lineitem quantity", "一")]), bare(&[]));
    let (next_jd, next_shop): (Changes<'_>, Changes<'_>) = (&[("订单号", "11")], &[("Name", "#1002")]);
    let cases: [(&str, Layout, Vec<Changes<'_>>, HeldReason); 4] = [
        ("JD", Jd, vec![&[], &[("订购数量", "一")], &[("商品ID", "3")], next_jd], unreadable("订购数量")),
        (
            "JD, rows that differ",
            Jd,
            vec![&[], &[("商品ID", "3"), ("应付金额", "7.00")], &[("商品ID", "4")], next_jd],
            HeldReason::Contradicts { first_row: 2 },
        ),
        (
            "Douyin, one sub-order twice",
            Douyin,
            vec![&[], &[("商品数量", "2")], &[("子订单编号", "2")], &[("主订单编号", "11")]],
            HeldReason::Contradicts { first_row: 2 },
        ),
        ("Shopify", Shopify, vec![&[], &bad, &good, next_shop], unreadable("Lineitem quantity")),
    ];
    for (name, layout, file, reason) in cases {
        let found = found(layout, &file);
        assert_eq!(found.len(), 2, "{name}");
        assert_eq!(found[0], (2, Err((3, reason))), "{name}");
        assert!(found[1].0 == 5 && found[1].1.is_ok(), "{name}");
    }
    let foreign = found(Shopify, &[&[("Currency", "USD")], &good, next_shop]);
    assert_eq!(foreign[0], (2, Err((2, HeldReason::CurrencyForeign { text: "USD".into() }))));
    assert!(foreign.len() == 2 && foreign[1].1.is_ok());
    let rows = rows(&file_of(Shopify, &[&[("Currency", "USD")]])).expect("an order file");
    assert_eq!(rows[0].order.as_ref().expect_err("held").number, "#1001", "as it stands in the file");
}

#[test]
fn o1_lines_without_an_order_above_are_held() {
    let further = bare(&[]);
    let found = found(Shopify, &[&further, &further, &[]]);
    assert_eq!(found[0], (2, Err((2, HeldReason::StatusUnknown { text: " / ".into() }))));
    assert!(found.len() == 2 && found[1].1.is_ok());
}

#[test]
fn o1_orders_that_come_twice() {
    let further = bare(&[("Lineitem price", "5.00")]);
    let (one, two): (Changes<'_>, Changes<'_>) = (&[("订单号", "1")], &[("订单号", "2")]);
    let (dearer, third): (Changes<'_>, Changes<'_>) = (&[("订单号", "1"), ("京东价", "9.00")], &[("Name", "#1003")]);
    for (name, layout, file, expected) in [
        ("the same again", Jd, vec![one, two, one], vec![Ok(2), Ok(3)]),
        ("the rest of it further down", Jd, vec![one, two, dearer], vec![Ok(2), Ok(3), Err((4, 2))]),
        ("the same again below itself", Shopify, vec![&[], &further, &[], &further, third], vec![Ok(2), Ok(6)]),
        ("with a line less", Shopify, vec![&[], &further, &[], third], vec![Ok(2), Err((4, 2)), Ok(5)]),
    ] {
        let found: Vec<_> = found(layout, &file)
            .into_iter()
            .map(|(at, order)| match order {
                Ok(_) => Ok(at),
                Err((_, HeldReason::Contradicts { first_row })) => Err((at, first_row)),
                Err(other) => panic!("{name}: {other:?}"),
            })
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn o1_an_order_of_very_many_lines_is_held() {
    let further = bare(&[]);
    for (count, expected) in [(200, None), (201, Some((202, HeldReason::LinesTooMany { limit: 200 })))] {
        let mut file: Vec<Changes<'_>> = vec![&further; count];
        file[0] = &[];
        let found = found(Shopify, &file);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1.as_ref().err(), expected.as_ref(), "{count}");
    }
}
