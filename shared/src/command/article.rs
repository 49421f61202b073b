//! Articles (O8): adding them, changing what is said of them, and counting their pieces.

use super::{
    Ctx, Draft, Field, Invalid, Rejection, line,
    posting::{self, Stake},
};
use crate::{
    article::{Article, Edit, Fact},
    id::{ArticleId, PostingId},
    ledger::Cause,
    money::Fen,
    order::import::limit,
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};

/// Most pieces of anything.
pub(super) const MOST_PIECES: u32 = 1_000_000;
/// Most articles that stand in for one.
const MOST_SUBSTITUTES: usize = 20;
/// Longest code of an article, in characters.
const LONGEST_CODE: usize = 64;

/// Adds an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleAdd {
    pub code: String,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub attributes: String,
    /// The list price.
    pub price: Fen,
}

/// Changes what is said of an article. The replaced value stays in its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleFact {
    pub article: ArticleId,
    pub to: Fact,
}

/// Notes pieces that have come or gone, or what was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockPost {
    pub posting: PostingId,
    pub article: ArticleId,
    pub by: Stocktake,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What happened to the stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stocktake {
    Arrival(u32),
    Loss(u32),
    /// The shelf was counted; `expect` is what should have been there.
    Count {
        counted: u32,
        expect: u32,
    },
}

pub(super) fn article(draft: &Draft<'_>, id: ArticleId) -> Result<Article, Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Article, id: id.0 } };
    draft.articles.get(&id).map(|article| Article::clone(article)).ok_or(missing)
}

fn invalid(field: Field, why: Invalid) -> Rejection {
    Rejection::Invalid { field, why }
}

pub(super) fn check_price(price: Fen) -> Result<(), Rejection> {
    let is_price = (Fen::ZERO..=Fen::MOST).contains(&price);
    if is_price { Ok(()) } else { Err(invalid(Field::Amount, Invalid::Unknown)) }
}

impl ArticleAdd {
    pub(super) fn run(&self, draft: &mut Draft<'_>, _: &Ctx) -> Result<(), Rejection> {
        let code = self.code.trim();
        line(Field::Code, code, LONGEST_CODE, true)?;
        line(Field::Name, &self.title, limit::LINE as usize, true)?;
        line(Field::Text, &self.attributes, limit::LINE as usize, false)?;
        check_price(self.price)?;
        if draft.articles.contains_key(&Article::id_of(code)) {
            return Err(invalid(Field::Code, Invalid::InUse));
        }
        let attributes = self.attributes.trim().to_owned();
        draft.put(Article { attributes, ..Article::new(code, self.title.trim(), self.price) });
        Ok(())
    }
}

impl ArticleFact {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut article = article(draft, self.article)?;
        match &self.to {
            Fact::Title(title) => line(Field::Name, title, limit::LINE as usize, true)?,
            Fact::Attributes(attributes) => line(Field::Text, attributes, limit::LINE as usize, false)?,
            Fact::Price(price) => check_price(*price)?,
            Fact::Expected(Some(expected)) if !(1..=MOST_PIECES).contains(&expected.pieces) => {
                return Err(invalid(Field::Pieces, Invalid::Unknown));
            }
            Fact::Substitute { article: other, on: true } => {
                if *other == article.id || !draft.articles.contains_key(other) {
                    return Err(invalid(Field::Code, Invalid::Unknown));
                }
                if article.substitutes.len() >= MOST_SUBSTITUTES {
                    return Err(invalid(Field::Code, Invalid::TooLong));
                }
            }
            Fact::Expected(_) | Fact::Substitute { .. } | Fact::Retired(_) => {}
        }
        let from = article.standing(&self.to);
        if from != self.to {
            article.set(&self.to);
            article.history.push(Edit { at: ctx.at, by: ctx.actor.staff(), from, to: self.to.clone() });
            draft.put(article);
        }
        Ok(())
    }
}

impl StockPost {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        line(Field::Note, &self.note, limit::LINE as usize, false)?;
        let mut article = article(draft, self.article)?;
        let (amount, cause) = match self.by {
            Stocktake::Arrival(pieces) => (i64::from(pieces), Cause::Arrival),
            Stocktake::Loss(pieces) => (-i64::from(pieces), Cause::Loss),
            Stocktake::Count { expect, .. } if expect != article.stock => {
                return Err(Rejection::StockStale { stock: article.stock });
            }
            Stocktake::Count { counted, expect } => (i64::from(counted) - i64::from(expect), Cause::Count),
        };
        let stock = i64::from(article.stock) + amount;
        if stock < 0 {
            return Err(Rejection::OutOfStock { article: article.id, left: article.stock });
        }
        let is_nothing = amount == 0 && cause != Cause::Count;
        if is_nothing || stock > i64::from(MOST_PIECES) {
            return Err(invalid(Field::Pieces, Invalid::Unknown));
        }
        if let (Stocktake::Arrival(came), Some(expected)) = (self.by, &mut article.expected) {
            expected.pieces = expected.pieces.saturating_sub(came);
            article.expected = article.expected.filter(|expected| expected.pieces > 0);
        }
        let id = article.id;
        draft.put(article);
        let stake = Stake { id: self.posting, cause, note: &self.note };
        posting::of_stock(draft, id, amount, stake, ctx)
    }
}
