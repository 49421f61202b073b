//! What a buyer is asked before an order goes on (O5).

use crate::desk::{Desk, at};
use shared::{
    customer::Contact,
    id::ContactId,
    money::Fen,
    order::{
        Line, Order, Parcel, Status,
        script::{self, Slot, UnknownSlot, VERIFY, check, fill},
    },
};

fn order() -> Order {
    let desk = Desk::new();
    let mut order = Order::clone(desk.world.orders.get(&at(Status::ToVerify)).unwrap());
    let line = |title: &str, attributes: &str, pieces| Line {
        number: String::new(),
        title: title.to_owned(),
        attributes: attributes.to_owned(),
        code: String::new(),
        price: Fen(100),
        pieces,
        refund: String::new(),
        instead: None,
        stock: None,
    };
    order.lines = vec![line("开衫", "白色 M", 1), line("棉袜", "", 2)];
    order.amounts.paid = Fen(12_850);
    order.memo = "M(偏瘦)+小林+11-21 14:05".to_owned();
    order.parcel = Some(Parcel { courier: "中通".to_owned(), tracking: String::new() });
    order
}

fn contact() -> Contact {
    Contact {
        name: "王芳".to_owned(),
        mobile: "13800005678".to_owned(),
        address: "杭州市 1 号".to_owned(),
        ..Contact::new(ContactId::named(&["x"]))
    }
}

#[test]
fn o5_the_script_says_what_the_order_says() {
    let (order, contact) = (order(), contact());
    for (script, text) in [
        ("{昵称}\u{ff0c}您好", "tb_wang\u{ff0c}您好"),
        ("{收货人} {电话} {地址}", "王芳 13800005678 杭州市 1 号"),
        ("{商品}", "开衫 白色 M \u{d7}1\u{ff1b}棉袜 \u{d7}2"),
        ("{实付} {快递}", "\u{a5}128.50 中通"),
        ("{ 备注 }", "M"),
        ("没有要填的\n\n第三行", "没有要填的\n\n第三行"),
        ("", ""),
    ] {
        assert_eq!(fill(script, &order, Some(&contact)), text, "{script}");
    }
    let number = fill("{订单号}", &order, None);
    assert_eq!(number, order.number);
}

#[test]
fn o5_lines_with_nothing_to_say_are_left_out() {
    let bare = Order { lines: Vec::new(), parcel: None, memo: String::new(), amounts: Default::default(), ..order() };
    let script = "您好\n快递:{快递}\n备注:{备注} {实付}\n电话:{电话} 快递:{快递}\n地址:{地址}\n再见";
    assert_eq!(
        fill(script, &bare, None),
        "您好\n电话:138****5678 快递:\n再见",
        "who may not see the phone copies its mask"
    );
    let free = Order { memo: "周五发".to_owned(), ..bare };
    assert_eq!(fill("{备注}", &free, None), "周五发");
}

#[test]
fn o5_every_slot_is_known_and_the_house_uses_no_other() {
    for slot in Slot::VERIFY {
        assert_eq!(check(&format!("a {{{}}} b", slot.word()), Slot::VERIFY), Ok(()));
    }
    assert_eq!(check(VERIFY, Slot::VERIFY), Ok(()));
    for (script, unknown) in
        [("{价格}", "价格"), ("好\n{地址} {x}", "x"), ("{地址", "地址"), ("{}", ""), ("{{地址}}", "{地址")]
    {
        assert_eq!(check(script, Slot::VERIFY), Err(UnknownSlot(unknown.to_owned())), "{script}");
    }
    let whole = fill(VERIFY, &order(), Some(&contact()));
    assert!(!whole.contains('{') && whole.lines().count() == script::VERIFY.lines().count(), "{whole}");
}
