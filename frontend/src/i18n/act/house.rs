//! What is done with stock, the ledger and orders that the team takes itself, in words (O8).

use crate::i18n::{Language, Words, format::money, tell::Teller};
use shared::{
    article::Fact,
    command::{Command, LedgerEntry, Stocktake},
    id::ArticleId,
    money::Fen,
    order::{
        Act,
        house::{Invoice, Way},
    },
    workspace::{ShortBalance, Taking},
    world::World,
};

pub fn deed(teller: Teller<'_>, command: &Command) -> Option<String> {
    let words = teller.words;
    let say = |pair: [&'static str; 2]| words.pick(pair).to_owned();
    Some(match command {
        Command::OrderTake(_) => say(["接单", "Take an order"]),
        Command::OrderCharge(_) => say(["用余额付款", "Pay from the balance"]),
        Command::OrderSettle(c) => words.way(&c.by, teller.world),
        Command::OrderAnswer(c) if c.text.is_empty() => say(["已答复客户", "Customer told"]),
        Command::OrderAnswer(c) => format!("{}{}", words.pick(["已答复客户：", "Customer told: "]), c.text),
        Command::OrderInvoice(c) => words.invoice(&c.to),
        Command::ArticleAdd(c) => format!("{}{} {}", words.pick(["新商品：", "New article: "]), c.code, c.title),
        Command::ArticleFact(c) => words.article_fact(&c.to, teller.world),
        Command::StockPost(c) => words.stocktake(c.by),
        Command::LedgerPost(c) => words.ledger_entry(c.entry),
        _ => return None,
    })
}

impl Words {
    /// One line of the history of an order that the team took itself.
    pub(super) fn house_act(&self, act: &Act) -> String {
        let zh = self.language == Language::Zh;
        match act {
            Act::Charged { amount } if *amount < Fen::ZERO => {
                format!("{}{}", self.pick(["退回余额 ", "Back to the balance "]), money(-*amount))
            }
            Act::Charged { amount } => {
                format!("{}{}", self.pick(["余额付款 ", "Paid from the balance "]), money(*amount))
            }
            Act::Filled { line, pieces } if zh => format!("第 {line} 行到货 {pieces} 件"),
            Act::Filled { line, pieces } => format!("{pieces} pieces came for line {line}"),
            Act::Settled { line, by } if zh => format!("第 {line} 行：{}", self.way(by, &World::default())),
            Act::Settled { line, by } => format!("Line {line}: {}", self.way(by, &World::default())),
            Act::Answered { text } if text.is_empty() => self.pick(["已答复客户", "Customer told"]).to_owned(),
            Act::Answered { text } => format!("{}{text}", self.pick(["已答复客户：", "Customer told: "])),
            Act::Invoice { to, .. } => self.invoice(to),
            _ => self.pick(["接单", "Order taken"]).to_owned(),
        }
    }

    fn way(&self, way: &Way, world: &World) -> String {
        match (self.language, way) {
            (_, Way::Wait) => self.pick(["缺货等到货", "Back-order"]).to_owned(),
            (Language::Zh, Way::Substitute { article, price }) => {
                format!("换成{}，{}", self.article_name(*article, world), money(*price))
            }
            (Language::En, Way::Substitute { article, price }) => {
                format!("{} instead, {}", self.article_name(*article, world), money(*price))
            }
            (Language::Zh, Way::Pieces(pieces)) => format!("改为 {pieces} 件"),
            (Language::En, Way::Pieces(pieces)) => format!("Only {pieces} pieces"),
        }
    }

    /// An article by its title and attributes; where it is not known here, as such.
    pub fn article_name(&self, id: ArticleId, world: &World) -> String {
        let unknown = || self.pick(["其他商品", "another article"]).to_owned();
        world.articles.get(&id).map_or_else(unknown, |article| article.name())
    }

    pub fn invoice(&self, invoice: &Invoice) -> String {
        match invoice {
            Invoice::None => self.pick(["不需要发票", "No invoice"]).to_owned(),
            Invoice::Wanted => self.pick(["要开发票", "Invoice wanted"]).to_owned(),
            Invoice::Issued(number) => format!("{}{number}", self.pick(["已开发票 ", "Invoice "])),
        }
    }

    pub fn article_fact(&self, fact: &Fact, world: &World) -> String {
        let labelled = |label: [&'static str; 2], value: &str| format!("{} → {value}", self.pick(label));
        match fact {
            Fact::Title(title) => labelled(["名称", "Title"], title),
            Fact::Attributes(attributes) => labelled(["规格", "Attributes"], attributes),
            Fact::Price(price) => labelled(["标价", "List price"], &money(*price)),
            Fact::Expected(None) => self.pick(["没有预计到货", "Nothing expected"]).to_owned(),
            Fact::Expected(Some(expected)) => {
                let value = format!("{} × {}", self.day(expected.day), expected.pieces);
                labelled(["预计到货", "Expected"], &value)
            }
            Fact::Substitute { article, on: true } => {
                labelled(["替代品", "Substitute"], &self.article_name(*article, world))
            }
            Fact::Substitute { article, on: false } => {
                labelled(["取消替代品", "No longer a substitute"], &self.article_name(*article, world))
            }
            Fact::Retired(true) => self.pick(["停售", "No longer sold"]).to_owned(),
            Fact::Retired(false) => self.pick(["恢复销售", "Sold again"]).to_owned(),
        }
    }

    fn stocktake(&self, by: Stocktake) -> String {
        match (self.language, by) {
            (Language::Zh, Stocktake::Arrival(pieces)) => format!("到货 {pieces} 件"),
            (Language::En, Stocktake::Arrival(pieces)) => format!("{pieces} pieces arrived"),
            (Language::Zh, Stocktake::Loss(pieces)) => format!("报损 {pieces} 件"),
            (Language::En, Stocktake::Loss(pieces)) => format!("{pieces} pieces lost"),
            (Language::Zh, Stocktake::Count { counted, .. }) => format!("盘点 {counted} 件"),
            (Language::En, Stocktake::Count { counted, .. }) => format!("{counted} pieces counted"),
        }
    }

    fn ledger_entry(&self, entry: LedgerEntry) -> String {
        match entry {
            LedgerEntry::Deposit(amount) => format!("{}{}", self.pick(["收款 ", "Paid in "]), money(amount)),
            LedgerEntry::Correction(amount) => format!("{}{}", self.pick(["更正 ", "Correction "]), money(amount)),
            LedgerEntry::Settlement { month, .. } => {
                format!("{}{}", self.pick(["对账：", "Settled: "]), self.month(month))
            }
        }
    }

    pub(super) fn taking(&self, taking: &Taking) -> String {
        let short = match taking.short_balance {
            ShortBalance::Hold => ["余额不足先不发", "held while the balance is short"],
            ShortBalance::Ship => ["余额不足照发", "sent though the balance is short"],
        };
        let (percent, minutes) = (taking.deposit_percent, taking.answer_minutes);
        match self.language {
            Language::Zh => format!("接单：{}，定金 {percent}%，{minutes} 分钟内答复", self.pick(short)),
            Language::En => format!("Orders taken: {}, deposit {percent} %, answer in {minutes} min", self.pick(short)),
        }
    }
}
