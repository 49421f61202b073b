//! An enquiry in a shop of the house becomes an order that is taken on it (O4, O8): its goods, its discount, at once
//! won.

use super::*;
use proptest::prelude::*;
use shared::{
    command::{OrderTake, ShopSet, TakenLine},
    enquiry::{Loss, offer::offered},
    id::{OrderId, ShopId},
    order::{
        Act as OrderAct,
        house::list::{Need, needs},
    },
    shop::{Platform, Shop},
};

fn house() -> ShopId {
    ShopId::named(&["wholesale"])
}

/// Articles `A` at 100 yuan and `B` at 33.33, and an enquiry for so many pieces of each.
fn wished(pieces: [u32; 2]) -> Desk {
    let mut desk = asked("old");
    desk.does(ShopSet { shop: Shop { id: house(), name: "批发".to_owned(), platform: Platform::House } }).unwrap();
    let (title, attributes) = ("围巾".to_owned(), String::new());
    desk.does(ArticleAdd { code: "B".to_owned(), title, attributes, price: Fen(3_333) }).unwrap();
    let wishes = ["A", "B"].into_iter().zip(pieces).filter(|(_, pieces)| *pieces > 0);
    let wishes = wishes.map(|(code, pieces)| (wish(code), of_article(code, pieces))).collect();
    desk.does_as("agent", EnquiryOpen { shop: house(), wishes, ..open("a") }).unwrap();
    desk
}

/// The order that the enquiry is offered as.
fn take(desk: &Desk, name: &str) -> OrderTake {
    let lines = offered(&desk.world, enquiry(desk, "a"));
    let line = |one: &shared::enquiry::offer::Offered| TakenLine {
        article: one.article,
        pieces: one.pieces,
        price: one.price,
        seen: 0,
    };
    OrderTake {
        order: OrderId::named(&[name]),
        shop: house(),
        customer: buyer(),
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
        enquiry: Some(id("a")),
    }
}

#[test]
fn o4_o8_an_order_taken_on_an_enquiry_wins_it_and_its_discount_is_signed() {
    let mut desk = wished([2, 1]);
    desk.does_as("lead", off("a", 0, 3_000)).unwrap();
    desk.does_as("agent", take(&desk, "order")).unwrap();
    let order = desk.order(OrderId::named(&["order"]));
    assert_eq!(order.amounts.total, Fen(20_000 + 3_333 - 3_000));
    assert_eq!(order.unsigned_off(), Fen::ZERO);
    assert!(!needs(order, Fen::ZERO).iter().any(|need| matches!(need, Need::Price(_))));
    assert_eq!(order.history.last().unwrap().act, OrderAct::Granted { asked: shared::approval::Asked::Discount });
    assert_eq!(enquiry(&desk, "a").order(), Some(order.id));
}

#[test]
fn o4_o8_what_is_below_the_granted_price_is_flagged() {
    let mut desk = wished([1, 0]);
    desk.does_as("lead", off("a", 0, 3_000)).unwrap();
    let mut lower = take(&desk, "order");
    lower.lines[0].price = Fen(6_500);
    desk.does_as("agent", lower).unwrap();
    assert_eq!(desk.order(OrderId::named(&["order"])).unsigned_off(), Fen(500));
    // A wrong link takes its signature along.
    let won = enquiry(&desk, "a").outcome.clone();
    desk.does_as("agent", moved("a", won, None)).unwrap();
    assert_eq!(desk.order(OrderId::named(&["order"])).unsigned_off(), Fen(3_500));
}

#[test]
fn o4_o8_a_discount_signed_after_the_order_counts_for_it() {
    let mut desk = wished([1, 0]);
    desk.does_as("agent", off("a", 0, 3_000)).unwrap();
    let mut taken = take(&desk, "order");
    taken.lines[0].price = Fen(7_000);
    desk.does_as("agent", taken).unwrap();
    assert_eq!(desk.order(OrderId::named(&["order"])).unsigned_off(), Fen(3_000), "nobody has signed yet");
    let note = String::new();
    desk.does_as("lead", shared::command::ApprovalSign { approval: approval("a"), expect: 0, granted: true, note })
        .unwrap();
    assert_eq!(desk.order(OrderId::named(&["order"])).unsigned_off(), Fen::ZERO);
}

#[test]
fn o4_o8_what_the_customer_ordered_stands_whatever_became_of_the_enquiry() {
    let mut desk = wished([1, 0]);
    desk.does_as("agent", moved("a", None, Some(Outcome::Lost { reason: Loss::NoAnswer, note: String::new() })))
        .unwrap();
    desk.does_as("agent", take(&desk, "first")).unwrap();
    assert_eq!(enquiry(&desk, "a").order(), Some(OrderId::named(&["first"])), "who was thought lost has bought");
    desk.does_as("lead", take(&desk, "second")).unwrap();
    assert_eq!(enquiry(&desk, "a").order(), Some(OrderId::named(&["first"])), "it keeps the order that it has");
    assert_eq!(desk.world.enquiry_of(OrderId::named(&["second"])), None);
    let gone = OrderTake { enquiry: Some(id("nothing")), ..take(&desk, "third") };
    desk.does_as("agent", gone).unwrap();
    assert!(desk.world.orders.contains_key(&OrderId::named(&["third"])), "also when the enquiry never came to be");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Never more than was granted, and no more is left over than pieces that can't share it.
    #[test]
    fn o4_a_discount_is_spread_over_the_pieces(pieces in [0..9_u32, 0..9_u32], off in 0..120_000_i64) {
        prop_assume!(pieces != [0, 0]);
        let mut desk = wished(pieces);
        desk.does_as("ada", super::off("a", 0, off)).unwrap();
        let (listed, offered) = (enquiry(&desk, "a").sum().unwrap(), offered(&desk.world, enquiry(&desk, "a")));
        let sum: Fen = offered.iter().map(|one| one.price.times(one.pieces)).sum();
        let (taken, most) = (listed - sum, Fen(off).min(listed));
        prop_assert!(taken <= most && offered.iter().all(|one| one.price >= Fen::ZERO));
        let fewest = offered.iter().filter(|one| one.price > Fen::ZERO).map(|one| one.pieces).min().unwrap_or(1);
        prop_assert!((most - taken).0 < i64::from(fewest), "{} of {} is left", most - taken, most);
    }
}
