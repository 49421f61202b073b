//! Articles (O8): what the shop sells under a code of its own, its list price, and how many pieces are there.
//!
//! Orders that the team takes itself name articles; those of platforms name them by the same code, but their pieces
//! are counted there. `stock` is the sum of the article's postings and `held` what orders hold of it: see
//! [`ledger`](crate::ledger) and [`order::house`](crate::order::house).

use crate::{
    id::{ArticleId, StaffId},
    money::Fen,
    text,
    time::{Day, Instant},
    world::World,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

/// One article in one size and colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    pub id: ArticleId,
    /// The shop's own code (商家编码). It never changes: a new code is a new article.
    pub code: String,
    pub title: String,
    /// Colour, size and so on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub attributes: String,
    /// The list price of a piece.
    pub price: Fen,
    /// Pieces in the house, those included that orders hold.
    #[serde(default)]
    pub stock: u32,
    /// Pieces that orders hold until they are sent; never more than are there.
    #[serde(default)]
    pub held: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
    /// What is offered when there is none.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub substitutes: BTreeSet<ArticleId>,
    /// It is no longer sold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// What people changed, oldest first, with the value that was replaced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Edit>,
}

/// Pieces that are expected to arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    pub day: Day,
    pub pieces: u32,
}

/// A part of an article that people change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Title(String),
    Attributes(String),
    Price(Fen),
    Expected(Option<Expected>),
    Substitute { article: ArticleId, on: bool },
    Retired(bool),
}

/// One change: `from` is what stood there, so that one key restores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub from: Fact,
    pub to: Fact,
}

impl Article {
    /// An article of which there is nothing yet.
    pub fn new(code: &str, title: &str, price: Fen) -> Article {
        Article {
            id: Article::id_of(code),
            code: code.to_owned(),
            title: title.to_owned(),
            attributes: String::new(),
            price,
            stock: 0,
            held: 0,
            expected: None,
            substitutes: BTreeSet::new(),
            retired: false,
            history: Vec::new(),
        }
    }

    /// The same on every device: two people who add one code add one article.
    pub fn id_of(code: &str) -> ArticleId {
        ArticleId::named(&[code])
    }

    /// Pieces that can be sold.
    pub fn free(&self) -> u32 {
        self.stock.saturating_sub(self.held)
    }

    /// Its name with colour and size.
    pub fn name(&self) -> String {
        [self.title.as_str(), self.attributes.as_str()].join(" ").trim_end().to_owned()
    }

    /// What stands there now, where that fact has its place.
    pub fn standing(&self, fact: &Fact) -> Fact {
        match fact {
            Fact::Title(_) => Fact::Title(self.title.clone()),
            Fact::Attributes(_) => Fact::Attributes(self.attributes.clone()),
            Fact::Price(_) => Fact::Price(self.price),
            Fact::Expected(_) => Fact::Expected(self.expected),
            Fact::Substitute { article, .. } => {
                Fact::Substitute { article: *article, on: self.substitutes.contains(article) }
            }
            Fact::Retired(_) => Fact::Retired(self.retired),
        }
    }

    /// Sets one fact.
    pub(crate) fn set(&mut self, fact: &Fact) {
        match fact.clone() {
            Fact::Title(title) => self.title = title,
            Fact::Attributes(attributes) => self.attributes = attributes,
            Fact::Price(price) => self.price = price,
            Fact::Expected(expected) => self.expected = expected,
            Fact::Substitute { article, on: true } => drop(self.substitutes.insert(article)),
            Fact::Substitute { article, on: false } => drop(self.substitutes.remove(&article)),
            Fact::Retired(retired) => self.retired = retired,
        }
    }
}

/// The articles in which every word stands, the one with that code first, retired ones last, at most `most`.
pub fn find(world: &World, asked: &str, most: usize) -> Vec<Arc<Article>> {
    let words = text::words(asked);
    let is_it = |article: &&Arc<Article>| {
        let of = [&article.code, &article.title, &article.attributes];
        words.iter().all(|word| of.iter().any(|text| text::contains(text, word)))
    };
    let mut found: Vec<&Arc<Article>> = world.articles.values().filter(is_it).collect();
    let is_code = |article: &Article| words.len() == 1 && article.code.to_lowercase() == words[0];
    found.sort_by(|a, b| (a.retired, !is_code(a), &a.code).cmp(&(b.retired, !is_code(b), &b.code)));
    found.into_iter().take(most).cloned().collect()
}
