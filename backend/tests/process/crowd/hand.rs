//! What somebody does next, given what is on the screen.

use shared::{
    command::{Command, OrderFlag, OrderNote, RosterCell, TicketAssign, TicketNote, TicketOpen, TicketSay},
    id::{OrderId, StaffId, TicketId},
    order::Flag,
    roster::Cell,
    staff::Permission,
    ticket::{Channel, Priority, Voice},
    time::Day,
    world::World,
};
use std::{collections::BTreeSet, time::Duration};
use uuid::Uuid;
use xxhash_rust::xxh3::xxh3_64;

#[derive(Clone)]
pub struct Hand {
    nth: usize,
    me: StaffId,
    drawn: u64,
}

impl Hand {
    pub fn new(nth: usize, me: StaffId) -> Hand {
        Hand { nth, me, drawn: 0 }
    }

    fn draw(&mut self, below: usize) -> usize {
        self.drawn += 1;
        (xxh3_64(format!("{} {}", self.nth, self.drawn).as_bytes()) % below.max(1) as u64) as usize
    }

    /// Between half and one and a half times as long.
    pub fn pause(&mut self, usual: Duration) -> Duration {
        usual.mul_f64(0.5 + self.draw(1000) as f64 / 1000.0)
    }

    /// A command, and the text in it that is nowhere else.
    pub fn next(&mut self, world: &World) -> Option<(Command, Option<String>)> {
        let text = format!("{}/{}/{}", self.nth, self.drawn, Uuid::now_v7());
        let order = self.order(world)?;
        let ticket = self.ticket(world)?;
        let mut typed = Some(text.clone());
        let command = match self.draw(10) {
            0..=2 => TicketNote { ticket, text, mentions: BTreeSet::new(), files: Vec::new() }.into(),
            3 | 4 => TicketSay { ticket, voice: Voice::Us, text, files: Vec::new() }.into(),
            5 => OrderNote { order, text }.into(),
            6 => self.open(world, text)?.into(),
            what => {
                typed = None;
                match what {
                    7 => OrderFlag { order, flag: Flag::ALL[self.draw(Flag::ALL.len())] }.into(),
                    _ if self.plans(world) => self.paint(world)?.into(),
                    _ => {
                        let expect = world.tickets.get(&ticket)?.assignee;
                        TicketAssign { ticket, expect, to: Some(self.me), reason: String::new() }.into()
                    }
                }
            }
        };
        Some((command, typed))
    }

    fn order(&mut self, world: &World) -> Option<OrderId> {
        let nth = self.draw(world.orders.len());
        world.orders.keys().nth(nth).copied()
    }

    fn ticket(&mut self, world: &World) -> Option<TicketId> {
        let nth = self.draw(world.tickets.len());
        world.tickets.keys().nth(nth).copied()
    }

    fn open(&mut self, world: &World, text: String) -> Option<TicketOpen> {
        let nth = self.draw(world.customers.len());
        Some(TicketOpen {
            ticket: TicketId(Uuid::now_v7()),
            subject: "question".to_owned(),
            channel: Channel::ALL[self.draw(Channel::ALL.len())],
            outbound: false,
            customer: world.customers.keys().nth(nth).copied()?,
            new_customer: None,
            shop: None,
            line: None,
            priority: Priority::ALL[self.draw(Priority::ALL.len())],
            text,
            files: Vec::new(),
            orders: BTreeSet::new(),
            mine: self.draw(2) == 0,
        })
    }

    fn plans(&self, world: &World) -> bool {
        let me = world.staff.get(&self.me).zip(world.workspace());
        me.is_some_and(|(staff, workspace)| workspace.permits(staff, Permission::RosterEdit))
    }

    /// A cell of a month that all paint in.
    fn paint(&mut self, world: &World) -> Option<RosterCell> {
        let nth = self.draw(world.staff.len());
        let staff = *world.staff.keys().nth(nth)?;
        let day: Day = format!("2030-04-{:02}", 1 + self.draw(30)).parse().ok()?;
        let expect = world.roster(staff, day.month()).and_then(|roster| roster.cells.get(&day.number()).cloned());
        let shifts = &world.workspace()?.shift_types;
        let shift = shifts.get(self.draw(shifts.len()))?.id.clone();
        let to = (self.draw(4) > 0).then(|| Cell::Work(BTreeSet::from([shift])));
        Some(RosterCell { staff, day, expect, to })
    }
}
