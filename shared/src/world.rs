//! The World: all hot records in persistent maps, with the indexes that screens ask.
//!
//! Cloning costs nothing, so a snapshot for a reader, an optimistic view or the state to fall back
//! to is a clone. `put` and `remove` are the only ways to change it and keep the indexes true.
//! `group` reads the files that are one customer as one.

mod group;
mod index;

use crate::{
    aftersale::{Case, stray::Stray},
    approval::Approval,
    article::Article,
    customer::{Contact, Customer},
    enquiry::Enquiry,
    id::{
        ApprovalId, ArticleId, CaseId, ContactId, CustomerId, EnquiryId, ImportId, OrderId, PickupId, PostingId,
        RosterId, SavedViewId, ShippingPlanId, ShopId, StaffId, StrayId, TicketId, WorkspaceId,
    },
    ledger::{Account, Posting},
    map::Map,
    order::{Order, Status, import::Import, plan::ShippingPlan},
    pickup::Pickup,
    record::{Key, Kind, Record, for_each_kind},
    roster::Roster,
    saved_view::SavedView,
    shop::Shop,
    staff::Staff,
    ticket::Ticket,
    time::{Instant, Month},
    workspace::Workspace,
};
use index::Index;
use std::{cmp::Reverse, sync::Arc};
use uuid::Uuid;

/// Records by id or by the key of an index.
pub type Records<I, T> = Map<I, Arc<T>>;

/// All hot records of a workspace.
#[derive(Clone, Default)]
pub struct World {
    pub workspaces: Records<WorkspaceId, Workspace>,
    pub shops: Records<ShopId, Shop>,
    pub staff: Records<StaffId, Staff>,
    pub customers: Records<CustomerId, Customer>,
    pub contacts: Records<ContactId, Contact>,
    pub orders: Records<OrderId, Order>,
    pub articles: Records<ArticleId, Article>,
    pub postings: Records<PostingId, Posting>,
    pub tickets: Records<TicketId, Ticket>,
    pub enquiries: Records<EnquiryId, Enquiry>,
    pub cases: Records<CaseId, Case>,
    pub strays: Records<StrayId, Stray>,
    pub approvals: Records<ApprovalId, Approval>,
    pub pickups: Records<PickupId, Pickup>,
    pub shipping_plans: Records<ShippingPlanId, ShippingPlan>,
    pub rosters: Records<RosterId, Roster>,
    pub imports: Records<ImportId, Import>,
    pub saved_views: Records<SavedViewId, SavedView>,
    index: Index,
}

macro_rules! define_maps {
    ($($name:ident $word:literal $id:ident $map:ident,)*) => {
        impl World {
            pub fn get(&self, key: Key) -> Option<Record> {
                match key.kind { $(Kind::$name => self.$map.get(&$id(key.id)).cloned().map(Record::$name),)* }
            }

            fn swap(&mut self, record: Record) -> Option<Record> {
                match record { $(Record::$name(new) => self.$map.insert(new.id, new).map(Record::$name),)* }
            }

            fn take(&mut self, key: Key) -> Option<Record> {
                match key.kind { $(Kind::$name => self.$map.remove(&$id(key.id)).map(Record::$name),)* }
            }

            /// Every record, by kind and id.
            pub fn records(&self) -> impl Iterator<Item = Record> {
                std::iter::empty()$(.chain(self.$map.values().cloned().map(Record::$name)))*
            }
        }
    };
}
for_each_kind!(define_maps);

impl World {
    /// Sets the record and returns the one it replaces.
    pub fn put(&mut self, record: Record) -> Option<Record> {
        let old = self.swap(record.clone());
        // What stands at the same place is replaced there: a change of a flag moves nothing.
        if let Some(old) = &old {
            self.index.take(old, Some(&record));
        }
        self.index.put(record);
        old
    }

    /// Removes the record and returns it.
    pub fn remove(&mut self, key: Key) -> Option<Record> {
        let old = self.take(key);
        if let Some(old) = &old {
            self.index.take(old, None);
        }
        old
    }

    /// The highest short numbers given so far. What a refused command had given is taken back.
    pub(crate) fn last_numbers(&self) -> [u32; 4] {
        let index = &self.index;
        [index.last_order_no, index.last_ticket_no, index.last_case_no, index.last_enquiry_no]
    }

    pub(crate) fn set_last_numbers(&mut self, numbers: [u32; 4]) {
        let index = &mut self.index;
        [index.last_order_no, index.last_ticket_no, index.last_case_no, index.last_enquiry_no] = numbers;
    }

    /// The team's settings; `None` only before the first pull.
    pub fn workspace(&self) -> Option<&Workspace> {
        self.workspaces.values().next().map(|workspace| &**workspace)
    }

    pub fn orders_newest_first(&self) -> impl Iterator<Item = &Arc<Order>> {
        self.index.orders_by_time.values()
    }

    /// The orders placed before then, newest first.
    pub fn orders_before(&self, at: Instant) -> impl Iterator<Item = &Arc<Order>> {
        let from = (Reverse(at.plus(-1)), OrderId(Uuid::nil()));
        self.index.orders_by_time.from(&from).map(|(_, order)| order)
    }

    /// How many orders stand at that status.
    pub fn count_of(&self, status: Status) -> u32 {
        self.index.orders_by_status[status.rank() as usize]
    }

    /// The highest short number given to an order so far (orders are never deleted).
    pub fn last_order_no(&self) -> u32 {
        self.index.last_order_no
    }

    pub fn tickets_newest_first(&self) -> impl Iterator<Item = &Arc<Ticket>> {
        self.index.tickets_by_time.values()
    }

    /// The tickets with which somebody still has something to do, in no order that means anything.
    pub fn open_tickets(&self) -> impl Iterator<Item = &Arc<Ticket>> {
        self.index.open_tickets.values()
    }

    pub fn cases_newest_first(&self) -> impl Iterator<Item = &Arc<Case>> {
        self.index.cases_by_time.values()
    }

    /// The cases about an order, in the order in which they were opened.
    pub fn cases_of(&self, order: OrderId) -> impl Iterator<Item = &Arc<Case>> {
        let from = (order, Instant(i64::MIN), CaseId(Uuid::nil()));
        let cases = self.index.cases_by_order.from(&from);
        cases.take_while(move |(key, _)| key.0 == order).map(|(_, case)| case)
    }

    /// The cases with which somebody still has something to do, in no order that means anything.
    pub fn open_cases(&self) -> impl Iterator<Item = &Arc<Case>> {
        self.index.open_cases.values()
    }

    /// The highest short number given to a case so far (cases are never deleted).
    pub fn last_case_no(&self) -> u32 {
        self.index.last_case_no
    }

    pub fn enquiries_newest_first(&self) -> impl Iterator<Item = &Arc<Enquiry>> {
        self.index.enquiries_by_time.values()
    }

    /// The enquiries that are neither won nor lost, in no order that means anything.
    pub fn open_enquiries(&self) -> impl Iterator<Item = &Arc<Enquiry>> {
        self.index.open_enquiries.values()
    }

    /// The enquiry that became this order; there is one at most (O4).
    pub fn enquiry_of(&self, order: OrderId) -> Option<EnquiryId> {
        let ((won, enquiry), ()) = self.index.won.from(&(order, EnquiryId(Uuid::nil()))).next()?;
        (*won == order).then_some(*enquiry)
    }

    /// The highest short number given to an enquiry so far (enquiries are never deleted).
    pub fn last_enquiry_no(&self) -> u32 {
        self.index.last_enquiry_no
    }

    /// The discount of an enquiry that has not been decided (O4).
    pub fn waiting_discount(&self, enquiry: EnquiryId) -> Option<&Arc<Approval>> {
        self.approvals_of(enquiry).find(|approval| approval.outcome.is_none())
    }

    /// What was asked for about an order, its cases included, or about an enquiry, in the order in which it was asked.
    pub fn approvals_of(&self, about: impl Into<Key>) -> impl Iterator<Item = &Arc<Approval>> {
        let about = about.into();
        let from = (about, Instant(i64::MIN), ApprovalId(Uuid::nil()));
        let approvals = self.index.approvals_by_thing.from(&from);
        approvals.take_while(move |(key, _)| key.0 == about).map(|(_, approval)| approval)
    }

    /// The change of an order that has not been decided: nobody works on with what may change (O10).
    pub fn waiting_change(&self, order: OrderId) -> Option<&Arc<Approval>> {
        self.approvals_of(order).find(|approval| approval.holds_up())
    }

    /// What somebody has still to sign or to answer, in no order that means anything.
    pub fn open_approvals(&self) -> impl Iterator<Item = &Arc<Approval>> {
        self.index.open_approvals.values()
    }

    /// The postings of an account, oldest first.
    pub fn postings_of(&self, account: Account) -> impl Iterator<Item = &Arc<Posting>> {
        let from = (account, Instant(i64::MIN), PostingId(Uuid::nil()));
        let postings = self.index.postings_by_account.from(&from);
        postings.take_while(move |(key, _)| key.0 == account).map(|(_, posting)| posting)
    }

    /// The orders that the team took itself and that are not done, the oldest first (O8).
    pub fn open_house_orders(&self) -> impl Iterator<Item = &Arc<Order>> {
        self.index.open_house_orders.values()
    }

    /// When the person last got a ticket, of all that are with them or were until they were done.
    pub fn last_given(&self, staff: StaffId) -> Option<Instant> {
        let from = (staff, Reverse(Instant(i64::MAX)), TicketId(Uuid::nil()));
        let ((whose, Reverse(at), _), ()) = self.index.given.from(&from).next()?;
        (*whose == staff).then_some(*at)
    }

    /// The highest short number given to a ticket so far (tickets are never deleted).
    pub fn last_ticket_no(&self) -> u32 {
        self.index.last_ticket_no
    }

    /// One person's month, if anything was ever planned in it.
    pub fn roster(&self, staff: StaffId, month: Month) -> Option<&Arc<Roster>> {
        self.index.rosters_by_month.get(&(month, staff))
    }

    /// All people's rosters of a month.
    pub fn rosters_in(&self, month: Month) -> impl Iterator<Item = &Arc<Roster>> {
        let from = (month, StaffId(Uuid::nil()));
        let rosters = self.index.rosters_by_month.from(&from);
        rosters.take_while(move |(key, _)| key.0 == month).map(|(_, roster)| roster)
    }
}
