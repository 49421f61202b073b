//! Orders that the team takes itself, by phone or wholesale (O8, 接单): what they hold of the stock, what the customer's
//! balance has paid, and until when the customer has an answer.
//!
//! The server decides who gets the last piece. Whoever took an order with it offline finds the line short, and `lost`
//! says that it was not so when the order was taken. `list` says what such orders wait for.

pub mod list;

use super::{Line, Order, Status};
use crate::{
    id::{ArticleId, OrderId, StaffId},
    money::Fen,
    time::{Day, Instant},
};
use serde::{Deserialize, Serialize};

/// What only an order has that the team took itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct House {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_by: Option<StaffId>,
    /// The order was read back to the customer when it was taken.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub read_back: bool,
    /// Until when the customer is told how it stands; `None` once they know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_due: Option<Instant>,
    /// What the customer's balance has paid for it.
    #[serde(skip_serializing_if = "Fen::is_zero")]
    pub charged: Fen,
    /// What the enquiry that became this order was granted off the list price (O4): it counts as signed.
    #[serde(skip_serializing_if = "Fen::is_zero")]
    pub discount: Fen,
    /// When it was taken, less had been paid in than the shop's share.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub low_deposit: bool,
    #[serde(skip_serializing_if = "Invoice::is_none")]
    pub invoice: Invoice,
}

/// Whether the customer wants an invoice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invoice {
    #[default]
    None,
    Wanted,
    /// Under this number.
    Issued(String),
}

impl Invoice {
    fn is_none(&self) -> bool {
        *self == Invoice::None
    }
}

/// The stock behind a line. `held` and `short` are the line's pieces together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stocked {
    pub article: ArticleId,
    /// The list price when it was taken: a lower one is signed for (O9).
    pub list: Fen,
    /// Pieces that are held for it, or were until they left.
    pub held: u32,
    /// Pieces that are not there.
    #[serde(default, skip_serializing_if = "crate::record::is_zero")]
    pub short: u32,
    /// They were there when the order was taken: others were faster.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lost: bool,
    /// The customer waits for them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
}

/// What becomes of a line whose pieces are not all there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The customer waits for them: a back-order.
    Wait,
    /// Something else is sent, all its pieces, at this price.
    Substitute { article: ArticleId, price: Fen },
    /// So many pieces are sent, the rest is not.
    Pieces(u32),
}

impl Line {
    /// Pieces of it that are not there.
    pub fn short(&self) -> u32 {
        self.stock.as_ref().map_or(0, |stock| stock.short)
    }

    /// So many pieces are not there, and nobody has said what becomes of them.
    pub fn is_undecided(&self) -> bool {
        self.stock.as_ref().is_some_and(|stock| stock.short > 0 && !stock.waits)
    }
}

impl Order {
    /// The number of an order that the team takes: the day and six signs of its id.
    pub(crate) fn house_number(id: OrderId, day: Option<Day>) -> String {
        let signs: String = id.0.simple().to_string().chars().rev().take(6).collect();
        let day = day.map(|day| day.to_string().replace('-', "")).unwrap_or_default();
        format!("{day}-{}", signs.to_uppercase())
    }

    /// Its lines hold pieces that are still in the house.
    pub fn holds_stock(&self) -> bool {
        self.house.is_some() && self.status < Status::Shipped
    }

    /// The first line of which pieces are missing.
    pub fn short_line(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.short() > 0)
    }

    /// How much less than the list price it is, and not signed for (O8, O9).
    pub fn unsigned_off(&self) -> Fen {
        let off = |line: &Line| {
            let list = line.stock.as_ref().map_or(line.price, |stock| stock.list);
            (list - line.price).max(Fen::ZERO).times(line.pieces)
        };
        let granted = self.house.as_ref().map(|house| house.discount).unwrap_or_default();
        (self.lines.iter().map(off).sum::<Fen>() - self.signed_off.max(granted)).max(Fen::ZERO)
    }

    /// What goods and freight come to, by the lines.
    pub(crate) fn reckon(&mut self) {
        self.amounts.goods = self.lines.iter().map(|line| line.price.times(line.pieces)).sum();
        self.amounts.total = self.amounts.goods + self.amounts.freight;
        self.pieces = self.lines.iter().map(|line| line.pieces).sum();
    }
}
