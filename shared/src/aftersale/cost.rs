//! What each way out of a case would cost, and which one to offer first (A3).
//!
//! All figures are the team's ([`Costs`]); the sum is shown with its parts, so that who offers sees why.

use super::{
    Case, CaseKind, Offer, Outcome, Reason, Step,
    freight::{Bearer, bearer},
    goods::{Pieces, Place, tally},
    policy::{AfterSales, Costs, LOST_IS_WON},
};
use crate::{money::Fen, order::Order};

/// What one way out would cost us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    pub kind: CaseKind,
    /// What the buyer would get in money.
    pub amount: Fen,
    /// Each part that is not nothing; what we get back is negative.
    pub parts: Vec<(Part, Fen)>,
}

/// A part of the cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Money to the buyer.
    Money,
    /// Goods that go out.
    Goods,
    FreightBack,
    FreightOut,
    Handling,
    Minutes,
    /// What the returned goods still bring.
    Resale,
    /// The customers lost, in hundredths of their worth.
    Customer,
}

impl Estimate {
    pub fn total(&self) -> Fen {
        self.parts.iter().map(|(_, fen)| *fen).sum()
    }
}

/// The ways out that suit a case, in the order in which they are shown (A4). Once goods are here it is what can
/// be done with them.
pub fn suited(case: &Case) -> Vec<CaseKind> {
    use CaseKind::*;
    let all: &[CaseKind] = match case.reason {
        _ if case.holds_goods() => return offerable(case),
        Reason::MissingItem => &[Reissue, RefundOnly, Return],
        Reason::Quality | Reason::Damaged | Reason::Other => {
            &[Allowance, Exchange, Return, Reissue, RefundOnly, Repair]
        }
        Reason::WrongItem => &[Allowance, Exchange, Return, Reissue, RefundOnly],
        Reason::NoReason | Reason::Size => &[Allowance, Exchange, Return],
    };
    all.to_vec()
}

/// What may be offered, with the goods where they are. A team may offer what does not suit, but nothing that
/// can't be carried out.
pub fn offerable(case: &Case) -> Vec<CaseKind> {
    use CaseKind::*;
    let mut held = case.goods.iter().filter(|goods| !goods.from_stock && goods.place != Place::Buyer);
    let is_inspected = held.all(|goods| goods.place == Place::Quarantine) && case.at(Step::Inspecting).is_none();
    match case.holds_goods() {
        false => vec![Return, Exchange, Reissue, Allowance, RefundOnly, Repair],
        true if is_inspected => vec![Return, Exchange, Repair, SendBack],
        true => vec![Return, Exchange],
    }
}

/// What each suited way out would cost, for the pieces of the case.
pub fn estimates(case: &Case, order: &Order, set: &AfterSales) -> Vec<Estimate> {
    suited(case).into_iter().map(|kind| estimate(kind, case, order, set)).collect()
}

/// The cheapest fair offer: the allowance where it costs less than an exchange, or else the cheapest of what
/// the buyer has not declined (A3).
pub fn proposed(case: &Case, estimates: &[Estimate]) -> Option<CaseKind> {
    let declined = case.declined();
    let open = || estimates.iter().filter(|estimate| !declined.contains(&estimate.kind));
    let of = |kind| open().find(|estimate| estimate.kind == kind);
    let fair = |estimate: &&Estimate| !matches!(estimate.kind, CaseKind::Allowance | CaseKind::SendBack);
    let allowance = of(CaseKind::Allowance).filter(|allowance| {
        let exchange = estimates.iter().find(|estimate| estimate.kind == CaseKind::Exchange);
        exchange.is_none_or(|exchange| allowance.total() < exchange.total())
    });
    allowance.or_else(|| open().filter(fair).min_by_key(|estimate| estimate.total())).map(|estimate| estimate.kind)
}

fn estimate(kind: CaseKind, case: &Case, order: &Order, set: &AfterSales) -> Estimate {
    let costs = &set.costs;
    let amount = amount(kind, case, order, set);
    let worth = order.worth(&case.pieces);
    let bought_for = worth.percent(costs.goods_percent);
    let count: u32 = case.pieces.values().sum();
    let comes = kind.takes() && !case.holds_goods();
    let freight = if freight_of(case, set) == Some(Bearer::Seller) { costs.freight } else { Fen::ZERO };
    let goes = kind.sends() || matches!(kind, CaseKind::Repair | CaseKind::SendBack);
    let resale = match case.reason {
        Reason::Quality | Reason::Damaged => costs.faulty_resale_percent,
        _ => costs.resale_percent,
    };
    let keeps = matches!(kind, CaseKind::Return | CaseKind::Exchange);
    let parts = [
        (Part::Money, amount),
        (Part::Goods, if kind.sends() { bought_for } else { Fen::ZERO }),
        (Part::FreightBack, if comes { freight } else { Fen::ZERO }),
        (Part::FreightOut, if goes { freight } else { Fen::ZERO }),
        (Part::Handling, if kind.takes() || goes { costs.handling.times(count) } else { Fen::ZERO }),
        (Part::Minutes, costs.minute.times(costs.minutes(kind))),
        (Part::Resale, if keeps { -bought_for.percent(resale) } else { Fen::ZERO }),
        (Part::Customer, lost_customers(costs, kind)),
    ];
    Estimate { kind, amount, parts: parts.into_iter().filter(|(_, fen)| *fen != Fen::ZERO).collect() }
}

/// The worth of a customer lost, times the chance that this way out loses them.
fn lost_customers(costs: &Costs, kind: CaseKind) -> Fen {
    costs.customer.times(LOST_IS_WON).percent(costs.lost(kind))
}

/// Who bears the freight by the table; `None` while the finding is missing.
pub fn freight_of(case: &Case, set: &AfterSales) -> Option<Bearer> {
    bearer(set.payer(case.reason), case.finding)
}

/// What is proposed to be paid back in all, with what the case has paid already; never more than is left.
pub fn amount(kind: CaseKind, case: &Case, order: &Order, set: &AfterSales) -> Fen {
    let most = order.left() + case.refunded();
    let worth = (order.worth(&case.pieces) + case.refunded()).min(most);
    match kind {
        CaseKind::Allowance => worth.percent(set.costs.allowance_percent),
        // Who sends all of it back through our fault gets the freight back too.
        CaseKind::Return | CaseKind::RefundOnly
            if is_whole(order, &case.pieces) && freight_of(case, set) != Some(Bearer::Buyer) =>
        {
            most
        }
        CaseKind::Return | CaseKind::RefundOnly => worth,
        _ => Fen::ZERO,
    }
}

fn is_whole(order: &Order, pieces: &Pieces) -> bool {
    super::goods::bought(order) == *pieces
}

/// What an offer gives away: the sum that is held against a role's limit (A5).
pub fn value(offer: &Offer, order: &Order) -> Fen {
    let mut sent = Pieces::new();
    for article in &offer.sends {
        *sent.entry(article.line.clone()).or_default() += article.pieces;
    }
    offer.amount + order.share(&sent)
}

/// What a case has given away, or has agreed to: several small ones about an order are held against a limit together.
pub fn given(case: &Case, order: &Order) -> Fen {
    let is_agreed = case.outcome == Some(Outcome::Done) || (case.is_open() && case.at(Step::Negotiating).is_none());
    let is_ours = !matches!(case.kind, Some(CaseKind::Trace | CaseKind::Claim));
    let offer = case.offer.as_ref().filter(|_| is_agreed && is_ours);
    offer.map_or(case.refunded(), |offer| value(offer, order))
}

/// What a case has cost so far (A10): what was paid back less what a courier paid, the goods that were sent or
/// written off at what they cost us, and the ways that we paid.
pub fn spent(case: &Case, order: &Order, set: &AfterSales) -> Fen {
    let gone = tally(case.goods.iter().filter(|goods| goods.from_stock || goods.place == Place::WrittenOff));
    let goods = order.share(&gone).percent(set.costs.goods_percent);
    let is_ours = case.offer.as_ref().is_some_and(|offer| offer.freight == Bearer::Seller);
    let ways = u32::from(case.back.is_some()) + u32::from(case.out.is_some());
    let freight = if is_ours { set.costs.freight.times(ways) } else { Fen::ZERO };
    case.refunded() + goods + freight - case.collected
}
