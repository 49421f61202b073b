//! What stock, ledger and orders that the team takes itself refuse, in words (O8).

use crate::i18n::{Language, Words, format::money};
use shared::command::Rejection;

impl Words {
    pub(super) fn out_of_stock(&self, name: &str, left: u32) -> String {
        match self.language {
            Language::Zh => format!("{name}只剩 {left} 件"),
            Language::En => format!("Only {left} of {name} are there"),
        }
    }

    /// What stock and ledger refuse (O8).
    pub(super) fn house_refusal(&self, rejection: &Rejection) -> String {
        match (self.language, rejection) {
            (Language::Zh, Rejection::StockStale { stock }) => format!("盘点期间库存变了：现在账面是 {stock} 件"),
            (Language::En, Rejection::StockStale { stock }) => {
                format!("The stock has changed since it was counted: {stock} should be there now")
            }
            (_, Rejection::OutOfStock { left, .. }) => {
                self.out_of_stock(self.pick(["这个商品", "this article"]), *left)
            }
            (Language::Zh, Rejection::ShortStale { short }) => format!("缺货数量变了：现在缺 {short} 件"),
            (Language::En, Rejection::ShortStale { short }) => format!("{short} pieces are missing now"),
            (Language::Zh, Rejection::Short { line }) => format!("第 {line} 行缺货，先决定等货、替换或减少"),
            (Language::En, Rejection::Short { line }) => {
                format!("Pieces of line {line} are missing: wait, substitute or send fewer")
            }
            (Language::Zh, Rejection::BalanceShort { short }) => format!("客户余额还差 {}", money(*short)),
            (Language::En, Rejection::BalanceShort { short }) => format!("The balance lacks {}", money(*short)),
            (Language::Zh, Rejection::BalanceStale { balance }) => {
                format!("账目变了：期末余额现在是 {}", money(*balance))
            }
            (Language::En, Rejection::BalanceStale { balance }) => {
                format!("The account has changed: the closing balance is {} now", money(*balance))
            }
            _ => self.pick(["现在不能这样做", "This can't be done now"]).to_owned(),
        }
    }
}
