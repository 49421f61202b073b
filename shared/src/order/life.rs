//! The life of an order (O2): which status may follow which, and what a move asks for.

use crate::staff::Permission;
use serde::{Deserialize, Serialize};

/// How far an order has come, in the order of the house (O2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 待付款
    Unpaid,
    /// 待核实: paid, nobody has looked at it yet.
    ToVerify,
    /// 已核实
    Verified,
    /// 已审核: memo and discount confirmed.
    Audited,
    /// 已打单
    Printed,
    /// 已核单: the warehouse has checked the slip.
    Checked,
    /// 已打包
    Packed,
    /// 已发货
    Shipped,
    /// 已签收
    Signed,
    /// 已完成
    Finished,
    /// 已关闭
    Closed,
}

use Status::*;

impl Status {
    pub const ALL: [Status; 11] =
        [Unpaid, ToVerify, Verified, Audited, Printed, Checked, Packed, Shipped, Signed, Finished, Closed];

    /// Place in the house's order; a file may only raise it. Closed is the highest.
    pub fn rank(self) -> u8 {
        self as u8
    }

    /// Neither finished nor closed: somebody still has something to do.
    pub fn is_open(self) -> bool {
        !matches!(self, Finished | Closed)
    }

    /// Its slips may be printed: audited, and not shipped yet (O6).
    pub fn is_printable(self) -> bool {
        matches!(self, Audited | Printed | Checked | Packed)
    }

    /// The permission that stands behind this step.
    pub fn permission(self) -> Permission {
        match self {
            Unpaid | ToVerify | Verified => Permission::OrderVerify,
            Audited => Permission::OrderAudit,
            Printed | Checked | Packed => Permission::OrderPack,
            Shipped | Signed | Finished => Permission::OrderShip,
            Closed => Permission::OrderClose,
        }
    }
}

/// What a move from one status to another asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub to: Status,
    /// Every step that the move passes over must be permitted: who may ship and pack may take an
    /// order from checked to shipped at once, who may only ship may not.
    pub permissions: Vec<Permission>,
    /// Steps back and closing are explained.
    pub reason: bool,
    /// Shipping names courier and tracking number.
    pub parcel: bool,
}

/// What the move asks for; `None` when O2 does not know it.
pub fn between(from: Status, to: Status) -> Option<Move> {
    let passed: Vec<Status> = match (from, to) {
        (Closed, ToVerify) => vec![Closed],
        (Closed, _) | (Finished, _) => return None,
        // Once it is printed an order is cancelled by consent: see `change` (O10).
        (_, Closed) if from < Printed => vec![Closed],
        (_, Closed) => return None,
        (Shipped | Signed, _) if to > from => vec![to],
        // A parcel that never left: shipped by mistake, taken back once.
        (Shipped, Packed) => vec![Shipped],
        (Shipped | Signed, _) => return None,
        (_, Signed | Finished) => return None,
        (_, Unpaid) => return None,
        _ if to > from => steps(from, to),
        _ if to < from => steps(to, from),
        _ => return None,
    };
    let mut permissions: Vec<Permission> = passed.into_iter().map(Status::permission).collect();
    permissions.dedup();
    Some(Move { to, permissions, reason: to == Closed || to < from, parcel: to == Shipped })
}

/// The moves that O2 knows from here, in the order of the house.
pub fn from(status: Status) -> Vec<Move> {
    Status::ALL.into_iter().filter_map(|to| between(status, to)).collect()
}

/// The steps after `low` up to `high`.
fn steps(low: Status, high: Status) -> Vec<Status> {
    Status::ALL.into_iter().filter(|step| *step > low && *step <= high).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn o2_moves() {
        for (name, from, to, expected) in [
            ("next step", ToVerify, Verified, Some((vec![Permission::OrderVerify], false, false))),
            ("ship from packed", Packed, Shipped, Some((vec![Permission::OrderShip], false, true))),
            (
                "over several steps",
                Audited,
                Shipped,
                Some((vec![Permission::OrderPack, Permission::OrderShip], false, true)),
            ),
            (
                "back needs a reason",
                Audited,
                ToVerify,
                Some((vec![Permission::OrderVerify, Permission::OrderAudit], true, false)),
            ),
            ("close before printing", Audited, Closed, Some((vec![Permission::OrderClose], true, false))),
            ("no closing once printed", Printed, Closed, None),
            ("taken back", Shipped, Packed, Some((vec![Permission::OrderShip], true, false))),
            ("reopened", Closed, ToVerify, Some((vec![Permission::OrderClose], true, false))),
            ("signed", Shipped, Signed, Some((vec![Permission::OrderShip], false, false))),
            ("nothing after finished", Finished, Shipped, None),
            ("no closing after shipping", Shipped, Closed, None),
            ("not signed before shipped", Packed, Signed, None),
            ("to itself", Packed, Packed, None),
            ("never unpaid again", ToVerify, Unpaid, None),
        ] {
            let found = between(from, to).map(|m| (m.permissions, m.reason, m.parcel));
            assert_eq!(found, expected, "{name}");
        }
    }
}
