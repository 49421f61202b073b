//! What sentences call things: `#1042 云朵`, `小林`, `白班`. What has left the lists since keeps its
//! word.

use super::Words;
use shared::{
    id::{CaseId, CustomerId, EnquiryId, OrderId, StaffId, TicketId},
    record::{Key, Kind},
    roster::Cell,
    time::Instant,
    world::World,
};

/// Names the things of a World in one language.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    pub words: &'a Words,
    pub world: &'a World,
    /// Who acts, where what they do for themselves reads otherwise.
    pub me: Option<StaffId>,
}

impl Words {
    pub fn tell<'a>(&'a self, world: &'a World) -> Teller<'a> {
        Teller { words: self, world, me: None }
    }
}

impl Teller<'_> {
    fn or_gone(&self, name: Option<String>) -> String {
        name.unwrap_or_else(|| self.words.pick(["（已不在）", "(gone)"]).to_owned())
    }

    pub fn person(&self, id: StaffId) -> String {
        self.or_gone(self.world.staff.get(&id).map(|staff| staff.name.clone()))
    }

    pub fn customer(&self, id: CustomerId) -> String {
        self.or_gone(self.world.customers.get(&id).map(|customer| customer.name.clone()))
    }

    /// `#1042 云朵` or, before it has a number, the platform's.
    pub fn order(&self, id: OrderId) -> String {
        let name = self.world.orders.get(&id).map(|order| {
            let no = order.no.map_or_else(|| order.number.clone(), |no| format!("#{no}"));
            format!("{no} {}", order.buyer).trim_end().to_owned()
        });
        self.or_gone(name)
    }

    /// `#2381 衣服偏小` or, before it has a number, the subject alone.
    pub fn ticket(&self, id: TicketId) -> String {
        let name = self.world.tickets.get(&id).map(|ticket| match ticket.no {
            Some(no) => format!("#{no} {}", ticket.subject),
            None => ticket.subject.clone(),
        });
        self.or_gone(name)
    }

    /// `#311 换货 云朵`, or without what it lacks.
    pub fn case(&self, id: CaseId) -> String {
        let name = self.world.cases.get(&id).map(|case| {
            let no = case.no.map(|no| format!("#{no}"));
            let what = case.kind.map_or(self.words.case_reason(case.reason), |kind| self.words.case_kind(kind));
            let buyer = self.world.orders.get(&case.order).map(|order| order.buyer.clone());
            let parts = [no, Some(what.to_owned()), buyer].into_iter().flatten();
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        });
        self.or_gone(name)
    }

    /// `#12 小雨`, by the file's name where there is one.
    pub fn enquiry(&self, id: EnquiryId) -> String {
        let name = self.world.enquiries.get(&id).map(|enquiry| {
            let customer = enquiry.customer.and_then(|id| self.world.customer(id));
            let who = customer.map_or_else(|| enquiry.name.clone(), |customer| customer.name.clone());
            [enquiry.no.map(|no| format!("#{no}")), Some(who)].into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        self.or_gone(name)
    }

    /// What an approval is about: an order, a case, or an enquiry.
    pub fn asked_about(&self, subject: Key) -> String {
        match subject.kind {
            Kind::Case => self.case(CaseId(subject.id)),
            Kind::Enquiry => self.enquiry(EnquiryId(subject.id)),
            _ => self.order(OrderId(subject.id)),
        }
    }

    /// What somebody does on a day: `白班`, `休`, or nothing planned.
    pub fn cell(&self, cell: Option<&Cell>) -> String {
        self.words.cell(cell, self.world.workspace())
    }

    /// Date and time in the team's zone.
    pub fn moment(&self, instant: Instant) -> String {
        let zone = self.world.workspace().map_or_else(shared::time::Zone::utc, |workspace| workspace.zone());
        super::format::moment(&zone, instant)
    }
}
