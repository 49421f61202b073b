//! The command that takes another back. Some have none: a note stays, a parcel that left has left.

mod change;
mod customer;
mod enquiry;
mod setting;
mod ticket;

pub use change::standing as standing_change;
pub use customer::{standing as standing_fact, standing_parts};

use shared::{
    aftersale::Detail,
    command::{
        ApprovalWithdraw, ArticleFact, CaseAssign, CaseDetail, Command, OrderFlag, OrderInvoice, OrderMemo, OrderMove,
        OrderPromise, PickupEnd, SavedViewRemove, SavedViewSet,
    },
    order::life,
    pickup::Outcome,
    world::World,
};

/// The way back from `command`, which has not been applied to `world` yet.
pub fn inverse(command: &Command, world: &World, reason: &str) -> Option<Command> {
    match command {
        Command::OrderFlag(done) => {
            let order = world.orders.get(&done.order).filter(|order| order.flag != done.flag)?;
            Some(OrderFlag { order: done.order, flag: order.flag }.into())
        }
        Command::OrderMemo(done) => {
            let order = world.orders.get(&done.order).filter(|order| order.memo != done.memo)?;
            Some(OrderMemo { order: done.order, memo: order.memo.clone() }.into())
        }
        Command::OrderMove(done) => {
            let back = life::between(done.to, done.expect)?;
            // Taking back a step back passes over shipping again, which would need its parcel.
            let parcel = back.parcel.then(|| world.orders.get(&done.order)?.parcel.clone()).flatten();
            let reason = if back.reason { reason.to_owned() } else { String::new() };
            Some(OrderMove { order: done.order, expect: done.to, to: done.expect, reason, parcel }.into())
        }
        Command::OrderChange(done) => change::change(done, world, reason),
        Command::OrderInvoice(done) => {
            let house = world.orders.get(&done.order)?.house.as_ref()?;
            (house.invoice != done.to).then(|| OrderInvoice { order: done.order, to: house.invoice.clone() }.into())
        }
        Command::OrderPromise(done) => {
            let order = world.orders.get(&done.order).filter(|order| order.promised != done.day)?;
            // Back to the day that stood: no later than what was promised since, or put off anew for this reason.
            let (expect, day, reason) = (done.day, order.promised, reason.to_owned());
            Some(OrderPromise { order: done.order, expect, day, reason }.into())
        }
        Command::PickupBook(done) => {
            let how = Outcome::Cancelled(reason.to_owned());
            Some(PickupEnd { pickup: done.pickup, how }.into())
        }
        Command::ArticleFact(done) => {
            let to = world.articles.get(&done.article)?.standing(&done.to);
            (to != done.to).then(|| ArticleFact { article: done.article, to }.into())
        }
        Command::ApprovalAsk(done) => Some(ApprovalWithdraw { approval: done.approval }.into()),
        Command::SavedViewSet(done) => Some(match world.saved_views.get(&done.view.id) {
            Some(known) => SavedViewSet { view: (**known).clone() }.into(),
            None => SavedViewRemove { view: done.view.id }.into(),
        }),
        Command::SavedViewRemove(done) => {
            let known = world.saved_views.get(&done.view)?;
            Some(SavedViewSet { view: (**known).clone() }.into())
        }
        Command::CustomerFact(done) => customer::fact(done, world),
        Command::CustomerContact(done) => customer::contact(done, world),
        Command::CustomerAddress(done) => customer::address(done, world),
        Command::CustomerMerge(done) => customer::merge(done, world),
        Command::CustomerSplit(done) => customer::split(done, world),
        Command::SettingSet(done) => setting::setting(&done.to, world.workspace()?),
        Command::ShopSet(done) => setting::shop(done, world),
        Command::CaseAssign(done) => {
            let case = world.cases.get(&done.case).filter(|case| case.agent != done.to)?;
            Some(CaseAssign { case: done.case, to: case.agent }.into())
        }
        Command::CaseDetail(done) => {
            let case = world.cases.get(&done.case)?;
            let to = match &done.to {
                Detail::Cause(_) => Detail::Cause(case.cause.clone()),
                Detail::Reason(_) => Detail::Reason(case.reason),
            };
            (to != done.to).then(|| CaseDetail { case: done.case, to }.into())
        }
        Command::EnquiryAnswer(done) => enquiry::answer(done, world),
        Command::EnquiryDetail(done) => enquiry::detail(done, world),
        Command::EnquiryDiscount(done) => enquiry::discount(done, world),
        Command::EnquiryMove(done) => enquiry::moved(done),
        Command::TicketDetail(done) => ticket::detail(done, world),
        Command::TicketLink(done) => ticket::link(done, world),
        Command::TicketAssign(done) => ticket::assign(done, world),
        Command::TicketMove(done) => ticket::moved(done, reason),
        _ => None,
    }
}
