//! What a command is about, and the same intent as it would be issued now.

use super::{
    ApprovalSign, Command, CustomerMerge, CustomerSplit, EnquiryDiscount, EnquiryMove, OrderChange, OrderMove,
    OrderPromise, OrderSettle, RosterCell, RosterPublish, StockPost, Stocktake, TicketAssign, TicketMove,
};
use crate::{
    record::{Key, Kind},
    roster::Roster,
    world::World,
};

impl Command {
    /// The same intent, based on what is there now: what *apply anyway* issues.
    pub fn renewed(self, world: &World) -> Command {
        match self {
            Command::OrderMove(command) => {
                let expect = world.orders.get(&command.order).map_or(command.expect, |order| order.status);
                OrderMove { expect, ..command }.into()
            }
            Command::OrderChange(command) => {
                let expect = world.orders.get(&command.order).map_or(command.expect, |order| order.status);
                OrderChange { expect, ..command }.into()
            }
            Command::ApprovalSign(command) => {
                let signed = world.approvals.get(&command.approval).map(|approval| approval.signed.len());
                let expect = signed.and_then(|signed| u32::try_from(signed).ok()).unwrap_or(command.expect);
                ApprovalSign { expect, ..command }.into()
            }
            Command::OrderSettle(command) => {
                let line = world.orders.get(&command.order).and_then(|order| {
                    order.lines.iter().find(|line| line.number == command.line).map(|line| line.short())
                });
                OrderSettle { expect: line.unwrap_or(command.expect), ..command }.into()
            }
            Command::OrderPromise(command) => {
                let expect = world.orders.get(&command.order).map_or(command.expect, |order| order.promised);
                OrderPromise { expect, ..command }.into()
            }
            Command::StockPost(StockPost { by: Stocktake::Count { counted, expect }, article, posting, note }) => {
                let expect = world.articles.get(&article).map_or(expect, |article| article.stock);
                StockPost { by: Stocktake::Count { counted, expect }, article, posting, note }.into()
            }
            Command::TicketAssign(command) => {
                let expect = world.tickets.get(&command.ticket).map_or(command.expect, |ticket| ticket.assignee);
                TicketAssign { expect, ..command }.into()
            }
            Command::TicketMove(command) => {
                let expect = world.tickets.get(&command.ticket).map_or(command.expect, |ticket| ticket.status);
                TicketMove { expect, ..command }.into()
            }
            Command::EnquiryDiscount(command) => {
                let expect = world.enquiries.get(&command.enquiry).map_or(command.expect, |enquiry| enquiry.off());
                EnquiryDiscount { expect, ..command }.into()
            }
            Command::EnquiryMove(command) => {
                let outcome = world.enquiries.get(&command.enquiry).map(|enquiry| enquiry.outcome.clone());
                EnquiryMove { expect: outcome.unwrap_or(command.expect), ..command }.into()
            }
            // Both as they stand: with all that was merged meanwhile.
            Command::CustomerMerge(command) => {
                let (customer, into) = (world.head_of(command.customer), world.head_of(command.into));
                CustomerMerge { customer, into }.into()
            }
            Command::CustomerSplit(command) => {
                let into = world.customers.get(&command.customer).and_then(|file| file.merged_into());
                CustomerSplit { from: into.unwrap_or(command.from), ..command }.into()
            }
            Command::RosterCell(command) => {
                let roster = world.roster(command.staff, command.day.month());
                let expect = roster.and_then(|roster| roster.cells.get(&command.day.number())).cloned();
                RosterCell { expect, ..command }.into()
            }
            Command::RosterPublish(command) => {
                let expect = world.roster(command.staff, command.month).map_or(0, |roster| roster.edition);
                RosterPublish { expect, ..command }.into()
            }
            other => other,
        }
    }

    /// The record that it is about: where its mark shows while it waits, and where its card leads.
    pub fn subject(&self) -> Option<Key> {
        let key = |kind, id| Some(Key { kind, id });
        let order = |id: crate::id::OrderId| key(Kind::Order, id.0);
        let approval = |id: crate::id::ApprovalId| key(Kind::Approval, id.0);
        let ticket = |id: crate::id::TicketId| key(Kind::Ticket, id.0);
        let case = |id: crate::id::CaseId| key(Kind::Case, id.0);
        let roster = |staff, month| key(Kind::Roster, Roster::id_of(staff, month).0);
        match self {
            Command::OrderFlag(command) => order(command.order),
            Command::OrderMemo(command) => order(command.order),
            Command::OrderNote(command) => order(command.order),
            Command::OrderMove(command) => order(command.order),
            Command::OrderPrint(command) => order(command.order),
            Command::OrderChange(command) => order(command.order),
            Command::OrderTake(command) => order(command.order),
            Command::OrderCharge(command) => order(command.order),
            Command::OrderSettle(command) => order(command.order),
            Command::OrderAnswer(command) => order(command.order),
            Command::OrderInvoice(command) => order(command.order),
            Command::OrderPromise(command) => order(command.order),
            Command::OrderTell(command) => order(command.order),
            Command::PlanConfirm(command) => Some(crate::order::plan::ShippingPlan::id_of(command.day).into()),
            Command::PickupBook(command) => Some(command.pickup.into()),
            Command::PickupEnd(command) => Some(command.pickup.into()),
            Command::ArticleAdd(command) => Some(crate::article::Article::id_of(command.code.trim()).into()),
            Command::ArticleFact(command) => Some(command.article.into()),
            Command::StockPost(command) => Some(command.article.into()),
            Command::LedgerPost(command) => Some(command.customer.into()),
            Command::ApprovalAsk(command) => order(command.order),
            Command::ApprovalSign(command) => approval(command.approval),
            Command::ApprovalAnswer(command) => approval(command.approval),
            Command::ApprovalWithdraw(command) => approval(command.approval),
            Command::OrderImport(command) => key(Kind::Import, command.import.0),
            Command::TicketOpen(command) => ticket(command.ticket),
            Command::TicketSay(command) => ticket(command.ticket),
            Command::TicketNote(command) => ticket(command.ticket),
            Command::TicketDetail(command) => ticket(command.ticket),
            Command::TicketLink(command) => ticket(command.ticket),
            Command::TicketSeen(command) => ticket(command.ticket),
            Command::TicketAssign(command) => ticket(command.ticket),
            Command::TicketMove(command) => ticket(command.ticket),
            Command::TicketDispatch(command) => ticket(command.ticket),
            Command::EnquiryOpen(command) => Some(command.enquiry.into()),
            Command::EnquiryAsk(command) => Some(command.enquiry.into()),
            Command::EnquiryAnswer(command) => Some(command.enquiry.into()),
            Command::EnquiryDetail(command) => Some(command.enquiry.into()),
            Command::EnquiryDiscount(command) => Some(command.enquiry.into()),
            Command::EnquiryMove(command) => Some(command.enquiry.into()),
            Command::CaseOpen(command) => case(command.case),
            Command::CaseNote(command) => case(command.case),
            Command::CaseAssign(command) => case(command.case),
            Command::CaseDetail(command) => case(command.case),
            Command::CaseMove(command) => case(command.case),
            Command::CaseRefund(command) => case(command.case),
            Command::StrayReceive(command) => key(Kind::Stray, command.stray.0),
            Command::StrayMatch(command) => key(Kind::Stray, command.stray.0),
            Command::CustomerFact(command) => key(Kind::Customer, command.customer.0),
            Command::CustomerContact(command) => key(Kind::Customer, command.customer.0),
            Command::CustomerAddress(command) => key(Kind::Customer, command.customer.0),
            Command::CustomerMerge(command) => key(Kind::Customer, command.into.0),
            Command::CustomerSplit(command) => key(Kind::Customer, command.from.0),
            Command::ContactReveal(command) => key(Kind::Contact, command.contact.0),
            Command::RosterCell(command) => roster(command.staff, command.day.month()),
            Command::RosterPublish(command) => roster(command.staff, command.month),
            Command::RosterAcknowledge(command) => roster(command.staff, command.month),
            Command::ArchiveRecall(command) => command.keys.first().copied(),
            Command::SavedViewSet(command) => key(Kind::SavedView, command.view.id.0),
            Command::SavedViewRemove(command) => key(Kind::SavedView, command.view.0),
            Command::ShopSet(command) => key(Kind::Shop, command.shop.id.0),
            Command::StaffSet(command) => key(Kind::Staff, command.staff.id.0),
            Command::WorkspaceSet(command) => key(Kind::Workspace, command.workspace.id.0),
            Command::OrderNumber(_) | Command::TicketNumber(_) | Command::CaseNumber(_) => None,
            Command::SettingSet(_) | Command::ArchivePut(_) | Command::EnquiryNumber(_) => None,
        }
    }
}
