//! What a command is about: its name, and where it leads.

use crate::{
    i18n::Words,
    route::{Route, Section},
};
use shared::{
    command::{Command, Setting},
    id::{ApprovalId, CaseId, CustomerId, EnquiryId, OrderId, StaffId, TicketId},
    time::{Day, Month},
    world::World,
};

/// A thing by its name, with the page where it is found, if there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub name: String,
    pub route: Option<Route>,
}

impl Subject {
    /// `None` where a name would say nothing.
    pub fn of(words: &Words, world: &World, command: &Command) -> Option<Subject> {
        let tell = words.tell(world);
        let order = |id: OrderId| at(tell.order(id), Route::Order(id));
        let ticket = |id: TicketId| at(tell.ticket(id), Route::Ticket(id));
        let customer = |id: CustomerId| at(tell.customer(id), Route::Customer(id));
        let case = |id: CaseId| at(tell.case(id), Route::Case(id));
        let enquiry = |id: EnquiryId| at(tell.enquiry(id), Route::Enquiry(id));
        let about = |id: ApprovalId| Some(tell.asked_about(world.approvals.get(&id)?.ask.subject()));
        let approval = |id: ApprovalId| Some(at(about(id)?, Route::Approvals));
        let month = |id: StaffId, month: Month| format!("{} {}", tell.person(id), words.month(month));
        let cell = |id: StaffId, day: Day| format!("{} {}", tell.person(id), words.day(day));
        Some(match command {
            Command::OrderFlag(c) => order(c.order),
            Command::OrderMemo(c) => order(c.order),
            Command::OrderNote(c) => order(c.order),
            Command::OrderMove(c) => order(c.order),
            Command::OrderPrint(c) => order(c.order),
            Command::OrderChange(c) => order(c.order),
            // Before it is there it is known by its customer.
            Command::OrderTake(c) if !world.orders.contains_key(&c.order) => customer(c.customer),
            Command::OrderTake(c) => order(c.order),
            Command::OrderCharge(c) => order(c.order),
            Command::OrderSettle(c) => order(c.order),
            Command::OrderAnswer(c) => order(c.order),
            Command::OrderInvoice(c) => order(c.order),
            Command::OrderPromise(c) => order(c.order),
            Command::OrderTell(c) => order(c.order),
            Command::PlanConfirm(c) => at(words.day(c.day), Route::Plan(Some(c.day))),
            Command::PickupBook(c) => at(c.courier.clone(), Route::Ship),
            Command::PickupEnd(c) => at(world.pickups.get(&c.pickup)?.courier.clone(), Route::Ship),
            Command::ArticleAdd(c) => at(format!("{} {}", c.code, c.title), Route::Stock),
            Command::ArticleFact(c) => at(words.article_name(c.article, world), Route::Article(c.article)),
            Command::StockPost(c) => at(words.article_name(c.article, world), Route::Article(c.article)),
            Command::LedgerPost(c) => customer(c.customer),
            Command::ApprovalAsk(c) => order(c.order),
            Command::ApprovalSign(c) => approval(c.approval)?,
            Command::ApprovalAnswer(c) => approval(c.approval)?,
            Command::ApprovalWithdraw(c) => approval(c.approval)?,
            Command::OrderImport(c) => at(c.file.clone(), Route::Import(c.import)),
            // Before it is there it has no page.
            Command::TicketOpen(c) if !world.tickets.contains_key(&c.ticket) => nowhere(c.subject.clone()),
            Command::TicketOpen(c) => ticket(c.ticket),
            Command::TicketSay(c) => ticket(c.ticket),
            Command::TicketNote(c) => ticket(c.ticket),
            Command::TicketDetail(c) => ticket(c.ticket),
            Command::TicketLink(c) => ticket(c.ticket),
            Command::TicketSeen(c) => ticket(c.ticket),
            Command::TicketAssign(c) => ticket(c.ticket),
            Command::TicketMove(c) => ticket(c.ticket),
            // Before it is there it is known by who asks.
            Command::EnquiryOpen(c) if !world.enquiries.contains_key(&c.enquiry) => match c.customer {
                Some(id) => customer(id),
                None => nowhere(c.name.clone()),
            },
            Command::EnquiryOpen(c) => enquiry(c.enquiry),
            Command::EnquiryAsk(c) => enquiry(c.enquiry),
            Command::EnquiryAnswer(c) => enquiry(c.enquiry),
            Command::EnquiryDetail(c) => enquiry(c.enquiry),
            Command::EnquiryDiscount(c) => enquiry(c.enquiry),
            Command::EnquiryMove(c) => enquiry(c.enquiry),
            // Before it is there it is known by its order.
            Command::CaseOpen(c) if !world.cases.contains_key(&c.case) => order(c.order),
            Command::CaseOpen(c) => case(c.case),
            Command::CaseNote(c) => case(c.case),
            Command::CaseAssign(c) => case(c.case),
            Command::CaseDetail(c) => case(c.case),
            Command::CaseMove(c) => case(c.case),
            Command::CaseRefund(c) => case(c.case),
            Command::StrayReceive(c) => at(c.parcel.tracking.clone(), Route::Warehouse),
            Command::StrayMatch(c) => at(world.strays.get(&c.stray)?.parcel.tracking.clone(), Route::Warehouse),
            Command::CustomerFact(c) => customer(c.customer),
            Command::CustomerContact(c) => customer(c.customer),
            Command::CustomerAddress(c) => customer(c.customer),
            Command::CustomerMerge(c) => customer(c.into),
            Command::CustomerSplit(c) => customer(c.from),
            Command::ContactReveal(c) => customer(world.contacts.get(&c.contact)?.customer?),
            Command::RosterCell(c) => at(cell(c.staff, c.day), Route::Roster(Some(c.day.month()))),
            Command::RosterPublish(c) => at(month(c.staff, c.month), Route::Roster(Some(c.month))),
            Command::RosterAcknowledge(c) => at(month(c.staff, c.month), Route::Schedule(Some(c.month))),
            Command::SettingSet(c) => of_section(words, section(&c.to)),
            Command::WorkspaceSet(_) => of_section(words, Section::Workspace),
            Command::ShopSet(c) => at(c.shop.name.clone(), Route::Settings(Section::Shops)),
            Command::StaffSet(c) => at(c.staff.name.clone(), Route::Settings(Section::People)),
            Command::SavedViewSet(c) => nowhere(c.view.name.clone()),
            Command::SavedViewRemove(_)
            | Command::TicketDispatch(_)
            | Command::OrderNumber(_)
            | Command::EnquiryNumber(_)
            | Command::TicketNumber(_)
            | Command::CaseNumber(_)
            | Command::ArchivePut(_)
            | Command::ArchiveRecall(_) => return None,
        })
    }
}

fn at(name: String, route: Route) -> Subject {
    Subject { name, route: Some(route) }
}

fn nowhere(name: String) -> Subject {
    Subject { name, route: None }
}

fn of_section(words: &Words, section: Section) -> Subject {
    at(format!("{} · {}", words.shell.settings, words.section(section)), Route::Settings(section))
}

/// Where a setting is found.
fn section(setting: &Setting) -> Section {
    match setting {
        Setting::Name(_) | Setting::Zone(_) | Setting::IdleMinutes(_) | Setting::HotDays(_) => Section::Workspace,
        Setting::SilenceHours(_) | Setting::WrapUp(_) | Setting::WrapUpGone(_) => Section::Tickets,
        Setting::Flag { .. } | Setting::Couriers(_) | Setting::VerifyScript(_) => Section::Orders,
        Setting::Taking(_) | Setting::PromiseHours(_) | Setting::UnpaidMinutes(_) => Section::Orders,
        Setting::TellDays(_) | Setting::Template { .. } => Section::Orders,
        Setting::Evidence { .. } | Setting::Freight { .. } | Setting::StepMinutes { .. } => Section::AfterSales,
        Setting::UrgentMinutes(_) | Setting::ReturnDays(_) | Setting::Costs(_) => Section::AfterSales,
        Setting::Signers { .. } | Setting::Told { .. } => Section::Approvals,
        Setting::RosterRules(_) | Setting::ShiftType(_) | Setting::ShiftTypeGone(_) => Section::Shifts,
        Setting::Role(_) | Setting::RoleGone(_) => Section::Roles,
        Setting::Line(_) | Setting::LineGone(_) => Section::Lines,
    }
}
