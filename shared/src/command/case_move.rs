//! The steps of a case (A6): one command for all, and one for refunds, which are online only (A8).
//!
//! A move is checked, does what it does to goods and money, and then the case goes on along the arrow of its
//! machine ([`life`]). A step at which there is nothing to do is passed over.

use super::{
    Ctx, Draft, Field, Invalid, Rejection,
    case::{LONGEST_REASON, about, case, check_goods, check_parcel, policy},
    line,
    mark::order,
    text,
};
use crate::{
    aftersale::{
        Act, Case, CaseKind, Method, Move, Offer, Open, Outcome, Reason, Refund, Step, Traced, Verb, cost,
        freight::Bearer,
        goods::{self, Condition, Goods, Inspected, Pieces, Place},
        life,
        policy::AfterSales,
    },
    id::CaseId,
    money::Fen,
    order::Order,
    time::Instant,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Takes a step. `expect` is where the person saw the case stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMove {
    pub case: CaseId,
    pub expect: Step,
    pub by: Move,
}

/// Notes that a refund was paid: exactly once, and never more than is left (A8). `amount` is what the person saw
/// to be due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRefund {
    pub case: CaseId,
    pub amount: Fen,
    pub method: Method,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
}

/// A case that is being moved, and what the rules ask of its surroundings.
struct Moving<'a> {
    case: Case,
    order: Order,
    set: AfterSales,
    /// Up to what worth the actor decides alone.
    limit: Fen,
    ctx: &'a Ctx,
}

impl CaseMove {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        if matches!(self.by, Move::Refund(_)) {
            return Err(Rejection::OnlineOnly);
        }
        let mut moving = Moving::of(draft, self.case, ctx)?;
        moving.take(draft, self.expect, &self.by)?;
        moving.put(draft)
    }
}

impl CaseRefund {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        line(Field::Number, &self.reference, LONGEST_REASON, false)?;
        let mut moving = Moving::of(draft, self.case, ctx)?;
        let refund = Refund {
            amount: self.amount,
            method: self.method,
            reference: self.reference.trim().to_owned(),
            at: ctx.at,
            by: ctx.actor.staff(),
        };
        moving.take(draft, Step::Refunding, &Move::Refund(refund))?;
        moving.put(draft)
    }
}

impl Move {
    /// The word for it; what an inspection comes to depends on what it found.
    pub fn verb(&self) -> Verb {
        match self {
            Move::Accept { .. } => Verb::Accept,
            Move::Refuse { .. } => Verb::Refuse,
            Move::Offer(_) => Verb::Offer,
            Move::Decline { .. } => Verb::Decline,
            Move::Agree => Verb::Agree,
            Move::Approve { .. } => Verb::Approve,
            Move::Reject { .. } => Verb::Reject,
            Move::Track { .. } => Verb::Track,
            Move::Receive { .. } => Verb::Receive,
            Move::Inspect { found, .. } if found.values().all(Inspected::is_as_agreed) => Verb::Pass,
            Move::Inspect { .. } => Verb::Fail,
            Move::Expedite => Verb::Expedite,
            Move::Send { .. } => Verb::Send,
            Move::Deliver => Verb::Deliver,
            Move::Lose { .. } => Verb::Lose,
            Move::Repair { .. } => Verb::Repair,
            Move::Shelve { .. } => Verb::Shelve,
            Move::Refund(_) => Verb::Refund,
            Move::LookUp { .. } => Verb::LookUp,
            Move::Call { .. } => Verb::Call,
            Move::Tell { .. } => Verb::Tell,
            Move::Settle { .. } => Verb::Settle,
            Move::Collect { .. } => Verb::Collect,
            Move::Renegotiate { .. } => Verb::Renegotiate,
            Move::Withdraw { .. } => Verb::Withdraw,
        }
    }

    /// Why, in words, and whether it must be said.
    fn reason(&self) -> Option<(&str, bool)> {
        match self {
            Move::Accept { reason, .. } | Move::Refuse { reason } | Move::Decline { reason } => Some((reason, true)),
            Move::Reject { reason } | Move::Lose { reason } => Some((reason, true)),
            Move::Renegotiate { reason } | Move::Withdraw { reason } => Some((reason, true)),
            Move::LookUp { result } | Move::Call { result } | Move::Repair { result } => Some((result, true)),
            Move::Tell { text, .. } => Some((text, true)),
            Move::Approve { reason } => Some((reason, false)),
            Move::Receive { note } | Move::Inspect { note, .. } => Some((note, false)),
            _ => None,
        }
    }
}

fn invalid(field: Field, why: Invalid) -> Result<(), Rejection> {
    Err(Rejection::Invalid { field, why })
}

impl<'a> Moving<'a> {
    fn of(draft: &Draft<'_>, id: CaseId, ctx: &'a Ctx) -> Result<Moving<'a>, Rejection> {
        let case = case(draft, id)?;
        let order = order(draft, case.order)?;
        let person = ctx.actor.staff().and_then(|id| draft.staff.get(&id));
        let limit = match (person, draft.workspace()) {
            (Some(staff), Some(workspace)) => workspace.limit(staff),
            _ => Fen::MOST,
        };
        Ok(Moving { case, order, set: policy(draft), limit, ctx })
    }

    fn put(self, draft: &mut Draft<'_>) -> Result<(), Rejection> {
        check_goods(draft, &self.order, &self.case)?;
        draft.put(self.order);
        draft.put(self.case);
        Ok(())
    }

    fn take(&mut self, draft: &Draft<'_>, from: Step, by: &Move) -> Result<(), Rejection> {
        if self.case.at(from).is_none() {
            return Err(Rejection::CaseStale { open: self.case.steps() });
        }
        let verb = by.verb();
        let no_such_move = Rejection::NoSuchCaseMove { from, by: verb };
        let mut to = life::follow(self.case.kind, from, verb).ok_or(no_such_move.clone())?;
        if let Some((reason, is_needed)) = by.reason() {
            text(Field::Reason, reason, LONGEST_REASON, is_needed)?;
        }
        self.act(draft, from, by)?;
        // What was offered says which machine goes on.
        if matches!(verb, Verb::Agree | Verb::Approve) {
            to = life::follow(self.case.kind, from, verb).ok_or(no_such_move)?;
        }
        self.go(from, verb, &to);
        let steps = self.case.steps();
        self.case.log(self.ctx.at, self.ctx.actor.staff(), Act::Moved { from, to: steps, by: by.clone() });
        Ok(())
    }

    /// Leaves a step for those behind it.
    fn go(&mut self, from: Step, by: Verb, to: &[Step]) {
        let case = &mut self.case;
        match by {
            Verb::Withdraw => case.open.clear(),
            _ if to.contains(&from) => {}
            _ => case.open.retain(|open| open.step != from),
        }
        if to.contains(&Step::Negotiating) {
            case.open.retain(|open| !life::falls(open.step));
        }
        to.iter().for_each(|step| self.enter(*step));
        let case = &mut self.case;
        case.outcome = case.open.is_empty().then_some(match by {
            Verb::Refuse => Outcome::Refused,
            Verb::Withdraw => Outcome::Withdrawn,
            _ => Outcome::Done,
        });
    }

    /// Comes to a step, or passes over it when there is nothing to do there.
    fn enter(&mut self, step: Step) {
        let case = &self.case;
        if case.at(step).is_some() {
            return;
        }
        let on_its_way = case.at(Step::Returning).or(case.at(Step::Inspecting)).is_some();
        let on = |by| life::follow(case.kind, step, by).unwrap_or_default();
        let next = match step {
            Step::Approving if !self.needs_approval() => on(Verb::Approve),
            // Goods of a refused parcel were on their way before anything was agreed.
            Step::AwaitingReturn if case.to_come().is_empty() && on_its_way => Vec::new(),
            Step::AwaitingReturn if case.to_come().is_empty() => {
                life::follow(case.kind, Step::Inspecting, Verb::Pass).unwrap_or_default()
            }
            Step::Refunding if case.refund_due() == Fen::ZERO => Vec::new(),
            Step::Shelving if case.lying(Place::Quarantine).is_empty() => Vec::new(),
            Step::Repairing if case.lying(Place::Quarantine).is_empty() => on(Verb::Repair),
            Step::Sending if !self.has_to_send() => Vec::new(),
            _ => {
                let (since, urgent) = (self.ctx.at, case.urgent);
                let due = self.set.due(step, urgent, since);
                self.case.open.push(Open { step, since, due });
                self.case.open.sort_by_key(|open| open.step);
                return;
            }
        };
        next.into_iter().for_each(|step| self.enter(step));
    }

    fn has_to_send(&self) -> bool {
        match self.case.kind {
            Some(CaseKind::Repair | CaseKind::SendBack) => !self.case.lying(Place::Quarantine).is_empty(),
            _ => !self.case.to_send().is_empty(),
        }
    }

    /// What is worth more than the actor may give away waits for somebody who may (A5), and so does a return that
    /// is out of time (O9).
    fn needs_approval(&self) -> bool {
        self.value() > self.limit || (self.is_late() && self.limit < Fen::MOST)
    }

    fn value(&self) -> Fen {
        self.case.offer.as_ref().map_or(Fen::ZERO, |offer| cost::value(offer, &self.order))
    }

    /// A return without a reason after the days that the buyer has for it.
    fn is_late(&self) -> bool {
        let takes = self.case.offer.as_ref().is_some_and(|offer| !offer.takes.is_empty());
        let is_late =
            |signed: Instant| signed.plus(i64::from(self.set.return_days) * 24 * 3_600_000) < self.case.opened_at;
        self.case.reason == Reason::NoReason && takes && self.order.signed_at().is_some_and(is_late)
    }

    /// Does what the move does to goods, money and the agreement.
    fn act(&mut self, draft: &Draft<'_>, from: Step, by: &Move) -> Result<(), Rejection> {
        match by {
            Move::Accept { finding, .. } => {
                if self.set.evidence.contains(&self.case.reason) && self.case.files().next().is_none() {
                    return invalid(Field::Files, Invalid::Empty);
                }
                self.case.finding = finding.or(self.case.finding);
            }
            Move::Offer(offer) => self.offer(draft, offer)?,
            Move::Decline { .. } if self.case.offer.is_none() => return invalid(Field::Offer, Invalid::Empty),
            Move::Agree => {
                let Some(offer) = &self.case.offer else { return invalid(Field::Offer, Invalid::Empty) };
                let is_declined = self.case.history.iter().rev().find_map(|entry| match &entry.act {
                    Act::Moved { by: Move::Offer(_), .. } => Some(false),
                    Act::Moved { by: Move::Decline { .. }, .. } => Some(true),
                    _ => None,
                });
                if is_declined == Some(true) {
                    return invalid(Field::Offer, Invalid::Empty);
                }
                // The order may have moved on since the offer was made.
                let offer = offer.clone();
                self.check_offer(draft, &offer)?;
            }
            Move::Approve { .. } => self.approve()?,
            Move::Track { parcel } => {
                check_parcel(parcel)?;
                self.come(Place::Inbound);
                self.case.back = Some(parcel.clone());
            }
            Move::Receive { .. } if from == Step::AwaitingReturn => self.come(Place::Quarantine),
            Move::Receive { .. } => self.case.carry(Place::Inbound, Place::Quarantine),
            Move::Inspect { found, .. } => self.inspect(found)?,
            Move::Expedite => self.case.urgent = true,
            Move::Send { parcel } => {
                check_parcel(parcel)?;
                self.send();
                self.case.out = Some(parcel.clone());
            }
            Move::Deliver => self.case.carry(Place::Outbound, Place::Buyer),
            Move::Lose { .. } if from == Step::Returning => self.case.carry(Place::Inbound, Place::WrittenOff),
            Move::Lose { .. } => self.case.carry(Place::Outbound, Place::WrittenOff),
            Move::Shelve { stock } => self.shelve(stock)?,
            Move::Refund(refund) => self.refund(refund)?,
            Move::Tell { outcome: Traced::Lost, .. } => self.write_off(),
            Move::Settle { amount } => self.settle(*amount)?,
            Move::Collect { amount } => self.collect(*amount)?,
            Move::Withdraw { .. } => self.may_withdraw()?,
            _ => {}
        }
        Ok(())
    }

    fn offer(&mut self, draft: &Draft<'_>, offer: &Offer) -> Result<(), Rejection> {
        self.check_offer(draft, offer)?;
        self.case.kind = Some(offer.kind);
        self.case.offer = Some(offer.clone());
        Ok(())
    }

    fn check_offer(&self, draft: &Draft<'_>, offer: &Offer) -> Result<(), Rejection> {
        text(Field::Note, &offer.note, LONGEST_REASON, false)?;
        let case = &self.case;
        if !offerable(case).contains(&offer.kind) {
            return invalid(Field::Offer, Invalid::Unknown);
        }
        let pays = offer.kind.pays();
        let left = self.order.left() + case.refunded();
        if offer.amount > left {
            return Err(Rejection::RefundTooMuch { left: (left - case.refunded()).max(Fen::ZERO) });
        }
        if offer.amount < case.refunded() || (pays && offer.amount <= Fen::ZERO) {
            return invalid(Field::Amount, Invalid::Empty);
        }
        if !pays && offer.kind != CaseKind::Exchange && offer.amount > case.refunded() {
            return invalid(Field::Amount, Invalid::Unknown);
        }
        match cost::freight_of(case, &self.set) {
            None if offer.freight == Bearer::Courier || offer.note.trim().is_empty() => {
                return invalid(Field::Finding, Invalid::Empty);
            }
            Some(by_table) if by_table != offer.freight && offer.note.trim().is_empty() => {
                return invalid(Field::Note, Invalid::Empty);
            }
            _ => {}
        }
        self.check_offered_goods(draft, offer)
    }

    fn check_offered_goods(&self, draft: &Draft<'_>, offer: &Offer) -> Result<(), Rejection> {
        if offer.takes.is_empty() == offer.kind.takes() || offer.sends.is_empty() == offer.kind.sends() {
            return invalid(Field::Pieces, if offer.takes.is_empty() { Invalid::Empty } else { Invalid::Unknown });
        }
        let known = goods::bought(&self.order);
        for article in &offer.sends {
            line(Field::Text, &article.attributes, LONGEST_REASON, false)?;
            if article.pieces == 0 || article.pieces > 10_000 || !known.contains_key(&article.line) {
                return invalid(Field::Pieces, Invalid::Unknown);
            }
        }
        // What is asked back is with the buyer, and not asked back by another case too.
        let changed = Case { offer: Some(offer.clone()), ..self.case.clone() };
        let with = goods::with_buyer(&self.order, &about(draft, &self.order, &self.case));
        for (line, pieces) in changed.to_come() {
            let there = with.get(&line).copied().unwrap_or(0).max(0);
            if i64::from(pieces) > there {
                return Err(Rejection::PiecesNotThere { line, there: u32::try_from(there).unwrap_or(0) });
            }
        }
        Ok(())
    }

    fn approve(&self) -> Result<(), Rejection> {
        let value = self.value();
        if value > self.limit {
            return Err(Rejection::OverLimit { limit: self.limit, value });
        }
        Ok(())
    }

    /// What the buyer was to send is now at that place.
    fn come(&mut self, place: Place) {
        let goods = |(line, pieces)| Goods { line, pieces, place, from_stock: false, condition: None };
        let come = self.case.to_come();
        self.case.goods.extend(come.into_iter().map(goods));
    }

    /// Sorts what lies in quarantine by what was found. What is missing is still the buyer's.
    fn inspect(&mut self, found: &BTreeMap<String, Inspected>) -> Result<(), Rejection> {
        let is_new = |goods: &Goods| goods.place == Place::Quarantine && goods.condition.is_none();
        let mut announced = Pieces::new();
        for goods in self.case.goods.iter().filter(|goods| is_new(goods)) {
            *announced.entry(goods.line.clone()).or_default() += goods.pieces;
        }
        let counted: Pieces = found.iter().map(|(line, found)| (line.clone(), found.total())).collect();
        if counted != announced {
            return invalid(Field::Pieces, Invalid::Unknown);
        }
        self.case.goods.retain(|goods| !is_new(goods));
        for (line, found) in found {
            let sorted =
                [(Condition::AsNew, found.as_new), (Condition::AsSaid, found.as_said), (Condition::Worn, found.worn)];
            let goods = |(condition, pieces)| Goods {
                line: line.clone(),
                pieces,
                place: Place::Quarantine,
                from_stock: false,
                condition: Some(condition),
            };
            self.case.goods.extend(sorted.into_iter().filter(|(_, pieces)| *pieces > 0).map(goods));
        }
        Ok(())
    }

    fn send(&mut self) {
        if matches!(self.case.kind, Some(CaseKind::Repair | CaseKind::SendBack)) {
            return self.case.carry(Place::Quarantine, Place::Outbound);
        }
        for article in self.case.to_send() {
            self.case.goods.push(Goods {
                line: article.line,
                pieces: article.pieces,
                place: Place::Outbound,
                from_stock: true,
                condition: None,
            });
        }
    }

    /// So many pieces go back to stock, the rest of what lies in quarantine is written off.
    fn shelve(&mut self, stock: &Pieces) -> Result<(), Rejection> {
        let lying = self.case.lying(Place::Quarantine);
        if stock.iter().any(|(line, pieces)| lying.get(line).is_none_or(|most| pieces > most)) {
            return invalid(Field::Pieces, Invalid::Unknown);
        }
        self.case.goods.retain(|goods| goods.place != Place::Quarantine);
        for (line, pieces) in lying {
            let good = stock.get(&line).copied().unwrap_or(0);
            let to = [(Place::Warehouse, good), (Place::WrittenOff, pieces - good)];
            let goods =
                |(place, pieces)| Goods { line: line.clone(), pieces, place, from_stock: false, condition: None };
            self.case.goods.extend(to.into_iter().filter(|(_, pieces)| *pieces > 0).map(goods));
        }
        Ok(())
    }

    fn refund(&mut self, refund: &Refund) -> Result<(), Rejection> {
        let (due, left) = (self.case.refund_due(), self.order.left());
        if refund.amount != due {
            return Err(Rejection::RefundStale { due });
        }
        if refund.amount > left {
            return Err(Rejection::RefundTooMuch { left });
        }
        self.order.refunds.here = self.order.refunds.here + refund.amount;
        self.case.refunds.push(refund.clone());
        Ok(())
    }

    /// The order's parcel is lost: what was in it is nobody's.
    fn write_off(&mut self) {
        let lost = |(line, pieces): (&String, &u32)| Goods {
            line: line.clone(),
            pieces: *pieces,
            place: Place::WrittenOff,
            from_stock: false,
            condition: None,
        };
        self.case.goods = self.case.pieces.iter().map(lost).collect();
    }

    fn settle(&mut self, amount: Fen) -> Result<(), Rejection> {
        let Some(offer) = self.case.offer.as_mut().filter(|offer| amount > Fen::ZERO && amount <= offer.amount) else {
            return invalid(Field::Amount, Invalid::Unknown);
        };
        offer.amount = amount;
        Ok(())
    }

    fn collect(&mut self, amount: Fen) -> Result<(), Rejection> {
        if amount <= Fen::ZERO || amount > Fen::MOST {
            return invalid(Field::Amount, Invalid::Unknown);
        }
        self.case.collected = amount;
        Ok(())
    }

    /// Nobody is left with nothing in hand: what we hold of the buyer's, or what is on its way, is settled first.
    fn may_withdraw(&self) -> Result<(), Rejection> {
        let is_away = self.case.goods.iter().any(|goods| goods.from_stock && goods.place == Place::Outbound);
        if self.case.holds_goods() || is_away { Err(Rejection::GoodsUnderway) } else { Ok(()) }
    }
}

/// What may be offered, with the goods where they are. A team may offer what does not suit, but nothing that
/// can't be carried out.
pub fn offerable(case: &Case) -> Vec<CaseKind> {
    use CaseKind::*;
    let whole = case.goods.iter().filter(|goods| !goods.from_stock && goods.place != Place::Buyer);
    let is_quarantined = whole.clone().all(|goods| goods.place == Place::Quarantine);
    match case.holds_goods() {
        false => vec![Return, Exchange, Reissue, Allowance, RefundOnly, Repair],
        true if is_quarantined && case.at(Step::Inspecting).is_none() => vec![Return, Exchange, Repair, SendBack],
        true => vec![Return, Exchange],
    }
}
