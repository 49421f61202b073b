//! Where every piece of an order is (A6): each in exactly one place, whatever cases there are about it.
//!
//! The order says where the pieces are that no case has touched; a case says where those are that moved for it.

use super::Case;
use crate::order::{Order, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many pieces of each line, by the line's number. An order whose lines are not known has one without a number.
pub type Pieces = BTreeMap<String, u32>;

/// Where a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Ours, and to be sold or sent.
    Warehouse,
    /// In a parcel to the buyer.
    Outbound,
    Buyer,
    /// In a parcel to us.
    Inbound,
    /// Here, but not released: it is to be inspected, or was found to be less than new.
    Quarantine,
    WrittenOff,
}

/// Pieces that have moved for a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goods {
    pub line: String,
    pub pieces: u32,
    pub place: Place,
    /// They came out of our stock for this case, and are no part of what the order had.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_stock: bool,
    /// As inspected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
}

impl Goods {
    /// Pieces of the buyer's, at that place.
    pub fn theirs(line: String, pieces: u32, place: Place) -> Goods {
        Goods { line, pieces, place, from_stock: false, condition: None }
    }

    /// It came back, and nobody has looked at it yet.
    pub fn is_uninspected(&self) -> bool {
        self.place == Place::Quarantine && self.condition.is_none()
    }
}

/// How many pieces of each line they are together.
pub fn tally<'a>(goods: impl Iterator<Item = &'a Goods>) -> Pieces {
    let mut pieces = Pieces::new();
    goods.for_each(|goods| *pieces.entry(goods.line.clone()).or_default() += goods.pieces);
    pieces
}

/// What a returned piece was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    AsNew,
    /// Faulty, as the buyer had said.
    AsSaid,
    /// Used beyond trying on.
    Worn,
}

/// What the inspection of a line's pieces found; together they are all the pieces that were announced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inspected {
    pub as_new: u32,
    pub as_said: u32,
    pub worn: u32,
    /// Somebody else's goods lay there instead.
    pub not_ours: u32,
    pub missing: u32,
}

impl Inspected {
    pub fn total(&self) -> u32 {
        [self.as_new, self.as_said, self.worn, self.not_ours, self.missing]
            .into_iter()
            .fold(0, |sum: u32, n| sum.saturating_add(n))
    }

    /// Nothing is other than agreed.
    pub fn is_as_agreed(&self) -> bool {
        self.worn == 0 && self.not_ours == 0 && self.missing == 0
    }
}

/// Where the pieces of an order are that no case has touched.
fn untouched(order: &Order) -> Place {
    match order.status {
        Status::Shipped => Place::Outbound,
        Status::Signed | Status::Finished => Place::Buyer,
        Status::Closed if order.shipped_at.is_some() || order.parcel.is_some() => Place::Buyer,
        _ => Place::Warehouse,
    }
}

/// The pieces of an order that were bought.
pub fn bought(order: &Order) -> Pieces {
    if order.lines.is_empty() {
        return [(String::new(), order.pieces.max(1))].into();
    }
    let mut bought = Pieces::new();
    for line in &order.lines {
        *bought.entry(line.number.clone()).or_default() += line.pieces;
    }
    bought
}

/// How many pieces of each line are where. A negative count is a contradiction; commands that would lead
/// to one are refused.
pub fn places(order: &Order, cases: &[&Case]) -> BTreeMap<(String, Place), i64> {
    let start = untouched(order);
    let (mut places, mut taken) = (BTreeMap::<_, i64>::new(), BTreeMap::<String, i64>::new());
    for (line, pieces) in bought(order) {
        *places.entry((line, start)).or_default() += i64::from(pieces);
    }
    for goods in cases.iter().flat_map(|case| &case.goods) {
        *places.entry((goods.line.clone(), goods.place)).or_default() += i64::from(goods.pieces);
        if !goods.from_stock {
            *taken.entry(goods.line.clone()).or_default() += i64::from(goods.pieces);
        }
    }
    // What a case took is no longer where the order has it: nothing comes back that never left. After an exchange
    // it was the replacement that came.
    let theirs = if start == Place::Warehouse { Place::Buyer } else { start };
    for (line, mut left) in taken {
        for place in [theirs, Place::Buyer, Place::Outbound] {
            let there = places.entry((line.clone(), place)).or_default();
            let took = left.min((*there).max(0));
            (*there, left) = (*there - took, left - took);
        }
        *places.entry((line, theirs)).or_default() -= left;
    }
    places.retain(|_, pieces| *pieces != 0);
    places
}

/// How many pieces of each line the buyer has or will have, less those that open cases wait for.
pub fn with_buyer(order: &Order, cases: &[&Case]) -> BTreeMap<String, i64> {
    let mut with = BTreeMap::new();
    for ((line, place), pieces) in places(order, cases) {
        if matches!(place, Place::Buyer | Place::Outbound) {
            *with.entry(line).or_default() += pieces;
        }
    }
    for case in cases.iter().filter(|case| case.is_agreed()) {
        for (line, pieces) in case.to_come() {
            *with.entry(line).or_default() -= i64::from(pieces);
        }
    }
    with
}

/// The first line of which some place has less than nothing.
pub fn contradiction(order: &Order, cases: &[&Case]) -> Option<String> {
    places(order, cases).into_iter().find(|(_, pieces)| *pieces < 0).map(|((line, _), _)| line)
}

impl Case {
    /// It waits for goods that the buyer has agreed to send.
    fn is_agreed(&self) -> bool {
        use super::Step::{Approving, AwaitingReturn};
        self.at(Approving).or(self.at(AwaitingReturn)).is_some()
    }

    /// What the buyer is still to send.
    pub fn to_come(&self) -> Pieces {
        let Some(offer) = &self.offer else { return Pieces::new() };
        let came = |line: &str| -> u32 {
            let theirs = self.goods.iter().filter(|goods| !goods.from_stock && goods.place != Place::Buyer);
            theirs.filter(|goods| goods.line == line).map(|goods| goods.pieces).sum()
        };
        let left = offer.takes.iter().map(|(line, pieces)| (line.clone(), pieces.saturating_sub(came(line))));
        left.filter(|(_, pieces)| *pieces > 0).collect()
    }

    /// What we are still to send out of our stock.
    pub fn to_send(&self) -> Vec<super::Article> {
        let sends = self.offer.as_ref().map_or(&[][..], |offer| &offer.sends);
        let sent = |line: &str| -> u32 {
            let ours = self.goods.iter().filter(|goods| goods.from_stock && goods.place != Place::WrittenOff);
            ours.filter(|goods| goods.line == line).map(|goods| goods.pieces).sum()
        };
        let left = sends.iter().map(|article| super::Article {
            pieces: article.pieces.saturating_sub(sent(&article.line)),
            ..article.clone()
        });
        left.filter(|article| article.pieces > 0).collect()
    }

    /// The pieces of each line that lie at a place.
    pub fn lying(&self, place: Place) -> Pieces {
        tally(self.goods.iter().filter(|goods| goods.place == place))
    }

    /// The pieces that came back and that nobody has looked at.
    pub fn uninspected(&self) -> Pieces {
        tally(self.goods.iter().filter(|goods| goods.is_uninspected()))
    }

    /// Something of the buyer's is in our hands, or was lost in them.
    pub fn holds_goods(&self) -> bool {
        self.goods.iter().any(|goods| !goods.from_stock && goods.place != Place::Buyer)
    }

    pub(crate) fn carry(&mut self, from: Place, to: Place) {
        self.goods.iter_mut().filter(|goods| goods.place == from).for_each(|goods| goods.place = to);
    }
}
