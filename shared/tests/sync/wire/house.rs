//! One of each command of stock, ledger and orders that the team takes itself, for their forms.

use shared::{
    article::{Article, Expected, Fact},
    command::*,
    id::{ContactId, CustomerId, OrderId, PostingId, ShopId},
    money::Fen,
    order::house::{Invoice, Way},
    shop::{Platform, Shop},
    time::{Day, Month},
    workspace::Taking,
};

fn shop() -> ShopSet {
    ShopSet { shop: Shop { id: ShopId::named(&["house"]), name: "批发".to_owned(), platform: Platform::House } }
}

fn order() -> OrderId {
    OrderId::named(&["house", "1"])
}

fn customer() -> CustomerId {
    CustomerId::named(&["wholesale"])
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn add() -> ArticleAdd {
    ArticleAdd { code: text("A"), title: text("开衫"), attributes: text("白色 M"), price: Fen(10_000) }
}

fn fact(to: Fact) -> ArticleFact {
    ArticleFact { article: Article::id_of("A"), to }
}

fn stock(by: Stocktake) -> StockPost {
    StockPost { posting: PostingId::named(&["stock"]), article: Article::id_of("A"), by, note: text("note") }
}

fn take() -> OrderTake {
    let receiver = Receiver { name: text("王芳"), mobile: text("13800005678"), address: text("杭州") };
    let line = TakenLine { article: Article::id_of("A"), pieces: 3, price: Fen(9_000), seen: 3 };
    OrderTake {
        order: order(),
        shop: shop().shop.id,
        customer: customer(),
        new_customer: Some(NewCustomer { name: text("批发王"), phone: text("13800005678"), ..Default::default() }),
        contact: Some(ContactId::named(&["house", "1"])),
        receiver: Some(receiver),
        lines: vec![line],
        freight: Fen(500),
        deposit: Fen(50_000),
        courier: text("顺丰"),
        message: text("message"),
        read_back: true,
        answered: false,
        enquiry: Some(super::enquiries::enquiry()),
    }
}

fn post(entry: LedgerEntry) -> LedgerPost {
    LedgerPost { posting: PostingId::named(&["money"]), customer: customer(), entry, note: text("note") }
}

/// What leaves an article with a change, postings, and an order with something in each part.
pub fn of_records() -> Vec<Command> {
    vec![
        shop().into(),
        add().into(),
        fact(Fact::Price(Fen(9_900))).into(),
        stock(Stocktake::Arrival(2)).into(),
        take().into(),
    ]
}

pub fn commands() -> Vec<Command> {
    vec![
        add().into(),
        fact(Fact::Price(Fen(9_900))).into(),
        stock(Stocktake::Arrival(2)).into(),
        take().into(),
        OrderCharge { order: order() }.into(),
        OrderSettle { order: order(), line: text("1"), expect: 1, by: Way::Wait }.into(),
        OrderAnswer { order: order(), text: text("what was told") }.into(),
        OrderInvoice { order: order(), to: Invoice::Issued(text("044")) }.into(),
        post(LedgerEntry::Deposit(Fen(50_000))).into(),
    ]
}

pub fn facts() -> Vec<(&'static str, Fact)> {
    let day = Day::new(2026, 12, 1).unwrap();
    vec![
        ("title", Fact::Title(text("开衫"))),
        ("attributes", Fact::Attributes(text("白色 M"))),
        ("price", Fact::Price(Fen(9_900))),
        ("expected", Fact::Expected(Some(Expected { day, pieces: 5 }))),
        ("substitute", Fact::Substitute { article: Article::id_of("B"), on: true }),
        ("retired", Fact::Retired(true)),
    ]
}

pub fn stocktakes() -> Vec<(&'static str, Stocktake)> {
    vec![
        ("arrival", Stocktake::Arrival(2)),
        ("loss", Stocktake::Loss(2)),
        ("count", Stocktake::Count { counted: 3, expect: 4 }),
    ]
}

pub fn ways() -> Vec<(&'static str, Way)> {
    vec![
        ("wait", Way::Wait),
        ("substitute", Way::Substitute { article: Article::id_of("B"), price: Fen(4_000) }),
        ("pieces", Way::Pieces(1)),
    ]
}

pub fn entries() -> Vec<(&'static str, LedgerEntry)> {
    let month: Month = Day::new(2026, 10, 1).unwrap().month();
    vec![
        ("deposit", LedgerEntry::Deposit(Fen(50_000))),
        ("correction", LedgerEntry::Correction(Fen(-500))),
        ("settlement", LedgerEntry::Settlement { month, closing: Fen(50_000), difference: Fen::ZERO }),
    ]
}

pub fn settings() -> Vec<(&'static str, Setting)> {
    vec![("taking", Setting::Taking(Taking::default()))]
}
