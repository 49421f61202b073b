//! Finding cases: queues, the board of what is stuck (A9), and words.

use super::{Act, Case, Move, Owner, Step};
use crate::{
    id::{CaseId, StaffId},
    staff::Staff,
    text::{contains, words},
    time::Instant,
    workspace::Workspace,
    world::World,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};

/// Whose cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseQueue {
    /// 轮到我: open, at a step that is mine to leave.
    #[default]
    Mine,
    /// 全部未结: all that is open.
    Open,
    /// 已超时: open, and later than it should be.
    Late,
    /// 全部: also what is over.
    All,
}

impl CaseQueue {
    pub const ALL: [CaseQueue; 4] = [CaseQueue::Mine, CaseQueue::Open, CaseQueue::Late, CaseQueue::All];
}

/// What the list shows. An empty set means any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseFilter {
    pub queue: CaseQueue,
    pub steps: BTreeSet<Step>,
    /// Words as typed. Each must be found somewhere in the case.
    pub text: String,
}

impl CaseFilter {
    /// The cases that pass: in the queues what must be left first comes first; in `All` the newest.
    pub fn find(&self, world: &World, me: StaffId, now: Instant) -> Vec<CaseId> {
        let words = words(&self.text);
        let whose = self.queue == CaseQueue::Mine;
        let mine = if whose { mine(world, me) } else { BTreeSet::new() };
        let passes = |case: &&Arc<Case>| {
            (!whose || is_mine(case, me, &mine))
                && (self.queue != CaseQueue::Late || case.is_late(now))
                && self.passes(case)
                && words.iter().all(|word| has_word(world, case, word))
        };
        if self.queue == CaseQueue::All {
            return world.cases_newest_first().filter(passes).map(|case| case.id).collect();
        }
        let mut found: Vec<_> = world.open_cases().filter(passes).collect();
        found.sort_by_key(|case| (case.next_due().map(|open| open.due), case.id));
        found.into_iter().map(|case| case.id).collect()
    }

    fn passes(&self, case: &Case) -> bool {
        self.steps.is_empty() || case.open.iter().any(|open| self.steps.contains(&open.step))
    }
}

/// How many cases are at a step, and how many of them are late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stuck {
    pub step: Step,
    pub open: u32,
    pub late: u32,
}

/// The board: where cases stand, in the order of their lives (A9).
pub fn board(world: &World, now: Instant) -> Vec<Stuck> {
    let mut board = Step::ALL.map(|step| Stuck { step, open: 0, late: 0 });
    for open in world.open_cases().flat_map(|case| &case.open) {
        let at = &mut board[open.step as usize];
        at.open += 1;
        at.late += u32::from(open.due < now);
    }
    board.into()
}

/// How many cases are mine, open, and late.
pub fn counts(world: &World, me: StaffId, now: Instant) -> [usize; 3] {
    let mine = mine(world, me);
    let mut counts = [0; 3];
    for case in world.open_cases() {
        counts[0] += usize::from(is_mine(case, me, &mine));
        counts[1] += 1;
        counts[2] += usize::from(case.is_late(now));
    }
    counts
}

/// Whether a step of the case is this person's to leave.
fn is_mine(case: &Case, me: StaffId, owned: &BTreeSet<Owner>) -> bool {
    case.open.iter().any(|open| match open.step.owner() {
        Owner::Agent => case.agent == Some(me) || (case.agent.is_none() && owned.contains(&Owner::Agent)),
        owner => owned.contains(&owner),
    })
}

/// What the person is by their permissions.
fn mine(world: &World, me: StaffId) -> BTreeSet<Owner> {
    let of = |workspace: &Workspace, staff: &Staff| {
        Owner::ALL.into_iter().filter(|owner| workspace.permits(staff, owner.permission())).collect()
    };
    match (world.workspace(), world.staff.get(&me)) {
        (Some(workspace), Some(staff)) => of(workspace, staff),
        _ => BTreeSet::new(),
    }
}

/// Whether the word is in what the person may see of the case: `#12` is its number; anything else is looked for
/// in cause, notes, tracking numbers, and in its order and buyer.
fn has_word(world: &World, case: &Case, word: &str) -> bool {
    if let Some(no) = word.strip_prefix('#') {
        return case.no.is_some_and(|own| own.to_string() == no);
    }
    let of_order = world.orders.get(&case.order).is_some_and(|order| {
        let goods = case.pieces.keys().filter_map(|line| order.lines.iter().find(|own| own.number == *line));
        order.number.contains(word)
            || contains(&order.buyer, word)
            || order.phone_tail() == Some(word)
            || goods.flat_map(|line| [&line.title, &line.code]).any(|text| contains(text, word))
    });
    let parcels = [&case.back, &case.out].into_iter().flatten();
    of_order
        || contains(&case.cause, word)
        || parcels.clone().any(|parcel| contains(&parcel.tracking, word))
        || case.history.iter().any(|entry| is_said(&entry.act, word))
}

fn is_said(act: &Act, word: &str) -> bool {
    match act {
        Act::Opened { text, .. } | Act::Note { text, .. } => contains(text, word),
        Act::Moved { by: Move::Offer(offer), .. } => contains(&offer.note, word),
        Act::Moved { by: Move::Refund(refund), .. } => contains(&refund.reference, word),
        Act::Moved { by, .. } => by.reason().is_some_and(|(reason, _)| contains(reason, word)),
        Act::Assigned { .. } | Act::Changed { .. } => false,
    }
}
