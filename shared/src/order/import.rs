//! What a platform's file says of an order (O1), and what of it a file may change here.
//!
//! `ImportedOrder` is one order as read from a file. Taobao's order list fills `head`, its item list
//! fills `lines`, either may come first; the files of other platforms fill both. `merge` is the rule:
//! the platform owns what was bought, paid and where it goes; the team owns flag, memo and its own
//! progress. A file moves an order forward, never back. `limit` says how much of a row is taken, `number` what an order
//! number is, `effect` what taking an order in would change.

pub mod effect;
pub mod limit;
pub mod number;

use super::{Act, Amounts, Line, Order, Parcel, Status};
use crate::{
    customer::{Contact, Customer, has_mask},
    id::{ContactId, CustomerId, ImportId, OrderId, ShopId, StaffId},
    shop::Platform,
    time::Instant,
};
use serde::{Deserialize, Serialize};

/// One order of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedOrder {
    pub number: String,
    /// Where the platform has got to.
    pub status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub placed_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Head>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

/// What Taobao's item list does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// 买家会员名.
    pub buyer: String,
    pub amounts: Amounts,
    /// 收货人姓名.
    pub receiver: String,
    /// 收货地址, as written.
    pub address: String,
    /// 联系手机, or masked as the platform gave it.
    pub mobile: String,
    /// 联系电话.
    pub phone: String,
    pub shipped_at: Option<Instant>,
    /// 宝贝标题.
    pub title: String,
    /// 宝贝总数量.
    pub pieces: u32,
    pub parcel: Option<Parcel>,
    /// 买家留言.
    pub buyer_message: String,
    /// 订单备注 or 商家备忘.
    pub memo: String,
    /// 订单关闭原因.
    pub closed_reason: String,
}

/// A row that can't be read safely. It is held, never guessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRow {
    /// Row of the file, the header being row 1.
    pub row: u32,
    /// The order number as it stands in the row, at most 64 characters.
    pub number: String,
    pub reason: HeldReason,
}

/// Why a row is held, and in which column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum HeldReason {
    /// There is no order number.
    NumberMissing,
    /// A spreadsheet turned it into `7.0E+17`: its digits are gone.
    NumberRounded,
    /// It is not made of digits.
    NumberUnreadable,
    /// A status word that no platform is known to use.
    StatusUnknown {
        text: String,
    },
    AmountUnreadable {
        column: String,
        text: String,
    },
    TimeUnreadable {
        column: String,
        text: String,
    },
    CountUnreadable {
        column: String,
        text: String,
    },
    /// The row has fewer or more cells than the header.
    CellsMissing {
        expected: u32,
        found: u32,
    },
    /// A cell is longer than any real one (the limit in characters).
    TooLong {
        column: String,
        limit: u32,
    },
    /// The bytes of the cell are not text in the file's encoding.
    NotText {
        column: String,
    },
    /// The same order stands in the file twice and the rows differ.
    Contradicts {
        first_row: u32,
    },
    /// The amounts are not in yuan.
    CurrencyForeign {
        text: String,
    },
    /// The order has more lines than are taken.
    LinesTooMany {
        limit: u32,
    },
}

/// The result of an import, as far as the server has got: counts of orders, and the held rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    pub id: ImportId,
    pub shop: ShopId,
    /// The file's name without its folder.
    pub file: String,
    pub by: Option<StaffId>,
    pub at: Instant,
    pub imported: u32,
    pub updated: u32,
    pub unchanged: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<HeldRow>,
}

/// The ids of an order and of its receiver, the same on every device (O1: idempotent by platform and order number).
pub fn ids(shop: ShopId, platform: Platform, number: &str) -> (OrderId, ContactId) {
    let shop = shop.to_string();
    let parts = [platform.word(), &shop, number];
    match platform.numbers_by_shop() {
        true => (OrderId::named(&parts), ContactId::named(&parts)),
        false => (OrderId::named(&[parts[0], parts[2]]), ContactId::named(&[parts[0], parts[2]])),
    }
}

/// What merging one order made of the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub order: Order,
    pub customer: Option<Customer>,
    pub contact: Option<Contact>,
}

/// The order, its buyer and its receiver after the file was taken in. Merging the same row a second
/// time changes nothing (O1: idempotent).
pub fn merge(
    shop: ShopId,
    platform: Platform,
    row: &ImportedOrder,
    known: Option<&Order>,
    known_contact: Option<&Contact>,
    at: Instant,
) -> Merged {
    let mut order = known.cloned().unwrap_or_else(|| blank(shop, platform, row, at));
    if let Some(placed) = row.placed_at {
        order.placed_at = placed;
    }
    order.paid_at = row.paid_at.or(order.paid_at);
    if !row.lines.is_empty() {
        merge_lines(&mut order, &row.lines);
    }
    advance(&mut order, row, at);
    let Some(head) = &row.head else {
        return Merged { order, customer: None, contact: None };
    };
    order.match_refunds(head.amounts.refunded);
    order.take_amounts(head.amounts);
    order.title.clone_from(&head.title);
    order.pieces = head.pieces;
    order.buyer_message.clone_from(&head.buyer_message);
    order.platform_memo.clone_from(&head.memo);
    order.shipped_at = head.shipped_at.or(order.shipped_at);
    // A masked name is many buyers' name: it is shown, but makes no customer.
    let named = !head.buyer.is_empty() && !head.buyer.contains('*');
    let customer = named.then(|| {
        let id = CustomerId::named(&[platform.word(), &head.buyer]);
        Customer { platform: Some(platform), ..Customer::new(id, &head.buyer) }
    });
    if !head.buyer.is_empty() {
        order.buyer.clone_from(&head.buyer);
    }
    order.customer = customer.as_ref().map(|customer| customer.id).or(order.customer);
    let contact = contact(&order, head, known_contact);
    // Where the team has changed the receiver, that one stands (O10).
    if let Some(contact) = contact.as_ref().filter(|new| order.contact.is_none_or(|own| own == new.id)) {
        order.contact = Some(contact.id);
        order.phone_mask = contact.phone_mask();
    }
    Merged { order, customer, contact }
}

fn blank(shop: ShopId, platform: Platform, row: &ImportedOrder, at: Instant) -> Order {
    let id = ids(shop, platform, &row.number).0;
    Order { status: row.status, ..Order::new(id, shop, platform, row.number.clone(), row.placed_at.unwrap_or(at)) }
}

/// Lines are known by their number; one that a later file leaves out stays. What is sent instead is ours (O10).
fn merge_lines(order: &mut Order, lines: &[Line]) {
    for line in lines {
        match order.lines.iter_mut().find(|known| known.number == line.number) {
            Some(known) => *known = Line { instead: known.instead.take(), ..line.clone() },
            None => order.lines.push(line.clone()),
        }
    }
    order.lines.sort_by(|a, b| a.number.cmp(&b.number));
}

/// Takes the platform's status when it is further than ours, and closes what the platform closed.
fn advance(order: &mut Order, row: &ImportedOrder, at: Instant) {
    let head = row.head.as_ref();
    if let Some(parcel) = head.and_then(|head| head.parcel.clone()) {
        order.parcel = Some(parcel);
    }
    if let Some(reason) = head.map(|head| &head.closed_reason).filter(|reason| !reason.is_empty()) {
        order.closed_reason.clone_from(reason);
    }
    // Lines alone don't close an order: a part of its lines may be refunded, the rest be on its way.
    let closes_by_lines = row.status == Status::Closed && head.is_none();
    if order.status.rank() < row.status.rank() && !closes_by_lines {
        let act = Act::Moved { from: order.status, to: row.status, reason: String::new(), parcel: None };
        order.log(at, None, act);
        order.status = row.status;
    }
}

/// The receiver. A file that masks what an earlier one gave in full does not wipe it, nor who looked at it.
fn contact(order: &Order, head: &Head, known: Option<&Contact>) -> Option<Contact> {
    let given = [&head.receiver, &head.address, &head.mobile, &head.phone];
    if given.iter().all(|text| text.is_empty()) {
        return None;
    }
    let keep = |new: &str, is_masked: bool, old: Option<&String>| match old {
        Some(old) if new.is_empty() || (is_masked && !old.is_empty()) => old.clone(),
        _ => new.to_owned(),
    };
    // Addresses have other signs of their own: `2#101`.
    let words = |new: &str, old| keep(new, new.contains('*'), old);
    let phone = |new: &str, old| keep(new, has_mask(new), old);
    let (_, id) = ids(order.shop, order.platform, &order.number);
    Some(Contact {
        customer: order.customer,
        name: words(&head.receiver, known.map(|c| &c.name)),
        mobile: phone(&head.mobile, known.map(|c| &c.mobile)),
        phone: phone(&head.phone, known.map(|c| &c.phone)),
        address: words(&head.address, known.map(|c| &c.address)),
        ..known.cloned().unwrap_or_else(|| Contact::new(id))
    })
}
