//! Pieces (O8): held when an order is taken, short when there are none, filled when they come, gone when they leave.

use super::*;
use shared::{
    article::{Expected, Fact},
    command::{ArticleFact, Field, Invalid, OrderSettle},
    order::{Act, house::Way},
    time::Day,
};

const MINUTE: i64 = 60_000;

fn settle(name: &str, number: &str, expect: u32, by: Way) -> OrderSettle {
    OrderSettle { order: order(name), line: number.to_owned(), expect, by }
}

#[test]
fn o8_an_order_holds_its_pieces_until_they_leave() {
    let mut desk = house(5, 0, 100_000);
    desk.does(take(&desk, "one", &[("A", 2)])).unwrap();
    assert_eq!((counts(&desk, "A"), held(&desk, "one", "1")), ((5, 2), (2, 0)));
    let order_one = desk.order(order("one"));
    assert_eq!((order_one.status, order_one.amounts.paid, order_one.pieces), (Status::Verified, Fen(20_000), 2));
    for to in [Status::Audited, Status::Packed, Status::Shipped] {
        desk.does(step(&desk, "one", to)).unwrap();
    }
    assert_eq!(counts(&desk, "A"), (3, 0));
    desk.does(step(&desk, "one", Status::Packed)).unwrap();
    assert_eq!(counts(&desk, "A"), (5, 2), "shipped by mistake");
    desk.does(step(&desk, "one", Status::Shipped)).unwrap();
    desk.does(step(&desk, "one", Status::Finished)).unwrap();
    assert_eq!(counts(&desk, "A"), (3, 0));
    adds_up(&desk);
}

/// Both were offline and both saw one piece.
#[test]
fn o8_two_sales_of_the_last_piece_end_with_one_back_order() {
    let mut desk = house(1, 0, 100_000);
    let (first, second) = (take(&desk, "first", &[("A", 1)]), take(&desk, "second", &[("A", 1)]));
    desk.does(first).unwrap();
    desk.does(second).unwrap();
    assert_eq!(counts(&desk, "A"), (1, 1), "and not −1");
    assert_eq!((held(&desk, "first", "1"), held(&desk, "second", "1")), ((1, 0), (0, 1)));
    let stock = |name| line(desk.order(order(name)), "1").stock.clone().unwrap();
    assert!(!stock("first").lost && stock("second").lost, "the loser is told");
    let due = |name| desk.order(order(name)).house.as_ref().unwrap().answer_due;
    assert_eq!((due("first"), due("second")), (None, Some(Instant(NOW.0 + 10 * MINUTE))), "and calls back");
    adds_up(&desk);
    // Whoever sees that there is none and says so has told the customer.
    desk.does(take(&desk, "third", &[("A", 1)])).unwrap();
    assert!(line(desk.order(order("third")), "1").is_undecided());
    assert_eq!(desk.order(order("third")).house.as_ref().unwrap().answer_due, None);
}

#[test]
fn o8_what_is_short_goes_no_further_than_the_audit() {
    let mut desk = house(0, 0, 100_000);
    desk.does(take(&desk, "one", &[("A", 1)])).unwrap();
    desk.does(step(&desk, "one", Status::Audited)).unwrap();
    let short = Err(Rejection::Short { line: "1".to_owned() });
    assert_eq!(desk.does(step(&desk, "one", Status::Printed)).map(|_| ()), short);
    assert_eq!(desk.does(shared::command::OrderPrint { order: order("one") }).map(|_| ()), short);
    desk.does(stock("come", "A", Stocktake::Arrival(1))).unwrap();
    desk.does(step(&desk, "one", Status::Printed)).unwrap();
}

#[test]
fn o8_what_arrives_goes_to_who_has_waited_longest() {
    let mut desk = house(0, 0, 100_000);
    for (after, name) in [(2, "later"), (1, "earlier")] {
        does(&mut desk, after, "agent", OrderTake { order: order(name), ..take(&house(0, 0, 0), name, &[("A", 2)]) })
            .unwrap();
    }
    desk.does(settle("earlier", "1", 2, Way::Wait)).unwrap();
    desk.does(stock("come", "A", Stocktake::Arrival(3))).unwrap();
    assert_eq!((held(&desk, "earlier", "1"), held(&desk, "later", "1")), ((2, 0), (1, 1)));
    let last = desk.order(order("earlier")).history.last().unwrap();
    assert_eq!(last.act, Act::Filled { line: "1".to_owned(), pieces: 2 });
    // What an order gives up goes to the next.
    desk.does(step(&desk, "earlier", Status::Closed)).unwrap();
    assert_eq!(held(&desk, "later", "1"), (2, 0));
    assert_eq!(counts(&desk, "A"), (3, 2));
    adds_up(&desk);
}

#[test]
fn o8_another_article_instead_or_fewer_pieces() {
    let mut desk = house(1, 9, 50_000);
    desk.does(take(&desk, "one", &[("A", 3), ("B", 1)])).unwrap();
    assert_eq!(balance(&desk), 50_000 - 34_000);
    let other = Way::Substitute { article: article("B"), price: Fen(4_000) };
    assert_eq!(
        desk.does(settle("one", "1", 1, other.clone())).map(|_| ()),
        Err(Rejection::ShortStale { short: 2 }),
        "somebody else's count"
    );
    desk.does(settle("one", "1", 2, other)).unwrap();
    assert_eq!((held(&desk, "one", "1"), counts(&desk, "A"), counts(&desk, "B")), ((3, 0), (1, 0), (9, 4)));
    assert_eq!((balance(&desk), desk.order(order("one")).amounts.total), (50_000 - 16_000, Fen(16_000)));
    desk.does(settle("one", "1", 0, Way::Pieces(1))).unwrap();
    desk.does(settle("one", "2", 0, Way::Pieces(0))).unwrap();
    assert_eq!((balance(&desk), counts(&desk, "B"), desk.order(order("one")).lines.len()), (46_000, (9, 1), 1));
    let invalid = Err(Rejection::Invalid { field: Field::Pieces, why: Invalid::Unknown });
    assert_eq!(desk.does(settle("one", "1", 0, Way::Pieces(0))).map(|_| ()), invalid, "that is a cancellation");
    assert_eq!(desk.does(settle("one", "1", 0, Way::Pieces(5))).map(|_| ()), invalid, "that is another order");
    adds_up(&desk);
}

#[test]
fn o8_a_count_that_finds_less_takes_from_the_newest() {
    let mut desk = house(4, 0, 100_000);
    for (after, name) in [(1, "earlier"), (2, "later")] {
        let command = take(&desk, name, &[("A", 2)]);
        does(&mut desk, after, "agent", command).unwrap();
    }
    let counted = |expect| Stocktake::Count { counted: 3, expect };
    assert_eq!(
        desk.does(stock("count", "A", counted(5))).map(|_| ()),
        Err(Rejection::StockStale { stock: 4 }),
        "the shelf has changed"
    );
    desk.does(stock("count", "A", counted(4))).unwrap();
    assert_eq!((held(&desk, "earlier", "1"), held(&desk, "later", "1")), ((2, 0), (1, 1)));
    assert!(line(desk.order(order("later")), "1").stock.as_ref().unwrap().lost);
    adds_up(&desk);
    let gone = desk.does(stock("loss", "A", Stocktake::Loss(4))).map(|_| ());
    assert_eq!(gone, Err(Rejection::OutOfStock { article: article("A"), left: 3 }));
}

#[test]
fn o8_an_arrival_is_expected_no_more() {
    let mut desk = house(0, 0, 0);
    let expected = |pieces| Some(Expected { day: Day::new(2026, 12, 1).unwrap(), pieces });
    desk.does(ArticleFact { article: article("A"), to: Fact::Expected(expected(10)) }).unwrap();
    desk.does(stock("come", "A", Stocktake::Arrival(4))).unwrap();
    assert_eq!(desk.world.articles.get(&article("A")).unwrap().expected, expected(6));
    desk.does(stock("rest", "A", Stocktake::Arrival(6))).unwrap();
    assert_eq!(desk.world.articles.get(&article("A")).unwrap().expected, None);
    assert_eq!(
        desk.does(stock("rest", "A", Stocktake::Arrival(6))).map(|_| ()),
        Err(Rejection::Invalid { field: Field::Number, why: Invalid::InUse }),
        "posted once"
    );
}

#[test]
fn o8_articles() {
    let add = |code: &str, title: &str, price: i64| ArticleAdd {
        code: code.to_owned(),
        title: title.to_owned(),
        attributes: String::new(),
        price: Fen(price),
    };
    let fact = |to| ArticleFact { article: article("A"), to };
    let invalid = |field, why| Err(Rejection::Invalid { field, why });
    let own = Fact::Substitute { article: article("A"), on: true };
    for (name, command, expected) in [
        ("another code", add("C", "新品", 1).into(), Ok(())),
        ("the same code", Command::from(add(" A ", "新品", 1)), invalid(Field::Code, Invalid::InUse)),
        ("no code", add(" ", "新品", 1).into(), invalid(Field::Code, Invalid::Empty)),
        ("no title", add("C", "", 1).into(), invalid(Field::Name, Invalid::Empty)),
        ("a price below nothing", add("C", "新品", -1).into(), invalid(Field::Amount, Invalid::Unknown)),
        ("a substitute", fact(Fact::Substitute { article: article("B"), on: true }).into(), Ok(())),
        ("itself", fact(own).into(), invalid(Field::Code, Invalid::Unknown)),
        (
            "a price past belief",
            fact(Fact::Price(Fen(Fen::MOST.0 + 1))).into(),
            invalid(Field::Amount, Invalid::Unknown),
        ),
    ] {
        assert_eq!(house(0, 0, 0).does(command).map(|_| ()), expected, "{name}");
    }
}
