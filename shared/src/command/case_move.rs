//! The steps of a case (A6): one command for all, and one for refunds, which are online only (A8).
//!
//! A move is checked, does what it does to goods and money, and then the case goes on along the arrow of its
//! machine ([`life`]). A step at which there is nothing to do is passed over. `effect` is what each move does.

mod effect;

use super::{
    Ctx, Draft, Field, Invalid, Rejection,
    approval::raise,
    case::{LONGEST_REASON, case, check_goods, policy},
    line,
    mark::order,
    posting::{self, Stake},
    text,
};
use crate::{
    aftersale::{
        Act, Case, CaseKind, Method, Move, Open, Outcome, Reason, Refund, Step, Verb, cost, goods::Place, life,
        policy::AfterSales,
    },
    approval::{self, Approval, Ask},
    id::{ApprovalId, ArticleId, CaseId, PostingId},
    ledger::Cause,
    money::Fen,
    order::Order,
    time::Instant,
};
use serde::{Deserialize, Serialize};

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
    /// What other cases about the order have given away.
    given: Fen,
    /// That the goods come back out of time has been signed for (O9).
    signed: bool,
    /// Pieces of our articles that come to the shelf, or leave it (O8).
    stock: Vec<(ArticleId, i64)>,
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
        let customer = moving.order.customer.filter(|_| self.method == Method::Balance);
        moving.take(draft, Step::Refunding, &Move::Refund(refund))?;
        let times = moving.case.refunds.len().to_string();
        moving.put(draft)?;
        let Some(customer) = customer else { return Ok(()) };
        let id = PostingId::named(&["refund", &self.case.to_string(), &times]);
        let stake = Stake { id, cause: Cause::Refund(self.case), note: &self.reference };
        posting::of_money(draft, customer, self.amount, stake, ctx)
    }
}

fn post_stock(draft: &mut Draft<'_>, case: CaseId, moved: &[(ArticleId, i64)], ctx: &Ctx) -> Result<(), Rejection> {
    let times = draft.cases.get(&case).map_or(0, |case| case.history.len());
    for (at, (article, amount)) in moved.iter().enumerate() {
        let id = PostingId::named(&["case", &case.to_string(), &times.to_string(), &at.to_string()]);
        posting::of_case(draft, *article, *amount, Stake { id, cause: Cause::Case(case), note: "" }, ctx)?;
    }
    Ok(())
}

/// What was asked about this case's being out of time.
fn late_returns<'d>(draft: &'d Draft<'_>, case: &Case) -> impl Iterator<Item = &'d Approval> {
    let (order, id) = (case.order, case.id);
    let about = move |approval: &&Approval| matches!(approval.ask, Ask::LateReturn { case, .. } if case == id);
    draft.approvals_of(order).map(|approval| &**approval).filter(about)
}

/// Approves what is agreed, as the last of the signatures does (O9).
pub(super) fn approve(draft: &mut Draft<'_>, case: CaseId, ctx: &Ctx) -> Result<(), Rejection> {
    let mut moving = Moving::of(draft, case, ctx)?;
    moving.take(draft, Step::Approving, &Move::Approve { reason: String::new() })?;
    moving.put(draft)
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
        let others = draft.cases_of(order.id).filter(|other| other.id != id);
        let given = others.map(|other| cost::given(other, &order)).sum();
        let signed = late_returns(draft, &case).any(|approval| approval.is_granted());
        Ok(Moving { case, order, set: policy(draft), limit, given, signed, stock: Vec::new(), ctx })
    }

    fn put(self, draft: &mut Draft<'_>) -> Result<(), Rejection> {
        check_goods(draft, &self.order, &self.case)?;
        let waits = self.case.at(Step::Approving).is_some() && self.is_late() && !self.signed;
        let asked: Vec<Approval> = late_returns(draft, &self.case).cloned().collect();
        let undecided = asked.iter().find(|approval| approval.outcome.is_none());
        let (case, order) = (self.case.id, self.order.id);
        draft.put(self.order);
        draft.put(self.case);
        post_stock(draft, case, &self.stock, self.ctx)?;
        match undecided {
            None if waits => {
                let id = ApprovalId::named(&["late_return", &case.to_string(), &asked.len().to_string()]);
                raise(draft, id, Ask::LateReturn { case, order }, "", self.ctx)?;
            }
            // It is negotiated anew, or withdrawn: there is nothing to sign for.
            Some(undecided) if !waits => {
                draft.put(Approval { outcome: Some(approval::Outcome::Withdrawn), ..undecided.clone() });
            }
            _ => {}
        }
        Ok(())
    }

    fn take(&mut self, draft: &Draft<'_>, from: Step, by: &Move) -> Result<(), Rejection> {
        if self.case.at(from).is_none() {
            return Err(Rejection::CaseStale { open: self.case.steps() });
        }
        let verb = by.verb();
        let no_such_move = Rejection::NoSuchCaseMove { from, by: verb };
        let mut to = life::follow(self.case.kind, from, verb).ok_or(no_such_move.clone())?;
        // While it is negotiated anew nothing begins that is not agreed; the agreement will lead there.
        if from != Step::Negotiating && self.case.at(Step::Negotiating).is_some() {
            match verb {
                Verb::Expedite => return Err(Rejection::CaseStale { open: self.case.steps() }),
                Verb::Pass => to.clear(),
                _ => {}
            }
        }
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
        self.value() > self.limit || (self.is_late() && !self.signed)
    }

    /// What is held against a limit: the worth of the offer, with what other cases about the order gave away.
    fn value(&self) -> Fen {
        let own = self.case.offer.as_ref().map_or(Fen::ZERO, |offer| cost::value(offer, &self.order));
        if own > Fen::ZERO { own + self.given } else { own }
    }

    /// A return without a reason after the days that the buyer has for it.
    fn is_late(&self) -> bool {
        let takes = self.case.offer.as_ref().is_some_and(|offer| !offer.takes.is_empty());
        let is_late =
            |signed: Instant| signed.plus(i64::from(self.set.return_days) * 24 * 3_600_000) < self.case.opened_at;
        self.case.reason == Reason::NoReason && takes && self.order.signed_at().is_some_and(is_late)
    }
}
