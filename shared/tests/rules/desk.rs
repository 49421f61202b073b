//! A World with one order at each status, and somebody who acts on it.

use shared::{
    command::{self, Actor, Change, Command, Ctx, Rejection, ShopSet, StaffSet, WorkspaceSet},
    id::{ImportId, OrderId, ShopId, StaffId, WorkspaceId},
    order::{
        Order, Status,
        import::{Head, ImportedOrder},
    },
    shop::{Platform, Shop},
    staff::{RoleId, Staff},
    time::Instant,
    workspace::Workspace,
    world::World,
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

pub fn shop() -> Shop {
    Shop { id: ShopId::named(&["shop"]), name: "旗舰店".to_owned(), platform: Platform::Taobao }
}

pub fn workspace() -> Workspace {
    Workspace::new(WorkspaceId::named(&["desk"]), "柜台")
}

/// The order that stands at this status.
pub fn at(status: Status) -> OrderId {
    id(u32::from(status.rank()) + 1)
}

pub fn id(number: u32) -> OrderId {
    OrderId::named(&["taobao", &number.to_string()])
}

pub fn slice(orders: Vec<ImportedOrder>) -> command::OrderImport {
    let import = ImportId::named(&["import"]);
    command::OrderImport {
        import,
        shop: shop().id,
        file: "orders.csv".to_owned(),
        orders,
        held: Vec::new(),
        unchanged: 0,
    }
}

pub fn imported(number: u32, status: Status) -> ImportedOrder {
    let head = Head {
        buyer: "tb_wang".to_owned(),
        receiver: "王芳".to_owned(),
        mobile: "13800005678".to_owned(),
        ..Head::default()
    };
    ImportedOrder {
        number: number.to_string(),
        status,
        placed_at: Some(NOW),
        paid_at: None,
        head: Some(head),
        lines: Vec::new(),
    }
}

pub struct Desk {
    pub world: World,
}

impl Desk {
    pub fn new() -> Desk {
        let mut desk = Desk { world: World::default() };
        let orders = Status::ALL.into_iter().map(|status| imported(u32::from(status.rank()) + 1, status)).collect();
        let mut commands: Vec<Command> = vec![
            WorkspaceSet { workspace: workspace() }.into(),
            ShopSet { shop: shop() }.into(),
            StaffSet { staff: staff("ada", "admin") }.into(),
        ];
        let roles = ["agent", "lead", "supervisor", "manager", "inspector", "warehouse", "finance", "technician"];
        commands.extend(roles.map(|role| StaffSet { staff: staff(role, role) }.into()));
        commands.push(slice(orders).into());
        for command in commands {
            command::apply(&mut desk.world, &command, &Ctx { actor: Actor::System, at: NOW }).unwrap();
        }
        desk
    }

    /// Does it as Ada, who may everything. A refusal must change nothing.
    pub fn does(&mut self, command: impl Into<Command>) -> Result<Vec<Change>, Rejection> {
        self.does_as("ada", command)
    }

    pub fn does_as(&mut self, name: &str, command: impl Into<Command>) -> Result<Vec<Change>, Rejection> {
        self.does_at(NOW, Actor::Staff(person(name)), command)
    }

    pub fn does_at(
        &mut self,
        at: Instant,
        actor: Actor,
        command: impl Into<Command>,
    ) -> Result<Vec<Change>, Rejection> {
        let before: Vec<_> = self.world.records().collect();
        let ctx = Ctx { actor, at };
        let done = command::apply(&mut self.world, &command.into(), &ctx);
        if done.is_err() {
            assert!(self.world.records().eq(before), "a refusal changes nothing");
        }
        done
    }

    pub fn order(&self, id: OrderId) -> &Order {
        self.world.orders.get(&id).unwrap()
    }
}
