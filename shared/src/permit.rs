//! Who may do what. Asked before a command is applied, in the browser to shape the screen and on
//! the server to decide.

use crate::{
    command::{Actor, Command, Rejection},
    order::life,
    staff::Permission,
    world::World,
};

/// Whether the actor may issue this command in this World.
pub fn may(actor: Actor, command: &Command, world: &World) -> Result<(), Rejection> {
    let Actor::Staff(id) = actor else { return Ok(()) };
    let staff = world.staff.get(&id).filter(|staff| staff.active).ok_or(Rejection::NotYours)?;
    let workspace = world.workspace().ok_or(Rejection::NotYours)?;
    let lacks = |permission: &Permission| !workspace.permits(staff, *permission);
    match needed(command)?.into_iter().find(lacks) {
        Some(permission) => Err(Rejection::Denied { permission }),
        None => Ok(()),
    }
}

/// The permissions that a command asks for.
fn needed(command: &Command) -> Result<Vec<Permission>, Rejection> {
    Ok(match command {
        Command::OrderImport(_) => vec![Permission::OrderImport, Permission::ContactSee],
        Command::OrderFlag(_) | Command::OrderMemo(_) | Command::OrderNote(_) => vec![Permission::OrderMark],
        Command::OrderMove(command) => {
            // By what the person saw: a move from anything else is stale and changes nothing.
            let asked = life::between(command.expect, command.to);
            asked.map_or_else(|| vec![command.to.permission()], |asked| asked.permissions)
        }
        Command::OrderNumber(_) => return Err(Rejection::NotYours),
        Command::SavedViewSet(_) | Command::SavedViewRemove(_) => Vec::new(),
        Command::ShopSet(_) | Command::WorkspaceSet(_) => vec![Permission::SettingsEdit],
        Command::StaffSet(_) => vec![Permission::StaffEdit],
    })
}
