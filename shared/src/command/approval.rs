//! Approvals (O9): asking, signing, answering as a department, and what a granted one does.

use super::{Ctx, Draft, Field, Rejection, case_move, enquiry_move, mark::order, posting, text};
use crate::{
    approval::{Answer, Approval, Ask, Asked, Outcome, policy},
    archive::Archive,
    customer::Contact,
    id::{ApprovalId, CaseId, OrderId},
    money::Fen,
    order::{
        Act, Order,
        change::{Change, Stage},
    },
    record::{Key, Kind},
    staff::{RoleId, Staff},
};
use serde::{Deserialize, Serialize};

/// Longest reason or note, in characters.
pub(super) const LONGEST_REASON: usize = 500;

/// Asks for what one may not decide alone: a rush, or a price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalAsk {
    pub approval: ApprovalId,
    pub order: OrderId,
    pub special: Special,
    pub reason: String,
}

/// What is asked for by hand. What else needs signatures is asked for by the command that would do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Special {
    Rush,
    /// So much less than the list price.
    Price(Fen),
}

/// Signs, or refuses to. `expect` is how many had signed when the person looked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalSign {
    pub approval: ApprovalId,
    pub expect: u32,
    pub granted: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A department says what it had done already (O10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalAnswer {
    pub approval: ApprovalId,
    pub role: RoleId,
    pub text: String,
}

/// Takes back what one had asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalWithdraw {
    pub approval: ApprovalId,
}

fn approval(draft: &Draft<'_>, id: ApprovalId) -> Result<Approval, Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Approval, id: id.0 } };
    draft.approvals.get(&id).map(|approval| Approval::clone(approval)).ok_or(missing)
}

fn stale(approval: &Approval) -> Rejection {
    let signed = u32::try_from(approval.signed.len()).unwrap_or(u32::MAX);
    Rejection::ApprovalStale { signed, outcome: approval.outcome }
}

/// Who acts. The system signs nothing.
fn person<'d>(draft: &'d Draft<'_>, ctx: &Ctx) -> Result<&'d Staff, Rejection> {
    let staff = ctx.actor.staff().and_then(|id| draft.staff.get(&id));
    staff.map(|staff| &**staff).ok_or(Rejection::NotYours)
}

impl ApprovalAsk {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Reason, &self.reason, LONGEST_REASON, true)?;
        let order = order(draft, self.order)?;
        if !order.status.is_open() {
            return Err(Rejection::TooLate { status: order.status });
        }
        let ask = match self.special {
            Special::Rush => Ask::Rush { order: self.order },
            Special::Price(off) if off <= Fen::ZERO || off > Fen::MOST => {
                return Err(Rejection::Invalid { field: Field::Amount, why: super::Invalid::Unknown });
            }
            Special::Price(off) => Ask::Price { order: self.order, off },
        };
        raise(draft, self.approval, ask, &self.reason, ctx)
    }
}

impl ApprovalSign {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Note, &self.note, LONGEST_REASON, !self.granted)?;
        let mut approval = approval(draft, self.approval)?;
        let Some(role) = approval.next().cloned().filter(|_| approval.signed.len() == self.expect as usize) else {
            return Err(stale(&approval));
        };
        let staff = person(draft, ctx)?;
        if !approval.waits_for(staff) {
            return Err(Rejection::NotSigner { role });
        }
        approval.sign(staff.id, ctx.at, self.granted, &self.note);
        settle(draft, approval, ctx)
    }
}

impl ApprovalAnswer {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Note, &self.text, LONGEST_REASON, true)?;
        let mut approval = approval(draft, self.approval)?;
        let staff = person(draft, ctx)?;
        if !staff.roles.contains(&self.role) {
            return Err(Rejection::NotSigner { role: self.role.clone() });
        }
        let answer = Answer { by: staff.id, at: ctx.at, text: self.text.clone() };
        let waiting = approval.told.iter_mut().find(|told| told.role == self.role && told.answer.is_none());
        match waiting {
            Some(told) => told.answer = Some(answer),
            None => return Err(stale(&approval)),
        }
        draft.put(approval);
        Ok(())
    }
}

impl ApprovalWithdraw {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut approval = approval(draft, self.approval)?;
        if approval.by != ctx.actor.staff() {
            return Err(Rejection::NotYours);
        }
        if approval.outcome.is_some() {
            return Err(stale(&approval));
        }
        approval.outcome = Some(Outcome::Withdrawn);
        draft.put(approval);
        Ok(())
    }
}

/// Asks. Who asks signs for the roles that are theirs, as far as the order of signatures allows.
pub(super) fn raise(draft: &mut Draft<'_>, id: ApprovalId, ask: Ask, reason: &str, ctx: &Ctx) -> Result<(), Rejection> {
    if draft.approvals.contains_key(&id) {
        return Err(Rejection::Invalid { field: Field::Number, why: super::Invalid::InUse });
    }
    let needs = draft.workspace().map(|workspace| policy::needed(workspace, &ask)).unwrap_or_default();
    let outcome = needs.is_empty().then_some(Outcome::Granted);
    let (reason, by, at) = (reason.to_owned(), ctx.actor.staff(), ctx.at);
    let (signed, told) = Default::default();
    let mut approval = Approval { id, ask, reason, by, at, needs, signed, outcome, told, archive: Archive::Never };
    if let Some(staff) = by.and_then(|by| draft.staff.get(&by)) {
        while approval.waits_for(staff) {
            approval.sign(staff.id, at, true, "");
        }
    }
    settle(draft, approval, ctx)
}

/// Tells the departments of a change that the platform has made already (O10).
pub(super) fn inform(draft: &mut Draft<'_>, id: ApprovalId, order: OrderId, ctx: &Ctx) {
    let ask = Ask::Change { order, change: Change::Cancel };
    let roles = draft.workspace().map(|workspace| workspace.approvals.tell(ask.kind())).unwrap_or_default();
    if roles.is_empty() || draft.approvals.contains_key(&id) {
        return;
    }
    let (needs, signed, told, reason) = Default::default();
    let outcome = Some(Outcome::Granted);
    let mut approval =
        Approval { id, ask, reason, by: None, at: ctx.at, needs, signed, outcome, told, archive: Archive::Never };
    approval.tell(roles);
    draft.put(approval);
}

/// Keeps the approval, and does what was asked for when it is granted.
fn settle(draft: &mut Draft<'_>, mut approval: Approval, ctx: &Ctx) -> Result<(), Rejection> {
    if !approval.is_granted() {
        draft.put(approval);
        return Ok(());
    }
    let roles = draft.workspace().map(|workspace| workspace.approvals.tell(approval.ask.kind()));
    approval.tell(roles.unwrap_or_default());
    let (id, ask, reason) = (approval.id, approval.ask.clone(), approval.reason.clone());
    draft.put(approval);
    match ask {
        Ask::Rush { order } => granted(draft, order, Asked::Rush, |order| order.rush = true, ctx),
        Ask::Price { order, off } => granted(draft, order, Asked::Price, |order| order.signed_off = off, ctx),
        Ask::Change { order: id, change } => {
            let mut order = order(draft, id)?;
            change_order(draft, &mut order, &change, &reason, ctx)?;
            draft.put(order);
            Ok(())
        }
        Ask::LateReturn { case, .. } => approve_return(draft, case, ctx),
        Ask::Discount { enquiry, off } => enquiry_move::grant(draft, enquiry, off, Some(id), ctx),
    }
}

/// Notes in the order what was signed for.
fn granted(
    draft: &mut Draft<'_>,
    id: OrderId,
    asked: Asked,
    set: impl FnOnce(&mut Order),
    ctx: &Ctx,
) -> Result<(), Rejection> {
    let mut order = order(draft, id)?;
    set(&mut order);
    order.log(ctx.at, ctx.actor.staff(), Act::Granted { asked });
    draft.put(order);
    Ok(())
}

/// Makes a change, unless it is too late for it (O10).
pub(super) fn change_order(
    draft: &mut Draft<'_>,
    order: &mut Order,
    change: &Change,
    reason: &str,
    ctx: &Ctx,
) -> Result<(), Rejection> {
    if order.status.change() == Stage::TooLate {
        return Err(Rejection::TooLate { status: order.status });
    }
    let mask = match change {
        Change::Address { contact } => draft.contacts.get(contact).map(|contact| Contact::phone_mask(contact)),
        _ => None,
    };
    order.change(change, mask.unwrap_or_default(), reason, ctx.at, ctx.actor.staff());
    if *change == Change::Cancel { posting::close(draft, order, ctx) } else { Ok(()) }
}

/// The case goes on by itself where nothing but the time had held it up; else it waits for who decides on its worth.
fn approve_return(draft: &mut Draft<'_>, case: CaseId, ctx: &Ctx) -> Result<(), Rejection> {
    match case_move::approve(draft, case, ctx) {
        Err(Rejection::OverLimit { .. } | Rejection::CaseStale { .. }) | Ok(()) => Ok(()),
        Err(other) => Err(other),
    }
}
