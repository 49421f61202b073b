//! The life of a ticket (T5): which status may follow which, and what a move asks for.

use serde::{Deserialize, Serialize};

/// How far a ticket has come (T5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 新建: nobody has it.
    New,
    /// 已分配
    Assigned,
    /// 处理中
    InProgress,
    /// 等客户: clocks pause (T8).
    WaitingCustomer,
    /// 等部门
    WaitingDepartment,
    /// 等第三方: a courier, a platform, a factory.
    WaitingThirdParty,
    /// 已解决
    Resolved,
    /// 已关闭
    Closed,
}

use Status::*;

impl Status {
    pub const ALL: [Status; 8] =
        [New, Assigned, InProgress, WaitingCustomer, WaitingDepartment, WaitingThirdParty, Resolved, Closed];

    /// Somebody still has something to do.
    pub fn is_open(self) -> bool {
        !matches!(self, Resolved | Closed)
    }

    /// It waits for somebody else than us.
    pub fn is_waiting(self) -> bool {
        matches!(self, WaitingCustomer | WaitingDepartment | WaitingThirdParty)
    }
}

/// What a move asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub to: Status,
    /// Waiting and reopening are explained.
    pub reason: bool,
    /// Closing needs a wrap-up code and the customer's word.
    pub closing: bool,
}

/// What the move asks for; `None` when T5 does not know it. `New` and `Assigned` follow from who has
/// the ticket, never from a move.
pub fn between(from: Status, to: Status) -> Option<Move> {
    let known = match (from, to) {
        _ if from == to => false,
        (_, New | Assigned) => false,
        (Closed, _) => to == InProgress,
        (Resolved, _) => matches!(to, InProgress | Closed),
        _ => true,
    };
    let reopens = !from.is_open() && to.is_open();
    known.then_some(Move { to, reason: reopens || to.is_waiting(), closing: to == Closed })
}

/// The moves that T5 knows from here.
pub fn from(status: Status) -> Vec<Move> {
    Status::ALL.into_iter().filter_map(|to| between(status, to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t5_moves() {
        for (name, from, to, expected) in [
            ("begin", Assigned, InProgress, Some((false, false))),
            ("wait, and say for what", InProgress, WaitingCustomer, Some((true, false))),
            ("wait for another", WaitingCustomer, WaitingDepartment, Some((true, false))),
            ("go on", WaitingThirdParty, InProgress, Some((false, false))),
            ("resolve", InProgress, Resolved, Some((false, false))),
            ("resolve what waits", WaitingCustomer, Resolved, Some((false, false))),
            ("close", Resolved, Closed, Some((false, true))),
            ("close what does not concern us", New, Closed, Some((false, true))),
            ("reopen", Closed, InProgress, Some((true, false))),
            ("not solved after all", Resolved, InProgress, Some((true, false))),
            ("closed does not wait", Closed, WaitingCustomer, None),
            ("resolved does not wait", Resolved, WaitingDepartment, None),
            ("never new again", InProgress, New, None),
            ("assigned by being given", New, Assigned, None),
            ("to itself", Closed, Closed, None),
        ] {
            let found = between(from, to).map(|m| (m.reason, m.closing));
            assert_eq!(found, expected, "{name}");
        }
    }
}
