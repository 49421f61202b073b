//! Parcels that nobody had announced (A6): noted when they come, and matched when somebody finds whose they are.

use super::{
    CaseMove, CaseOpen, Ctx, Draft, Field, Invalid, Opening, Rejection,
    case::{LONGEST_REASON, check_parcel},
    line, text,
    ticket::words,
};
use crate::{
    aftersale::{
        Case, Move, Reason, Source, Step,
        goods::Pieces,
        stray::{self, Stray},
    },
    attachment::Attachment,
    id::{CaseId, OrderId, StrayId},
    order::Parcel,
    record::{Key, Kind},
};
use serde::{Deserialize, Serialize};

/// Notes a parcel that nobody had announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrayReceive {
    pub stray: StrayId,
    pub parcel: Parcel,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

/// Says whose it is: the case that waits for it receives it, or a new case about the order begins. Refused when
/// somebody else has said so already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrayMatch {
    pub stray: StrayId,
    pub to: Owned,
}

/// What a parcel belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owned {
    Case(CaseId),
    /// An order without a case that waits: one is opened.
    Order {
        order: OrderId,
        case: CaseId,
        pieces: Pieces,
    },
}

impl StrayReceive {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        check_parcel(&self.parcel)?;
        line(Field::Name, &self.name, LONGEST_REASON, false)?;
        line(Field::Phone, &self.phone, 40, false)?;
        text(Field::Note, &self.note, LONGEST_REASON, false)?;
        if !self.files.is_empty() {
            words(Field::Note, &self.note, &self.files)?;
        }
        if draft.strays.contains_key(&self.stray) {
            return Err(Rejection::Invalid { field: Field::Number, why: Invalid::InUse });
        }
        draft.put(Stray {
            id: self.stray,
            parcel: self.parcel.clone(),
            name: self.name.trim().to_owned(),
            phone: self.phone.trim().to_owned(),
            note: self.note.trim().to_owned(),
            files: self.files.clone(),
            at: ctx.at,
            by: ctx.actor.staff(),
            case: None,
        });
        Ok(())
    }
}

impl StrayMatch {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let missing = Rejection::Missing { key: Key { kind: Kind::Stray, id: self.stray.0 } };
        let stray = Stray::clone(draft.strays.get(&self.stray).ok_or(missing)?);
        if let Some(case) = stray.case {
            return Err(Rejection::StrayMatched { case });
        }
        let case = match &self.to {
            Owned::Case(id) => {
                let case = super::case::case(draft, *id)?;
                let at = [Step::Returning, Step::AwaitingReturn].into_iter().find(|step| case.at(*step).is_some());
                let expect = at.filter(|_| stray::waits(&case)).ok_or(Rejection::CaseStale { open: case.steps() })?;
                let by = Move::Receive { note: stray.note.clone() };
                CaseMove { case: *id, expect, by }.run(draft, ctx)?;
                let received = super::case::case(draft, *id)?;
                draft.put(Case { back: received.back.or(Some(stray.parcel.clone())), ..received });
                *id
            }
            Owned::Order { order, case, pieces } => {
                let open = CaseOpen {
                    case: *case,
                    order: *order,
                    ticket: None,
                    source: Source::Unannounced,
                    reason: Reason::Other,
                    pieces: pieces.clone(),
                    opening: Opening::Arrived { parcel: stray.parcel.clone() },
                    text: stray.note.clone(),
                    files: stray.files.clone(),
                };
                open.run(draft, ctx)?;
                *case
            }
        };
        draft.put(Stray { case: Some(case), ..stray });
        Ok(())
    }
}
