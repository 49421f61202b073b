//! What an enquiry comes to: its sum at list price, and what each piece costs when the discount is spread over them.

use super::{Enquiry, Wish};
use crate::{id::ArticleId, money::Fen, world::World};

/// An article of an offer, its pieces, and the price of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    pub article: ArticleId,
    pub pieces: u32,
    pub price: Fen,
}

impl Enquiry {
    /// The sum of what is wished at list price; `None` while the price of any is not known.
    pub fn sum(&self) -> Option<Fen> {
        let sum = self.wishes.values().map(|wish| Some(wish.list?.times(wish.pieces))).sum::<Option<Fen>>();
        sum.filter(|_| !self.wishes.is_empty())
    }
}

/// What is wished of the house's articles, at today's list price less the discount: in proportion to what they cost,
/// then what is left over where whole pieces take it. Together never more than was granted is taken off (O8).
pub fn offered(world: &World, enquiry: &Enquiry) -> Vec<Offered> {
    let listed = |wish: &Wish| {
        let article = world.articles.get(&wish.article?).filter(|article| !article.retired)?;
        Some(Offered { article: article.id, pieces: wish.pieces, price: article.price })
    };
    let mut offered: Vec<Offered> = Vec::new();
    for one in enquiry.wishes.values().filter_map(listed) {
        // Wished for twice it is one line of an order.
        match offered.iter_mut().find(|known| known.article == one.article) {
            Some(known) => known.pieces += one.pieces,
            None => offered.push(one),
        }
    }
    let sum: Fen = offered.iter().map(Offered::sum).sum();
    let off = enquiry.off().min(sum);
    let shares: Vec<Fen> = offered.iter().map(|one| off.share(i128::from(one.sum().0), i128::from(sum.0))).collect();
    let mut rest = off;
    for (one, share) in offered.iter_mut().zip(shares) {
        rest = rest - one.lower(share);
    }
    for one in &mut offered {
        rest = rest - one.lower(rest);
    }
    offered
}

impl Offered {
    fn sum(&self) -> Fen {
        self.price.times(self.pieces)
    }

    /// Takes as much of it off as all pieces alike can take, and says how much that was.
    fn lower(&mut self, most: Fen) -> Fen {
        let each = Fen(most.0 / i64::from(self.pieces.max(1))).min(self.price);
        self.price = self.price - each;
        each.times(self.pieces)
    }
}
