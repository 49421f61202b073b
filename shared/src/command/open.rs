//! Opening a ticket (T1), with a file for a customer whom nobody knows yet (T2).

use super::{
    Ctx, Draft, Field, Invalid, Rejection, line,
    ticket::{LONGEST_SUBJECT, MOST_ORDERS, words},
};
use crate::{
    archive::Archive,
    attachment::Attachment,
    customer::{Collected, Contact, Customer},
    id::{CustomerId, OrderId, ShopId, TicketId},
    record::{Key, Kind},
    staff::LineId,
    ticket::{Act, Channel, Priority, Status, Ticket, Voice},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Opens a ticket (T1). A customer whom nobody knows yet gets a file in the same step (T2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketOpen {
    pub ticket: TicketId,
    pub subject: String,
    pub channel: Channel,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outbound: bool,
    pub customer: CustomerId,
    /// The file of a new customer, by the name that they gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_customer: Option<NewCustomer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<ShopId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<LineId>,
    #[serde(default)]
    pub priority: Priority,
    /// What the customer said, in the customer's words or the agent's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub orders: BTreeSet<OrderId>,
    /// Whoever opens it keeps it; otherwise it is dispatched (T4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mine: bool,
}

/// What is known of a customer who comes for the first time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewCustomer {
    pub name: String,
    pub phone: String,
    pub wechat: String,
    pub email: String,
}

impl TicketOpen {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        self.check(draft)?;
        if let Some(new) = self.new_customer.as_ref().filter(|_| !draft.customers.contains_key(&self.customer)) {
            new.open(self.customer, Some(self.channel), draft, ctx)?;
        }
        let key = Key { kind: Kind::Customer, id: self.customer.0 };
        draft.customers.get(&self.customer).ok_or(Rejection::Missing { key })?;
        let mut ticket = self.ticket(draft, ctx);
        ticket.log(ctx.at, ctx.actor.staff(), Act::Opened);
        if self.says_something() {
            let said = Act::Said { voice: Voice::Customer, text: self.text.clone(), files: self.files.clone() };
            ticket.log(ctx.at, ctx.actor.staff(), said);
        }
        draft.put(ticket);
        Ok(())
    }

    fn says_something(&self) -> bool {
        !self.text.is_empty() || !self.files.is_empty()
    }

    fn check(&self, draft: &Draft<'_>) -> Result<(), Rejection> {
        line(Field::Subject, &self.subject, LONGEST_SUBJECT, true)?;
        if self.says_something() {
            words(Field::Text, &self.text, &self.files)?;
        }
        if self.orders.len() > MOST_ORDERS {
            return Err(Rejection::Invalid { field: Field::Orders, why: Invalid::TooLong });
        }
        if draft.tickets.contains_key(&self.ticket) {
            return Err(Rejection::Invalid { field: Field::Number, why: Invalid::InUse });
        }
        let missing = self.orders.iter().find(|id| !draft.orders.contains_key(id));
        missing.map_or(Ok(()), |id| Err(Rejection::Missing { key: Key { kind: Kind::Order, id: id.0 } }))
    }

    /// The ticket, before anything has happened to it.
    fn ticket(&self, draft: &Draft<'_>, ctx: &Ctx) -> Ticket {
        let by = ctx.actor.staff();
        let assignee = by.filter(|_| self.mine);
        // A line that has left the list meanwhile must not cost the ticket: it is anybody's then.
        let known_line = |line: &LineId| draft.workspace().is_some_and(|workspace| workspace.line(line).is_some());
        Ticket {
            id: self.ticket,
            no: None,
            subject: self.subject.trim().to_owned(),
            channel: self.channel,
            outbound: self.outbound,
            customer: self.customer,
            shop: self.shop,
            line: self.line.clone().filter(known_line),
            priority: self.priority,
            status: if assignee.is_some() { Status::InProgress } else { Status::New },
            assignee,
            assigned_at: assignee.map(|_| ctx.at),
            tags: BTreeSet::new(),
            orders: self.orders.clone(),
            opened_at: ctx.at,
            opened_by: by,
            waiting_since: (!self.outbound).then_some(ctx.at),
            promised_at: None,
            resolved_at: None,
            closing: None,
            unread: BTreeSet::new(),
            history: Vec::new(),
            archive: Archive::Never,
        }
    }
}

impl NewCustomer {
    /// Puts the file and its contact data in.
    pub(super) fn open(
        &self,
        id: CustomerId,
        via: Option<Channel>,
        draft: &mut Draft<'_>,
        ctx: &Ctx,
    ) -> Result<(), Rejection> {
        let contact = Contact {
            customer: Some(id),
            mobile: self.phone.trim().to_owned(),
            email: self.email.trim().to_owned(),
            wechat: self.wechat.trim().to_owned(),
            ..Contact::new(Customer::contact_id(id))
        };
        super::customer::check_contact(&contact)?;
        let phone_mask = contact.phone_mask();
        let is_reachable = ![&contact.mobile, &contact.email, &contact.wechat].iter().all(|text| text.is_empty());
        let name = match self.name.trim() {
            "" => phone_mask.clone(),
            name => name.to_owned(),
        };
        line(Field::Name, &name, super::customer::LONGEST_NAME, true)?;
        draft.put(Customer {
            contact: is_reachable.then_some(contact.id),
            phone_mask,
            opened_at: Some(ctx.at),
            collected: Some(Collected { by: ctx.actor.staff(), via, place: String::new() }),
            ..Customer::new(id, &name)
        });
        if is_reachable {
            draft.put(contact);
        }
        Ok(())
    }
}
