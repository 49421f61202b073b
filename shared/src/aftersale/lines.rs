//! Cases that began before the lines of their order were known.
//!
//! A platform's order list names no lines: a case about such an order speaks of one without a number. When the item
//! list comes, its pieces are told apart, each of them once. Which of several lines was meant nobody had said: the
//! first that has pieces left is taken, so that the count is true and the case goes on.

use super::{
    Article, Case,
    goods::{Goods, Pieces, bought},
};
use crate::order::Order;

/// What the only line is called as long as none is known.
const UNKNOWN: &str = "";

/// So many pieces of each line, in the order in which they are taken.
type Row = Vec<(String, u32)>;

/// The cases of an order whose lines are known, as they are to be; only those that change.
pub(crate) fn told_apart(order: &Order, cases: &[&Case]) -> Vec<Case> {
    let is_theirs = |goods: &&Goods| !goods.from_stock;
    let mut free = bought(order);
    if free.contains_key(UNKNOWN) {
        return Vec::new();
    }
    for goods in cases.iter().flat_map(|case| &case.goods).filter(is_theirs) {
        free.entry(goods.line.clone()).and_modify(|left| *left = left.saturating_sub(goods.pieces));
    }
    let mut changed = Vec::new();
    for case in cases.iter().filter(|case| most_unknown(case) > 0) {
        // What another case holds is named only where there is nothing else to name.
        let mut row: Row = free.clone().into_iter().chain(bought(order)).filter(|(_, count)| *count > 0).collect();
        let mut row = take(&mut row, most_unknown(case));
        changed.push(tell(case, &row));
        for (line, count) in take(&mut row, unknown(case, false)) {
            free.entry(line).and_modify(|left| *left = left.saturating_sub(count));
        }
    }
    changed
}

/// How many pieces of the unknown line a case speaks of, wherever it speaks of most.
fn most_unknown(case: &Case) -> u32 {
    let of = |pieces: &Pieces| pieces.get(UNKNOWN).copied().unwrap_or(0);
    let offer = case.offer.as_ref();
    let sends = offer.map_or(&[][..], |offer| &offer.sends).iter().filter(|article| article.line == UNKNOWN);
    let (takes, sends) = (offer.map_or(0, |offer| of(&offer.takes)), sends.map(|article| article.pieces).sum());
    [of(&case.pieces), takes, sends, unknown(case, false), unknown(case, true)].into_iter().max().unwrap_or(0)
}

/// How many of the pieces that have moved for it are of the unknown line.
fn unknown(case: &Case, from_stock: bool) -> u32 {
    let own = case.goods.iter().filter(|goods| goods.line == UNKNOWN && goods.from_stock == from_stock);
    own.map(|goods| goods.pieces).sum()
}

fn tell(case: &Case, row: &Row) -> Case {
    let mut case = case.clone();
    name(&mut case.pieces, row);
    if let Some(offer) = &mut case.offer {
        name(&mut offer.takes, row);
        let mut row = row.clone();
        let told = |article: Article| {
            let lines = tell_line(&article.line, article.pieces, &mut row).into_iter();
            lines.map(move |(line, pieces)| Article { line, pieces, ..article.clone() })
        };
        offer.sends = std::mem::take(&mut offer.sends).into_iter().flat_map(told).collect();
    }
    let (mut theirs, mut ours) = (row.clone(), row.clone());
    let told = |goods: Goods| {
        let row = if goods.from_stock { &mut ours } else { &mut theirs };
        let lines = tell_line(&goods.line, goods.pieces, row).into_iter();
        lines.map(move |(line, pieces)| Goods { line, pieces, ..goods.clone() })
    };
    case.goods = std::mem::take(&mut case.goods).into_iter().flat_map(told).collect();
    case
}

/// Which pieces of the row are meant; a line that was known stays.
fn tell_line(line: &str, pieces: u32, row: &mut Row) -> Row {
    if line == UNKNOWN { take(row, pieces) } else { vec![(line.to_owned(), pieces)] }
}

fn name(pieces: &mut Pieces, row: &Row) {
    let unknown = pieces.remove(UNKNOWN).unwrap_or(0);
    for (line, count) in take(&mut row.clone(), unknown) {
        *pieces.entry(line).or_default() += count;
    }
}

/// Takes so many pieces from the front. What there is none for keeps its unknown line.
fn take(from: &mut Row, mut count: u32) -> Row {
    let mut taken = Row::new();
    while count > 0 {
        let Some((line, there)) = from.first_mut() else {
            taken.push((UNKNOWN.to_owned(), count));
            break;
        };
        let some = count.min(*there);
        taken.push((line.clone(), some));
        (*there, count) = (*there - some, count - some);
        if *there == 0 {
            from.remove(0);
        }
    }
    taken
}
