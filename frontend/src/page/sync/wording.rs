//! What is there now of what a command would change, and the text that a person typed.

use crate::{
    i18n::{Words, format::money},
    page::act::inverse,
};
use shared::{
    approval::Approval,
    command::Command,
    id::{ApprovalId, CaseId, CustomerId, EnquiryId, OrderId, StaffId, TicketId},
    roster::Roster,
    time::Month,
    world::World,
};

/// What is there now of what the command would change; `None` where there is nothing to compare.
pub fn now(words: &Words, world: &World, command: &Command) -> Option<String> {
    match command {
        Command::OrderFlag(c) => order(words, world, c.order, |order| words.flag(order.flag).to_owned()),
        Command::OrderMemo(c) => order(words, world, c.order, |order| match order.memo.as_str() {
            "" => words.order.memo_empty.to_owned(),
            memo => memo.to_owned(),
        }),
        Command::OrderNote(c) => order(words, world, c.order, |order| words.status(order.status).to_owned()),
        Command::OrderMove(c) => order(words, world, c.order, |order| words.status(order.status).to_owned()),
        Command::OrderChange(c) => order(words, world, c.order, |order| words.status(order.status).to_owned()),
        Command::OrderCharge(c) => order(words, world, c.order, |order| words.status(order.status).to_owned()),
        Command::OrderSettle(c) => order(words, world, c.order, |order| words.status(order.status).to_owned()),
        Command::OrderPromise(c) => order(words, world, c.order, |order| {
            order.promised.map_or_else(|| words.sending.by_rule.to_owned(), |day| words.day(day))
        }),
        Command::PickupEnd(c) => {
            let end = world.pickups.get(&c.pickup)?.end.as_ref()?;
            Some(words.pickup_outcome(&end.how))
        }
        Command::StockPost(c) => world.articles.get(&c.article).map(|article| (words.stock.in_stock)(article.stock)),
        Command::LedgerPost(c) => world.customers.get(&c.customer).map(|customer| money(customer.balance)),
        Command::ApprovalAsk(c) => order(words, world, c.order, |order| words.status(order.status).to_owned()),
        Command::ApprovalSign(c) => approval(words, world, c.approval),
        Command::ApprovalAnswer(c) => approval(words, world, c.approval),
        Command::ApprovalWithdraw(c) => approval(words, world, c.approval),
        Command::TicketSay(c) => ticket(words, world, c.ticket),
        Command::TicketNote(c) => ticket(words, world, c.ticket),
        Command::TicketLink(c) => ticket(words, world, c.ticket),
        Command::TicketAssign(c) => ticket(words, world, c.ticket),
        Command::TicketMove(c) => ticket(words, world, c.ticket),
        Command::EnquiryDiscount(c) => enquiry(words, world, c.enquiry),
        Command::EnquiryMove(c) => enquiry(words, world, c.enquiry),
        Command::CaseMove(c) => case(words, world, c.case),
        Command::CaseNote(c) => case(words, world, c.case),
        Command::CaseDetail(c) => case(words, world, c.case),
        Command::RosterCell(c) => {
            let roster = world.roster(c.staff, c.day.month());
            let cell = roster.and_then(|roster| roster.cells.get(&c.day.number()));
            Some(words.tell(world).cell(cell))
        }
        Command::RosterPublish(c) => edition(words, world, c.staff, c.month),
        Command::RosterAcknowledge(c) => edition(words, world, c.staff, c.month),
        Command::TicketDetail(_)
        | Command::EnquiryDetail(_)
        | Command::EnquiryAnswer(_)
        | Command::CustomerFact(_)
        | Command::SettingSet(_)
        | Command::ShopSet(_) => {
            // What would be taken back is what is there; when there is nothing, it is so already.
            let there = inverse(command, world, "");
            Some(words.deed(there.as_ref().unwrap_or(command), world, None))
        }
        Command::CustomerContact(c) => {
            Some(world.customers.get(&c.customer).map_or_else(gone(words), |customer| customer.phone_mask.clone()))
        }
        Command::CustomerMerge(c) => Some(whose(words, world, &[c.customer, c.into])),
        Command::CustomerSplit(c) => Some(whose(words, world, &[c.customer])),
        _ => None,
    }
}

fn gone(words: &Words) -> impl Fn() -> String {
    let gone = words.sync.gone;
    move || gone.to_owned()
}

fn order(
    words: &Words,
    world: &World,
    id: OrderId,
    say: impl FnOnce(&shared::order::Order) -> String,
) -> Option<String> {
    Some(world.orders.get(&id).map_or_else(gone(words), |order| say(order)))
}

/// `云朵 → 云朵小铺 · 小雪`: which file stands for each now.
fn whose(words: &Words, world: &World, files: &[CustomerId]) -> String {
    let tell = words.tell(world);
    let told = files.iter().map(|id| match world.head_of(*id) {
        head if head == *id => tell.customer(*id),
        head => format!("{} → {}", tell.customer(*id), tell.customer(head)),
    });
    told.collect::<Vec<_>>().join(" · ")
}

/// `处理中 · 小陈`
fn ticket(words: &Words, world: &World, id: TicketId) -> Option<String> {
    let say = |ticket: &std::sync::Arc<shared::ticket::Ticket>| {
        let who = ticket.assignee.map_or_else(|| words.sync.nobodys.to_owned(), |who| words.tell(world).person(who));
        format!("{} · {who}", words.ticket_status(ticket.status))
    };
    Some(world.tickets.get(&id).map_or_else(gone(words), say))
}

/// `未成交：价格`, or what it was granted while it is open.
fn enquiry(words: &Words, world: &World, id: EnquiryId) -> Option<String> {
    let say = |enquiry: &std::sync::Arc<shared::enquiry::Enquiry>| {
        let stands = words.enquiry_outcome(enquiry.outcome.as_ref(), world);
        let off = (!enquiry.off().is_zero()).then(|| (words.enquiries.granted)(&money(enquiry.off())));
        std::iter::once(stands).chain(off).collect::<Vec<_>>().join(" · ")
    };
    Some(world.enquiries.get(&id).map_or_else(gone(words), say))
}

/// `待寄回 · 小陈`
fn case(words: &Words, world: &World, id: CaseId) -> Option<String> {
    let say = |case: &std::sync::Arc<shared::aftersale::Case>| {
        let over = case.outcome.map(|outcome| words.case_outcome(outcome));
        let steps = case.open.iter().map(|open| words.case_step(open.step));
        over.into_iter().chain(steps).collect::<Vec<_>>().join(" + ")
    };
    Some(world.cases.get(&id).map_or_else(gone(words), say))
}

/// `加急 · 待签批：仓库`, or how it ended.
fn approval(words: &Words, world: &World, id: ApprovalId) -> Option<String> {
    let say = |approval: &std::sync::Arc<Approval>| {
        let next = approval.next().map(|role| words.role_named(world.workspace(), role));
        let next = next.map(|role| format!("{role} {}", words.approvals.next));
        let stands = approval.outcome.map(|outcome| words.approval_outcome(outcome).to_owned()).or(next);
        format!("{} · {}", words.ask(&approval.ask, world), stands.unwrap_or_default())
    };
    Some(world.approvals.get(&id).map_or_else(gone(words), say))
}

fn edition(words: &Words, world: &World, staff: StaffId, month: Month) -> Option<String> {
    let edition = |roster: &std::sync::Arc<Roster>| (words.sync.edition)(roster.edition);
    Some(world.roster(staff, month).map_or_else(|| (words.sync.edition)(0), edition))
}

/// The text that the person typed, where there is any.
pub fn own_text(command: &Command) -> Option<String> {
    use shared::customer::Fact;
    match command {
        Command::OrderMemo(c) => Some(c.memo.clone()),
        Command::OrderNote(c) => Some(c.text.clone()),
        Command::OrderChange(c) => {
            let receiver = c.receiver.iter().flat_map(|to| [&to.name, &to.mobile, &to.address]);
            let said = receiver.chain([&c.reason]).map(String::as_str).filter(|text| !text.is_empty());
            Some(said.collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty())
        }
        Command::OrderTake(c) => Some(c.message.clone()).filter(|text| !text.is_empty()),
        Command::OrderAnswer(c) => Some(c.text.clone()).filter(|text| !text.is_empty()),
        Command::OrderPromise(c) => Some(c.reason.clone()).filter(|reason| !reason.is_empty()),
        Command::OrderTell(c) => Some(c.text.clone()),
        Command::StockPost(c) => Some(c.note.clone()).filter(|note| !note.is_empty()),
        Command::LedgerPost(c) => Some(c.note.clone()).filter(|note| !note.is_empty()),
        Command::ApprovalAsk(c) => Some(c.reason.clone()),
        Command::ApprovalSign(c) => Some(c.note.clone()).filter(|note| !note.is_empty()),
        Command::ApprovalAnswer(c) => Some(c.text.clone()),
        Command::TicketOpen(c) if c.text.is_empty() => Some(c.subject.clone()),
        Command::TicketOpen(c) => Some(format!("{}\n{}", c.subject, c.text)),
        Command::TicketSay(c) => Some(c.text.clone()),
        Command::TicketNote(c) => Some(c.text.clone()),
        Command::EnquiryOpen(c) => {
            let asked = c.asked.as_ref().map(|(_, _, asked)| asked.as_str());
            let said = [Some(c.name.as_str()), asked].into_iter().flatten().filter(|text| !text.is_empty());
            Some(said.collect::<Vec<_>>().join("\n")).filter(|said| !said.is_empty())
        }
        Command::EnquiryAsk(c) => Some(c.text.clone()),
        Command::EnquiryAnswer(c) => Some(c.text.clone()).filter(|text| !text.is_empty()),
        Command::EnquiryDiscount(c) => Some(c.reason.clone()).filter(|reason| !reason.is_empty()),
        Command::CaseOpen(c) => Some(c.text.clone()).filter(|text| !text.is_empty()),
        Command::CaseNote(c) => Some(c.text.clone()),
        Command::CaseMove(c) => c.by.reason().map(|(said, _)| said.to_owned()).filter(|said| !said.is_empty()),
        Command::CaseDetail(c) => match &c.to {
            shared::aftersale::Detail::Cause(cause) => Some(cause.clone()),
            shared::aftersale::Detail::Reason(_) => None,
        },
        Command::StrayReceive(c) => Some(format!("{} {} {} {}", c.parcel.tracking, c.name, c.phone, c.note)),
        Command::TicketMove(c) => Some(c.reason.clone()).filter(|reason| !reason.is_empty()),
        Command::TicketAssign(c) => Some(c.reason.clone()).filter(|reason| !reason.is_empty()),
        Command::CustomerFact(c) => match &c.to {
            Fact::Name(text) | Fact::Sizes(text) | Fact::Preferences(text) | Fact::Remark(text) => Some(text.clone()),
            Fact::Tag { tag, .. } => Some(tag.clone()),
            Fact::Account { account, .. } => Some(account.name.clone()),
            Fact::Collected(collected) => {
                collected.as_ref().map(|collected| collected.place.clone()).filter(|place| !place.is_empty())
            }
            Fact::Birthday(_) | Fact::Age(_) | Fact::Contract(_) | Fact::Consent { .. } => None,
            Fact::Apart { .. } | Fact::Nuisance { .. } | Fact::Blocked(_) => None,
        },
        Command::CustomerContact(c) => {
            let parts = c.parts().into_values().filter(|part| !part.is_empty());
            Some(parts.collect::<Vec<_>>().join(" "))
        }
        Command::CustomerAddress(c) => {
            let parts = c.parts.values().filter(|part| !part.is_empty()).cloned();
            Some(parts.collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
        }
        _ => None,
    }
}
