//! Money (O8): the balance pays, or the order waits or is owed; deposits, list prices, statements, invoices.

use super::*;
use shared::{
    command::{
        ApprovalAsk, ApprovalSign, Field, Invalid, OrderAnswer, OrderCharge, OrderInvoice, Setting, SettingSet, Special,
    },
    id::ApprovalId,
    ledger::{Cause, statement},
    order::{
        Act,
        house::{
            Invoice,
            list::{Need, todo},
        },
    },
    time::Month,
    workspace::{ShortBalance, Taking},
};

fn ships(desk: &mut Desk) {
    let taking = Taking { short_balance: ShortBalance::Ship, ..Taking::default() };
    desk.does(SettingSet { to: Setting::Taking(taking) }).unwrap();
}

#[test]
fn o8_a_balance_that_is_short_holds_the_order_or_is_owed() {
    let mut desk = house(9, 0, 15_000);
    desk.does(take(&desk, "held", &[("A", 2)])).unwrap();
    assert_eq!((desk.order(order("held")).status, balance(&desk)), (Status::Unpaid, 15_000));
    let short = Err(Rejection::BalanceShort { short: Fen(5_000) });
    assert_eq!(desk.does(step(&desk, "held", Status::ToVerify)).map(|_| ()), short);
    assert_eq!(desk.does(OrderCharge { order: order("held") }).map(|_| ()), short);
    desk.does(money("more", LedgerEntry::Deposit(Fen(5_000)))).unwrap();
    desk.does(OrderCharge { order: order("held") }).unwrap();
    let held = desk.order(order("held"));
    assert_eq!((held.status, held.paid(), balance(&desk)), (Status::Verified, Fen(20_000), 0));
    assert_eq!(
        desk.does(OrderCharge { order: order("held") }).map(|_| ()),
        Err(Rejection::Stale { current: Status::Verified }),
        "paid once"
    );
    ships(&mut desk);
    desk.does(take(&desk, "owed", &[("A", 1)])).unwrap();
    assert_eq!((desk.order(order("owed")).status, balance(&desk)), (Status::Verified, -10_000));
    adds_up(&desk);
}

/// Two agents spend one balance offline.
#[test]
fn o8_a_balance_is_spent_once() {
    let mut desk = house(9, 0, 10_000);
    let (first, second) = (take(&desk, "first", &[("A", 1)]), take(&desk, "second", &[("A", 1)]));
    desk.does(first).unwrap();
    desk.does(second).unwrap();
    assert_eq!(
        (desk.order(order("first")).status, desk.order(order("second")).status, balance(&desk)),
        (Status::Verified, Status::Unpaid, 0)
    );
    adds_up(&desk);
}

#[test]
fn o8_a_deposit_below_the_shops_share_is_flagged() {
    for (before, deposit, expected) in
        [(0, 2_999, true), (0, 3_000, false), (3_000, 0, false), (0, 10_000, false), (0, 0, true)]
    {
        let mut desk = house(9, 0, before);
        let command = OrderTake { deposit: Fen(deposit), ..take(&desk, "one", &[("A", 1)]) };
        desk.does(command).unwrap();
        let flagged = desk.order(order("one")).house.as_ref().unwrap().low_deposit;
        assert_eq!(flagged, expected, "{before} and {deposit} of 10,000");
        adds_up(&desk);
    }
}

#[test]
fn o8_the_list_price_holds_until_a_difference_is_signed() {
    let mut desk = house(9, 0, 100_000);
    let mut command = take(&desk, "one", &[("A", 2)]);
    command.lines[0].price = Fen(9_000);
    desk.does_as("agent", command).unwrap();
    assert_eq!(desk.order(order("one")).unsigned_off(), Fen(2_000));
    let approval = ApprovalId::named(&["price"]);
    let (special, reason) = (Special::Price(Fen(2_000)), "老客户".to_owned());
    desk.does_as("agent", ApprovalAsk { approval, order: order("one"), special, reason }).unwrap();
    for (who, expect) in [("lead", 0), ("supervisor", 1)] {
        desk.does_as(who, ApprovalSign { approval, expect, granted: true, note: String::new() }).unwrap();
    }
    assert_eq!(desk.order(order("one")).unsigned_off(), Fen::ZERO);
}

#[test]
fn o8_the_customer_has_an_answer_within_ten_minutes() {
    let mut desk = house(9, 0, 100_000);
    let command = OrderTake { answered: false, ..take(&desk, "one", &[("A", 1)]) };
    desk.does(command).unwrap();
    let due = |desk: &Desk| desk.order(order("one")).house.as_ref().unwrap().answer_due;
    assert_eq!(due(&desk), Some(Instant(NOW.0 + 600_000)));
    desk.does(OrderAnswer { order: order("one"), text: "有货，余额够".to_owned() }).unwrap();
    assert_eq!(due(&desk), None);
    let act = Act::Answered { text: "有货，余额够".to_owned() };
    assert_eq!(desk.order(order("one")).history.last().unwrap().act, act);
}

#[test]
fn o8_a_cancelled_order_gives_back_pieces_and_money() {
    let mut desk = house(2, 0, 30_000);
    desk.does(take(&desk, "one", &[("A", 2)])).unwrap();
    desk.does(step(&desk, "one", Status::Closed)).unwrap();
    assert_eq!((counts(&desk, "A"), balance(&desk)), ((2, 0), 30_000));
    let reopened = desk.does(step(&desk, "one", Status::ToVerify)).map(|_| ());
    assert_eq!(reopened, Err(Rejection::NoSuchMove { from: Status::Closed, to: Status::ToVerify }));
    adds_up(&desk);
}

#[test]
fn o8_taking() {
    let invalid = |field, why| Err(Rejection::Invalid { field, why });
    let desk = house(9, 9, 100_000);
    let fine = take(&desk, "one", &[("A", 1)]);
    let with = |change: fn(&mut OrderTake)| {
        let mut command = fine.clone();
        change(&mut command);
        command
    };
    for (name, command, expected) in [
        ("fine", fine.clone(), Ok(())),
        ("nothing", with(|take| take.lines.clear()), invalid(Field::Pieces, Invalid::Empty)),
        ("no pieces", with(|take| take.lines[0].pieces = 0), invalid(Field::Pieces, Invalid::Unknown)),
        ("a price below nothing", with(|take| take.lines[0].price = Fen(-1)), invalid(Field::Amount, Invalid::Unknown)),
        ("a deposit below nothing", with(|take| take.deposit = Fen(-1)), invalid(Field::Amount, Invalid::Unknown)),
        (
            "in a platform's shop",
            with(|take| take.shop = crate::desk::shop().id),
            invalid(Field::Shop, Invalid::Unknown),
        ),
        (
            "for nobody",
            with(|take| take.customer = CustomerId::named(&["nobody"])),
            Err(Rejection::Missing { key: CustomerId::named(&["nobody"]).into() }),
        ),
        (
            "an article that is none",
            with(|take| take.lines[0].article = article("Z")),
            Err(Rejection::Missing { key: article("Z").into() }),
        ),
    ] {
        let mut desk = Desk { world: desk.world.clone() };
        assert_eq!(desk.does_as("agent", command).map(|_| ()), expected, "{name}");
    }
}

#[test]
fn o8_a_month_is_settled_once_and_on_what_was_seen() {
    let mut desk = house(9, 0, 50_000);
    desk.does(take(&desk, "one", &[("A", 1)])).unwrap();
    let zone = desk.world.workspace().unwrap().zone();
    let month: Month = zone.day(NOW).unwrap().month();
    let seen = statement(&desk.world, customer(), month, &zone);
    assert_eq!((seen.opening, seen.lines.len(), seen.closing), (Fen::ZERO, 2, Fen(40_000)));
    let next = statement(&desk.world, customer(), month.plus(1), &zone);
    assert_eq!((next.opening, next.lines.len(), next.closing), (Fen(40_000), 0, Fen(40_000)));
    let settles =
        |name, closing| money(name, LedgerEntry::Settlement { month, closing: Fen(closing), difference: Fen(-500) });
    let early = Err(Rejection::Invalid { field: Field::Day, why: Invalid::TooEarly });
    assert_eq!(desk.does(settles("early", 40_000)).map(|_| ()), early);
    let later = 40 * 24 * 3_600_000;
    let stale = Err(Rejection::BalanceStale { balance: Fen(40_000) });
    assert_eq!(does(&mut desk, later, "finance", settles("stale", 39_000)), stale);
    does(&mut desk, later, "finance", settles("settled", 40_000)).unwrap();
    let seen = statement(&desk.world, customer(), month, &zone);
    assert_eq!(seen.settled.as_ref().map(|posting| posting.cause), Some(Cause::Settlement(month)));
    assert_eq!((seen.closing, balance(&desk)), (Fen(40_000), 39_500), "the difference is posted when it is settled");
    let again = Err(Rejection::Invalid { field: Field::Day, why: Invalid::InUse });
    assert_eq!(does(&mut desk, later, "finance", settles("again", 40_000)), again);
    adds_up(&desk);
}

#[test]
fn o8_postings_of_money() {
    let invalid = |field, why| Err(Rejection::Invalid { field, why });
    let wordless = LedgerPost { note: String::new(), ..money("a", LedgerEntry::Correction(Fen(-1))) };
    for (name, command, expected) in [
        ("paid in", money("a", LedgerEntry::Deposit(Fen(1))), Ok(())),
        ("nothing paid in", money("a", LedgerEntry::Deposit(Fen(0))), invalid(Field::Amount, Invalid::Unknown)),
        (
            "past belief",
            money("a", LedgerEntry::Deposit(Fen(Fen::MOST.0 + 1))),
            invalid(Field::Amount, Invalid::Unknown),
        ),
        ("put right", money("a", LedgerEntry::Correction(Fen(-1))), Ok(())),
        ("put right without a word", wordless, invalid(Field::Note, Invalid::Empty)),
        ("the same posting", money("first", LedgerEntry::Deposit(Fen(1))), invalid(Field::Number, Invalid::InUse)),
    ] {
        assert_eq!(house(0, 0, 100).does(command).map(|_| ()), expected, "{name}");
    }
}

#[test]
fn o8_an_invoice_is_marked_and_its_mark_can_be_taken_back() {
    let mut desk = house(9, 0, 100_000);
    desk.does(take(&desk, "one", &[("A", 1)])).unwrap();
    let mark = |to| OrderInvoice { order: order("one"), to };
    desk.does(mark(Invoice::Wanted)).unwrap();
    desk.does(mark(Invoice::Issued("04400001".to_owned()))).unwrap();
    let last = desk.order(order("one")).history.last().unwrap();
    assert_eq!(last.act, Act::Invoice { from: Invoice::Wanted, to: Invoice::Issued("04400001".to_owned()) });
    let empty = Err(Rejection::Invalid { field: Field::Number, why: Invalid::Empty });
    assert_eq!(desk.does(mark(Invoice::Issued(String::new()))).map(|_| ()), empty);
}

#[test]
fn o8_the_desk_shows_what_is_most_urgent_first() {
    let mut desk = house(2, 0, 30_000);
    let waits = take(&desk, "waits", &[("A", 3)]);
    does(&mut desk, 1, "agent", waits).unwrap();
    let unanswered = OrderTake { answered: false, ..take(&desk, "unanswered", &[("B", 1)]) };
    does(&mut desk, 2, "agent", unanswered).unwrap();
    let (held, seen) = (take(&desk, "held", &[("B", 9)]), todo(&desk.world));
    assert_eq!(seen[0].0, order("unanswered"), "the customer waits for an answer");
    let expected = [Need::Answer(Instant(NOW.0 + 2 + 600_000)), Need::Short, Need::Balance(Fen(4_000)), Need::Deposit];
    assert_eq!(seen[0].1, expected);
    does(&mut desk, 3, "agent", held).unwrap();
    let wait = shared::command::OrderSettle {
        order: order("waits"),
        line: "1".to_owned(),
        expect: 1,
        by: shared::order::house::Way::Wait,
    };
    desk.does(wait).unwrap();
    let names: Vec<_> = todo(&desk.world).into_iter().map(|(id, _)| id).collect();
    assert_eq!(names, [order("unanswered"), order("held"), order("waits")]);
    desk.does(stock("come", "A", Stocktake::Arrival(1))).unwrap();
    assert!(todo(&desk.world).iter().all(|(id, needs)| *id != order("waits") || !needs.contains(&Need::Waits)));
}

#[test]
fn o8_an_order_is_read_back() {
    let goods = [("开衫 白色 M".to_owned(), 2, Fen(10_000)), ("棉袜".to_owned(), 1, Fen(990))];
    let said = shared::order::script::read_back(&goods, Fen(20_990), &["王芳", "13800005678", " ", "杭州"]);
    let expected = "跟您核对一下：\n开衫 白色 M ×2，单价 ¥100.00\n棉袜 ×1，单价 ¥9.90\n一共 ¥209.90\n发给：王芳，13800005678，杭州\n对吗？";
    assert_eq!(said, expected);
}
