//! What waits for whom (O9, O10): each approval in one list only, where the person who looks would seek it first.

use super::Approval;
use crate::{
    id::{ApprovalId, StaffId},
    staff::{RoleId, Staff},
    time::Instant,
    world::World,
};
use std::cmp::Reverse;

/// How long what is over is shown, in milliseconds, and how much of it at most.
const LATELY: i64 = 14 * 24 * 60 * 60 * 1000;
const MOST_OVER: usize = 50;

/// The approvals as one person meets them. What is open comes oldest first, what is over newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// The person's signature is next.
    pub to_sign: Vec<ApprovalId>,
    /// A department of the person's was told and has not said what it had done.
    pub to_answer: Vec<ApprovalId>,
    /// The person asked, and others have still to sign or to answer.
    pub asked: Vec<ApprovalId>,
    /// All else that is open.
    pub open: Vec<ApprovalId>,
    /// Over, in the last two weeks.
    pub over: Vec<ApprovalId>,
}

impl Lists {
    pub fn of(world: &World, me: StaffId, now: Instant) -> Lists {
        let mut open: Vec<&Approval> = world.open_approvals().map(|approval| &**approval).collect();
        open.sort_by_key(|approval| (approval.at, approval.id));
        let mut lists = Lists::default();
        for approval in open {
            let list = match world.staff.get(&me) {
                Some(staff) if approval.waits_for(staff) => &mut lists.to_sign,
                Some(staff) if approval.asks(staff).is_some() => &mut lists.to_answer,
                _ if approval.by == Some(me) => &mut lists.asked,
                _ => &mut lists.open,
            };
            list.push(approval.id);
        }
        let all = world.approvals.values().map(|approval| (Reverse(approval.touched_at()), approval));
        let lately = all.filter(|(Reverse(at), approval)| !approval.is_open() && now.0 - at.0 < LATELY);
        let mut over: Vec<_> = lately.map(|(at, approval)| (at, approval.id)).collect();
        over.sort_unstable();
        lists.over = over.into_iter().take(MOST_OVER).map(|(_, id)| id).collect();
        lists
    }

    /// How many wait for the person.
    pub fn waiting(world: &World, me: StaffId) -> usize {
        let Some(staff) = world.staff.get(&me) else { return 0 };
        world.open_approvals().filter(|approval| approval.waits_for(staff) || approval.asks(staff).is_some()).count()
    }

    /// All of them, as they stand below each other.
    pub fn all(&self) -> impl Iterator<Item = ApprovalId> {
        [&self.to_sign, &self.to_answer, &self.asked, &self.open, &self.over].into_iter().flatten().copied()
    }
}

/// Who can sign or answer for a role; nobody: it waits until somebody is given the role.
pub fn holders<'w>(world: &'w World, role: &RoleId) -> impl Iterator<Item = &'w Staff> {
    world.staff.values().map(|staff| &**staff).filter(move |staff| staff.active && staff.roles.contains(role))
}
