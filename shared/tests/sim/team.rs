//! Who takes part: five people on five devices, one of them shared, and where each begins.

use crate::{service, trade, wish};
use shared::{
    command::{Command, ShopSet, StaffSet, WorkspaceSet},
    id::{ShopId, StaffId, WorkspaceId},
    record::Kind,
    shop::{Platform, Shop},
    staff::{Post, RoleId, Staff},
    workspace::Workspace,
};

/// Name and role of each person.
pub const PEOPLE: [(&str, &str); 5] =
    [("ada", "admin"), ("bo", "agent"), ("chen", "supervisor"), ("dou", "warehouse"), ("eve", "inspector")];

/// The storages there may be, as (device, person). Device 0 is a shared workstation; Bo has two devices.
pub const STORES: [(usize, usize); 6] = [(0, 1), (0, 2), (1, 1), (2, 3), (3, 4), (4, 0)];
pub const DEVICES: usize = 5;
/// What an older build knows.
pub const OLD_KINDS: &[Kind] = &[Kind::Workspace, Kind::Shop, Kind::Staff, Kind::Customer, Kind::Contact, Kind::Order];

pub fn person(number: usize) -> StaffId {
    StaffId::named(&[PEOPLE[number % PEOPLE.len()].0])
}

pub fn staff(number: usize, roles: &[&str], active: bool) -> Staff {
    let roles = roles.iter().copied().map(RoleId::named).collect();
    Staff { id: person(number), name: PEOPLE[number].0.to_owned(), roles, post: Post::default(), active }
}

pub fn workspace() -> Workspace {
    Workspace::new(WorkspaceId::named(&["sim"]), "柜台")
}

pub fn shop() -> Shop {
    Shop { id: ShopId::named(&["sim"]), name: "旗舰店".to_owned(), platform: Platform::Taobao }
}

/// What sets the team up.
pub fn beginning() -> Vec<Command> {
    let people = PEOPLE.iter().enumerate();
    let people = people.map(|(number, (_, role))| StaffSet { staff: staff(number, &[role], true) }.into());
    let mut commands = vec![WorkspaceSet { workspace: workspace() }.into(), ShopSet { shop: shop() }.into()];
    commands.extend(people);
    commands.push(wish::import(2, 0).into());
    commands.extend(service::beginning());
    commands.extend(trade::beginning());
    commands
}

/// A change of somebody's standing: roles with and without contact data, gone, back.
pub fn change(who: u8, change: u8) -> Command {
    // Never the admin, who would lock everybody out.
    let number = 1 + usize::from(who) % (PEOPLE.len() - 1);
    let staff = match change % 6 {
        0 => staff(number, &["inspector"], true),
        1 => staff(number, &["finance"], true),
        2 => staff(number, &["agent"], true),
        3 => staff(number, &["lead", "warehouse"], true),
        4 => staff(number, &[PEOPLE[number].1], false),
        _ => staff(number, &[PEOPLE[number].1], true),
    };
    StaffSet { staff }.into()
}
