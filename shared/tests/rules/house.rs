//! Orders taken by phone and wholesale (O8): stock, balance, answers, statements. `random` is what holds of any
//! sequence.

mod after;
mod ledger;
mod random;
mod stock;

use crate::desk::{Desk, NOW, person};
use shared::{
    article::Article,
    command::{
        Actor, ArticleAdd, Command, LedgerEntry, LedgerPost, OrderMove, OrderTake, Rejection, ShopSet, StockPost,
        Stocktake, TakenLine,
    },
    id::{ArticleId, CustomerId, OrderId, PostingId, ShopId},
    ledger::Account,
    money::Fen,
    order::{Line, Order, Parcel, Status},
    shop::{Platform, Shop},
    time::Instant,
};

fn shop() -> ShopId {
    ShopId::named(&["wholesale"])
}

fn customer() -> CustomerId {
    CustomerId::named(&["taobao", "tb_wang"])
}

fn article(code: &str) -> ArticleId {
    Article::id_of(code)
}

fn order(name: &str) -> OrderId {
    OrderId::named(&[name])
}

fn posting(name: &str) -> PostingId {
    PostingId::named(&[name])
}

/// A shop of the house, articles `A` at 100 yuan and `B` at 40, and so many pieces and fen.
fn house(pieces_a: u32, pieces_b: u32, balance: i64) -> Desk {
    let mut desk = Desk::new();
    desk.does(ShopSet { shop: Shop { id: shop(), name: "批发".to_owned(), platform: Platform::House } }).unwrap();
    for (code, price, pieces) in [("A", 10_000, pieces_a), ("B", 4_000, pieces_b)] {
        let title = format!("商品{code}");
        desk.does(ArticleAdd { code: code.to_owned(), title, attributes: String::new(), price: Fen(price) }).unwrap();
        if pieces > 0 {
            desk.does(stock(&format!("first {code}"), code, Stocktake::Arrival(pieces))).unwrap();
        }
    }
    if balance > 0 {
        desk.does(money("first", LedgerEntry::Deposit(Fen(balance)))).unwrap();
    }
    desk
}

fn stock(name: &str, code: &str, by: Stocktake) -> StockPost {
    StockPost { posting: posting(name), article: article(code), by, note: String::new() }
}

fn money(name: &str, entry: LedgerEntry) -> LedgerPost {
    LedgerPost { posting: posting(name), customer: customer(), entry, note: "转账".to_owned() }
}

/// So many pieces of articles at their list price, by who saw the stock as it is in `desk`.
fn take(desk: &Desk, name: &str, lines: &[(&str, u32)]) -> OrderTake {
    let line = |(code, pieces): &(&str, u32)| {
        let known = &desk.world.articles.get(&article(code)).unwrap();
        TakenLine { article: known.id, pieces: *pieces, price: known.price, seen: known.free() }
    };
    OrderTake {
        order: order(name),
        shop: shop(),
        customer: customer(),
        new_customer: None,
        contact: None,
        receiver: None,
        lines: lines.iter().map(line).collect(),
        freight: Fen::ZERO,
        deposit: Fen::ZERO,
        courier: String::new(),
        message: String::new(),
        read_back: true,
        answered: true,
        enquiry: None,
    }
}

fn step(desk: &Desk, name: &str, to: Status) -> OrderMove {
    let parcel = Parcel { courier: "中通".to_owned(), tracking: "zt1".to_owned() };
    OrderMove {
        order: order(name),
        expect: desk.order(order(name)).status,
        to,
        reason: "客户要求".to_owned(),
        parcel: (to == Status::Shipped).then_some(parcel),
    }
}

fn counts(desk: &Desk, code: &str) -> (u32, u32) {
    let article = desk.world.articles.get(&article(code)).unwrap();
    (article.stock, article.held)
}

fn balance(desk: &Desk) -> i64 {
    desk.world.customers.get(&customer()).unwrap().balance.0
}

fn line<'o>(order: &'o Order, number: &str) -> &'o Line {
    order.lines.iter().find(|line| line.number == number).unwrap()
}

/// Held and missing pieces of a line.
fn held(desk: &Desk, name: &str, number: &str) -> (u32, u32) {
    let stock = line(desk.order(order(name)), number).stock.as_ref().unwrap();
    (stock.held, stock.short)
}

/// The sums of the ledger are what stands beside it, and nothing is held twice or missing.
fn adds_up(desk: &Desk) {
    let world = &desk.world;
    let sum = |account| world.postings_of(account).map(|posting| posting.amount).sum::<i64>();
    for article in world.articles.values() {
        assert_eq!(sum(Account::Stock(article.id)), i64::from(article.stock), "{} in stock", article.code);
        let held = world.orders.values().filter(|order| order.holds_stock()).flat_map(|order| &order.lines);
        let held = held.filter_map(|line| line.stock.as_ref()).filter(|stock| stock.article == article.id);
        assert_eq!(held.map(|stock| stock.held).sum::<u32>(), article.held, "{} held", article.code);
        assert!(article.held <= article.stock, "{} held and not there", article.code);
    }
    for customer in world.customers.values() {
        assert_eq!(sum(Account::Balance(customer.id)), customer.balance.0);
    }
    for (order, house) in world.orders.values().filter_map(|order| order.house.as_ref().map(|house| (order, house))) {
        assert!(house.charged >= Fen::ZERO && order.refunded() <= order.paid());
        for line in &order.lines {
            let stock = line.stock.as_ref().unwrap();
            assert!(!order.holds_stock() || stock.held + stock.short == line.pieces, "{stock:?}");
        }
    }
}

fn does(desk: &mut Desk, after: i64, who: &str, command: impl Into<Command>) -> Result<(), Rejection> {
    desk.does_at(Instant(NOW.0 + after), Actor::Staff(person(who)), command).map(|_| ())
}
