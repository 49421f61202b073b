//! A small team with a server: what most tests begin with.

use serde_json::value::RawValue;
use shared::{
    command::{Command, OrderImport, OrderNote, SavedViewSet, ShopSet, StaffSet, WorkspaceSet},
    id::{ClientId, ImportId, OrderId, SavedViewId, ShopId, StaffId, WorkspaceId},
    order::{
        Status,
        filter::OrderFilter,
        import::{Head, ImportedOrder},
    },
    record::Kind,
    saved_view::SavedView,
    shop::{Platform, Shop},
    staff::{RoleId, Staff},
    sync::{
        primary::{Primary, PushInput, Sweep, WriteSet},
        replica::{Image, Incoming, Meta, Page, Pulled, Replica, Write},
        wire::{Frame, Mutation, MutationId, PROTO, Position, PullRequest, Push, PushReply, Row, SCHEMA, Version},
    },
    time::Instant,
    workspace::Workspace,
};

pub const NOW: Instant = Instant(1_750_000_000_000);

pub fn person(name: &str) -> StaffId {
    StaffId::named(&[name])
}

pub fn staff(name: &str, role: &str) -> Staff {
    Staff {
        id: person(name),
        name: name.to_owned(),
        roles: [RoleId::named(role)].into(),
        active: true,
        post: Default::default(),
    }
}

pub fn client(name: &str) -> ClientId {
    ClientId::named(&[name])
}

pub fn order(number: u32) -> OrderId {
    OrderId::named(&["taobao", &number.to_string()])
}

/// A mutation of that client with that number: a note.
pub fn note(of: &str, seq: u64, text: &str) -> Mutation {
    let command = OrderNote { order: order(1), text: text.to_owned() }.into();
    Mutation::new(MutationId { client: client(of), seq }, &command, NOW).unwrap()
}

pub struct Office {
    pub primary: Primary,
    pub now: Instant,
    random: u64,
    writes: WriteSet,
}

impl Office {
    /// Ada administers, Bo and Chen are agents, Eve inspects; one shop, `orders` orders from 1.
    pub fn with_orders(orders: u32) -> Office {
        let mut office = Office { primary: Primary::new(7), now: NOW, random: 0, writes: WriteSet::default() };
        let workspace = Workspace::new(WorkspaceId::named(&["office"]), "柜台");
        let shop = Shop { id: ShopId::named(&["shop"]), name: "旗舰店".to_owned(), platform: Platform::Taobao };
        office.issue(WorkspaceSet { workspace });
        office.issue(ShopSet { shop });
        for (name, role) in [("ada", "admin"), ("bo", "agent"), ("chen", "agent"), ("eve", "inspector")] {
            office.issue(StaffSet { staff: staff(name, role) });
        }
        if orders > 0 {
            office.issue(import(1..=orders));
        }
        office
    }

    pub fn issue(&mut self, command: impl Into<Command>) -> WriteSet {
        let random = &mut self.random;
        let mut random = || {
            *random += 1;
            *random
        };
        let write = self.primary.issue(&command.into(), self.now, &mut random).unwrap();
        self.writes.append(write.clone());
        write
    }

    pub fn push(&mut self, name: &str, mutations: &[Mutation]) -> (PushReply, WriteSet) {
        let push = Push {
            proto: PROTO,
            schema: SCHEMA,
            build: "test".to_owned(),
            person: person(name),
            mutations: mutations.to_vec(),
        };
        self.push_as(name, &push)
    }

    pub fn push_as(&mut self, session: &str, push: &Push) -> (PushReply, WriteSet) {
        let random = &mut self.random;
        let mut random = || {
            *random += 1;
            *random
        };
        let input = &mut PushInput { person: person(session), push, now: self.now, random: &mut random };
        let (reply, write) = self.primary.push(input);
        self.writes.append(write.clone());
        (reply, write)
    }

    /// Puts the next part of a sweep into the archive.
    pub fn put_away(&mut self, sweep: &mut Sweep) -> WriteSet {
        let random = &mut self.random;
        let mut random = || {
            *random += 1;
            *random
        };
        let write = self.primary.put_away(sweep, self.now, &mut random);
        self.writes.append(write.clone());
        write
    }

    /// A Primary made of what was written.
    pub fn read_back(&self) -> Primary {
        let mut primary = Primary::new(7);
        for (key, stored) in &self.writes.rows {
            let Some(stored) = stored else { continue };
            let body = RawValue::from_string(stored.body.clone()).unwrap();
            let row = Row { kind: key.kind, id: key.id, version: stored.version, scope: stored.scope, body };
            primary.load(&row).unwrap();
        }
        self.writes.commits.iter().for_each(|row| primary.load_commit(row.version, row.commit.clone()));
        primary
    }

    pub fn ask(&self, name: &str, at: Position, slice: usize) -> Vec<Frame> {
        let request =
            PullRequest { proto: PROTO, person: person(name), kinds: Kind::ALL.to_vec(), at, open: Vec::new() };
        self.primary.pull(person(name), &request, slice).collect()
    }

    /// Answers what a replica asks; what it makes of it is stored at once.
    pub fn answer(&self, replica: &mut Replica, slice: usize) -> (Pulled, Write) {
        let request = replica.request();
        let mut incoming = Incoming::answering(&request);
        self.primary.pull(replica.person(), &request, slice).for_each(|frame| incoming.frame(frame).unwrap());
        let (pulled, write) = replica.pull(incoming).unwrap();
        replica.stored(write.clone());
        (pulled, write)
    }

    /// A replica that is up to date, and the pages that its storage would have.
    pub fn replica(&self, name: &str) -> (Replica, Vec<Page>) {
        let mut replica = Replica::new(person(name), Kind::ALL);
        replica.adopt(replica.image(Meta::default()));
        let mut pages = Vec::new();
        loop {
            let (pulled, write) = self.answer(&mut replica, 5_000);
            pages.extend(write.pages.into_iter().map(|(_, page)| page));
            if pulled == Pulled::Current {
                return (replica, pages);
            }
        }
    }

    pub fn version(&self) -> Version {
        self.primary.version()
    }
}

/// What storage holds when these are its pages.
pub fn image(replica: &Replica, meta: &Meta, pages: impl IntoIterator<Item = Page>) -> Image {
    let mut image = replica.image(meta.clone());
    let generation = image.lacks().next().map_or(0, |(generation, _)| generation);
    pages.into_iter().for_each(|page| image.take(generation, page));
    image
}

pub fn import(numbers: impl Iterator<Item = u32>) -> OrderImport {
    OrderImport {
        import: ImportId::named(&["import"]),
        shop: ShopId::named(&["shop"]),
        file: "orders.csv".to_owned(),
        orders: numbers.map(imported).collect(),
        held: Vec::new(),
        unchanged: 0,
    }
}

fn imported(number: u32) -> ImportedOrder {
    let head = Head {
        buyer: format!("buyer {number}"),
        receiver: "王芳".to_owned(),
        mobile: "13800005678".to_owned(),
        address: format!("street {number}"),
        ..Head::default()
    };
    ImportedOrder {
        number: number.to_string(),
        status: Status::ToVerify,
        placed_at: Some(NOW),
        paid_at: None,
        head: Some(head),
        lines: Vec::new(),
    }
}

pub fn saved_view(owner: &str, name: &str) -> SavedViewSet {
    let id = SavedViewId::named(&[owner, name]);
    SavedViewSet {
        view: SavedView {
            id,
            owner: person(owner),
            name: name.to_owned(),
            filter: OrderFilter::default(),
            ticket_filter: None,
        },
    }
}
