//! After-sales cases (A): opening them, writing in them, giving them to somebody. `case_move` takes their steps.

use super::{
    Ctx, Draft, Field, Invalid, Rejection, line,
    mark::{LONGEST_PARCEL, order},
    text,
    ticket::words,
};
use crate::{
    aftersale::{
        Act, Case, CaseKind, Detail, Entry, Move, Offer, Open, Reason, Source, Step,
        freight::Bearer,
        goods::{self, Goods, Pieces, Place},
        life,
        policy::AfterSales,
    },
    archive::Archive,
    attachment::Attachment,
    id::{CaseId, OrderId, StaffId, TicketId},
    money::Fen,
    order::{Order, Parcel},
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};

/// Longest reason, cause or note of one line, in characters.
pub(super) const LONGEST_REASON: usize = 500;
/// Longest text of several lines.
const LONGEST_TEXT: usize = 2_000;
/// Most entries in a case's history: past it something writes that should not.
const MOST_ENTRIES: usize = 2_000;

/// Opens a case about an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOpen {
    pub case: CaseId,
    pub order: OrderId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<TicketId>,
    pub source: Source,
    pub reason: Reason,
    pub pieces: Pieces,
    #[serde(default, skip_serializing_if = "Opening::is_usual")]
    pub opening: Opening,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The buyer's photos (A1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

/// With what a case begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// A buyer wants something; what is to be found with them.
    #[default]
    Usual,
    /// A parcel came back that nobody had announced: it is here, and to be inspected (A6).
    Arrived { parcel: Parcel },
    /// The buyer did not take the parcel: it is on its way back (A11).
    Refused { parcel: Parcel },
    /// A parcel is looked for (O11).
    Trace,
    /// The courier is to pay so much (O11).
    Claim { amount: Fen },
}

impl Opening {
    fn is_usual(&self) -> bool {
        *self == Opening::Usual
    }

    fn kind(&self) -> Option<CaseKind> {
        match self {
            Opening::Trace => Some(CaseKind::Trace),
            Opening::Claim { .. } => Some(CaseKind::Claim),
            _ => None,
        }
    }
}

/// Adds a note, or photos, to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseNote {
    pub case: CaseId,
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

/// Says who looks after the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAssign {
    pub case: CaseId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<StaffId>,
}

/// Changes a detail of a case. The replaced one stays in the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDetail {
    pub case: CaseId,
    pub to: Detail,
}

pub(super) fn case(draft: &Draft<'_>, id: CaseId) -> Result<Case, Rejection> {
    let missing = Rejection::Missing { key: Key { kind: Kind::Case, id: id.0 } };
    draft.cases.get(&id).map(|case| Case::clone(case)).ok_or(missing)
}

pub(super) fn policy(draft: &Draft<'_>) -> AfterSales {
    draft.workspace().map(|workspace| workspace.after_sales.clone()).unwrap_or_default()
}

/// Refuses pieces that the order does not have, or none at all.
pub(super) fn check_pieces(order: &Order, pieces: &Pieces) -> Result<(), Rejection> {
    let bought = goods::bought(order);
    let invalid = |why| Err(Rejection::Invalid { field: Field::Pieces, why });
    if pieces.values().all(|count| *count == 0) {
        return invalid(Invalid::Empty);
    }
    match pieces.iter().find(|(line, count)| bought.get(*line).is_none_or(|most| *count > most)) {
        Some((line, _)) => {
            let most = bought.get(line).copied().unwrap_or(0);
            Err(Rejection::PiecesNotThere { line: line.clone(), there: most })
        }
        None if pieces.values().any(|count| *count == 0) => invalid(Invalid::Empty),
        None => Ok(()),
    }
}

pub(super) fn check_parcel(parcel: &Parcel) -> Result<(), Rejection> {
    line(Field::Courier, &parcel.courier, LONGEST_PARCEL, true)?;
    line(Field::Tracking, &parcel.tracking, LONGEST_PARCEL, true)
}

/// All cases about an order, with this one as it is to be.
pub(super) fn about<'a>(draft: &'a Draft<'_>, order: &Order, changed: &'a Case) -> Vec<&'a Case> {
    let others = draft.cases_of(order.id).filter(|case| case.id != changed.id);
    others.map(|case| &**case).chain([changed]).collect()
}

/// Refuses what would put a piece in two places, or in none.
pub(super) fn check_goods(draft: &Draft<'_>, order: &Order, changed: &Case) -> Result<(), Rejection> {
    match goods::contradiction(order, &about(draft, order, changed)) {
        Some(line) => Err(Rejection::PiecesNotThere { line, there: 0 }),
        None => Ok(()),
    }
}

impl CaseOpen {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        text(Field::Text, &self.text, LONGEST_TEXT, false)?;
        if !self.files.is_empty() {
            words(Field::Text, &self.text, &self.files)?;
        }
        if draft.cases.contains_key(&self.case) {
            return Err(Rejection::Invalid { field: Field::Number, why: Invalid::InUse });
        }
        let order = order(draft, self.order)?;
        check_pieces(&order, &self.pieces)?;
        let ticket = self.ticket.filter(|ticket| draft.tickets.contains_key(ticket));
        let set = policy(draft);
        let mut case = Case {
            id: self.case,
            no: None,
            order: order.id,
            customer: order.customer,
            ticket,
            source: self.source,
            reason: self.reason,
            cause: String::new(),
            pieces: self.pieces.clone(),
            kind: self.opening.kind(),
            offer: None,
            finding: None,
            urgent: false,
            agent: ctx.actor.staff().filter(|_| !matches!(self.opening, Opening::Arrived { .. })),
            opened_at: ctx.at,
            open: Vec::new(),
            outcome: None,
            goods: Vec::new(),
            back: None,
            out: None,
            refunds: Vec::new(),
            collected: Fen::ZERO,
            history: Vec::new(),
            archive: Archive::Never,
        };
        let step = self.begin(&mut case, &set)?;
        check_goods(draft, &order, &case)?;
        case.open.push(Open { step, since: ctx.at, due: set.due(step, false, ctx.at) });
        case.log(ctx.at, ctx.actor.staff(), Act::Opened { text: self.text.clone(), files: self.files.clone() });
        draft.put(case);
        Ok(())
    }

    /// The step at which it begins, with the goods where they are.
    fn begin(&self, case: &mut Case, set: &AfterSales) -> Result<Step, Rejection> {
        let mut lie = |place, parcel: &Parcel| {
            check_parcel(parcel)?;
            case.back = Some(parcel.clone());
            let goods = |(line, pieces): (&String, &u32)| Goods::theirs(line.clone(), *pieces, place);
            case.goods = self.pieces.iter().map(goods).collect();
            Ok(())
        };
        Ok(match &self.opening {
            Opening::Usual if set.evidence.contains(&self.reason) => life::begins(None),
            Opening::Usual => Step::Negotiating,
            Opening::Arrived { parcel } => lie(Place::Quarantine, parcel).map(|()| Step::Inspecting)?,
            Opening::Refused { parcel } => lie(Place::Inbound, parcel).map(|()| Step::Returning)?,
            Opening::Trace => life::begins(case.kind),
            Opening::Claim { amount } => {
                if *amount <= Fen::ZERO || *amount > Fen::MOST {
                    return Err(Rejection::Invalid { field: Field::Amount, why: Invalid::Unknown });
                }
                case.offer = Some(Offer {
                    kind: CaseKind::Claim,
                    amount: *amount,
                    takes: Pieces::new(),
                    sends: Vec::new(),
                    freight: Bearer::Courier,
                    note: String::new(),
                });
                life::begins(case.kind)
            }
        })
    }
}

impl CaseNote {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        words(Field::Note, &self.text, &self.files)?;
        let mut case = case(draft, self.case)?;
        if case.history.len() >= MOST_ENTRIES {
            return Err(Rejection::Invalid { field: Field::Note, why: Invalid::TooLong });
        }
        case.log(ctx.at, ctx.actor.staff(), Act::Note { text: self.text.clone(), files: self.files.clone() });
        draft.put(case);
        Ok(())
    }
}

impl CaseAssign {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut case = case(draft, self.case)?;
        let works = |id: &StaffId| draft.staff.get(id).is_some_and(|staff| staff.active);
        if let Some(gone) = self.to.filter(|id| !works(id)) {
            return Err(Rejection::Missing { key: Key { kind: Kind::Staff, id: gone.0 } });
        }
        if case.agent != self.to {
            let from = std::mem::replace(&mut case.agent, self.to);
            case.log(ctx.at, ctx.actor.staff(), Act::Assigned { from, to: self.to });
            draft.put(case);
        }
        Ok(())
    }
}

impl CaseDetail {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut case = case(draft, self.case)?;
        let from = match &self.to {
            Detail::Cause(cause) => {
                line(Field::Cause, cause, LONGEST_REASON, false)?;
                Detail::Cause(std::mem::replace(&mut case.cause, cause.clone()))
            }
            // What was agreed rests on the reason.
            Detail::Reason(_) if case.kind.is_some() && case.at(Step::Negotiating).is_none() => {
                return Err(Rejection::CaseStale { open: case.steps() });
            }
            Detail::Reason(reason) => Detail::Reason(std::mem::replace(&mut case.reason, *reason)),
        };
        if from != self.to {
            case.log(ctx.at, ctx.actor.staff(), Act::Changed { from, to: self.to.clone() });
            judge_anew(&mut case, &policy(draft), ctx);
            draft.put(case);
        }
        Ok(())
    }
}

/// A reason that needs photos is judged, also when it was another at first (A1).
fn judge_anew(case: &mut Case, set: &AfterSales, ctx: &Ctx) {
    let accepts = |entry: &Entry| matches!(entry.act, Act::Moved { by: Move::Accept { .. }, .. });
    let is_judged = case.history.iter().any(accepts) || !set.evidence.contains(&case.reason);
    if is_judged || case.at(Step::Negotiating).is_none() {
        return;
    }
    case.open.retain(|open| open.step != Step::Negotiating);
    let (step, since) = (Step::Judging, ctx.at);
    case.open.push(Open { step, since, due: set.due(step, false, since) });
    case.open.sort_by_key(|open| open.step);
}
