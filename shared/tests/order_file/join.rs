//! Rows that belong together: lines of one order, repeats, and the two files of one shop.

use super::{orders, rows, sample, shanghai, written};
use shared::{
    id::ShopId,
    order::{
        Order, Status,
        import::{HeldReason, HeldRow, ImportedOrder, Merged, merge},
    },
    sample::{Encoding, Layout},
    shop::Platform,
    time::Instant,
};

fn merged(platform: Platform, rows: &[&ImportedOrder]) -> Merged {
    let shop = ShopId::named(&["shop"]);
    let mut known: Option<Merged> = None;
    for row in rows {
        let before = known.as_ref();
        let contact = before.and_then(|merged| merged.contact.clone());
        let mut next = merge(shop, platform, row, before.map(|m| &m.order), contact.as_ref(), Instant(0));
        next.contact = next.contact.or(contact);
        next.customer = next.customer.or_else(|| before.and_then(|merged| merged.customer.clone()));
        known = Some(next);
    }
    known.expect("at least one row")
}

#[test]
fn o1_the_two_files_join_in_either_order() {
    let heads = orders(&written(&sample(Layout::Orders2022, 200), Encoding::Gb18030));
    let lines = orders(&written(&sample(Layout::Items, 200), Encoding::Utf8));
    assert_eq!(heads.len(), lines.len());
    for (head, line) in heads.iter().zip(&lines) {
        let (one, other) = (merged(Platform::Taobao, &[head, line]), merged(Platform::Taobao, &[line, head]));
        assert_eq!(one, other);
        assert_eq!(one.order.lines, line.lines);
        assert_eq!(one.order.pieces, line.lines.iter().map(|line| line.pieces).sum::<u32>());
    }
}

#[test]
fn o1_a_row_taken_in_twice_changes_nothing() {
    for layout in Layout::ALL {
        for row in orders(&written(&sample(layout, 100), Encoding::Utf8)) {
            let once: Order = merged(layout.platform(), &[&row]).order;
            assert_eq!(merged(layout.platform(), &[&row, &row]).order, once, "{layout:?}");
        }
    }
}

/// An item list of these lines: order, line, status.
fn items(lines: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut file = "主订单编号,子订单编号,标题,价格,购买数量,订单状态\n".to_owned();
    for (order, line, status) in lines {
        file += &format!("{order},{line},样品,9.90,1,{status}\n");
    }
    file.into_bytes()
}

#[test]
fn o1_adjacent_lines_are_one_order() {
    let file = items(&[
        ("1001", "1", "交易成功"),
        ("1001", "2", "交易关闭"),
        ("1001", "3", "交易成功"),
        ("1002", "4", "交易关闭"),
        ("1002", "5", "卖家已发货\u{ff0c}等待买家确认"),
        ("1001", "6", "交易成功"),
    ]);
    let found: Vec<_> = rows(&file)
        .expect("an order file")
        .into_iter()
        .map(|row| {
            let order = row.order.expect("not held");
            (row.at, order.number, order.status, order.lines.len())
        })
        .collect();
    assert_eq!(
        found,
        [
            (2, "1001".into(), Status::Finished, 3),
            (5, "1002".into(), Status::Shipped, 2),
            (7, "1001".into(), Status::Finished, 1),
        ]
    );
}

#[test]
fn o1_a_held_line_does_not_take_its_neighbours_along() {
    let file = items(&[("1001", "1", "交易成功"), ("1001", "2.0E+3", "交易成功"), ("1001", "3", "交易成功")]);
    let found: Vec<_> = rows(&file).expect("an order file").into_iter().map(|row| (row.at, row.order)).collect();
    assert_eq!(found.len(), 3);
    let held = HeldRow { row: 3, number: "1001".into(), reason: HeldReason::NumberRounded };
    assert_eq!(found[1], (3, Err(held)));
    assert_eq!((found[0].0, found[2].0), (2, 4));
}

#[test]
fn an_order_of_very_many_lines_comes_in_parts() {
    let numbers: Vec<String> = (0..450).map(|number| number.to_string()).collect();
    let lines: Vec<_> = numbers.iter().map(|number| ("1001", number.as_str(), "交易成功")).collect();
    let parts: Vec<_> = orders(&items(&lines)).into_iter().map(|order| order.lines.len()).collect();
    assert_eq!(parts, [200, 200, 50]);
}

#[test]
fn o1_repeats_in_the_order_list() {
    let sample = sample(Layout::Orders2019, 3);
    let rows_of = |change: &dyn Fn(&mut Vec<Vec<String>>)| {
        let mut table: Vec<_> = sample.rows(&shanghai()).collect();
        change(&mut table);
        let mut csv = csv::Writer::from_writer(Vec::new());
        table.iter().for_each(|row| csv.write_record(row).expect("memory takes everything"));
        rows(&csv.into_inner().expect("memory takes everything")).expect("an order file")
    };
    let total = Layout::Orders2019.columns().position(|name| name == "总金额").expect("a column");

    let same = rows_of(&|table| table.push(table[1].clone()));
    assert_eq!(same.len(), 3);
    assert!(same.iter().all(|row| row.order.is_ok()));

    let differing = rows_of(&|table| {
        let mut row = table[1].clone();
        row[total] = "0.01".into();
        table.push(row);
    });
    let last = differing.into_iter().next_back().expect("rows");
    let held = last.order.expect_err("held");
    assert_eq!((last.at, held.row, held.reason), (5, 5, HeldReason::Contradicts { first_row: 2 }));
}
