//! Changing and cancelling an order (O10): at once while it is free, by consent once it is printed.

use super::{
    Ctx, Draft, Field, Invalid, Rejection,
    approval::{LONGEST_REASON, change_order, raise},
    line,
    mark::{LONGEST_PARCEL, order},
    text,
};
use crate::{
    approval::Ask,
    customer::Contact,
    id::{ApprovalId, ContactId, CustomerId, OrderId},
    order::{
        Act, Order, Status,
        change::{Change, Changed, Stage},
        import::limit,
    },
};
use serde::{Deserialize, Serialize};

/// Changes or cancels an order. `expect` is the status that the person saw; where the order is printed by now, the
/// change becomes an approval of this id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderChange {
    pub order: OrderId,
    pub expect: Status,
    pub change: Change,
    /// Whom a changed address belongs to, when it is a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<Receiver>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    pub approval: ApprovalId,
}

/// Whom an order goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Receiver {
    pub name: String,
    pub mobile: String,
    pub address: String,
}

impl OrderChange {
    pub(super) fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
        let mut order = order(draft, self.order)?;
        let stage = order.status.change();
        // Free then and free now is no news; what has gone on meanwhile is.
        if order.status != self.expect && stage != self.expect.change() {
            return Err(Rejection::Stale { current: order.status });
        }
        if stage == Stage::TooLate {
            return Err(Rejection::TooLate { status: order.status });
        }
        let needs_reason = stage == Stage::Consent || self.change == Change::Cancel;
        text(Field::Reason, &self.reason, LONGEST_REASON, needs_reason)?;
        if let Some(waiting) = draft.waiting_change(order.id) {
            return Err(Rejection::ChangeWaits { approval: waiting.id });
        }
        self.check(draft, &order)?;
        if stage == Stage::Consent {
            let ask = Ask::Change { order: order.id, change: self.change.clone() };
            return raise(draft, self.approval, ask, &self.reason, ctx);
        }
        change_order(draft, &mut order, &self.change, &self.reason, ctx)?;
        draft.put(order);
        Ok(())
    }

    fn check(&self, draft: &mut Draft<'_>, order: &Order) -> Result<(), Rejection> {
        let invalid = |field, why| Err(Rejection::Invalid { field, why });
        match &self.change {
            Change::Address { contact } => self.receive(draft, order, *contact),
            Change::Courier { courier } => line(Field::Courier, courier, LONGEST_PARCEL, false),
            Change::Item { line: number, to } => {
                if order.lines.iter().all(|own| own.number != *number) {
                    return invalid(Field::Line, Invalid::Unknown);
                }
                let Some(item) = to else { return Ok(()) };
                line(Field::Text, &item.title, limit::LINE as usize, true)?;
                line(Field::Text, &item.attributes, limit::LINE as usize, false)?;
                line(Field::Text, &item.code, limit::LINE as usize, false)
            }
            Change::Cancel => Ok(()),
        }
    }

    /// A new receiver gets a contact of their own: what the platform gave stays beside it. Back to an earlier one
    /// needs no words.
    fn receive(&self, draft: &mut Draft<'_>, order: &Order, id: ContactId) -> Result<(), Rejection> {
        let Some(receiver) = &self.receiver else {
            let was = |entry: &crate::order::Entry| matches!(&entry.act, Act::Changed { what: Changed::Address { from: Some(from), .. }, .. } if *from == id);
            let is_known = order.history.iter().any(was);
            return if is_known { Ok(()) } else { Err(unknown(Field::Address)) };
        };
        receiver.put(draft, id, order.customer)
    }
}

impl Receiver {
    /// Puts a new contact in.
    pub(super) fn put(
        &self,
        draft: &mut Draft<'_>,
        id: ContactId,
        customer: Option<CustomerId>,
    ) -> Result<(), Rejection> {
        line(Field::Name, &self.name, limit::NAME as usize, true)?;
        line(Field::Phone, &self.mobile, limit::NAME as usize, true)?;
        text(Field::Address, &self.address, limit::ADDRESS as usize, true)?;
        if draft.contacts.contains_key(&id) {
            return Err(Rejection::Invalid { field: Field::Address, why: Invalid::InUse });
        }
        draft.put(Contact {
            customer,
            name: self.name.trim().to_owned(),
            mobile: self.mobile.trim().to_owned(),
            address: self.address.trim().to_owned(),
            ..Contact::new(id)
        });
        Ok(())
    }
}

fn unknown(field: Field) -> Rejection {
    Rejection::Invalid { field, why: Invalid::Unknown }
}
