//! What people might want to do with stock, accounts and orders taken by phone (O8), given what they see: two of them
//! often sell one piece, or spend one balance.

use shared::{
    article::{Article, Fact},
    command::{
        ArticleAdd, ArticleFact, Command, LedgerEntry, LedgerPost, OrderAnswer, OrderCharge, OrderSettle, OrderTake,
        ShopSet, StockPost, Stocktake, TakenLine,
    },
    id::{CustomerId, EnquiryId, OrderId, PostingId, ShopId},
    money::Fen,
    order::{Order, house::Way},
    shop::{Platform, Shop},
    world::World,
};

/// Orders that may ever be taken by the same id: two devices never do, but a copied one may.
const ORDERS: u64 = 8;
const CODES: [&str; 3] = ["A", "B", "C"];

pub fn shop() -> Shop {
    Shop { id: ShopId::named(&["sim", "house"]), name: "批发".to_owned(), platform: Platform::House }
}

/// A shop of the house, and a piece or two of each article.
pub fn beginning() -> Vec<Command> {
    let mut commands = vec![ShopSet { shop: shop() }.into()];
    for (count, code) in (1_u32..).zip(CODES) {
        let (title, price) = (format!("article {code}"), Fen(i64::from(count) * 1_000));
        commands.push(ArticleAdd { code: code.to_owned(), title, attributes: String::new(), price }.into());
        commands.push(stock(code, Stocktake::Arrival(count), u64::from(count)).into());
    }
    commands
}

fn stock(code: &str, by: Stocktake, fresh: u64) -> StockPost {
    let posting = PostingId::named(&["stock", &fresh.to_string()]);
    StockPost { posting, article: Article::id_of(code), by, note: format!("note {fresh}") }
}

/// A command about stock, money or an order that was taken; `fresh` is a number that was never given before.
pub fn trade(view: &World, what: u8, with: u16, fresh: u64) -> Command {
    let code = CODES[usize::from(with) % CODES.len()];
    let customers: Vec<CustomerId> = view.customers.keys().copied().collect();
    let Some(customer) = customers.get(usize::from(with / 3) % customers.len().max(1)).copied() else {
        return stock(code, Stocktake::Arrival(1), fresh).into();
    };
    let taken: Vec<&Order> = view.open_house_orders().map(|order| &**order).collect();
    let known = taken.get(usize::from(with / 5) % taken.len().max(1)).copied();
    match (what % 9, known) {
        (0, Some(known)) => OrderCharge { order: known.id }.into(),
        (1 | 2, Some(known)) => settle(known, with).into(),
        (3, Some(known)) => OrderAnswer { order: known.id, text: format!("told {fresh}") }.into(),
        (4, _) => stock(code, stocktake(view, code, with), fresh).into(),
        (5, _) => {
            let posting = PostingId::named(&["money", &fresh.to_string()]);
            let entry = LedgerEntry::Deposit(Fen(i64::from(with % 5_000) + 1));
            LedgerPost { posting, customer, entry, note: format!("note {fresh}") }.into()
        }
        (6, _) if with.is_multiple_of(3) => {
            ArticleFact { article: Article::id_of(code), to: Fact::Price(Fen(i64::from(with % 3_000))) }.into()
        }
        _ => take(view, customer, with, fresh).into(),
    }
}

fn stocktake(view: &World, code: &str, with: u16) -> Stocktake {
    let there = view.articles.get(&Article::id_of(code)).map_or(0, |article| article.stock);
    match with % 4 {
        0 | 1 => Stocktake::Arrival(1 + u32::from(with % 3)),
        2 => Stocktake::Loss(1),
        // Now and then somebody counts from what was there before.
        _ => Stocktake::Count { counted: u32::from(with % 5), expect: there + u32::from(with.is_multiple_of(7)) },
    }
}

/// Now and then an order is taken on an enquiry, whatever became of that.
fn some_enquiry(view: &World, with: u16) -> Option<EnquiryId> {
    let known: Vec<EnquiryId> = view.enquiries.values().filter(|one| one.shop == shop().id).map(|one| one.id).collect();
    known.get(usize::from(with / 11) % known.len().max(1)).copied()
}

fn settle(known: &Order, with: u16) -> OrderSettle {
    let line = known.lines.get(usize::from(with) % known.lines.len().max(1));
    let by = match with % 3 {
        0 => Way::Wait,
        1 => Way::Substitute { article: Article::id_of(CODES[usize::from(with / 7) % CODES.len()]), price: Fen(900) },
        _ => Way::Pieces(u32::from(with % 2)),
    };
    let (line, expect) = line.map(|line| (line.number.clone(), line.short())).unwrap_or_default();
    OrderSettle { order: known.id, line, expect, by }
}

fn take(view: &World, customer: CustomerId, with: u16, fresh: u64) -> OrderTake {
    let lines = CODES.iter().enumerate().filter(|(at, _)| with >> at & 1 == 1).filter_map(|(at, code)| {
        let article = view.articles.get(&Article::id_of(code))?;
        let pieces = 1 + u32::from(with >> (at + 4) & 1);
        Some(TakenLine { article: article.id, pieces, price: article.price, seen: article.free() })
    });
    OrderTake {
        order: OrderId::named(&["taken", &(fresh % ORDERS).to_string()]),
        shop: shop().id,
        customer,
        new_customer: None,
        contact: None,
        receiver: None,
        lines: lines.collect(),
        freight: Fen::ZERO,
        deposit: Fen(i64::from(with % 7) * 500),
        courier: String::new(),
        message: format!("message {fresh}"),
        read_back: with.is_multiple_of(2),
        answered: with.is_multiple_of(5),
        enquiry: some_enquiry(view, with),
    }
}
