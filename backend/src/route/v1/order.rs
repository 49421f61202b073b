//! An order as a program sends it, and how it becomes what an import takes in (O1).
//!
//! Every call tells the whole order. What is not understood is refused, field by field: nothing is rounded, cut or
//! passed over. `limit` in the core says how long texts may be.

use super::{
    moment::Moment,
    object::Object,
    refusal::{Refused, refused},
    word,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use shared::{
    money::Fen,
    order::{
        self, Status,
        import::{
            Head, HeldReason, ImportedOrder,
            limit::{ADDRESS, LINE, LINES, NAME, NUMBER, REMARK},
            number,
        },
    },
};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// An order of the token's shop, as the platform has it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The platform's order number: 1 to 32 digits, as text, because programs round numbers of that length.
    #[schema(pattern = "^[0-9]{1,32}$", example = "2800000000000000001")]
    number: String,
    /// How far the platform says it has come. It moves the order forward, never back: a team that is further stays so.
    #[schema(schema_with = word::statuses)]
    status: Status,
    placed_at: Moment,
    #[serde(default)]
    paid_at: Option<Moment>,
    #[serde(default)]
    shipped_at: Option<Moment>,
    #[schema(value_type = Amounts)]
    amounts: Object<Amounts>,
    /// The buyer's name on the platform. One with a `*` in it is shown and makes no customer.
    #[serde(default)]
    #[schema(max_length = 200)]
    buyer: String,
    #[serde(default)]
    #[schema(value_type = Receiver)]
    receiver: Object<Receiver>,
    #[serde(default)]
    #[schema(value_type = Option<Parcel>)]
    parcel: Option<Object<Parcel>>,
    #[serde(default)]
    #[schema(max_length = 2000)]
    buyer_message: String,
    /// The memo as it stands on the platform; the team's own is its own.
    #[serde(default)]
    #[schema(max_length = 2000)]
    memo: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    closed_reason: String,
    /// What was bought. A line that an earlier call told of and this one leaves out stays.
    #[schema(value_type = Vec<Line>, min_items = 1, max_items = 200)]
    lines: Vec<Object<Line>>,
}

/// What the buyer owes and has paid.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Amounts {
    /// Goods after discounts.
    goods: Amount,
    /// Freight charged to the buyer.
    freight: Amount,
    /// Goods and freight.
    total: Amount,
    paid: Amount,
    /// What went back to the buyer.
    #[serde(default)]
    refunded: Amount,
    /// Whether `paid` has `refunded` subtracted already.
    #[serde(default)]
    refund_netted: bool,
}

/// Fen, hundredths of a yuan: an integer without a decimal point, at most ten million yuan.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(try_from = "i64")]
#[schema(value_type = i64, minimum = 0, maximum = 1_000_000_000, example = 12900)]
pub struct Amount(Fen);

/// The number is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an amount is an integer of fen, from 0 to 1000000000")]
pub struct NoAmount;

impl TryFrom<i64> for Amount {
    type Error = NoAmount;

    fn try_from(fen: i64) -> Result<Amount, NoAmount> {
        if (0..=Fen::MOST.0).contains(&fen) { Ok(Amount(Fen(fen))) } else { Err(NoAmount) }
    }
}

/// Who it goes to. What is empty or masked (`138****5678`) does not replace what is known.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    #[serde(default)]
    #[schema(max_length = 200)]
    name: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    mobile: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    phone: String,
    #[serde(default)]
    #[schema(max_length = 500)]
    address: String,
}

/// Who carries it, and under which number.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    #[schema(max_length = 200)]
    pub courier: String,
    #[schema(max_length = 200)]
    pub tracking: String,
}

/// One item.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The platform's number of the line, or any text by which it is known again.
    #[schema(min_length = 1, max_length = 32)]
    number: String,
    #[schema(max_length = 500)]
    title: String,
    /// Colour, size and so on.
    #[serde(default)]
    #[schema(max_length = 500)]
    attributes: String,
    /// The shop's own code of the article.
    #[serde(default)]
    #[schema(max_length = 500)]
    code: String,
    /// Of one piece.
    price: Amount,
    pieces: Count,
    /// The platform's word for the line's refund, empty when there is none.
    #[serde(default)]
    #[schema(max_length = 500)]
    refund: String,
}

/// A count of pieces.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(try_from = "u32")]
#[schema(value_type = u32, minimum = 1, maximum = 100_000)]
pub struct Count(u32);

/// The number is no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a count is an integer from 1 to 100000")]
pub struct NoCount;

impl TryFrom<u32> for Count {
    type Error = NoCount;

    fn try_from(count: u32) -> Result<Count, NoCount> {
        if (1..=100_000).contains(&count) { Ok(Count(count)) } else { Err(NoCount) }
    }
}

/// Reads one order of a call.
pub fn read(raw: &RawValue) -> Result<ImportedOrder, Refused> {
    let mut source = serde_json::Deserializer::from_str(raw.get());
    let order = serde_path_to_error::deserialize(&mut source);
    let Object(order): Object<Order> = order.map_err(|error| Refused::unread(raw, &error))?;
    number::check(&order.number).map_err(|why| refused("number", why))?;
    order.check()?;
    Ok(order.into())
}

impl Order {
    fn check(&self) -> Result<(), Refused> {
        if self.lines.len() > LINES {
            return Err(refused("lines", HeldReason::LinesTooMany { limit: LINES as u32 }));
        }
        if self.lines.is_empty() {
            return Err(Refused::malformed("lines", "an order has lines"));
        }
        let Receiver { name, mobile, phone, address } = &self.receiver.0;
        let parcel =
            self.parcel.iter().flat_map(|it| [("parcel.courier", &it.0.courier), ("parcel.tracking", &it.0.tracking)]);
        let names = [
            ("buyer", &self.buyer),
            ("receiver.name", name),
            ("receiver.mobile", mobile),
            ("receiver.phone", phone),
            ("closed_reason", &self.closed_reason),
        ];
        names.into_iter().chain(parcel).try_for_each(|(field, text)| short(field, text, NAME))?;
        short("receiver.address", address, ADDRESS)?;
        short("buyer_message", &self.buyer_message, REMARK)?;
        short("memo", &self.memo, REMARK)?;
        let mut numbers = BTreeSet::new();
        self.lines.iter().enumerate().try_for_each(|(at, Object(line))| line.check(at, numbers.insert(&line.number)))
    }
}

impl Line {
    /// The line at that place; `is_new`: its number stands nowhere above.
    fn check(&self, at: usize, is_new: bool) -> Result<(), Refused> {
        let field = |name: &str| format!("lines[{at}].{name}");
        if self.number.is_empty() || !is_new {
            return Err(Refused::malformed(&field("number"), "each line has a number of its own"));
        }
        short(&field("number"), &self.number, NUMBER)?;
        let texts =
            [("title", &self.title), ("attributes", &self.attributes), ("code", &self.code), ("refund", &self.refund)];
        texts.into_iter().try_for_each(|(name, text)| short(&field(name), text, LINE))
    }
}

fn short(field: &str, text: &str, limit: u32) -> Result<(), Refused> {
    // Counting characters is only worth while where there are as many bytes.
    let is_long = text.len() > limit as usize && text.chars().count() > limit as usize;
    if is_long { Err(refused(field, HeldReason::TooLong { column: field.to_owned(), limit })) } else { Ok(()) }
}

impl From<Order> for ImportedOrder {
    fn from(order: Order) -> ImportedOrder {
        let Receiver { name, mobile, phone, address } = order.receiver.0;
        let lines: Vec<order::Line> = order.lines.into_iter().map(|line| line.0.into()).collect();
        let parcel = order.parcel.map(|Object(Parcel { courier, tracking })| order::Parcel { courier, tracking });
        let head = Head {
            buyer: order.buyer,
            amounts: order.amounts.0.into(),
            receiver: name,
            address,
            mobile,
            phone,
            shipped_at: order.shipped_at.map(|at| at.0),
            title: String::new(),
            pieces: lines.iter().map(|line| line.pieces).sum(),
            parcel,
            buyer_message: order.buyer_message,
            memo: order.memo,
            closed_reason: order.closed_reason,
        };
        ImportedOrder {
            number: order.number,
            status: order.status,
            placed_at: Some(order.placed_at.0),
            paid_at: order.paid_at.map(|at| at.0),
            head: Some(head),
            lines,
        }
    }
}

impl From<Amounts> for order::Amounts {
    fn from(said: Amounts) -> order::Amounts {
        let Amounts { goods, freight, total, paid, refunded, refund_netted } = said;
        order::Amounts {
            goods: goods.0,
            freight: freight.0,
            total: total.0,
            paid: paid.0,
            refunded: refunded.0,
            refund_netted,
        }
    }
}

impl From<Line> for order::Line {
    fn from(line: Line) -> order::Line {
        let Line { number, title, attributes, code, price, pieces, refund } = line;
        order::Line {
            number,
            title,
            attributes,
            code,
            price: price.0,
            pieces: pieces.0,
            refund,
            instead: None,
            stock: None,
        }
    }
}
