//! Invented work: tickets about the orders that are there, and rosters of the people who are there.
//!
//! It is given as commands, each with who did it and when, so that it goes through the same door as
//! real work does. Tickets were opened in 60 days; rosters are of the month before, this one (published)
//! and the next (a draft that breaks a rule here and there).

use super::{
    dice::Dice,
    words::{CLAIMS, Claim},
};
use crate::{
    command::{
        self, Actor, Command, Ctx, RosterCell, RosterPublish, TicketDetail, TicketMove, TicketNote, TicketOpen,
        TicketSay,
    },
    id::{StaffId, TicketId},
    order::Order,
    permit,
    roster::{Cell, Roster, shift::ShiftTypeId},
    staff::{LineId, Permission},
    ticket::{Channel, Closing, Detail, Priority, Status, Voice, Word, WrapUpId},
    time::{Day, Instant, Month},
    world::World,
};
use std::sync::Arc;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Something that somebody did.
#[derive(Clone, Debug)]
pub struct Deed {
    pub by: StaffId,
    pub at: Instant,
    pub command: Command,
}

impl Deed {
    pub(super) fn new(by: StaffId, at: Instant, command: impl Into<Command>) -> Deed {
        Deed { by, at, command: command.into() }
    }

    /// Does it in that World, if the person may and the rules let them.
    pub(super) fn goes_through(&self, world: &mut World) -> bool {
        let ctx = Ctx { actor: Actor::Staff(self.by), at: self.at };
        let may = permit::may(ctx.actor, &self.command, world).is_ok();
        may && command::apply(world, &self.command, &ctx).is_ok()
    }
}

/// So many tickets of the 60 days before that, as far as they have come by now, the oldest first. None when the team
/// has no orders or nobody who works tickets.
pub fn tickets(
    world: &World,
    count: u32,
    seed: u64,
    before: Instant,
    now: Instant,
) -> impl Iterator<Item = Vec<Deed>> + use<> {
    let agents = people(world, Permission::TicketWork);
    // Nobody asks about what was bought half a year ago.
    let bought = world.orders_before(before.plus(1)).take_while(|order| order.placed_at.0 > before.0 - 90 * DAY);
    let orders: Vec<Arc<Order>> = bought.filter(|order| order.customer.is_some()).cloned().collect();
    let count = if agents.is_empty() || orders.is_empty() { 0 } else { count };
    (0..count).rev().map(move |index| {
        let mut dice = Dice::of(seed, index);
        let order = orders[dice.below(orders.len() as u64) as usize].clone();
        let by = dice.pick(&agents);
        // The later, the denser, as in a shop that grows.
        let part = i64::from(index) * i64::from(index) * 1000 / (i64::from(count) * i64::from(count)).max(1);
        let at = before.plus(-(60 * DAY * part / 1000) - dice.below(HOUR as u64).cast_signed() - 5 * MINUTE);
        ticket(TicketId::named(&["sample", &seed.to_string(), &index.to_string()]), &order, by, at, now, &mut dice)
    })
}

/// The life of one ticket, as far as it has come by now.
fn ticket(id: TicketId, order: &Order, by: StaffId, at: Instant, now: Instant, dice: &mut Dice) -> Vec<Deed> {
    let Claim { subject, words, answer, tag, wrap_up } = dice.pick(&CLAIMS);
    let is_recent = now.0 - at.0 < 6 * HOUR;
    let is_free = is_recent && dice.percent(15);
    let Some(customer) = order.customer else { return Vec::new() };
    let channel = dice.pick(&[Channel::Chat, Channel::Chat, Channel::Phone, Channel::Wechat]);
    let line = LineId::named(if channel == Channel::Phone { "phone" } else { "after_sale" });
    let mut deeds = vec![Deed::new(
        by,
        at,
        TicketOpen {
            ticket: id,
            subject: subject.to_owned(),
            channel,
            outbound: false,
            customer,
            new_customer: None,
            shop: Some(order.shop),
            line: Some(line),
            priority: if dice.percent(8) { Priority::High } else { Priority::Normal },
            text: words.to_owned(),
            files: Vec::new(),
            orders: [order.id].into(),
            mine: !is_free,
        },
    )];
    deeds.push(Deed::new(
        by,
        at.plus(MINUTE),
        TicketDetail { ticket: id, to: Detail::Tag { tag: tag.to_owned(), on: true } },
    ));
    if is_free || (is_recent && dice.percent(30)) {
        return deeds;
    }
    let mut at = at.plus(MINUTE + dice.below(8 * MINUTE as u64).cast_signed());
    deeds.push(Deed::new(
        by,
        at,
        TicketSay { ticket: id, voice: Voice::Us, text: answer.to_owned(), files: Vec::new() },
    ));
    if dice.percent(35) {
        let text = "已和仓库确认，今天能处理".to_owned();
        deeds.push(Deed::new(
            by,
            at.plus(MINUTE),
            TicketNote { ticket: id, text, mentions: [].into(), files: Vec::new() },
        ));
    }
    at = at.plus(2 * MINUTE);
    let moved =
        |expect, to, reason: &str, closing| TicketMove { ticket: id, expect, to, reason: reason.to_owned(), closing };
    if is_recent {
        let to = dice.pick(&[Status::WaitingCustomer, Status::WaitingDepartment, Status::WaitingThirdParty]);
        if dice.percent(50) {
            deeds.push(Deed::new(by, at, moved(Status::InProgress, to, "等对方回复", None)));
        }
        return deeds;
    }
    at = at.plus(HOUR + dice.below(3 * HOUR as u64).cast_signed());
    deeds.push(Deed::new(by, at, moved(Status::InProgress, Status::Resolved, "", None)));
    let word = if dice.percent(95) { Word::Accepted } else { Word::NotAccepted };
    let closing = Closing { wrap_up: WrapUpId(wrap_up.to_owned()), word };
    deeds.push(Deed::new(by, at.plus(HOUR), moved(Status::Resolved, Status::Closed, "", Some(closing))));
    deeds
}

/// Three months of rosters, planned by the first who may.
pub fn rosters(world: &World, now: Instant) -> Vec<Deed> {
    let Some(planner) = people(world, Permission::RosterEdit).first().copied() else { return Vec::new() };
    let agents = people(world, Permission::TicketWork);
    let today = world.workspace().and_then(|workspace| workspace.zone().day(now));
    let Some(this) = today.map(Day::month) else { return Vec::new() };
    let at = now.plus(-10 * DAY);
    let mut deeds = Vec::new();
    for month in [this.plus(-1), this, this.plus(1)] {
        for (place, staff) in agents.iter().enumerate() {
            let cells: Vec<(Day, Cell)> = month.days().filter_map(|day| Some((day, cell(place, day)?))).collect();
            let set = |(day, cell): &(Day, Cell)| {
                let to = Some(cell.clone());
                Deed::new(planner, at, RosterCell { staff: *staff, day: *day, expect: None, to })
            };
            deeds.extend(cells.iter().map(set));
            if month <= this {
                deeds.push(Deed::new(planner, at.plus(HOUR), publish(*staff, month, &cells)));
            }
        }
    }
    deeds
}

fn publish(staff: StaffId, month: Month, cells: &[(Day, Cell)]) -> RosterPublish {
    let cells = cells.iter().map(|(day, cell)| (day.number(), cell.clone())).collect();
    RosterPublish { staff, month, cells, expect: Roster::empty(staff, month).edition }
}

/// Seven days that come round again, each person a day and a half further on. Every 23rd day breaks
/// the pattern, which now and then puts a full day after an evening.
fn cell(place: usize, day: Day) -> Option<Cell> {
    const ROUND: [&str; 7] = ["full", "full", "evening", "evening", "", "", "full"];
    let days = (0..).take_while(|back| day.plus(-back).month() == day.month()).count();
    let shift = match (days + place * 3) % 23 {
        0 => "full",
        11 => "half",
        _ => ROUND[(days + place * 3 / 2) % ROUND.len()],
    };
    (!shift.is_empty()).then(|| Cell::shift(&ShiftTypeId::named(shift)))
}

/// The active people whose roles permit it, those of the role `agent` first.
pub(super) fn people(world: &World, permission: Permission) -> Vec<StaffId> {
    let Some(workspace) = world.workspace() else { return Vec::new() };
    let may = world.staff.values().filter(|staff| workspace.permits(staff, permission));
    let mut people: Vec<_> = may.map(|staff| (!staff.roles.iter().any(|role| role.0 == "agent"), staff.id)).collect();
    people.sort_unstable();
    let has_agents = people.first().is_some_and(|(is_other, _)| !is_other);
    people.into_iter().filter(|(is_other, _)| !(has_agents && *is_other)).map(|(_, id)| id).collect()
}
