//! What commands do to the ledger (O8): posting, holding pieces for orders, and giving them up again. Nobody else
//! touches an article's `stock` and `held`, or a customer's `balance`.

use super::{Ctx, Draft, Field, Invalid, Rejection, article::article};
use crate::{
    article::Article,
    customer::Customer,
    id::{ArticleId, CustomerId, PostingId},
    ledger::{Account, Cause, Posting},
    money::Fen,
    order::{Act, Order},
    record::{Key, Kind},
};

/// What is written in a posting beside its amount.
#[derive(Clone, Copy)]
pub(super) struct Stake<'a> {
    pub id: PostingId,
    pub cause: Cause,
    pub note: &'a str,
}

impl Stake<'_> {
    fn put(self, draft: &mut Draft<'_>, account: Account, amount: i64, ctx: &Ctx) -> Result<(), Rejection> {
        if draft.postings.contains_key(&self.id) {
            return Err(Rejection::Invalid { field: Field::Number, why: Invalid::InUse });
        }
        let (note, by) = (self.note.trim().to_owned(), ctx.actor.staff());
        draft.put(Posting { id: self.id, account, amount, cause: self.cause, note, at: ctx.at, by });
        Ok(())
    }
}

/// Posts pieces, gives what has come to the orders that wait, and takes what is gone from the newest ones.
pub(super) fn of_stock(
    draft: &mut Draft<'_>,
    id: ArticleId,
    amount: i64,
    stake: Stake<'_>,
    ctx: &Ctx,
) -> Result<(), Rejection> {
    let known = article(draft, id)?;
    let out = Rejection::OutOfStock { article: id, left: known.stock };
    let stock = u32::try_from(i64::from(known.stock) + amount).map_err(|_| out)?;
    stake.put(draft, Account::Stock(id), amount, ctx)?;
    draft.put(Article { stock, ..known });
    give_up(draft, id);
    fill(draft, id, ctx);
    Ok(())
}

/// Posts money to a customer's account.
pub(super) fn of_money(
    draft: &mut Draft<'_>,
    id: CustomerId,
    amount: Fen,
    stake: Stake<'_>,
    ctx: &Ctx,
) -> Result<(), Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Customer, id: id.0 } };
    let customer = draft.customers.get(&id).map(|customer| Customer::clone(customer)).ok_or(missing)?;
    stake.put(draft, Account::Balance(id), amount.0, ctx)?;
    draft.put(Customer { balance: customer.balance + amount, ..customer });
    Ok(())
}

/// Holds as many of the pieces as there are, and says how many.
pub(super) fn hold(draft: &mut Draft<'_>, id: ArticleId, pieces: u32) -> Result<u32, Rejection> {
    let article = article(draft, id)?;
    let held = pieces.min(article.free());
    draft.put(Article { held: article.held + held, ..article });
    Ok(held)
}

/// Gives pieces back that an order held; whoever waits for them gets them.
pub(super) fn release(draft: &mut Draft<'_>, id: ArticleId, pieces: u32, ctx: &Ctx) -> Result<(), Rejection> {
    let article = article(draft, id)?;
    draft.put(Article { held: article.held.saturating_sub(pieces), ..article });
    fill(draft, id, ctx);
    Ok(())
}

/// Gives free pieces to the orders that lack them, the oldest first.
fn fill(draft: &mut Draft<'_>, id: ArticleId, ctx: &Ctx) {
    let lacks = |order: &&std::sync::Arc<Order>| order.lines.iter().any(|line| line.short() > 0);
    let waiting = draft.open_house_orders().filter(|order| order.holds_stock()).filter(lacks);
    let waiting: Vec<Order> = waiting.map(|order| Order::clone(order)).collect();
    let Some(mut article) = draft.articles.get(&id).map(|article| Article::clone(article)) else { return };
    for mut order in waiting {
        let mut filled = Vec::new();
        for line in &mut order.lines {
            let number = &line.number;
            let Some(stock) = line.stock.as_mut().filter(|stock| stock.article == id && stock.short > 0) else {
                continue;
            };
            let pieces = stock.short.min(article.free());
            if pieces > 0 {
                stock.held += pieces;
                stock.short -= pieces;
                article.held += pieces;
                if stock.short == 0 {
                    (stock.lost, stock.waits) = (false, false);
                }
                filled.push((number.clone(), pieces));
            }
        }
        if !filled.is_empty() {
            filled.into_iter().for_each(|(line, pieces)| order.log(ctx.at, None, Act::Filled { line, pieces }));
            draft.put(order);
        }
    }
    draft.put(article);
}

/// Where fewer pieces are there than are held, the newest orders lose theirs.
fn give_up(draft: &mut Draft<'_>, id: ArticleId) {
    let Some(mut article) = draft.articles.get(&id).map(|article| Article::clone(article)) else { return };
    if article.held <= article.stock {
        return;
    }
    let holding: Vec<Order> = draft.open_house_orders().map(|order| Order::clone(order)).collect();
    for mut order in holding.into_iter().rev().filter(|order| order.holds_stock()) {
        for stock in order.lines.iter_mut().filter_map(|line| line.stock.as_mut()) {
            let over = article.held.saturating_sub(article.stock);
            if stock.article == id && over > 0 && stock.held > 0 {
                let pieces = over.min(stock.held);
                stock.held -= pieces;
                stock.short += pieces;
                (stock.lost, stock.waits) = (true, false);
                article.held -= pieces;
            }
        }
        draft.put(order);
    }
    draft.put(article);
}

/// Pieces that a case sends, or puts back on the shelf.
pub(super) fn of_case(
    draft: &mut Draft<'_>,
    id: ArticleId,
    amount: i64,
    stake: Stake<'_>,
    ctx: &Ctx,
) -> Result<(), Rejection> {
    // What orders hold is not there for a case.
    let free = article(draft, id)?.free();
    if amount < 0 && i64::from(free) + amount < 0 {
        return Err(Rejection::OutOfStock { article: id, left: free });
    }
    of_stock(draft, id, amount, stake, ctx)
}

/// Takes what an order costs, or a part of it, from the customer's balance; a negative amount goes back to it.
pub(super) fn charge(draft: &mut Draft<'_>, order: &mut Order, amount: Fen, ctx: &Ctx) -> Result<(), Rejection> {
    let Some((house, customer)) = order.house.as_mut().zip(order.customer).filter(|_| amount != Fen::ZERO) else {
        return Ok(());
    };
    house.charged = house.charged + amount;
    order.amounts.paid = house.charged;
    let cause = if amount > Fen::ZERO { Cause::Charge(order.id) } else { Cause::Back(order.id) };
    let id = PostingId::named(&["charge", &order.id.to_string(), &order.history.len().to_string()]);
    order.log(ctx.at, ctx.actor.staff(), Act::Charged { amount });
    of_money(draft, customer, -amount, Stake { id, cause, note: "" }, ctx)
}

/// The pieces of an order leave the house.
pub(super) fn ship(draft: &mut Draft<'_>, order: &Order, ctx: &Ctx) -> Result<(), Rejection> {
    move_out(draft, order, true, ctx)
}

/// They come back before they left for good: shipped by mistake.
pub(super) fn unship(draft: &mut Draft<'_>, order: &Order, ctx: &Ctx) -> Result<(), Rejection> {
    move_out(draft, order, false, ctx)
}

fn move_out(draft: &mut Draft<'_>, order: &Order, out: bool, ctx: &Ctx) -> Result<(), Rejection> {
    for line in &order.lines {
        let Some(stock) = line.stock.as_ref().filter(|stock| stock.held > 0) else { continue };
        let known = article(draft, stock.article)?;
        let times = order.history.len().to_string();
        let id = PostingId::named(&["shipped", &order.id.to_string(), &line.number, &times]);
        let stake = Stake { id, cause: Cause::Shipped(order.id), note: "" };
        let pieces = i64::from(stock.held);
        if out {
            draft.put(Article { held: known.held.saturating_sub(stock.held), ..known });
            of_stock(draft, stock.article, -pieces, stake, ctx)?;
        } else {
            // Held before they are posted: nobody else gets them.
            let (stock_now, held) = (known.stock + stock.held, known.held + stock.held);
            stake.put(draft, Account::Stock(stock.article), pieces, ctx)?;
            draft.put(Article { stock: stock_now, held, ..known });
        }
    }
    Ok(())
}

/// A closed order holds nothing, and its money goes back.
pub(super) fn close(draft: &mut Draft<'_>, order: &mut Order, ctx: &Ctx) -> Result<(), Rejection> {
    let Some(house) = &order.house else { return Ok(()) };
    // What a case has refunded already does not go back twice.
    let back = house.charged - order.refunded();
    charge(draft, order, -back, ctx)?;
    // Before it gives back what it held, it must not be one of those that wait.
    let held: Vec<(ArticleId, u32)> =
        order.lines.iter().filter_map(|line| line.stock.as_ref()).map(|stock| (stock.article, stock.held)).collect();
    for stock in order.lines.iter_mut().filter_map(|line| line.stock.as_mut()) {
        (stock.held, stock.short, stock.lost, stock.waits) = (0, 0, false, false);
    }
    if let Some(house) = &mut order.house {
        house.answer_due = None;
    }
    draft.put(order.clone());
    held.into_iter().try_for_each(|(article, pieces)| release(draft, article, pieces, ctx))
}
