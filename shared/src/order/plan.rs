//! The daily shipping plan (O7, 发货计划): which orders are promised to leave by a day, and what stands in their way.
//!
//! An order is promised by its own day where somebody gave one, else by the team's hours after it was paid. What can't
//! be met is put off with a reason, which its buyer is told; the plan is confirmed when nothing is left open.
//! `of` is the plan, derived from the orders; `ShippingPlan` the record of one that was confirmed.

use super::{Act, Order, Status};
use crate::{
    id::{ApprovalId, OrderId, ShippingPlanId, StaffId},
    time::{Day, Instant, Zone},
    workspace::Workspace,
    world::World,
};
use serde::{Deserialize, Serialize};

/// A day's plan that was confirmed. Its id is made of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingPlan {
    pub id: ShippingPlanId,
    pub day: Day,
    pub at: Instant,
    /// `None`: the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    /// Orders that left on that day.
    #[serde(default)]
    pub shipped: u32,
    /// What couldn't be met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub put_off: Vec<PutOff>,
}

/// An order that is promised for a later day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutOff {
    pub order: OrderId,
    pub to: Day,
    pub reason: String,
}

/// Why an order may not leave in time, the gravest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    Unpaid,
    /// So many pieces are not there.
    Short(u32),
    /// A change waits for consent (O10).
    Change(ApprovalId),
    /// Something else waits for a signature (O9).
    Approval(ApprovalId),
    /// It is not packed: this is how far it has come.
    Behind(Status),
}

/// An order that is to leave.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    pub order: OrderId,
    /// By which day it was promised.
    pub day: Day,
    /// By whom it goes; empty: any.
    pub courier: String,
    pub risks: Vec<Risk>,
}

impl ShippingPlan {
    pub fn id_of(day: Day) -> ShippingPlanId {
        ShippingPlanId::named(&[&day.to_string()])
    }
}

/// How the team promises.
struct Rule {
    zone: Zone,
    hours: i64,
}

impl Rule {
    fn of(workspace: &Workspace) -> Rule {
        Rule { zone: workspace.zone(), hours: i64::from(workspace.sending.promise_hours) }
    }

    /// The team's hours after it was paid.
    fn day(&self, order: &Order) -> Option<Day> {
        let paid = order.paid_at.filter(|_| order.status != Status::Unpaid)?;
        self.zone.day(paid.plus(self.hours * 3_600_000))
    }
}

/// By which day the order is to leave; `None` while nobody has paid it or promised anything.
pub fn promised(order: &Order, workspace: &Workspace) -> Option<Day> {
    order.promised.or_else(|| Rule::of(workspace).day(order))
}

/// The orders that are to leave by the end of that day and have not: by courier, overdue ones and rushes first.
pub fn of(world: &World, day: Day) -> Vec<Due> {
    let Some(rule) = world.workspace().map(Rule::of) else { return Vec::new() };
    let due = |order: &Order| {
        let own = order.promised.or_else(|| rule.day(order)).filter(|own| *own <= day)?;
        Some(Due { order: order.id, day: own, courier: order.courier.clone(), risks: risks(world, order) })
    };
    let waits = world.orders.values().filter(|order| order.status < Status::Shipped);
    let mut found: Vec<(bool, Instant, Due)> =
        waits.filter_map(|order| Some((!order.rush, order.placed_at, due(order)?))).collect();
    found.sort_by(|(a_calm, a_at, a), (b_calm, b_at, b)| {
        (&a.courier, a.day, a_calm, a_at, a.order).cmp(&(&b.courier, b.day, b_calm, b_at, b.order))
    });
    found.into_iter().map(|(_, _, due)| due).collect()
}

/// What stands in the way of an order.
pub fn risks(world: &World, order: &Order) -> Vec<Risk> {
    let short: u32 = order.lines.iter().map(|line| line.short()).sum();
    let waits = world.approvals_of(order.id).filter(|approval| approval.outcome.is_none());
    let waits = waits.map(|approval| match approval.holds_up() {
        true => Risk::Change(approval.id),
        false => Risk::Approval(approval.id),
    });
    let mut risks: Vec<Risk> = waits.collect();
    risks.extend((order.status == Status::Unpaid).then_some(Risk::Unpaid));
    risks.extend((short > 0).then_some(Risk::Short(short)));
    risks.extend((order.status < Status::Packed).then_some(Risk::Behind(order.status)));
    risks.sort();
    risks
}

/// What of that day's plan was put off, on the day itself or ahead of it, and has not left all the same.
pub fn put_off(world: &World, day: Day) -> Vec<PutOff> {
    let Some(rule) = world.workspace().map(Rule::of) else { return Vec::new() };
    let put_off = |order: &Order| {
        let (at, from, to, reason) = order.put_off()?;
        let stood = from.or_else(|| rule.day(order))?;
        let is_of_it = stood.max(rule.zone.day(at)?) == day;
        is_of_it.then(|| PutOff { order: order.id, to, reason: reason.to_owned() })
    };
    world.orders.values().filter(|order| order.status < Status::Shipped).filter_map(|order| put_off(order)).collect()
}

/// Orders that left on that day.
pub fn shipped(world: &World, day: Day) -> u32 {
    let Some(zone) = world.workspace().map(Workspace::zone) else { return 0 };
    let left = |order: &&std::sync::Arc<Order>| order.shipped_at.and_then(|at| zone.day(at)) == Some(day);
    u32::try_from(world.orders.values().filter(left).count()).unwrap_or(u32::MAX)
}

impl Order {
    /// When it was put off, from which day (`None`: the team's hours) to which, and why; unless that was taken back.
    pub fn put_off(&self) -> Option<(Instant, Option<Day>, Day, &str)> {
        let last = self.history.iter().rev().find(|entry| matches!(entry.act, Act::Promised { .. }))?;
        match &last.act {
            Act::Promised { from, to: Some(to), reason } if !reason.is_empty() => Some((last.at, *from, *to, reason)),
            _ => None,
        }
    }
}
