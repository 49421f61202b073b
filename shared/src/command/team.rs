//! The team's settings, shops and people.

use super::{Ctx, Draft, Field, Invalid, Rejection, line};
use crate::{
    record::{Key, Kind},
    shop::Shop,
    staff::{Permission, Staff},
    time::Zone,
    workspace::Workspace,
};
use serde::{Deserialize, Serialize};

/// Sets all the team's settings at once, when a workspace begins or a new build renews it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceSet {
    pub workspace: Workspace,
}

/// Adds or changes a shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShopSet {
    pub shop: Shop,
}

/// Adds or changes a person. Online only: who may do what is the server's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSet {
    pub staff: Staff,
}

/// Longest name of a person, shop or team, in characters.
pub(super) const LONGEST_NAME: usize = 60;

impl WorkspaceSet {
    pub(super) fn run(&self, draft: &mut Draft<'_>, _: &Ctx) -> Result<(), Rejection> {
        let new = &self.workspace;
        line(Field::Name, &new.name, LONGEST_NAME, true)?;
        if Zone::named(&new.zone).is_none() {
            return Err(Rejection::Invalid { field: Field::Zone, why: Invalid::Unknown });
        }
        if let Some(current) = draft.workspace().filter(|current| current.id != new.id) {
            return Err(Rejection::Missing { key: Key { kind: Kind::Workspace, id: current.id.0 } });
        }
        draft.put(new.clone());
        someone_administers(draft)
    }
}

impl ShopSet {
    pub(super) fn run(&self, draft: &mut Draft<'_>, _: &Ctx) -> Result<(), Rejection> {
        line(Field::Name, &self.shop.name, LONGEST_NAME, true)?;
        draft.put(self.shop.clone());
        Ok(())
    }
}

impl StaffSet {
    pub(super) fn run(&self, draft: &mut Draft<'_>, _: &Ctx) -> Result<(), Rejection> {
        line(Field::Name, &self.staff.name, LONGEST_NAME, true)?;
        let roles = draft.workspace().map(|workspace| &workspace.roles);
        let known = |id| roles.is_some_and(|roles| roles.iter().any(|role| &role.id == id));
        if !self.staff.roles.iter().all(known) {
            return Err(Rejection::Invalid { field: Field::Roles, why: Invalid::Unknown });
        }
        // The first people of a new workspace may come in any order.
        let had_admin = !draft.staff.is_empty() && someone_administers(draft).is_ok();
        let known_line = |id| draft.workspace().is_some_and(|workspace| workspace.line(id).is_some());
        if !self.staff.post.lines.iter().all(known_line) {
            return Err(Rejection::Invalid { field: Field::Line, why: Invalid::Unknown });
        }
        draft.put(self.staff.clone());
        if had_admin { someone_administers(draft) } else { Ok(()) }
    }
}

/// Nobody may lock the team out of its own administration: somebody gives roles to people, and there
/// is a role to give that changes the settings.
pub(super) fn someone_administers(draft: &Draft<'_>) -> Result<(), Rejection> {
    let last = Rejection::Invalid { field: Field::Roles, why: Invalid::LastAdmin };
    let workspace = draft.workspace().ok_or(last.clone())?;
    let may = |staff: &Staff| workspace.permits(staff, Permission::StaffEdit);
    let is_settled = workspace.roles.iter().any(|role| role.permissions.contains(&Permission::SettingsEdit));
    let nobody_yet = draft.staff.is_empty();
    let someone = nobody_yet || draft.staff.values().any(|staff| may(staff));
    if someone && is_settled { Ok(()) } else { Err(last) }
}
