//! Writes an order as Shopify's file has it: the order beside its first item, further items below.

use super::Cell;
use crate::{
    money::Fen,
    order::{Line, Status, import::Head},
};

/// What stands under a column's name.
pub(super) fn cell(of: &Cell<'_>, column: &str, head: &Head, line: &Line) -> String {
    match column {
        "Name" => format!("#{}", of.order.number),
        "Lineitem quantity" => line.pieces.to_string(),
        "Lineitem name" => format!("{} - {}", line.title, line.attributes),
        "Lineitem price" => line.price.to_string(),
        "Lineitem sku" => line.code.clone(),
        "Lineitem requires shipping" => "true".to_owned(),
        "Lineitem taxable" => "false".to_owned(),
        "Lineitem fulfillment status" => if of.has_left() { "fulfilled" } else { "pending" }.to_owned(),
        "Lineitem discount" => Fen::ZERO.to_string(),
        _ if of.order.lines.first() == Some(line) => of_order(of, column, head),
        _ => String::new(),
    }
}

fn of_order(of: &Cell<'_>, column: &str, head: &Head) -> String {
    let (amounts, address) = (head.amounts, Address::of(&head.address));
    let time = |at| of.zone.with_offset(at);
    let is_closed = of.order.status == Status::Closed;
    match column {
        "Financial Status" => financial(of.order.status, amounts.refunded).to_owned(),
        "Fulfillment Status" => fulfilment(of).to_owned(),
        "Paid at" => of.order.paid_at.map(time).unwrap_or_default(),
        "Fulfilled at" => head.shipped_at.map(time).unwrap_or_default(),
        "Created at" => of.order.placed_at.map(time).unwrap_or_default(),
        "Cancelled at" if is_closed => of.order.placed_at.map(time).unwrap_or_default(),
        "Accepts Marketing" => "no".to_owned(),
        "Currency" => "CNY".to_owned(),
        "Subtotal" => amounts.goods.to_string(),
        "Shipping" => amounts.freight.to_string(),
        "Taxes" => Fen::ZERO.to_string(),
        "Total" => amounts.total.to_string(),
        "Discount Amount" => (of.full() - amounts.goods).to_string(),
        "Refunded Amount" => amounts.refunded.to_string(),
        "Outstanding Balance" if of.order.status == Status::Unpaid => amounts.total.to_string(),
        "Outstanding Balance" => Fen::ZERO.to_string(),
        "Shipping Name" => head.receiver.clone(),
        "Shipping Street" | "Shipping Address1" => address.street,
        "Shipping City" => address.city,
        "Shipping Province" => address.province,
        "Shipping Country" => "CN".to_owned(),
        "Shipping Zip" => format!("'{}", address.postcode),
        "Shipping Phone" => format!("'{}", head.mobile),
        "Notes" => head.buyer_message.clone(),
        "Vendor" => "小样生活馆".to_owned(),
        "Risk Level" => "Low".to_owned(),
        "Source" => "web".to_owned(),
        _ => String::new(),
    }
}

fn financial(status: Status, refunded: Fen) -> &'static str {
    match status {
        Status::Unpaid => "pending",
        Status::Closed => "voided",
        _ if refunded > Fen::ZERO => "partially_refunded",
        _ => "paid",
    }
}

fn fulfilment(of: &Cell<'_>) -> &'static str {
    match of.order.status {
        Status::Shipped | Status::Signed | Status::Finished => "fulfilled",
        _ if of.has_left() => "partial",
        _ => "unfulfilled",
    }
}

/// An address of Taobao's form, in parts: `省 市 区 街道(邮编)`.
#[derive(Default)]
struct Address {
    province: String,
    city: String,
    street: String,
    postcode: String,
}

impl Address {
    fn of(text: &str) -> Address {
        let (place, postcode) = text.trim_end_matches(')').rsplit_once('(').unwrap_or((text, ""));
        let mut parts = place.splitn(3, ' ').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Address { province: next(), city: next(), street: next(), postcode: postcode.to_owned() }
    }
}
