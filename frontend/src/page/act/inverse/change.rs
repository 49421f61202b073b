//! The way back from a change of an order (O10): what stood there before; where consent is asked for, that it is not
//! asked for any more.

use crate::platform::random;
use shared::{
    command::{ApprovalWithdraw, Command, OrderChange, OrderMove},
    id::ApprovalId,
    order::{
        Order, Status,
        change::{Change, Changed, Stage},
        life,
    },
    world::World,
};

pub fn change(done: &OrderChange, world: &World, reason: &str) -> Option<Command> {
    let order = world.orders.get(&done.order)?;
    if order.status.change() == Stage::Consent {
        return Some(ApprovalWithdraw { approval: done.approval }.into());
    }
    let back = match &done.change {
        Change::Address { .. } => Change::Address { contact: order.contact? },
        Change::Courier { .. } => Change::Courier { courier: order.courier.clone() },
        Change::Item { line, .. } => {
            let to = order.lines.iter().find(|own| own.number == *line)?.instead.clone();
            Change::Item { line: line.clone(), to }
        }
        Change::Cancel => {
            life::between(Status::Closed, order.status)?;
            let (expect, reason) = (Status::Closed, reason.to_owned());
            return Some(OrderMove { order: order.id, expect, to: order.status, reason, parcel: None }.into());
        }
    };
    (back != done.change).then(|| again(order, back))
}

/// What brings back what an entry of the history replaced, while that needs nobody's consent.
pub fn standing(order: &Order, what: &Changed) -> Option<Command> {
    let back = match what {
        Changed::Address { from, .. } => Change::Address { contact: from.filter(|from| order.contact != Some(*from))? },
        Changed::Courier { from, .. } if *from == order.courier => return None,
        Changed::Courier { from, .. } => Change::Courier { courier: from.clone() },
        Changed::Item { line, from, .. } => {
            order.lines.iter().find(|own| own.number == *line && own.instead != *from)?;
            Change::Item { line: line.clone(), to: from.clone() }
        }
    };
    (order.status.change() == Stage::Free).then(|| again(order, back))
}

fn again(order: &Order, change: Change) -> Command {
    let (receiver, reason, approval) = (None, String::new(), ApprovalId(random::id()));
    OrderChange { order: order.id, expect: order.status, change, receiver, reason, approval }.into()
}
