//! Invents one order: who bought what, how far it has come, and when.
//!
//! The further down the list, the older the order, and the older, the further it has come.

use super::{
    Sample,
    dice::Dice,
    words::{
        ADDRESSED, ARTICLES, COURIERS, ESTATES, MANNERS, MEMOS, MESSAGES, PLACES, REASONS, STAFF, STREETS, THINGS,
    },
};
use crate::{
    money::Fen,
    order::{
        Amounts, Line, Parcel, Status,
        import::{Head, ImportedOrder},
        memo::Memo,
    },
    time::Instant,
};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const REFUNDED: &str = "退款成功";

/// The order of this index, 0 being the newest.
pub(super) fn invent(sample: &Sample, index: u32) -> ImportedOrder {
    let mut dice = Dice::of(sample.seed, index);
    let age = age(sample, index, &mut dice);
    let placed_at = Instant(sample.newest.plus(-age).0.div_euclid(1000) * 1000);
    let status = status(age, &mut dice);
    let number = format!("28{index:07}{:010}", dice.below(10_000_000_000));
    let mut lines = lines(&number, &mut dice);
    let is_paid = !matches!(status, Status::Unpaid | Status::Closed);
    let paid_at = is_paid.then(|| placed_at.plus(between(&mut dice, 5_000, 10 * MINUTE)));
    let has_left =
        matches!(status, Status::Shipped | Status::Finished) || (status == Status::ToVerify && dice.percent(3));
    let head = Head {
        buyer: buyer(sample.orders, &mut dice),
        amounts: amounts(status, &mut lines, &mut dice),
        receiver: format!("{}{}", dice.pick(&THINGS), dice.pick(&ADDRESSED)),
        address: address(&mut dice),
        mobile: mobile(&mut dice),
        phone: if dice.percent(5) { format!("0000-{:08}", dice.below(10_000)) } else { String::new() },
        shipped_at: paid_at.filter(|_| has_left).map(|paid| paid.plus(between(&mut dice, HOUR, 20 * HOUR))),
        title: lines.iter().map(|line| line.title.as_str()).collect::<Vec<_>>().join(","),
        pieces: lines.iter().map(|line| line.pieces).sum(),
        parcel: has_left.then(|| parcel(&mut dice)),
        buyer_message: if dice.percent(12) { dice.pick(&MESSAGES).to_owned() } else { String::new() },
        memo: if dice.percent(15) { memo(&mut dice) } else { String::new() },
        closed_reason: if status == Status::Closed { dice.pick(&REASONS).to_owned() } else { String::new() },
    };
    ImportedOrder { number, status, placed_at: Some(placed_at), paid_at, head: Some(head), lines }
}

/// Milliseconds before the newest order, within the sample's days. With `p` from 0 to 1 for the place in the
/// list, `(p + 19 p³) / 20`: a shop that has sold more and more; or `p`, when it is steady.
fn age(Sample { orders, days, steady, .. }: &Sample, index: u32, dice: &mut Dice) -> i64 {
    const ONE: i128 = 1 << 24;
    let within = if index == 0 { 0 } else { dice.below(1000) };
    let p = (i128::from(index) * 1000 + i128::from(within)) * ONE / (i128::from(*orders) * 1000);
    let part = if *steady { 20 * p * ONE.pow(2) } else { p * ONE.pow(2) + 19 * p.pow(3) };
    // Below the days, since `p` is below `ONE`.
    (i128::from(i64::from(*days) * DAY) * part / (20 * ONE.pow(3))) as i64
}

fn status(age: i64, dice: &mut Dice) -> Status {
    match age {
        _ if age > HOUR && dice.percent(5) => Status::Closed,
        _ if age < DAY => {
            if dice.percent(15) {
                Status::Unpaid
            } else {
                Status::ToVerify
            }
        }
        _ if age < 3 * DAY => {
            if dice.percent(25) {
                Status::Shipped
            } else {
                Status::ToVerify
            }
        }
        _ if age < 14 * DAY => {
            if dice.percent(15) {
                Status::Finished
            } else {
                Status::Shipped
            }
        }
        _ => Status::Finished,
    }
}

fn lines(number: &str, dice: &mut Dice) -> Vec<Line> {
    let count = dice.pick(&[1, 1, 1, 1, 1, 2, 2, 3]);
    let line = |at: u64| {
        let article = dice.pick(&ARTICLES);
        Line {
            number: if count == 1 { number.to_owned() } else { format!("{number}{at}") },
            title: article.title.to_owned(),
            attributes: dice.pick(article.kinds).to_owned(),
            code: article.code.to_owned(),
            price: Fen(article.fen),
            pieces: dice.pick(&[1, 1, 1, 1, 2, 3]),
            refund: String::new(),
            instead: None,
            stock: None,
        }
    };
    (1..=count).map(line).collect()
}

/// Now and then one line went back; the platform then nets the refund in what was paid, or not.
fn amounts(status: Status, lines: &mut [Line], dice: &mut Dice) -> Amounts {
    let worth = |line: &Line| Fen(line.price.0 * i64::from(line.pieces));
    let goods: Fen = lines.iter().map(worth).sum();
    let discount = if dice.percent(30) { Fen(1000) } else { Fen::ZERO };
    let freight = Fen(dice.pick(&[0, 0, 0, 0, 800, 1200]));
    let (goods, total) = (goods - discount, goods - discount + freight);
    let paid = if matches!(status, Status::Unpaid | Status::Closed) { Fen::ZERO } else { total };
    let amounts = Amounts { goods, freight, total, paid, ..Amounts::default() };
    if !matches!(status, Status::Shipped | Status::Finished) || !dice.percent(6) {
        return amounts;
    }
    lines[0].refund = REFUNDED.to_owned();
    let refunded = worth(&lines[0]) - discount;
    let paid = if dice.percent(50) { total - refunded } else { total };
    Amounts { paid, ..amounts }.with_refund(refunded)
}

/// Some buyers come again.
fn buyer(orders: u32, dice: &mut Dice) -> String {
    let who = dice.below(u64::from(orders) * 4 / 5 + 1);
    let mut dice = Dice::of(who, 0);
    format!("{}{}{}", dice.pick(&MANNERS), dice.pick(&THINGS), who)
}

fn address(dice: &mut Dice) -> String {
    let place = format!("{} {}{}号", dice.pick(&PLACES), dice.pick(&STREETS), dice.below(300) + 1);
    format!("{place}{}{}栋{}室(000000)", dice.pick(&ESTATES), dice.below(20) + 1, dice.below(30) * 100 + 101)
}

/// No mobile in China begins with 100; half of them are masked as the platform does.
fn mobile(dice: &mut Dice) -> String {
    let tail = dice.below(10_000);
    if dice.percent(50) { format!("1000000{tail:04}") } else { format!("100****{tail:04}") }
}

fn parcel(dice: &mut Dice) -> Parcel {
    let (courier, start) = dice.pick(&COURIERS);
    Parcel { courier: courier.to_owned(), tracking: format!("{start}{:010}", dice.below(10_000_000_000)) }
}

fn memo(dice: &mut Dice) -> String {
    let (size, reason) = dice.pick(&MEMOS);
    let time = format!("{}-{} {}:{:02}", dice.below(12) + 1, dice.below(28) + 1, dice.below(12) + 9, dice.below(60));
    let memo = Memo { size: size.to_owned(), reason: reason.to_owned(), by: dice.pick(&STAFF).to_owned(), time };
    memo.compose()
}

fn between(dice: &mut Dice, least: i64, most: i64) -> i64 {
    (least + dice.below((most - least).unsigned_abs()).cast_signed()) / 1000 * 1000
}
