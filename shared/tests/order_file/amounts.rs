//! Money of JD, Douyin and Shopify: what is owed, what is paid, what went back.

use super::{held_with, order_with};
use shared::{
    money::Fen,
    order::{Amounts, import::HeldReason},
    sample::Layout::{self, Douyin, Jd, Shopify},
};

fn amounts(layout: Layout, changes: &[(&str, &str)]) -> Amounts {
    order_with(layout, changes).head.expect("a head").amounts
}

#[test]
fn o1_amounts_of_jd() {
    let at = "2025-11-01 10:05:00";
    for (name, changes, [goods, freight, total, paid]) in [
        ("finished", vec![], [10_000, 0, 10_000, 10_000]),
        ("with freight", vec![("运费金额", "8.00")], [9_200, 800, 10_000, 10_000]),
        ("partly from the balance", vec![("余额支付", "20.00")], [12_000, 0, 12_000, 12_000]),
        ("unpaid", vec![("订单状态", "等待付款")], [10_000, 0, 10_000, 0]),
        ("to be sent", vec![("订单状态", "等待出库")], [10_000, 0, 10_000, 10_000]),
        ("on delivery", vec![("订单状态", "等待出库"), ("支付方式", "货到付款")], [10_000, 0, 10_000, 0]),
        ("on delivery, done", vec![("订单状态", "完成"), ("支付方式", "货到付款")], [10_000, 0, 10_000, 10_000]),
        ("called off unpaid", vec![("订单状态", "(删除)等待付款")], [10_000, 0, 10_000, 0]),
        (
            "called off when paid",
            vec![("订单状态", "(删除)等待出库"), ("付款确认时间", at)],
            [10_000, 0, 10_000, 10_000],
        ),
    ] {
        let [goods, freight, total, paid] = [goods, freight, total, paid].map(Fen);
        let expected = Amounts { goods, freight, total, paid, ..Amounts::default() };
        assert_eq!(amounts(Jd, &changes), expected, "{name}");
    }
}

#[test]
fn o1_amounts_of_douyin() {
    for (name, changes, [goods, freight, total, paid], price) in [
        ("one", vec![], [10_000, 0, 10_000, 10_000], 10_000),
        ("two", vec![("商品数量", "2")], [10_000, 0, 10_000, 10_000], 5_000),
        ("three, a fen apart", vec![("商品数量", "3")], [10_000, 0, 10_000, 10_000], 3_333),
        (
            "with freight and discounts of all three",
            vec![
                ("运费", "8.00"),
                ("平台实际承担优惠金额", "1.00"),
                ("商家实际承担优惠金额", "2.00"),
                ("达人实际承担优惠金额", "5.00"),
            ],
            [9_200, 800, 10_000, 10_000],
            10_000,
        ),
        ("unpaid", vec![("订单状态", "待支付")], [10_000, 0, 10_000, 0], 10_000),
        ("closed", vec![("订单状态", "已关闭")], [10_000, 0, 10_000, 0], 10_000),
    ] {
        let order = order_with(Douyin, &changes);
        let [goods, freight, total, paid] = [goods, freight, total, paid].map(Fen);
        let expected = Amounts { goods, freight, total, paid, ..Amounts::default() };
        assert_eq!(order.head.expect("a head").amounts, expected, "{name}");
        assert_eq!(order.lines[0].price, Fen(price), "{name}");
    }
    for (cell, word) in [("-", ""), ("", ""), ("退款成功", "退款成功"), ("已全额退款", "已全额退款")]
    {
        assert_eq!(order_with(Douyin, &[("售后状态", cell)]).lines[0].refund, word);
    }
}

#[test]
fn o1_amounts_and_refunds_of_shopify() {
    for (name, changes, [freight, paid, refunded, kept]) in [
        ("paid", vec![], [0, 10_000, 0, 10_000]),
        ("with freight", vec![("Shipping", "8.00")], [800, 10_000, 0, 10_000]),
        ("unpaid", vec![("Financial Status", "pending")], [0, 0, 0, 0]),
        (
            "partly refunded",
            vec![("Financial Status", "partially_refunded"), ("Refunded Amount", "30.00")],
            [0, 10_000, 3_000, 7_000],
        ),
        (
            "a fen refunded",
            vec![("Financial Status", "partially_refunded"), ("Refunded Amount", "0.01")],
            [0, 10_000, 1, 9_999],
        ),
        (
            "wholly refunded",
            vec![("Financial Status", "refunded"), ("Refunded Amount", "100.00")],
            [0, 10_000, 10_000, 0],
        ),
        (
            "partly paid",
            vec![("Financial Status", "partially_paid"), ("Outstanding Balance", "60.00")],
            [0, 4_000, 0, 4_000],
        ),
    ] {
        let found = amounts(Shopify, &changes);
        let [freight, paid, refunded, kept] = [freight, paid, refunded, kept].map(Fen);
        assert_eq!((found.total, found.goods + found.freight), (Fen(10_000), Fen(10_000)), "{name}");
        assert_eq!(
            (found.freight, found.paid, found.refunded, found.kept()),
            (freight, paid, refunded, kept),
            "{name}"
        );
        assert!(!found.refund_netted, "{name}");
    }
}

#[test]
fn o1_what_is_not_in_yuan_is_held() {
    for currency in ["USD", "HKD", "", "cny"] {
        let reason = HeldReason::CurrencyForeign { text: currency.into() };
        assert_eq!(held_with(Shopify, &[("Currency", currency)]), reason);
    }
}

#[test]
fn o1_amounts_that_are_none() {
    for (layout, column, text) in [
        (Jd, "应付金额", ""),
        (Jd, "京东价", "面议"),
        (Jd, "运费金额", "免"),
        (Jd, "余额支付", "无"),
        (Douyin, "订单应付金额", ""),
        (Douyin, "运费", "免"),
        (Douyin, "达人实际承担优惠金额", "无"),
        (Shopify, "Total", "CNY 100"),
        (Shopify, "Lineitem price", ""),
        (Shopify, "Refunded Amount", "all"),
    ] {
        let expected = HeldReason::AmountUnreadable { column: column.into(), text: text.into() };
        assert_eq!(held_with(layout, &[(column, text)]), expected, "{layout:?}");
    }
    for (layout, column) in [(Jd, "订购数量"), (Douyin, "商品数量"), (Shopify, "Lineitem quantity")] {
        let expected = HeldReason::CountUnreadable { column: column.into(), text: "一".into() };
        assert_eq!(held_with(layout, &[(column, "一")]), expected, "{layout:?}");
    }
    let unpaid = [("Financial Status", "partially_paid"), ("Outstanding Balance", "")];
    let expected = HeldReason::AmountUnreadable { column: "Outstanding Balance".into(), text: String::new() };
    assert_eq!(held_with(Shopify, &unpaid), expected);
}
