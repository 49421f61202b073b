//! The people of the team, their roles and what a role permits.

use crate::id::StaffId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A member of the team. Login name and password are the server's business and not in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    pub id: StaffId,
    pub name: String,
    pub roles: BTreeSet<RoleId>,
    /// Who has left stays in the history but may do nothing.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_true(value: &bool) -> bool {
    *value
}

/// A role by its word in code: `agent`, `lead`, or one that the team made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleId(pub String);

impl RoleId {
    pub fn named(word: &str) -> RoleId {
        RoleId(word.to_owned())
    }
}

/// A named set of permissions, edited by the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    pub id: RoleId,
    /// The team's own name for it; empty for a built-in role, which the interface names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    pub permissions: BTreeSet<Permission>,
}

/// What a role may permit. Seeing orders without contact data needs none: everyone sees the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Hold contact data: names, phones and addresses (C6).
    ContactSee,
    OrderImport,
    /// Set flag and memo, add notes.
    OrderMark,
    OrderVerify,
    OrderAudit,
    /// Print, check and pack.
    OrderPack,
    OrderShip,
    OrderClose,
    /// People and their roles.
    StaffEdit,
    /// The workspace, its shops and the meaning of flags.
    SettingsEdit,
}

impl Permission {
    pub const ALL: [Permission; 10] = {
        use Permission::*;
        [
            ContactSee,
            OrderImport,
            OrderMark,
            OrderVerify,
            OrderAudit,
            OrderPack,
            OrderShip,
            OrderClose,
            StaffEdit,
            SettingsEdit,
        ]
    };
}

/// The roles that a new workspace starts with.
pub fn default_roles() -> Vec<Role> {
    use Permission::*;
    let role = |word: &str, permissions: &[Permission]| Role {
        id: RoleId::named(word),
        name: String::new(),
        permissions: permissions.iter().copied().collect(),
    };
    let agent = [ContactSee, OrderImport, OrderMark, OrderVerify, OrderShip, OrderClose];
    let lead = [ContactSee, OrderImport, OrderMark, OrderVerify, OrderAudit, OrderPack, OrderShip, OrderClose];
    vec![
        role("agent", &agent),
        role("lead", &lead),
        role("supervisor", &lead),
        role("manager", &lead),
        role("inspector", &[]),
        role("warehouse", &[ContactSee, OrderMark, OrderPack, OrderShip]),
        role("finance", &[OrderMark, OrderAudit]),
        role("technician", &[OrderMark]),
        role("admin", &Permission::ALL),
    ]
}
