//! The people of the team, their roles and what a role permits.

use crate::{id::StaffId, money::Fen};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A member of the team. Login name and password are the server's business and not in here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    pub id: StaffId,
    pub name: String,
    pub roles: BTreeSet<RoleId>,
    #[serde(default)]
    pub post: Post,
    /// Who has left stays in the history but may do nothing.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub active: bool,
}

/// What somebody does in the team, beside what the roles permit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Post {
    /// The lines that the person works; none: any.
    pub lines: BTreeSet<LineId>,
    pub grade: Grade,
    pub employment: Employment,
}

/// A line of service by its word in code: `pre_sale`, `phone`, or one that the team made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub String);

impl LineId {
    pub fn named(word: &str) -> LineId {
        LineId(word.to_owned())
    }
}

/// A line of service; the team edits the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub id: LineId,
    /// The team's own name for it; empty for a built-in line, which the interface names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// The lines that a new workspace starts with.
pub fn default_lines() -> Vec<Line> {
    let line = |word| Line { id: LineId::named(word), name: String::new() };
    ["pre_sale", "after_sale", "chat", "phone", "email"].map(line).into()
}

/// How experienced somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 见习
    #[default]
    Trainee,
    /// 中级
    Intermediate,
    /// 高级
    Senior,
}

impl Grade {
    pub const ALL: [Grade; 3] = [Grade::Trainee, Grade::Intermediate, Grade::Senior];
}

/// How somebody is employed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Employment {
    /// 全职
    #[default]
    FullTime,
    /// 兼职
    PartTime,
    /// 临时
    Temporary,
}

impl Employment {
    pub const ALL: [Employment; 3] = [Employment::FullTime, Employment::PartTime, Employment::Temporary];
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
    /// Up to what worth of an offer or a refund the role decides by itself (A5, A8).
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub limit: Fen,
    /// Up to what sum off an enquiry's list price the role grants by itself (O4).
    #[serde(default, skip_serializing_if = "Fen::is_zero")]
    pub discount: Fen,
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
    /// Open tickets, write in them, take and move them.
    TicketWork,
    /// Give tickets to others, and take them from others.
    TicketAssign,
    /// Customers' files (C1).
    CustomerEdit,
    /// Open after-sales cases, judge, negotiate, trace and claim (A, O11).
    CaseWork,
    /// Approve what others have agreed with a buyer, up to the role's limit (A5).
    CaseApprove,
    /// Receive and inspect what comes back (A6).
    ReturnInspect,
    CaseRepair,
    /// Pay refunds of any sum (A8), and note what couriers pay.
    RefundPay,
    /// Articles, arrivals and counts (O8).
    StockEdit,
    /// Customers' money with us (O8).
    LedgerEdit,
    /// Plan and publish rosters (R4, R6).
    RosterEdit,
    /// People and their roles.
    StaffEdit,
    /// The workspace, its shops and the meaning of flags.
    SettingsEdit,
}

impl Permission {
    pub const ALL: [Permission; 21] = {
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
            TicketWork,
            TicketAssign,
            CustomerEdit,
            CaseWork,
            CaseApprove,
            ReturnInspect,
            CaseRepair,
            RefundPay,
            StockEdit,
            LedgerEdit,
            RosterEdit,
            StaffEdit,
            SettingsEdit,
        ]
    };
}

/// The roles that a new workspace starts with.
pub fn default_roles() -> Vec<Role> {
    use Permission::*;
    let role = |word: &str, [limit, discount]: [i64; 2], permissions: &[Permission]| Role {
        id: RoleId::named(word),
        name: String::new(),
        permissions: permissions.iter().copied().collect(),
        limit: Fen(limit),
        discount: Fen(discount),
    };
    let agent =
        [ContactSee, OrderImport, OrderMark, OrderVerify, OrderShip, OrderClose, TicketWork, CustomerEdit, CaseWork];
    let lead: Vec<Permission> =
        agent.iter().copied().chain([OrderAudit, OrderPack, TicketAssign, CaseApprove]).collect();
    let supervisor: Vec<Permission> = lead.iter().copied().chain([RosterEdit, StockEdit, LedgerEdit]).collect();
    let warehouse = [ContactSee, OrderMark, OrderPack, OrderShip, TicketWork, ReturnInspect, StockEdit];
    vec![
        role("agent", [0, 1_000], &agent),
        role("lead", [20_000, 10_000], &lead),
        role("supervisor", [100_000, 50_000], &supervisor),
        role("manager", [Fen::MOST.0, Fen::MOST.0], &supervisor),
        role("inspector", [0, 0], &[]),
        role("warehouse", [0, 0], &warehouse),
        role("finance", [0, 0], &[OrderMark, OrderAudit, TicketWork, RefundPay, LedgerEdit]),
        role("technician", [0, 0], &[OrderMark, TicketWork, CaseRepair]),
        role("admin", [Fen::MOST.0, Fen::MOST.0], &Permission::ALL),
    ]
}
