//! What JD, Douyin and Shopify write in their own way: statuses, numbers, times, receivers.

use super::{Encoding, file_of, held_with, order_with, orders, rows, sample, written};
use shared::{
    id::ShopId,
    order::{
        Status,
        file::is_legacy,
        import::{HeldReason, ids},
    },
    sample::Layout::{self, Douyin, Jd, Shopify},
    shop::Platform,
    time::Instant,
};

#[test]
fn o1_statuses_of_jd_and_douyin() {
    let unknown = |text: &str| HeldReason::StatusUnknown { text: text.into() };
    for (layout, word, expected) in [
        (Jd, "等待付款", Some(Status::Unpaid)),
        (Jd, "等待付款确认", Some(Status::Unpaid)),
        (Jd, "等待出库", Some(Status::ToVerify)),
        (Jd, " 等待出库", Some(Status::ToVerify)),
        (Jd, "等待确认收货", Some(Status::Shipped)),
        (Jd, "完成", Some(Status::Finished)),
        (Jd, "已取消", Some(Status::Closed)),
        (Jd, "(删除)等待出库", Some(Status::Closed)),
        (Jd, "\u{ff08}删除\u{ff09}等待付款", Some(Status::Closed)),
        (Jd, "(删除)锁定", Some(Status::Closed)),
        (Jd, "(锁定)等待出库", None),
        (Jd, "锁定", None),
        (Jd, "交易成功", None),
        (Jd, "", None),
        (Douyin, "待支付", Some(Status::Unpaid)),
        (Douyin, "备货中", Some(Status::ToVerify)),
        (Douyin, "待发货", Some(Status::ToVerify)),
        (Douyin, "部分发货", Some(Status::ToVerify)),
        (Douyin, "已发货", Some(Status::Shipped)),
        (Douyin, "已完成", Some(Status::Finished)),
        (Douyin, "已关闭", Some(Status::Closed)),
        (Douyin, "(删除)等待出库", None),
        (Douyin, "", None),
    ] {
        let changes = [("订单状态", word)];
        match expected {
            Some(status) => assert_eq!(order_with(layout, &changes).status, status, "{layout:?} {word}"),
            None => assert_eq!(held_with(layout, &changes), unknown(word), "{layout:?} {word}"),
        }
    }
}

#[test]
fn o1_statuses_of_shopify() {
    for (financial, fulfilment, cancelled, expected) in [
        ("pending", "unfulfilled", "", Ok(Status::Unpaid)),
        ("authorized", "", "", Ok(Status::Unpaid)),
        ("paid", "", "", Ok(Status::ToVerify)),
        ("paid", "unfulfilled", "", Ok(Status::ToVerify)),
        ("paid", "partial", "", Ok(Status::ToVerify)),
        ("partially_refunded", "unfulfilled", "", Ok(Status::ToVerify)),
        ("paid", "fulfilled", "", Ok(Status::Shipped)),
        ("pending", "fulfilled", "", Ok(Status::Shipped)),
        ("partially_refunded", "fulfilled", "", Ok(Status::Shipped)),
        ("refunded", "fulfilled", "", Ok(Status::Closed)),
        ("voided", "unfulfilled", "", Ok(Status::Closed)),
        ("paid", "unfulfilled", "2025-11-02 10:00:00 +0800", Ok(Status::Closed)),
        ("paid", "restocked", "", Err("paid / restocked")),
        ("pending", "partial", "", Err("pending / partial")),
        ("Paid", "fulfilled", "", Err("Paid / fulfilled")),
        ("", "fulfilled", "", Err(" / fulfilled")),
    ] {
        let changes =
            [("Financial Status", financial), ("Fulfillment Status", fulfilment), ("Cancelled at", cancelled)];
        match expected {
            Ok(status) => assert_eq!(order_with(Shopify, &changes).status, status, "{financial} {fulfilment}"),
            Err(text) => assert_eq!(held_with(Shopify, &changes), HeldReason::StatusUnknown { text: text.into() }),
        }
    }
    let long = "x".repeat(60);
    let held = held_with(Shopify, &[("Financial Status", &long), ("Fulfillment Status", &long)]);
    assert_eq!(held, HeldReason::StatusUnknown { text: format!("{long} / x") }, "no longer than a report takes");
}

#[test]
fn o1_numbers_of_the_platforms() {
    use HeldReason::{NumberMissing, NumberRounded, NumberUnreadable};
    for (name, layout, column, cell, expected) in [
        ("JD", Jd, "订单号", "11729384072", Ok("11729384072")),
        ("JD as a formula", Jd, "订单号", "=\"11729384072\"", Ok("11729384072")),
        ("JD rounded", Jd, "订单号", "1.17E+10", Err(NumberRounded)),
        ("an article rounded", Jd, "商品ID", "1.95E+09", Err(NumberRounded)),
        ("Douyin with a TAB inside", Douyin, "主订单编号", "6917000000000000001\t", Ok("6917000000000000001")),
        ("Douyin with a TAB before", Douyin, "主订单编号", "\t6917000000000000001", Ok("6917000000000000001")),
        ("Douyin rounded", Douyin, "主订单编号", "6.917E+18", Err(NumberRounded)),
        ("a sub-order rounded", Douyin, "子订单编号", "6.917E+18", Err(NumberRounded)),
        ("a sub-order missing", Douyin, "子订单编号", "", Err(NumberMissing)),
        ("Shopify", Shopify, "Name", "#1001", Ok("1001")),
        ("Shopify without its mark", Shopify, "Name", "1001", Ok("1001")),
        ("Shopify, named by the shop", Shopify, "Name", "EN1001", Err(NumberUnreadable)),
        ("Shopify without a name", Shopify, "Name", "#", Err(NumberMissing)),
    ] {
        let changes = [(column, cell)];
        match expected {
            Ok(number) => assert_eq!(order_with(layout, &changes).number, number, "{name}"),
            Err(reason) => assert_eq!(held_with(layout, &changes), reason, "{name}"),
        }
    }
}

/// Two shops of Shopify both have an order 1001; elsewhere a number is the platform's.
#[test]
fn o1_idempotent_by_platform_and_order_number() {
    let (one, other) = (ShopId::named(&["one"]), ShopId::named(&["other"]));
    for platform in Platform::ALL {
        assert_eq!(ids(one, platform, "1001"), ids(one, platform, "1001"));
        let is_shared = ids(one, platform, "1001") == ids(other, platform, "1001");
        assert_eq!(is_shared, !matches!(platform, Platform::Shopify | Platform::House), "{platform:?}");
        assert_eq!(Platform::named(platform.word()), Some(platform));
    }
    let all: std::collections::HashSet<_> = Platform::ALL.map(|platform| ids(one, platform, "1001")).into();
    assert_eq!(all.len(), Platform::ALL.len());
}

#[test]
fn o1_times_with_an_offset_are_of_no_zone() {
    for (name, cell, expected) in [
        ("the shop's", "2024-05-01 10:00:00 +0800", Ok(Some(1_714_528_800_000))),
        ("another", "2024-04-30 22:00:00 -0400", Ok(Some(1_714_528_800_000))),
        ("none", "2024-05-01 10:00:00", Ok(Some(1_714_528_800_000))),
        ("empty", "", Ok(None)),
        ("no offset that there is", "2024-05-01 10:00:00 +8", Err("2024-05-01 10:00:00 +8")),
    ] {
        match expected {
            Ok(at) => assert_eq!(order_with(Shopify, &[("Paid at", cell)]).paid_at, at.map(Instant), "{name}"),
            Err(text) => assert_eq!(
                held_with(Shopify, &[("Paid at", cell)]),
                HeldReason::TimeUnreadable { column: "Paid at".into(), text: text.into() },
                "{name}"
            ),
        }
    }
    let shipped = |layout: Layout, column: &str, cell: &str| {
        order_with(layout, &[(column, cell)]).head.expect("a head").shipped_at
    };
    assert_eq!(shipped(Shopify, "Fulfilled at", "2024-05-01 10:00:00 +0800"), Some(Instant(1_714_528_800_000)));
    assert_eq!(shipped(Douyin, "发货时间", "2024/5/1 10:00"), Some(Instant(1_714_528_800_000)));
}

#[test]
fn o1_receivers_of_the_platforms() {
    let douyin = [("收件人", "青**"), ("收件人手机号", "1********12"), ("详细地址", "浙江省杭州市****")];
    let head = order_with(Douyin, &douyin).head.expect("a head");
    assert_eq!([head.receiver, head.mobile, head.address], douyin.map(|(_, cell)| cell.to_owned()));
    for (name, changes, expected) in [
        (
            "at home",
            vec![
                ("Shipping Country", "CN"),
                ("Shipping Province", "浙江省"),
                ("Shipping City", "杭州市"),
                ("Shipping Address1", "样板路1号"),
                ("Shipping Address2", "3栋"),
                ("Shipping Zip", "'310000"),
            ],
            "浙江省 杭州市 样板路1号 3栋(310000)",
        ),
        ("abroad", vec![("Shipping Country", "SG"), ("Shipping Address1", "1 Sample Road")], "SG 1 Sample Road"),
        ("nothing to send", vec![("Shipping Country", "")], ""),
    ] {
        assert_eq!(order_with(Shopify, &changes).head.expect("a head").address, expected, "{name}");
    }
    let (half, column) = ("长".repeat(300), "Shipping Address1".to_owned());
    let long = [("Shipping Address1", &half[..]), ("Shipping Address2", &half)];
    assert_eq!(held_with(Shopify, &long), HeldReason::TooLong { column, limit: 500 }, "together they are too long");
}

/// Shopify's columns are English: the cells have to tell the encoding.
#[test]
fn o1_the_encoding_of_a_file_without_chinese_columns() {
    for (encoding, legacy) in [(Encoding::Utf8, false), (Encoding::Gb18030, true)] {
        for count in [1, 3, 2_000] {
            let mut file = written(&sample(Shopify, count), encoding);
            assert_eq!(is_legacy(&file), legacy, "{count}");
            assert_eq!(orders(&file).len(), count as usize);
            if encoding == Encoding::Utf8 {
                // Without its mark, as Shopify itself writes it.
                file.drain(..3);
                assert!(!is_legacy(&file), "{count}");
                assert_eq!(orders(&file).len(), count as usize);
            }
        }
    }
    let mut broken = file_of(Shopify, &[&[("Notes", "甲@"), ("Shipping Name", "青柠")], &[("Name", "#1002")]]);
    let at = broken.iter().position(|byte| *byte == b'@').expect("a mark");
    broken[at] = b'\x81';
    assert!(!is_legacy(&broken));
    let found = rows(&broken).expect("an order file");
    let held = found[0].order.as_ref().expect_err("held");
    assert_eq!((held.row, &held.reason), (2, &HeldReason::NotText { column: "Notes".into() }));
    assert!(found[1].order.is_ok());
}
