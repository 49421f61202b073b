//! Settings, shops and people.

use crate::desk::{Desk, shop, staff, workspace};
use shared::{
    command::{Command, Field, Invalid, Rejection, ShopSet, StaffSet, WorkspaceSet},
    id::WorkspaceId,
    record::{Key, Kind},
    shop::Shop,
    staff::{Permission, Staff},
    workspace::Workspace,
};

fn settings(change: impl FnOnce(&mut Workspace)) -> Command {
    let mut workspace = workspace();
    change(&mut workspace);
    WorkspaceSet { workspace }.into()
}

#[test]
fn what_is_taken_and_what_is_not() {
    let invalid = |field, why| Some(Rejection::Invalid { field, why });
    let last = invalid(Field::Roles, Invalid::LastAdmin);
    let named =
        |name: &str| Command::from(StaffSet { staff: Staff { name: name.to_owned(), ..staff("agent", "agent") } });
    let here = Some(Rejection::Missing { key: Key { kind: Kind::Workspace, id: workspace().id.0 } });
    for (name, command, refused) in [
        ("settings", settings(|w| w.name = "新店".to_owned()), None),
        ("no name", settings(|w| w.name = "  ".to_owned()), invalid(Field::Name, Invalid::Empty)),
        ("a name too long", settings(|w| w.name = "店".repeat(61)), invalid(Field::Name, Invalid::TooLong)),
        (
            "a zone that there is not",
            settings(|w| w.zone = "Asia/Nowhere".to_owned()),
            invalid(Field::Zone, Invalid::Unknown),
        ),
        ("another workspace", settings(|w| w.id = WorkspaceId::named(&["other"])), here),
        (
            "nobody may administer",
            settings(|w| {
                w.roles.iter_mut().for_each(|role| {
                    role.permissions.remove(&Permission::StaffEdit);
                })
            }),
            last.clone(),
        ),
        ("a shop", ShopSet { shop: shop() }.into(), None),
        (
            "a shop without a name",
            ShopSet { shop: Shop { name: String::new(), ..shop() } }.into(),
            invalid(Field::Name, Invalid::Empty),
        ),
        ("a person", StaffSet { staff: staff("new", "agent") }.into(), None),
        ("a person without a name", named(""), invalid(Field::Name, Invalid::Empty)),
        (
            "a role that there is not",
            StaffSet { staff: staff("new", "emperor") }.into(),
            invalid(Field::Roles, Invalid::Unknown),
        ),
        (
            "the last admin goes",
            StaffSet { staff: Staff { active: false, ..staff("ada", "admin") } }.into(),
            last.clone(),
        ),
        ("the last admin becomes an agent", StaffSet { staff: staff("ada", "agent") }.into(), last),
    ] {
        assert_eq!(Desk::new().does(command).err(), refused, "{name}");
    }
}

#[test]
fn an_admin_may_go_when_there_is_another() {
    let mut desk = Desk::new();
    desk.does(StaffSet { staff: staff("lead", "admin") }).unwrap();
    desk.does(StaffSet { staff: staff("ada", "agent") }).unwrap();
}
