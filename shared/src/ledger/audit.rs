//! Whether the ledger adds up (O8): what stands beside it, held against its postings and against what orders hold.
//! `guitai check` and the simulator ask.

use super::Account;
use crate::{
    id::{ArticleId, CustomerId, OrderId},
    money::Fen,
    record::Key,
    world::World,
};
use std::collections::BTreeMap;

/// Something that is not as the ledger says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Pieces in stock, and the sum of the postings.
    Stock { article: ArticleId, said: u32, posted: i64 },
    /// Pieces said to be held, and what orders hold.
    Held { article: ArticleId, said: u32, holds: u32 },
    /// More is held than is there.
    Over { article: ArticleId, held: u32, stock: u32 },
    /// A balance, and the sum of the postings.
    Balance { customer: CustomerId, said: Fen, posted: Fen },
    /// A line's pieces are neither held nor missing, or twice.
    Line { order: OrderId },
}

impl Wrong {
    /// What is wrong.
    pub fn key(&self) -> Key {
        match self {
            Wrong::Stock { article, .. } | Wrong::Held { article, .. } | Wrong::Over { article, .. } => {
                (*article).into()
            }
            Wrong::Balance { customer, .. } => (*customer).into(),
            Wrong::Line { order } => (*order).into(),
        }
    }
}

/// All that does not add up.
pub fn audit(world: &World) -> Vec<Wrong> {
    let mut posted: BTreeMap<Account, i64> = BTreeMap::new();
    world.postings.values().for_each(|posting| *posted.entry(posting.account).or_default() += posting.amount);
    let sum = |account| posted.get(&account).copied().unwrap_or(0);
    let (mut wrong, mut holds) = (Vec::new(), BTreeMap::<ArticleId, u32>::new());
    for order in world.orders.values().filter(|order| order.holds_stock()) {
        for (line, stock) in order.lines.iter().filter_map(|line| Some((line, line.stock.as_ref()?))) {
            *holds.entry(stock.article).or_default() += stock.held;
            if stock.held + stock.short != line.pieces {
                wrong.push(Wrong::Line { order: order.id });
            }
        }
    }
    for article in world.articles.values() {
        let (id, held, stock) = (article.id, article.held, article.stock);
        let (posted, holds) = (sum(Account::Stock(id)), holds.get(&id).copied().unwrap_or(0));
        let found = [
            (posted != i64::from(stock)).then_some(Wrong::Stock { article: id, said: stock, posted }),
            (holds != held).then_some(Wrong::Held { article: id, said: held, holds }),
            (held > stock).then_some(Wrong::Over { article: id, held, stock }),
        ];
        wrong.extend(found.into_iter().flatten());
    }
    for customer in world.customers.values() {
        let posted = Fen(sum(Account::Balance(customer.id)));
        if posted != customer.balance {
            wrong.push(Wrong::Balance { customer: customer.id, said: customer.balance, posted });
        }
    }
    wrong
}
