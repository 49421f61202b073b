//! Whether the ledger adds up (O8), and whether its postings are of something that exists.

use super::{Check, Finding};
use shared::{
    ledger::{
        Account,
        audit::{Wrong, audit},
    },
    record::Key,
    world::World,
};

impl Check<'_> {
    pub(super) fn ledger(&mut self, world: &World) {
        let found = audit(world).into_iter().map(|wrong| row(wrong.key(), words(wrong)));
        self.findings.extend(found);
        for posting in world.postings.values() {
            let account: Key = match posting.account {
                Account::Stock(article) => article.into(),
                Account::Balance(customer) => customer.into(),
            };
            if world.get(account).is_none() {
                self.findings.push(row(posting.id.into(), format!("is of {account}, which is missing")));
            }
        }
    }
}

fn row(key: Key, what: String) -> Finding {
    Finding::Row { key: key.to_string(), what }
}

fn words(wrong: Wrong) -> String {
    match wrong {
        Wrong::Stock { said, posted, .. } => format!("says that {said} are in stock, its postings add up to {posted}"),
        Wrong::Held { said, holds, .. } => format!("says that {said} are held, orders hold {holds}"),
        Wrong::Over { held, stock, .. } => format!("has {held} held of {stock} in stock"),
        Wrong::Balance { said, posted, .. } => format!("has a balance of {said}, its postings add up to {posted}"),
        Wrong::Line { .. } => "has a line whose pieces are neither held nor missing".to_owned(),
    }
}
