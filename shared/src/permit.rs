//! Who may do what. Asked before a command is applied, in the browser to shape the screen and on
//! the server to decide.

use crate::{
    command::{Actor, CaseOpen, Command, Opening, OrderChange, Rejection, Setting, SettingSet},
    order::{change::Change, life},
    staff::{Permission, Staff},
    workspace::Workspace,
    world::World,
};

/// Whether the actor may issue this command in this World.
pub fn may(actor: Actor, command: &Command, world: &World) -> Result<(), Rejection> {
    let Actor::Staff(id) = actor else { return Ok(()) };
    let staff = world.staff.get(&id).filter(|staff| staff.active).ok_or(Rejection::NotYours)?;
    let workspace = world.workspace().ok_or(Rejection::NotYours)?;
    let lacks = |permission: &Permission| !workspace.permits(staff, *permission);
    match needed(command, staff, workspace)?.into_iter().find(lacks) {
        Some(permission) => Err(Rejection::Denied { permission }),
        None => Ok(()),
    }
}

/// The permissions that a command asks for from this person.
fn needed(command: &Command, staff: &Staff, workspace: &Workspace) -> Result<Vec<Permission>, Rejection> {
    let me = staff.id;
    Ok(match command {
        Command::OrderImport(_) => vec![Permission::OrderImport, Permission::ContactSee],
        Command::OrderFlag(_) | Command::OrderMemo(_) | Command::OrderNote(_) => vec![Permission::OrderMark],
        Command::OrderChange(OrderChange { change: Change::Cancel, .. }) => vec![Permission::OrderClose],
        Command::OrderChange(OrderChange { change: Change::Address { .. }, .. }) => {
            vec![Permission::OrderVerify, Permission::ContactSee]
        }
        Command::OrderChange(_) => vec![Permission::OrderVerify],
        Command::OrderTake(_) => vec![Permission::OrderVerify, Permission::ContactSee],
        Command::OrderCharge(_) | Command::OrderSettle(_) => vec![Permission::OrderVerify],
        Command::OrderAnswer(_) | Command::OrderInvoice(_) => vec![Permission::OrderMark],
        Command::OrderPromise(_) | Command::OrderTell(_) => vec![Permission::OrderMark],
        Command::PlanConfirm(_) | Command::PickupBook(_) | Command::PickupEnd(_) => vec![Permission::OrderShip],
        Command::ArticleAdd(_) | Command::ArticleFact(_) | Command::StockPost(_) => vec![Permission::StockEdit],
        Command::LedgerPost(_) => vec![Permission::LedgerEdit],
        Command::ApprovalAsk(_) => vec![Permission::OrderMark],
        // Whose word it takes is written in the approval.
        Command::ApprovalSign(_) | Command::ApprovalAnswer(_) | Command::ApprovalWithdraw(_) => Vec::new(),
        Command::OrderPrint(_) => vec![Permission::OrderPack],
        Command::OrderMove(command) => {
            // By what the person saw: a move from anything else is stale and changes nothing.
            let asked = life::between(command.expect, command.to);
            asked.map_or_else(|| vec![command.to.permission()], |asked| asked.permissions)
        }
        // People change settings one at a time, each with its own checks.
        Command::OrderNumber(_) | Command::TicketNumber(_) | Command::CaseNumber(_) => return Err(Rejection::NotYours),
        Command::TicketDispatch(_) | Command::WorkspaceSet(_) => return Err(Rejection::NotYours),
        Command::EnquiryNumber(_) | Command::ArchivePut(_) => return Err(Rejection::NotYours),
        Command::ArchiveRecall(_) => vec![Permission::OrderMark],
        Command::TicketOpen(command) if command.new_customer.is_some() => {
            vec![Permission::TicketWork, Permission::ContactSee]
        }
        Command::TicketOpen(_)
        | Command::TicketSay(_)
        | Command::TicketNote(_)
        | Command::TicketDetail(_)
        | Command::TicketLink(_)
        | Command::TicketMove(_) => vec![Permission::TicketWork],
        // Up to which discount is a matter of the role's limit.
        Command::EnquiryOpen(_)
        | Command::EnquiryAsk(_)
        | Command::EnquiryAnswer(_)
        | Command::EnquiryDetail(_)
        | Command::EnquiryDiscount(_)
        | Command::EnquiryMove(_) => vec![Permission::TicketWork],
        Command::TicketSeen(_) | Command::RosterAcknowledge(_) => Vec::new(),
        Command::TicketAssign(command) => {
            // To take what is free, and to hand on what is one's own, is everybody's work.
            let takes = command.expect.is_none() && command.to.is_none_or(|to| to == me);
            let is_work = takes || command.expect == Some(me);
            vec![if is_work { Permission::TicketWork } else { Permission::TicketAssign }]
        }
        Command::CaseOpen(CaseOpen { opening: Opening::Arrived { .. }, .. }) => vec![Permission::ReturnInspect],
        Command::CaseOpen(_) | Command::CaseAssign(_) | Command::CaseDetail(_) => vec![Permission::CaseWork],
        // Whoever has to do with a case may write in it.
        Command::CaseNote(_) => vec![Permission::OrderMark],
        Command::CaseMove(command) => vec![command.by.verb().permission()],
        // Who may pay any sum needs no limit for a small one.
        Command::CaseRefund(command)
            if command.amount <= workspace.limit(staff) && !workspace.permits(staff, Permission::RefundPay) =>
        {
            vec![Permission::CaseWork]
        }
        Command::CaseRefund(_) => vec![Permission::RefundPay],
        Command::StrayReceive(_) | Command::StrayMatch(_) => vec![Permission::ReturnInspect, Permission::ContactSee],
        Command::CustomerFact(_) | Command::CustomerMerge(_) | Command::CustomerSplit(_) => {
            vec![Permission::CustomerEdit]
        }
        Command::CustomerContact(_) | Command::CustomerAddress(_) => {
            vec![Permission::CustomerEdit, Permission::ContactSee]
        }
        Command::ContactReveal(_) => vec![Permission::ContactSee],
        Command::RosterCell(_) | Command::RosterPublish(_) => vec![Permission::RosterEdit],
        Command::SavedViewSet(_) | Command::SavedViewRemove(_) => Vec::new(),
        // Roles decide who may do what: they are the business of who administers people.
        Command::SettingSet(SettingSet { to: Setting::Role(_) | Setting::RoleGone(_) }) => {
            vec![Permission::SettingsEdit, Permission::StaffEdit]
        }
        Command::ShopSet(_) | Command::SettingSet(_) => vec![Permission::SettingsEdit],
        Command::StaffSet(_) => vec![Permission::StaffEdit],
    })
}
