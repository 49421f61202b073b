//! What a move does to goods, money and the agreement, and what it asks for.

use super::{Moving, invalid};
use crate::{
    aftersale::{
        Case, CaseKind, Method, Move, Offer, Refund, Step, Traced, cost,
        freight::Bearer,
        goods::{self, Condition, Goods, Inspected, Pieces, Place},
    },
    article::Article,
    command::{
        Draft, Field, Invalid, Rejection,
        case::{LONGEST_REASON, about, check_parcel},
        line, text,
    },
    id::ArticleId,
    money::Fen,
};
use std::collections::BTreeMap;

impl Moving<'_> {
    /// Does what the move does to goods, money and the agreement.
    pub(super) fn act(&mut self, draft: &Draft<'_>, from: Step, by: &Move) -> Result<(), Rejection> {
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
                let offer = self.case.offer.clone().filter(|_| self.case.is_offered());
                // The order may have moved on since the offer was made.
                let Some(offer) = offer else { return invalid(Field::Offer, Invalid::Empty) };
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
                self.send(draft);
                self.case.out = Some(parcel.clone());
            }
            Move::Deliver => self.case.carry(Place::Outbound, Place::Buyer),
            Move::Lose { .. } if from == Step::Returning => self.case.carry(Place::Inbound, Place::WrittenOff),
            Move::Lose { .. } => self.case.carry(Place::Outbound, Place::WrittenOff),
            Move::Shelve { stock } => self.shelve(draft, stock)?,
            Move::Refund(refund) => self.refund(refund)?,
            Move::Tell { outcome: Traced::Lost, .. } => self.write_off(),
            Move::Settle { amount } => self.settle(*amount)?,
            Move::Collect { amount } => self.collect(*amount)?,
            Move::Withdraw { .. } if !self.case.may_be_withdrawn() => return Err(Rejection::GoodsUnderway),
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
        if !cost::offerable(case).contains(&offer.kind) {
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
        if self.is_late() && !self.signed {
            return Err(Rejection::Unsigned);
        }
        let value = self.value();
        if value > self.limit {
            return Err(Rejection::OverLimit { limit: self.limit, value });
        }
        Ok(())
    }

    /// What the buyer was to send is now at that place.
    fn come(&mut self, place: Place) {
        let come = self.case.to_come().into_iter().map(|(line, pieces)| Goods::theirs(line, pieces, place));
        self.case.goods.extend(come);
    }

    /// Sorts what lies in quarantine by what was found. What is missing is still the buyer's.
    fn inspect(&mut self, found: &BTreeMap<String, Inspected>) -> Result<(), Rejection> {
        let counted: Pieces = found.iter().map(|(line, found)| (line.clone(), found.total())).collect();
        if counted != self.case.uninspected() {
            return invalid(Field::Pieces, Invalid::Unknown);
        }
        self.case.goods.retain(|goods| !goods.is_uninspected());
        for (line, found) in found {
            let sorted =
                [(Condition::AsNew, found.as_new), (Condition::AsSaid, found.as_said), (Condition::Worn, found.worn)];
            let goods = |(condition, pieces)| Goods {
                condition: Some(condition),
                ..Goods::theirs(line.clone(), pieces, Place::Quarantine)
            };
            self.case.goods.extend(sorted.into_iter().filter(|(_, pieces)| *pieces > 0).map(goods));
        }
        Ok(())
    }

    fn send(&mut self, draft: &Draft<'_>) {
        if matches!(self.case.kind, Some(CaseKind::Repair | CaseKind::SendBack)) {
            return self.case.carry(Place::Quarantine, Place::Outbound);
        }
        for article in self.case.to_send() {
            if let Some(stocked) = self.stocked(draft, &article.line, &article.attributes) {
                self.stock.push((stocked, -i64::from(article.pieces)));
            }
            let goods = Goods::theirs(article.line, article.pieces, Place::Outbound);
            self.case.goods.push(Goods { from_stock: true, ..goods });
        }
    }

    /// So many pieces go back to stock, the rest of what lies in quarantine is written off.
    fn shelve(&mut self, draft: &Draft<'_>, stock: &Pieces) -> Result<(), Rejection> {
        let lying = self.case.lying(Place::Quarantine);
        if stock.iter().any(|(line, pieces)| lying.get(line).is_none_or(|most| pieces > most)) {
            return invalid(Field::Pieces, Invalid::Unknown);
        }
        self.case.goods.retain(|goods| goods.place != Place::Quarantine);
        for (line, pieces) in lying {
            let good = stock.get(&line).copied().unwrap_or(0);
            if let Some(stocked) = self.stocked(draft, &line, "").filter(|_| good > 0) {
                self.stock.push((stocked, i64::from(good)));
            }
            let to = [(Place::Warehouse, good), (Place::WrittenOff, pieces - good)];
            let goods =
                |(place, pieces)| Goods { line: line.clone(), pieces, place, from_stock: false, condition: None };
            self.case.goods.extend(to.into_iter().filter(|(_, pieces)| *pieces > 0).map(goods));
        }
        Ok(())
    }

    /// The article that is meant, where the team keeps its stock: that of the line, or the same in what was asked for.
    fn stocked(&self, draft: &Draft<'_>, line: &str, attributes: &str) -> Option<ArticleId> {
        let line = self.order.lines.iter().find(|own| own.number == line)?;
        let own = line.stock.as_ref()?.article;
        if attributes.is_empty() || attributes == line.attributes {
            return Some(own);
        }
        let is_it =
            |article: &&std::sync::Arc<Article>| article.title == line.title && article.attributes == attributes;
        draft.articles.values().find(is_it).map(|article| article.id)
    }

    fn refund(&mut self, refund: &Refund) -> Result<(), Rejection> {
        if !Method::of(&self.order).contains(&refund.method) {
            return invalid(Field::Method, Invalid::Unknown);
        }
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
        let lost = |(line, pieces): (&String, &u32)| Goods::theirs(line.clone(), *pieces, Place::WrittenOff);
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
}
