//! Saved views: a person's own.

use super::{Ctx, Draft, Field, Rejection, line};
use crate::{
    id::SavedViewId,
    record::{Key, Kind},
    saved_view::SavedView,
};
use serde::{Deserialize, Serialize};

/// Saves a filter under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedViewSet {
    pub view: SavedView,
}

/// Forgets a saved filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedViewRemove {
    pub view: SavedViewId,
}

impl SavedViewSet {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        line(Field::Name, &self.view.name, 60, true)?;
        line(Field::Name, &self.view.filter.text, 200, false)?;
        let of_tickets = self.view.ticket_filter.as_ref().map_or("", |filter| &filter.text);
        line(Field::Name, of_tickets, 200, false)?;
        own(self.view.owner, ctx)?;
        if let Some(known) = draft.saved_views.get(&self.view.id) {
            own(known.owner, ctx)?;
        }
        draft.put(self.view.clone());
        Ok(())
    }
}

impl SavedViewRemove {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        if let Some(known) = draft.saved_views.get(&self.view) {
            own(known.owner, ctx)?;
        }
        draft.remove(Key { kind: Kind::SavedView, id: self.view.0 });
        Ok(())
    }
}

fn own(owner: crate::id::StaffId, ctx: &Ctx) -> Result<(), Rejection> {
    if ctx.actor.staff() == Some(owner) { Ok(()) } else { Err(Rejection::NotYours) }
}
