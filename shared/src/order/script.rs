//! The words with which a buyer is asked to confirm an order before it goes on (O5). The team words
//! them; a slot in braces stands for what the order says: `收货人：{收货人}`. `message` has the same slots for what buyers
//! are told later, without those that say where they live.

use super::{Order, memo::Memo};
use crate::{customer::Contact, money::Fen};

/// The house's own words.
pub const VERIFY: &str = "您好，麻烦您核对一下订单：\n收货人：{收货人}\n电话：{电话}\n地址：{地址}\n商品：{商品}\n实付：{实付}\n快递：{快递}\n备注：{备注}\n没有问题请回复“确认”，要改的地方请直接告诉咱们。";

/// What a script can say of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Buyer,
    Number,
    Receiver,
    Phone,
    Address,
    Goods,
    Paid,
    Courier,
    Memo,
    Shop,
    Amount,
    Tracking,
    /// The day by which it is promised to leave (O7).
    Day,
}

impl Slot {
    /// What a buyer confirms.
    pub const VERIFY: &[Slot] = {
        use Slot::*;
        &[Buyer, Number, Receiver, Phone, Address, Goods, Paid, Courier, Memo]
    };
    /// What a buyer is told in a chat that others may read along: nothing of their contact data (C6).
    pub const MESSAGE: &[Slot] = {
        use Slot::*;
        &[Buyer, Number, Shop, Goods, Amount, Courier, Tracking, Day]
    };

    /// How it is written, without its braces.
    pub fn word(self) -> &'static str {
        match self {
            Slot::Buyer => "昵称",
            Slot::Number => "订单号",
            Slot::Receiver => "收货人",
            Slot::Phone => "电话",
            Slot::Address => "地址",
            Slot::Goods => "商品",
            Slot::Paid => "实付",
            Slot::Courier => "快递",
            Slot::Memo => "备注",
            Slot::Shop => "店铺",
            Slot::Amount => "金额",
            Slot::Tracking => "快递单号",
            Slot::Day => "日期",
        }
    }

    /// What the order says there; empty when it says nothing, or when this device may not know.
    pub(super) fn of(self, order: &Order, contact: Option<&Contact>) -> String {
        let known = |read: fn(&Contact) -> &str| contact.map_or("", read).to_owned();
        match self {
            Slot::Buyer => order.buyer.clone(),
            Slot::Number => order.number.clone(),
            Slot::Receiver => known(|contact| &contact.name),
            Slot::Phone => match known(Contact::number) {
                phone if phone.is_empty() => order.phone_mask.clone(),
                phone => phone,
            },
            Slot::Address => known(|contact| &contact.address),
            Slot::Goods => goods(order),
            Slot::Paid if order.amounts.paid == Fen::ZERO => String::new(),
            Slot::Paid => format!("¥{}", order.amounts.paid),
            Slot::Courier => order.parcel.as_ref().map_or(&order.courier, |parcel| &parcel.courier).clone(),
            // Who wrote it, and when, is the house's business.
            Slot::Memo => Memo::parse(&order.memo).map_or_else(|| order.memo.clone(), |memo| memo.size),
            Slot::Amount => format!("¥{}", order.amounts.total),
            Slot::Tracking => order.parcel.as_ref().map_or_else(String::new, |parcel| parcel.tracking.clone()),
            // The order alone does not say it: see `message`.
            Slot::Shop | Slot::Day => String::new(),
        }
    }
}

/// `圆领开衫 白色 M ×1；棉袜 ×2`
fn goods(order: &Order) -> String {
    if order.lines.is_empty() {
        return order.title.clone();
    }
    let line = |line: &super::Line| format!("{} ×{}", line.item().name(), line.pieces);
    order.lines.iter().map(line).collect::<Vec<_>>().join("；")
}

/// The words with which an order is read back on the phone before it is taken (O8): each article, its pieces and its
/// price, what it comes to, and whom it goes to.
pub fn read_back(goods: &[(String, u32, Fen)], total: Fen, receiver: &[&str]) -> String {
    let mut lines = vec!["跟您核对一下：".to_owned()];
    lines.extend(goods.iter().map(|(name, pieces, price)| format!("{name} ×{pieces}，单价 ¥{price}")));
    lines.push(format!("一共 ¥{total}"));
    let receiver: Vec<&str> = receiver.iter().copied().filter(|text| !text.trim().is_empty()).collect();
    if !receiver.is_empty() {
        lines.push(format!("发给：{}", receiver.join("，")));
    }
    lines.push("对吗？".to_owned());
    lines.join("\n")
}

/// Something that stands in braces and is no slot, or a brace without its other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSlot(pub String);

/// A piece of a line: words, or a slot.
enum Piece<'a> {
    Words(&'a str),
    Slot(Slot),
}

fn pieces<'s>(line: &'s str, known: &[Slot]) -> Result<Vec<Piece<'s>>, UnknownSlot> {
    let (mut pieces, mut rest) = (Vec::new(), line);
    while let Some((words, after)) = rest.split_once('{') {
        let (word, behind) = after.split_once('}').ok_or_else(|| UnknownSlot(after.to_owned()))?;
        let slot = known.iter().copied().find(|slot| slot.word() == word.trim());
        pieces.extend([Piece::Words(words), Piece::Slot(slot.ok_or_else(|| UnknownSlot(word.to_owned()))?)]);
        rest = behind;
    }
    pieces.push(Piece::Words(rest));
    Ok(pieces)
}

/// Whether every slot of a script is one of these.
pub fn check(script: &str, known: &[Slot]) -> Result<(), UnknownSlot> {
    script.lines().try_for_each(|line| pieces(line, known).map(|_| ()))
}

/// The script for verifying this order.
pub fn fill(script: &str, order: &Order, contact: Option<&Contact>) -> String {
    fill_in(script, Slot::VERIFY, |slot| slot.of(order, contact))
}

/// The script with a value for each slot. A line is left out when it has slots and none of them has a value.
pub(super) fn fill_in(script: &str, known: &[Slot], value: impl Fn(Slot) -> String) -> String {
    let line = |line: &str| -> Option<String> {
        let Ok(pieces) = pieces(line, known) else { return Some(line.to_owned()) };
        let (mut text, mut slots, mut said) = (String::new(), 0, 0);
        for piece in pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Slot(slot) => {
                    let value = value(slot);
                    slots += 1;
                    said += usize::from(!value.is_empty());
                    text.push_str(&value);
                }
            }
        }
        (slots == 0 || said > 0).then_some(text)
    };
    script.lines().filter_map(line).collect::<Vec<_>>().join("\n")
}
