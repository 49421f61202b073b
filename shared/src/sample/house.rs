//! An invented shop of the house: articles with their stock, and orders by phone and wholesale that stand at all steps
//! (O8), with what is promised, put off, shipped and not told yet, and a pick-up (O7).
//!
//! It needs somebody who sets shops up, keeps stock and takes orders; where nobody does, there is nothing.

use super::{
    stage::Stage,
    work::{Deed, people},
};
use crate::{
    article::{Article, Expected, Fact},
    command::{
        ArticleAdd, ArticleFact, LedgerEntry, LedgerPost, NewCustomer, OrderInvoice, OrderMove, OrderPrint,
        OrderPromise, OrderSettle, OrderTake, OrderTell, PickupBook, PickupEnd, PlanConfirm, ShopSet, StockPost,
        Stocktake, TakenLine,
    },
    id::{CustomerId, OrderId, PickupId, PostingId, ShopId, StaffId},
    money::Fen,
    order::{
        Parcel, Status,
        house::{Invoice, Way},
        message::{Message, draft},
    },
    pickup::Outcome,
    shop::{Platform, Shop},
    staff::Permission,
    time::{Day, Instant},
    world::World,
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Code, title, attributes, list price in fen, and pieces that have come.
const ARTICLES: [(&str, &str, &str, i64, u32); 12] = [
    ("KS-01-M", "圆领针织开衫", "米白 M", 8_800, 120),
    ("KS-01-L", "圆领针织开衫", "米白 L", 8_800, 80),
    ("KS-02-M", "圆领针织开衫", "雾蓝 M", 8_800, 6),
    ("WY-11-M", "连帽加绒卫衣", "浅灰 M", 7_900, 200),
    ("WY-11-L", "连帽加绒卫衣", "浅灰 L", 7_900, 150),
    ("DY-20-F", "双面呢大衣", "驼色 均码", 36_900, 18),
    ("DY-21-F", "双面呢大衣", "炭灰 均码", 36_900, 0),
    ("QZ-05-M", "百褶半身裙", "墨绿 M", 6_500, 90),
    ("QZ-05-L", "百褶半身裙", "墨绿 L", 6_500, 60),
    ("WZ-30-3", "棉袜三双装", "混色", 1_500, 600),
    ("MZ-08-F", "羊毛渔夫帽", "黑色", 4_200, 75),
    ("WJ-09-F", "格纹围巾", "红黑", 3_900, 140),
];

/// Which article stands in for which.
const SUBSTITUTES: [(usize, usize); 3] = [(2, 0), (6, 5), (8, 7)];

/// Name, and the last digits of a phone that nobody has.
const CUSTOMERS: [(&str, &str); 6] = [
    ("青禾服饰", "2011"),
    ("小镇衣橱", "2022"),
    ("蓝桥批发", "2033"),
    ("南巷女装", "2044"),
    ("云朵童装", "2055"),
    ("梧桐里小店", "2066"),
];

/// One order: whose, what, how much of a hundred is paid in with it, how far it comes, and how long ago it was taken.
struct Story {
    customer: usize,
    lines: &'static [(usize, u32)],
    paid_percent: i64,
    to: Status,
    minutes: i64,
    then: Then,
}

/// What is special about it.
#[derive(Clone, Copy, PartialEq)]
enum Then {
    Nothing,
    /// The customer waits for an answer, and has not heard the order read back.
    Unanswered,
    /// The buyer was told that it has left.
    Told,
    /// Told for less than the list price, so much of a hundred.
    Below(i64),
    /// The customer waits for missing pieces.
    Waits,
    /// It leaves later than promised.
    PutOff(&'static str),
    Invoice(&'static str),
}

const fn story(customer: usize, lines: &'static [(usize, u32)], percent: i64, to: Status, hours: i64) -> Story {
    Story { customer, lines, paid_percent: percent, to, minutes: hours * 60, then: Then::Nothing }
}

const fn with(story: Story, then: Then) -> Story {
    Story { then, ..story }
}

const STORIES: [Story; 16] = [
    with(story(0, &[(0, 20), (9, 60)], 100, Status::Signed, 96), Then::Invoice("04400112")),
    with(story(1, &[(3, 30)], 100, Status::Shipped, 80), Then::Told),
    story(2, &[(4, 12), (10, 10)], 100, Status::Shipped, 74),
    story(3, &[(7, 15)], 100, Status::Shipped, 70),
    story(4, &[(9, 100)], 100, Status::Packed, 82),
    story(0, &[(1, 10), (11, 20)], 100, Status::Checked, 52),
    story(5, &[(5, 3)], 100, Status::Printed, 47),
    with(story(1, &[(6, 4)], 100, Status::Verified, 44), Then::Waits),
    with(story(2, &[(8, 20)], 100, Status::Verified, 40), Then::PutOff("墨绿面料今晚才到，改后天发")),
    story(3, &[(0, 8), (3, 8)], 100, Status::Audited, 30),
    story(4, &[(11, 30)], 100, Status::Verified, 22),
    with(story(5, &[(10, 12)], 100, Status::Verified, 18), Then::Below(85)),
    story(1, &[(5, 6)], 40, Status::Unpaid, 9),
    story(4, &[(4, 40)], 10, Status::Unpaid, 5),
    with(story(3, &[(2, 10)], 100, Status::Verified, 2), Then::Unanswered),
    with(Story { minutes: 6, ..story(5, &[(7, 6)], 100, Status::ToVerify, 0) }, Then::Unanswered),
];

/// The shop and all that happened in it, with so many orders. Nothing when there is one already.
pub fn house(world: &World, count: u32, seed: u64, now: Instant) -> Vec<Deed> {
    let shop =
        Shop { id: ShopId::named(&["sample", "house"]), name: "电话批发".to_owned(), platform: Platform::House };
    let mut play = Play { stage: Stage::of(world), shop: shop.id, seed, now };
    let takers = people(world, Permission::OrderVerify);
    let zone = world.workspace().map(|workspace| workspace.zone());
    let Some(today) = zone.and_then(|zone| zone.day(now)).filter(|_| !world.shops.contains_key(&shop.id)) else {
        return Vec::new();
    };
    if takers.is_empty() || count == 0 || !play.stage.does_somebody(now.plus(-40 * DAY), ShopSet { shop }) {
        return Vec::new();
    }
    play.stock(today);
    for (nth, story) in STORIES.iter().enumerate().take(count as usize) {
        play.order(nth, story, takers[nth % takers.len()], today);
    }
    play.pickups();
    // Of a day on which all is long settled.
    play.stage.does_somebody(now.plus(-4 * DAY), PlanConfirm { day: today.plus(-4) });
    play.stage.deeds
}

struct Play {
    stage: Stage,
    shop: ShopId,
    seed: u64,
    now: Instant,
}

impl Play {
    fn name(&self, what: &str, nth: usize) -> [String; 4] {
        ["sample".to_owned(), self.seed.to_string(), what.to_owned(), nth.to_string()]
    }

    fn posting(&self, what: &str, nth: usize) -> PostingId {
        PostingId::named(&self.name(what, nth).each_ref().map(String::as_str))
    }

    /// Articles, what has come of each, what stands in for what, and what is expected.
    fn stock(&mut self, today: Day) {
        let at = self.now.plus(-39 * DAY);
        for (nth, (code, title, attributes, price, pieces)) in ARTICLES.into_iter().enumerate() {
            let (code, title, attributes) = (code.to_owned(), title.to_owned(), attributes.to_owned());
            let article = Article::id_of(&code);
            self.stage.does_somebody(at, ArticleAdd { code, title, attributes, price: Fen(price) });
            if pieces > 0 {
                let (posting, note) = (self.posting("arrival", nth), String::new());
                let by = Stocktake::Arrival(pieces);
                self.stage.does_somebody(at.plus(HOUR), StockPost { posting, article, by, note });
            }
        }
        let id = |nth: usize| Article::id_of(ARTICLES[nth].0);
        for (of, by) in SUBSTITUTES {
            let to = Fact::Substitute { article: id(by), on: true };
            self.stage.does_somebody(at.plus(2 * HOUR), ArticleFact { article: id(of), to });
        }
        let to = Fact::Expected(Some(Expected { day: today.plus(6), pieces: 30 }));
        self.stage.does_somebody(self.now.plus(-2 * DAY), ArticleFact { article: id(6), to });
    }

    fn order(&mut self, nth: usize, story: &Story, taker: StaffId, today: Day) {
        let order = OrderId::named(&self.name("house", nth).each_ref().map(String::as_str));
        let at = self.now.plus(-story.minutes * MINUTE);
        let take = self.take(order, story);
        if !self.stage.does([taker], at, take) {
            return;
        }
        if story.then == Then::Waits {
            let short =
                self.stage.world.orders.get(&order).and_then(|order| order.lines.first()).map(|line| line.short());
            let settle = OrderSettle { order, line: "1".to_owned(), expect: short.unwrap_or_default(), by: Way::Wait };
            self.stage.does([taker], at.plus(3 * MINUTE), settle);
        }
        if let Then::PutOff(reason) = story.then {
            let promise = OrderPromise { order, expect: None, day: Some(today.plus(2)), reason: reason.to_owned() };
            self.stage.does([taker], self.now.plus(-50 * MINUTE), promise);
        }
        self.bring(order, story, at);
        if let Some(told) = self.stage.world.orders.get(&order).filter(|_| story.then == Then::Told) {
            let (message, text) = (Message::Shipped, draft(&self.stage.world, told, Message::Shipped));
            self.stage.does([taker], self.now.plus(-HOUR), OrderTell { order, message, text });
        }
        if let Then::Invoice(number) = story.then {
            let to = Invoice::Issued(number.to_owned());
            self.stage.does_somebody(self.now.plus(-HOUR), OrderInvoice { order, to });
        }
    }

    /// The order as it is taken. What is paid in comes with it, but of the first one, which was paid in long before.
    fn take(&mut self, order: OrderId, story: &Story) -> OrderTake {
        let percent = if let Then::Below(percent) = story.then { percent } else { 100 };
        let line = |(nth, pieces): &(usize, u32)| {
            let article = Article::id_of(ARTICLES[*nth].0);
            let seen = self.stage.world.articles.get(&article).map_or(0, |article| article.free());
            TakenLine { article, pieces: *pieces, price: Fen(ARTICLES[*nth].3 * percent / 100), seen }
        };
        let lines: Vec<TakenLine> = story.lines.iter().map(line).collect();
        let total: Fen = lines.iter().map(|line| line.price.times(line.pieces)).sum();
        let (name, tail) = CUSTOMERS[story.customer];
        let customer = CustomerId::named(&["sample", "house", name]);
        let is_new = !self.stage.world.customers.contains_key(&customer);
        let phone = format!("1000000{tail}");
        let new = NewCustomer { name: name.to_owned(), phone, ..NewCustomer::default() };
        let is_answered = story.then != Then::Unanswered;
        OrderTake {
            order,
            shop: self.shop,
            customer,
            enquiry: None,
            new_customer: is_new.then_some(new),
            contact: None,
            receiver: None,
            lines,
            freight: Fen::ZERO,
            deposit: Fen(total.0 * story.paid_percent / 100),
            courier: ["中通", "圆通", ""][story.customer % 3].to_owned(),
            message: String::new(),
            read_back: is_answered,
            answered: is_answered,
        }
    }

    /// Brings it to where it stands now, in equal steps since it was taken.
    fn bring(&mut self, order: OrderId, story: &Story, taken: Instant) {
        let steps: Vec<Status> =
            Status::ALL.into_iter().filter(|step| (Status::Audited..=story.to).contains(step)).collect();
        let pause = (story.minutes * MINUTE - 2 * HOUR).max(0) / (steps.len() as i64 + 1);
        for (nth, to) in (1..).zip(steps) {
            let Some(expect) = self.stage.world.orders.get(&order).map(|order| order.status) else { return };
            let at = taken.plus(nth * pause);
            let parcel = Parcel { courier: "中通".to_owned(), tracking: format!("7600{:08}", story.minutes) };
            let parcel = (to == Status::Shipped).then_some(parcel);
            match to {
                Status::Printed => self.stage.does_somebody(at, OrderPrint { order }),
                _ => self.stage.does_somebody(at, OrderMove { order, expect, to, reason: String::new(), parcel }),
            };
        }
    }

    /// One courier came yesterday, another is to come; and money that was paid in last month.
    fn pickups(&mut self) {
        let now = self.now;
        let id = |name: &str| PickupId::named(&["sample", name]);
        let book = |name: &str, courier: &str, from: Instant, parcels: u32| {
            let (pickup, courier) = (id(name), courier.to_owned());
            PickupBook { pickup, shop: None, courier, from, until: from.plus(2 * HOUR), parcels }
        };
        let yesterday = now.plus(-DAY);
        if self.stage.does_somebody(yesterday.plus(-2 * HOUR), book("yesterday", "中通", yesterday, 46)) {
            self.stage
                .does_somebody(yesterday.plus(HOUR), PickupEnd { pickup: id("yesterday"), how: Outcome::Came(44) });
        }
        self.stage.does_somebody(now.plus(-2 * HOUR), book("today", "圆通", now.plus(HOUR), 38));
        for (nth, fen) in [(0, 500_000), (2, 200_000)] {
            let customer = CustomerId::named(&["sample", "house", CUSTOMERS[nth].0]);
            let entry = LedgerEntry::Deposit(Fen(fen));
            let (posting, note) = (self.posting("deposit", nth), "转账".to_owned());
            self.stage.does_somebody(now.plus(-25 * HOUR), LedgerPost { posting, customer, entry, note });
        }
    }
}
