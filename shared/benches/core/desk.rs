//! A team of sixty with as many orders and tickets as asked for, and its server.

use shared::{
    command::{Command, OrderFlag, OrderImport, ShopSet, StaffSet, WorkspaceSet},
    customer::{Customer, Merge},
    id::{ClientId, CustomerId, ImportId, ShopId, StaffId, WorkspaceId},
    order::{Flag, Order},
    record::{Kind, Record},
    sample::{Layout, Sample, work},
    shop::{Platform, Shop},
    staff::{Post, RoleId, Staff},
    sync::{
        primary::{Primary, PushInput},
        replica::{Incoming, Meta, Page, Replica, compact},
        wire::{Frame, Mutation, MutationId, PROTO, Push, SCHEMA},
    },
    ticket::Ticket,
    time::{Instant, Month},
    workspace::Workspace,
    world::World,
};

const PEOPLE: usize = 60;
/// Rows in one slice of a first load, as the server gives them.
const SLICE: usize = 5_000;

pub struct Desk {
    pub primary: Primary,
    pub agent: StaffId,
    pub now: Instant,
    pub month: Month,
}

impl Desk {
    pub fn with(count: u32) -> Desk {
        let now = Instant(1_795_000_000_000);
        let mut primary = Primary::new(1);
        let workspace = Workspace::new(WorkspaceId::named(&["bench"]), "bench");
        let month = workspace.zone().day(now).unwrap().month();
        let shop = Shop { id: ShopId::named(&["bench"]), name: "bench".to_owned(), platform: Platform::Taobao };
        let mut commands: Vec<Command> = vec![WorkspaceSet { workspace }.into(), ShopSet { shop: shop.clone() }.into()];
        commands.extend((0..=PEOPLE).map(|number| StaffSet { staff: person(number) }.into()));
        let sample = Sample {
            layout: Layout::named("2022").unwrap(),
            orders: count,
            seed: 1,
            newest: now,
            days: 60,
            steady: false,
            faults: false,
        };
        let orders: Vec<_> = sample.orders().collect();
        commands.extend(orders.chunks(OrderImport::MOST_ORDERS).map(|orders| {
            let import = ImportId::named(&["bench"]);
            let file = "bench.csv".to_owned();
            OrderImport { import, shop: shop.id, file, orders: orders.to_vec(), held: Vec::new(), unchanged: 0 }.into()
        }));
        for command in &commands {
            primary.issue(command, now, &mut || 7).unwrap();
        }
        let mut desk = Desk { primary, agent: person(0).id, now, month };
        let rosters = work::rosters(desk.primary.world(), now);
        desk.relive(rosters, 0);
        let lives: Vec<_> = work::tickets(desk.primary.world(), count, 1, now, now).collect();
        lives.into_iter().zip(1..).for_each(|(life, number)| desk.relive(life, number));
        desk
    }

    fn relive(&mut self, deeds: Vec<work::Deed>, number: u32) {
        let Some(person) = deeds.first().map(|deed| deed.by) else { return };
        let client = ClientId::named(&["bench", &number.to_string()]);
        let mutations = deeds
            .iter()
            .zip(1..)
            .map(|(deed, seq)| Mutation::new(MutationId { client, seq }, &deed.command, deed.at).unwrap())
            .collect();
        let push = Push { proto: PROTO, schema: SCHEMA, build: String::new(), person, mutations };
        let now = self.now;
        self.primary.push(&mut PushInput { person, push: &push, now, random: &mut || 7 });
    }

    /// Somebody else changes one order.
    pub fn change(&self, primary: &mut Primary) {
        let order = primary.world().orders_newest_first().last().unwrap();
        let flag = if order.flag == Flag::Red { Flag::Blue } else { Flag::Red };
        let command = OrderFlag { order: order.id, flag }.into();
        primary.issue(&command, self.now, &mut || 7).unwrap();
    }

    /// The same World with one who has bought and written as often as that, in two files that were merged.
    pub fn regular(&self, entries: usize) -> (World, CustomerId) {
        let mut world = self.primary.world().clone();
        let [file, other] = ["regular", "merged"].map(|name| CustomerId::named(&["bench", name]));
        for (id, merges) in [(file, None), (other, Some(file))] {
            let merges = merges.map(|into| Merge { at: self.now, by: None, into: Some(into) });
            let merges = merges.into_iter().collect();
            world.put(Record::from(Customer { merges, ..Customer::new(id, "bench") }));
        }
        let orders: Vec<_> = world.orders_newest_first().take(entries * 2 / 3).cloned().collect();
        for (order, nth) in orders.iter().zip(0..) {
            let customer = Some(if nth % 3 == 0 { other } else { file });
            world.put(Record::from(Order { customer, ..Order::clone(order) }));
        }
        let left = entries - 1 - orders.iter().map(|order| 1 + world.cases_of(order.id).count()).sum::<usize>();
        let tickets: Vec<_> = world.tickets_newest_first().take(left).cloned().collect();
        for (ticket, nth) in tickets.iter().zip(0..) {
            let customer = if nth % 3 == 0 { other } else { file };
            world.put(Record::from(Ticket { customer, ..Ticket::clone(ticket) }));
        }
        (world, file)
    }

    pub fn replica(&self) -> Replica {
        Replica::new(self.agent, Kind::ALL)
    }

    /// The lines of one answer.
    pub fn answer(&self, primary: &Primary, replica: &Replica) -> Vec<String> {
        let frames = primary.pull(self.agent, &replica.request(), SLICE);
        frames.map(|frame| serde_json::to_string(&frame).unwrap()).collect()
    }

    /// The answers of a whole first load, as they come over the line.
    pub fn answers(&self) -> Vec<Vec<String>> {
        self.load().1
    }

    pub fn loaded(&self) -> Replica {
        self.load().0
    }

    /// What a device has stored after a first load: where it stands, and its pages.
    pub fn stored(&self) -> (Meta, Vec<Page>) {
        let (replica, answers) = self.load();
        let frames = answers.iter().flatten().map(|line| serde_json::from_str(line).unwrap());
        let rows = frames.filter_map(|frame| if let Frame::Rows(rows) = frame { Some(rows) } else { None });
        (replica.meta().clone(), compact(rows.map(|rows| Page { rows, ..Page::default() }).collect()))
    }

    fn load(&self) -> (Replica, Vec<Vec<String>>) {
        let (mut replica, mut answers) = (self.replica(), Vec::new());
        while replica.cookie().is_none() {
            let lines = self.answer(&self.primary, &replica);
            let mut incoming = Incoming::answering(&replica.request());
            for line in &lines {
                incoming.frame(serde_json::from_str::<Frame>(line).unwrap()).unwrap();
            }
            let (_, write) = replica.pull(incoming).unwrap();
            replica.stored(write);
            answers.push(lines);
        }
        (replica, answers)
    }
}

/// Number 0 is an admin, the others are agents.
fn person(number: usize) -> Staff {
    let role = if number == 0 { "admin" } else { "agent" };
    let id = StaffId::named(&["bench", &number.to_string()]);
    Staff { id, name: number.to_string(), roles: [RoleId::named(role)].into(), post: Post::default(), active: true }
}
