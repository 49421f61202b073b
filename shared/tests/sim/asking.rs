//! What people might want to change, ask for, sign and answer (O9, O10), given what they see: often out of turn, too
//! late, or of what somebody else has ended.

use crate::wish::some_order;
use shared::{
    approval::Approval,
    command::{ApprovalAnswer, ApprovalAsk, ApprovalSign, ApprovalWithdraw, Command, OrderChange, Receiver, Special},
    id::{ApprovalId, ContactId, OrderId, StaffId},
    money::Fen,
    order::{
        Order, Status,
        change::{Change, Item},
    },
    staff::RoleId,
    world::World,
};

/// Approvals that may ever be asked for by the same id: two devices never do, but a copied one may.
const APPROVALS: u64 = 12;

/// A command about approvals; `fresh` is a number that was never given before.
pub fn ask(view: &World, person: StaffId, what: u8, with: u16, fresh: u64) -> Command {
    let known = some_approval(view, person, with);
    let order = some_order(view, with);
    let (approval, reason) = (ApprovalId::named(&[&(fresh % APPROVALS).to_string()]), format!("reason {fresh}"));
    match (what % 8, known) {
        (0..=2, Some(known)) => {
            let seen = u32::try_from(known.signed.len()).unwrap_or(0);
            let expect = if with.is_multiple_of(11) { seen + 1 } else { seen };
            ApprovalSign { approval: known.id, expect, granted: !with.is_multiple_of(5), note: reason }.into()
        }
        (3, Some(known)) => {
            let role = known.unanswered().next().cloned().unwrap_or_else(|| RoleId::named("finance"));
            ApprovalAnswer { approval: known.id, role, text: reason }.into()
        }
        (4, Some(known)) if with.is_multiple_of(3) => ApprovalWithdraw { approval: known.id }.into(),
        (5, _) => {
            let special = if with.is_multiple_of(2) { Special::Rush } else { Special::Price(Fen(i64::from(with))) };
            ApprovalAsk { approval, order, special, reason }.into()
        }
        _ => change(view, order, with, fresh, approval),
    }
}

/// One that waits for the person, or by chance any.
fn some_approval(view: &World, person: StaffId, with: u16) -> Option<&Approval> {
    let all: Vec<&Approval> = view.approvals.values().map(|approval| &**approval).collect();
    let staff = view.staff.get(&person);
    let waits = |approval: &&&Approval| staff.is_some_and(|me| approval.waits_for(me) || approval.asks(me).is_some());
    let mine: Vec<&Approval> = all.iter().filter(waits).copied().collect();
    let from = if mine.is_empty() || with.is_multiple_of(7) { all } else { mine };
    (!from.is_empty()).then(|| from[usize::from(with / 3) % from.len()])
}

fn change(view: &World, order: OrderId, with: u16, fresh: u64, approval: ApprovalId) -> Command {
    let known = view.orders.get(&order);
    let expect = match known.map(|order| order.status) {
        Some(status) if !with.is_multiple_of(13) => status,
        _ => Status::ALL[usize::from(with) % Status::ALL.len()],
    };
    let mut receiver = None;
    let change = match with % 6 {
        0 => Change::Cancel,
        1 | 2 => Change::Courier { courier: format!("courier {fresh}") },
        3 => Change::Item { line: line(known.map(|order| &**order), with), to: item(with, fresh) },
        _ => {
            receiver = Some(Receiver {
                name: format!("receiver {fresh}"),
                mobile: format!("136{fresh:08}"),
                address: format!("street {fresh}"),
            });
            Change::Address { contact: ContactId::named(&["changed", &fresh.to_string()]) }
        }
    };
    OrderChange { order, expect, change, receiver, reason: format!("reason {fresh}"), approval }.into()
}

fn line(order: Option<&Order>, with: u16) -> String {
    let lines = order.map(|order| order.lines.as_slice()).unwrap_or_default();
    lines.get(usize::from(with / 6) % lines.len().max(1)).map_or_else(String::new, |line| line.number.clone())
}

fn item(with: u16, fresh: u64) -> Option<Item> {
    let item = Item { title: format!("article {fresh}"), ..Item::default() };
    Some(item).filter(|_| !with.is_multiple_of(4))
}
