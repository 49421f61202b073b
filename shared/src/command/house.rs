//! What follows on an order that the team took itself (O8): it is paid, lines that are short are settled, the customer
//! is told, an invoice is noted.

use super::{
    Ctx, Draft, Field, Invalid, Rejection,
    article::{article, check_price},
    line,
    mark::order,
    posting::{self, Stake, charge, hold, release},
    text,
};
use crate::{
    id::{ArticleId, CustomerId, OrderId, PostingId},
    ledger::{Cause, statement},
    money::Fen,
    order::{
        Act, Order, Status,
        change::Stage,
        house::{House, Invoice, Stocked, Way},
        import::limit,
    },
    time::Month,
    workspace::ShortBalance,
};
use serde::{Deserialize, Serialize};

/// Longest answer to a customer, in characters.
const LONGEST_ANSWER: usize = 500;

/// Pays a held order from the customer's balance, which reaches now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderCharge {
    pub order: OrderId,
}

/// Says what becomes of a line. `expect` is how many of its pieces the person saw missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSettle {
    pub order: OrderId,
    pub line: String,
    pub expect: u32,
    pub by: Way,
}

/// Notes that the customer was told how the order stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAnswer {
    pub order: OrderId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// Marks the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderInvoice {
    pub order: OrderId,
    pub to: Invoice,
}

/// Posts money to a customer's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerPost {
    pub posting: PostingId,
    pub customer: CustomerId,
    pub entry: LedgerEntry,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LedgerEntry {
    /// The customer has paid in.
    Deposit(Fen),
    /// A wrong posting is put right; below nothing it takes away.
    Correction(Fen),
    /// The month is settled. `closing` is what stood at its end when the person looked; `difference` is what the
    /// customer's own books say more, and is posted.
    Settlement { month: Month, closing: Fen, difference: Fen },
}

/// An order that the team took itself.
fn house_order(draft: &Draft<'_>, id: OrderId) -> Result<(Order, House), Rejection> {
    let order = order(draft, id)?;
    match order.house.clone() {
        Some(house) => Ok((order, house)),
        None => Err(Rejection::Invalid { field: Field::Shop, why: Invalid::Unknown }),
    }
}

fn balance(draft: &Draft<'_>, order: &Order) -> Fen {
    order.customer.map(|id| draft.balance_of(id)).unwrap_or_default()
}

/// Refuses where less is in the account than is asked for, if the team holds orders for that.
fn check_balance(draft: &Draft<'_>, order: &Order, amount: Fen) -> Result<(), Rejection> {
    let short = amount - balance(draft, order);
    let holds = draft.workspace().is_none_or(|workspace| workspace.taking.short_balance == ShortBalance::Hold);
    if short > Fen::ZERO && amount > Fen::ZERO && holds { Err(Rejection::BalanceShort { short }) } else { Ok(()) }
}

impl OrderCharge {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let (mut order, house) = house_order(draft, self.order)?;
        if order.status != Status::Unpaid {
            return Err(Rejection::Stale { current: order.status });
        }
        let amount = order.amounts.total - house.charged;
        check_balance(draft, &order, amount)?;
        charge(draft, &mut order, amount, ctx)?;
        let to = if house.read_back { Status::Verified } else { Status::ToVerify };
        let act = Act::Moved { from: order.status, to, reason: String::new(), parcel: None };
        order.log(ctx.at, ctx.actor.staff(), act);
        (order.status, order.paid_at) = (to, Some(ctx.at));
        draft.put(order);
        Ok(())
    }
}

impl OrderSettle {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let (mut order, _) = house_order(draft, self.order)?;
        let at = order.lines.iter().position(|line| line.number == self.line && line.stock.is_some());
        let at = at.ok_or(Rejection::Invalid { field: Field::Line, why: Invalid::Unknown })?;
        let short = order.lines[at].short();
        if short != self.expect {
            return Err(Rejection::ShortStale { short });
        }
        match &self.by {
            Way::Wait => {
                let Some(stock) = order.lines[at].stock.as_mut().filter(|stock| stock.short > 0) else {
                    return Err(Rejection::ShortStale { short });
                };
                (stock.waits, stock.lost) = (true, false);
            }
            _ if order.status.change() != Stage::Free => return Err(Rejection::TooLate { status: order.status }),
            Way::Substitute { article, price } => order = substituted(draft, order, at, *article, *price, ctx)?,
            Way::Pieces(pieces) => order = lessened(draft, order, at, *pieces, ctx)?,
        }
        order.log(ctx.at, ctx.actor.staff(), Act::Settled { line: self.line.clone(), by: self.by.clone() });
        recharge(draft, &mut order, ctx)?;
        draft.put(order);
        Ok(())
    }
}

/// The order with another article in that line, of which as much is held as there is.
fn substituted(
    draft: &mut Draft<'_>,
    mut order: Order,
    at: usize,
    id: ArticleId,
    price: Fen,
    ctx: &Ctx,
) -> Result<Order, Rejection> {
    check_price(price)?;
    let article = article(draft, id)?;
    if article.retired {
        return Err(Rejection::Invalid { field: Field::Code, why: Invalid::Unknown });
    }
    let line = &mut order.lines[at];
    let new = Stocked { article: id, list: article.price, held: 0, short: 0, lost: false, waits: false };
    let old = line.stock.replace(new);
    (line.title, line.attributes, line.code, line.price) = (article.title, article.attributes, article.code, price);
    let pieces = line.pieces;
    let mut order = given_back(draft, order, old.map(|old| (old.article, old.held)), ctx)?;
    let held = hold(draft, id, pieces)?;
    for stock in order.lines[at].stock.iter_mut() {
        (stock.held, stock.short) = (held, pieces - held);
    }
    Ok(order)
}

/// The order with fewer pieces in that line, or without it. What is missing goes first.
fn lessened(draft: &mut Draft<'_>, mut order: Order, at: usize, pieces: u32, ctx: &Ctx) -> Result<Order, Rejection> {
    let is_last = order.lines.len() == 1;
    let line = &mut order.lines[at];
    if pieces >= line.pieces || (pieces == 0 && is_last) {
        return Err(Rejection::Invalid { field: Field::Pieces, why: Invalid::Unknown });
    }
    line.pieces = pieces;
    let over = line.stock.as_mut().map(|stock| {
        let held = stock.held.min(pieces);
        let over = stock.held - held;
        (stock.held, stock.short) = (held, pieces - held);
        stock.lost &= stock.short > 0;
        stock.waits &= stock.short > 0;
        (stock.article, over)
    });
    if pieces == 0 {
        order.lines.remove(at);
    }
    given_back(draft, order, over, ctx)
}

/// The order as it is to be, after what it held too much went to whoever waits for it; that may be another line of it.
fn given_back(
    draft: &mut Draft<'_>,
    order: Order,
    over: Option<(ArticleId, u32)>,
    ctx: &Ctx,
) -> Result<Order, Rejection> {
    let id = order.id;
    draft.put(order);
    let over = over.filter(|(_, pieces)| *pieces > 0);
    over.map_or(Ok(()), |(article, pieces)| release(draft, article, pieces, ctx))?;
    super::mark::order(draft, id)
}

/// What the order comes to now is what the balance pays for it.
fn recharge(draft: &mut Draft<'_>, order: &mut Order, ctx: &Ctx) -> Result<(), Rejection> {
    order.reckon();
    let charged = order.house.as_ref().map(|house| house.charged).unwrap_or_default();
    if order.status == Status::Unpaid {
        return Ok(());
    }
    let amount = order.amounts.total - charged;
    check_balance(draft, order, amount)?;
    charge(draft, order, amount, ctx)
}

impl OrderAnswer {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Text, &self.text, LONGEST_ANSWER, false)?;
        let (mut order, house) = house_order(draft, self.order)?;
        order.house = Some(House { answer_due: None, ..house });
        order.log(ctx.at, ctx.actor.staff(), Act::Answered { text: self.text.clone() });
        draft.put(order);
        Ok(())
    }
}

impl OrderInvoice {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        if let Invoice::Issued(number) = &self.to {
            line(Field::Number, number, limit::NUMBER as usize, true)?;
        }
        let (mut order, mut house) = house_order(draft, self.order)?;
        let from = std::mem::replace(&mut house.invoice, self.to.clone());
        if from != self.to {
            order.house = Some(house);
            order.log(ctx.at, ctx.actor.staff(), Act::Invoice { from, to: self.to.clone() });
            draft.put(order);
        }
        Ok(())
    }
}

impl LedgerPost {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let invalid = |field, why| Err(Rejection::Invalid { field, why });
        let (amount, cause) = match self.entry {
            LedgerEntry::Deposit(amount) if amount <= Fen::ZERO => return invalid(Field::Amount, Invalid::Unknown),
            LedgerEntry::Deposit(amount) => (amount, Cause::Deposit),
            LedgerEntry::Correction(amount) if amount == Fen::ZERO => return invalid(Field::Amount, Invalid::Empty),
            LedgerEntry::Correction(amount) => (amount, Cause::Correction),
            LedgerEntry::Settlement { month, closing, difference } => {
                self.check_month(draft, month, closing, ctx)?;
                (difference, Cause::Settlement(month))
            }
        };
        if amount > Fen::MOST || amount < -Fen::MOST {
            return invalid(Field::Amount, Invalid::Unknown);
        }
        // What puts something right says why.
        let needs_note = amount != Fen::ZERO && !matches!(cause, Cause::Deposit);
        line(Field::Note, &self.note, limit::LINE as usize, needs_note)?;
        posting::of_money(draft, self.customer, amount, Stake { id: self.posting, cause, note: &self.note }, ctx)
    }

    /// A month is settled once, when it is over, on what it came to.
    fn check_month(&self, draft: &Draft<'_>, month: Month, closing: Fen, ctx: &Ctx) -> Result<(), Rejection> {
        let zone = draft.workspace().map(|workspace| workspace.zone()).unwrap_or_else(crate::time::Zone::utc);
        let is_over = zone.day(ctx.at).is_some_and(|today| today.month() > month);
        if !is_over {
            return Err(Rejection::Invalid { field: Field::Day, why: Invalid::TooEarly });
        }
        let now = statement(draft, self.customer, month, &zone);
        match now.settled {
            Some(_) => Err(Rejection::Invalid { field: Field::Day, why: Invalid::InUse }),
            None if now.closing != closing => Err(Rejection::BalanceStale { balance: now.closing }),
            None => Ok(()),
        }
    }
}
