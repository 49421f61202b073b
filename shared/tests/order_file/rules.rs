//! One cell at a time: what is read from it, or why the row is held.

use super::{held_with, order_with};
use shared::{
    money::Fen,
    order::{
        Status,
        import::{Head, HeldReason},
    },
    sample::Layout::{self, Items, Orders2016, Orders2017, Orders2019, Orders2022},
    time::Instant,
};

fn head(layout: Layout, changes: &[(&str, &str)]) -> Head {
    order_with(layout, changes).head.expect("the order list gives a head")
}

#[test]
fn o1_order_numbers() {
    use HeldReason::{NumberMissing, NumberRounded, NumberUnreadable};
    for (name, cell, expected) in [
        ("bare", "2812345678901234567", Ok("2812345678901234567")),
        ("older and shorter", "195381234567890", Ok("195381234567890")),
        ("as a formula", "=\"2812345678901234567\"", Ok("2812345678901234567")),
        ("with a quotation mark", "'2812345678901234567", Ok("2812345678901234567")),
        ("with a TAB", "\t2812345678901234567", Ok("2812345678901234567")),
        ("with a TAB behind", "2812345678901234567\t", Ok("2812345678901234567")),
        ("rounded", "7.0E+17", Err(NumberRounded)),
        ("rounded otherwise", "2.81235e18", Err(NumberRounded)),
        ("rounded within a formula", "=\"7E+17\"", Err(NumberRounded)),
        ("empty", "", Err(NumberMissing)),
        ("null", "null", Err(NumberMissing)),
        ("only a quotation mark", "'", Err(NumberMissing)),
        ("with letters", "28A2345678901234567", Err(NumberUnreadable)),
        ("with a fraction", "2812345678901234567.00", Err(NumberUnreadable)),
        ("full-width digits", "\u{ff12}\u{ff18}\u{ff11}", Err(NumberUnreadable)),
        ("endless", "123456789012345678901234567890123", Err(NumberUnreadable)),
    ] {
        let changes = [("订单编号", cell)];
        match expected {
            Ok(number) => assert_eq!(order_with(Orders2019, &changes).number, number, "{name}"),
            Err(reason) => assert_eq!(held_with(Orders2019, &changes), reason, "{name}"),
        }
    }
}

#[test]
fn o1_the_main_order_number_is_the_number() {
    let main = "2899999999999999999";
    for (name, changes, expected) in [
        ("both the same", vec![], "2812345678901234567"),
        ("the main one goes first", vec![("主订单编号", main)], main),
        ("an empty one says nothing", vec![("主订单编号", ""), ("订单编号", main)], main),
    ] {
        assert_eq!(order_with(Orders2022, &changes).number, expected, "{name}");
    }
    assert_eq!(held_with(Orders2022, &[("主订单编号", "2.8E+18")]), HeldReason::NumberRounded);
}

#[test]
fn o1_status_words_decide() {
    for (word, status) in [
        ("等待买家付款", Status::Unpaid),
        ("买家已付款,等待卖家发货", Status::ToVerify),
        ("买家已付款\u{ff0c}等待卖家发货", Status::ToVerify),
        ("卖家部分发货", Status::ToVerify),
        ("卖家已发货\u{ff0c}等待买家确认", Status::Shipped),
        ("交易成功", Status::Finished),
        ("交易关闭", Status::Closed),
    ] {
        assert_eq!(order_with(Orders2022, &[("订单状态", word)]).status, status, "{word}");
        assert_eq!(order_with(Items, &[("订单状态", word)]).status, status, "{word}");
    }
    let unknown = |text: &str| HeldReason::StatusUnknown { text: text.into() };
    for word in ["(删除)等待出库", "", "交易"] {
        assert_eq!(held_with(Orders2022, &[("订单状态", word)]), unknown(word), "{word}");
    }
}

#[test]
fn o1_amounts() {
    let unreadable =
        |column: &str, text: &str| HeldReason::AmountUnreadable { column: column.into(), text: text.into() };
    for (name, column, cell, expected) in [
        ("two decimals", "总金额", "12.50", Ok(1250)),
        ("with the sign of yuan", "总金额", "\u{a5}12.50", Ok(1250)),
        ("with the word yuan", "总金额", "12元", Ok(1200)),
        ("with a TAB", "总金额", "\t12.50", Ok(1250)),
        ("in words", "总金额", "十二元", Err("十二元")),
        ("half a fen", "总金额", "12.505", Err("12.505")),
        ("missing", "总金额", "", Err("")),
        ("goods missing", "买家应付货款", "null", Err("")),
        ("a finished order without payment", "买家实际支付金额", "", Err("")),
        ("a refund in words", "退款金额", "全额", Err("全额")),
    ] {
        let changes = [(column, cell)];
        match expected {
            Ok(fen) => assert_eq!(head(Orders2017, &changes).amounts.total, Fen(fen), "{name}"),
            Err(text) => assert_eq!(held_with(Orders2017, &changes), unreadable(column, text), "{name}"),
        }
    }
    let unpaid = [("订单状态", "等待买家付款"), ("买家实际支付金额", ""), ("买家应付邮费", "null")];
    assert_eq!(head(Orders2017, &unpaid).amounts.paid, Fen::ZERO);
}

#[test]
fn o1_a_refund_is_netted_once() {
    for (name, paid, refund, netted, kept) in [
        ("no refund", "100.00", "0.00", false, 10_000),
        ("not netted", "100.00", "30.00", false, 7_000),
        ("netted already", "70.00", "30.00", true, 7_000),
        ("netted, a fen apart", "69.99", "30.00", true, 6_999),
        ("all of it, not netted", "100.00", "100.00", false, 0),
        ("all of it, netted", "0.00", "100.00", true, 0),
        ("no word of it", "100.00", "", false, 10_000),
    ] {
        let amounts = head(Orders2022, &[("买家实际支付金额", paid), ("退款金额", refund)]).amounts;
        assert_eq!((amounts.refund_netted, amounts.kept()), (netted, Fen(kept)), "{name}");
    }
}

#[test]
fn o1_times_are_the_shops() {
    let unreadable = |text: &str| HeldReason::TimeUnreadable { column: "订单付款时间".into(), text: text.into() };
    for (name, cell, expected) in [
        ("to the second", "2017-07-08 00:42:32", Ok(Some(1_499_445_752_000))),
        ("with slashes", "2016/5/23 22:02", Ok(Some(1_464_012_120_000))),
        ("empty", "", Ok(None)),
        ("null", "null", Ok(None)),
        ("no day", "2017-02-30 00:00:00", Err("2017-02-30 00:00:00")),
        ("a day's number", "42924.03", Err("42924.03")),
    ] {
        let changes = [("订单付款时间", cell)];
        match expected {
            Ok(at) => assert_eq!(order_with(Orders2016, &changes).paid_at, at.map(Instant), "{name}"),
            Err(text) => assert_eq!(held_with(Orders2016, &changes), unreadable(text), "{name}"),
        }
    }
}

#[test]
fn o1_phones() {
    for (name, cell, expected) in [
        ("bare", "10000001234", "10000001234"),
        ("with a quotation mark", "'10000001234", "10000001234"),
        ("masked", "100****1234", "100****1234"),
        ("encrypted", "$$密文", "$$密文"),
        ("encrypted otherwise", "##密文", "##密文"),
        ("empty", "'", ""),
        ("null", "null", ""),
    ] {
        assert_eq!(head(Orders2022, &[("联系手机", cell)]).mobile, expected, "{name}");
        assert_eq!(head(Orders2016, &[("联系电话", cell)]).phone, expected, "{name}");
    }
}

#[test]
fn o1_texts() {
    let address = |head: Head| head.address;
    let memo = |head: Head| head.memo;
    let buyer = |head: Head| head.buyer;
    let reason = |head: Head| head.closed_reason;
    type Changes<'a> = &'a [(&'a str, &'a str)];
    type Field = fn(Head) -> String;
    let cases: [(&str, Layout, Changes<'_>, Field, &str); 12] = [
        (
            "address as written",
            Orders2016,
            &[("收货地址", "云南省 昆明市 样板路1号(000000)")],
            address,
            "云南省 昆明市 样板路1号(000000)",
        ),
        ("the buyer changed it", Orders2016, &[("收货地址", "甲"), ("修改后的收货地址", "乙")], address, "乙"),
        ("the buyer did not", Orders2016, &[("收货地址", "甲"), ("修改后的收货地址", "null")], address, "甲"),
        ("memo of old", Orders2017, &[("订单备注", "甲")], memo, "甲"),
        ("memo of late", Orders2022, &[("商家备忘", "乙")], memo, "乙"),
        ("two memos", Orders2022, &[("商家备忘", "乙"), ("订单备注", "甲")], memo, "乙"),
        ("the old of two memos", Orders2022, &[("商家备忘", ""), ("订单备注", "甲")], memo, "甲"),
        ("several lines", Orders2017, &[("订单备注", "甲\r\n\"乙\",丙")], memo, "甲\r\n\"乙\",丙"),
        ("buyer", Orders2022, &[("买家会员名", "甲"), ("买家会员昵称", "乙")], buyer, "甲"),
        ("buyer by nickname", Orders2022, &[("买家会员名", ""), ("买家会员昵称", "乙")], buyer, "乙"),
        ("not closed", Orders2022, &[("订单关闭原因", "订单未关闭")], reason, ""),
        ("closed", Orders2022, &[("订单关闭原因", "缺货")], reason, "缺货"),
    ];
    for (name, layout, changes, field, expected) in cases {
        assert_eq!(field(head(layout, changes)), expected, "{name}");
    }
}

#[test]
fn o1_parcels() {
    let parcel = |courier, tracking| head(Orders2022, &[("物流公司", courier), ("物流单号", tracking)]).parcel;
    for (name, courier, tracking, expected) in [
        ("plain", "中通快递", "760012345", Some(("中通快递", "760012345"))),
        ("behind a mark", "中通快递", "No:760012345", Some(("中通快递", "760012345"))),
        ("as a formula", "中通快递", "=\"No:760012345\"", Some(("中通快递", "760012345"))),
        ("without a courier", "", "760012345", Some(("", "760012345"))),
        ("without a number", "中通快递", "", None),
        ("only the mark", "中通快递", "No:", None),
    ] {
        let found = parcel(courier, tracking).map(|parcel| (parcel.courier, parcel.tracking));
        assert_eq!(found, expected.map(|(courier, tracking)| (courier.into(), tracking.into())), "{name}");
    }
}

#[test]
fn o1_counts() {
    let unreadable =
        |column: &str, text: &str| HeldReason::CountUnreadable { column: column.into(), text: text.into() };
    assert_eq!(head(Orders2016, &[("宝贝总数量", "3")]).pieces, 3);
    assert_eq!(head(Orders2016, &[("宝贝总数量", "")]).pieces, 0);
    assert_eq!(held_with(Orders2016, &[("宝贝总数量", "一件")]), unreadable("宝贝总数量", "一件"));
    assert_eq!(held_with(Orders2016, &[("宝贝总数量", "99999999999")]), unreadable("宝贝总数量", "99999999999"));
    assert_eq!(held_with(Items, &[("购买数量", "")]), unreadable("购买数量", ""));
    assert_eq!(held_with(Items, &[("购买数量", "-1")]), unreadable("购买数量", "-1"));
}

#[test]
fn o1_lines() {
    let line = |changes: &[(&str, &str)]| order_with(Items, changes).lines.remove(0);
    assert_eq!(line(&[("商家编码", "A1"), ("外部系统编号", "B2")]).code, "A1");
    assert_eq!(line(&[("商家编码", ""), ("外部系统编号", "B2")]).code, "B2");
    assert_eq!(line(&[("退款状态", "没有申请退款")]).refund, "");
    assert_eq!(line(&[("退款状态", "退款成功")]).refund, "退款成功");
    assert_eq!(line(&[("商品属性", "尺码:L")]).attributes, "尺码:L");
    assert_eq!(held_with(Items, &[("子订单编号", "7.0E+17")]), HeldReason::NumberRounded);
    assert_eq!(held_with(Items, &[("主订单编号", "")]), HeldReason::NumberMissing);
}

#[test]
fn o1_cells_have_bounds() {
    let over = |column: &str, limit: u32| {
        let long = "长".repeat(limit as usize + 1);
        let exact = "长".repeat(limit as usize);
        order_with(Orders2016, &[(column, &exact)]);
        let expected = HeldReason::TooLong { column: column.into(), limit };
        assert_eq!(held_with(Orders2016, &[(column, &long)]), expected, "{column}");
    };
    for (column, limit) in [("买家会员名", 200), ("收货地址", 500), ("买家留言", 2_000), ("宝贝标题", 4_000)]
    {
        over(column, limit);
    }
}
