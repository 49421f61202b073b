//! Records: what is stored, sent and shown, each in one form everywhere.
//!
//! `Kind` names the kinds, `Key` one record, `Record` its value. `scope` decides who may hold it.
//! A new kind is a line in `for_each_kind!`, a map in [`World`](crate::world::World) and a rule in `scope`.

use crate::{
    aftersale::{Case, stray::Stray},
    approval::Approval,
    article::Article,
    customer::{Contact, Customer},
    enquiry::Enquiry,
    id::StaffId,
    ledger::Posting,
    order::{Order, import::Import, plan::ShippingPlan},
    pickup::Pickup,
    roster::Roster,
    saved_view::SavedView,
    shop::Shop,
    staff::{Permission, Staff},
    ticket::Ticket,
    workspace::Workspace,
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr, sync::Arc};
use uuid::Uuid;

/// The kinds: type, word, id and the World's map. The one list that all code by kind is made from.
macro_rules! for_each_kind {
    ($define:ident) => {
        $define! {
            Workspace "workspace" WorkspaceId workspaces,
            Shop "shop" ShopId shops,
            Staff "staff" StaffId staff,
            Customer "customer" CustomerId customers,
            Contact "contact" ContactId contacts,
            Order "order" OrderId orders,
            Article "article" ArticleId articles,
            Posting "posting" PostingId postings,
            Ticket "ticket" TicketId tickets,
            Enquiry "enquiry" EnquiryId enquiries,
            Case "case" CaseId cases,
            Stray "stray" StrayId strays,
            Approval "approval" ApprovalId approvals,
            Pickup "pickup" PickupId pickups,
            ShippingPlan "shipping_plan" ShippingPlanId shipping_plans,
            Roster "roster" RosterId rosters,
            Import "import" ImportId imports,
            SavedView "saved_view" SavedViewId saved_views,
        }
    };
}
pub(crate) use for_each_kind;

macro_rules! define_records {
    ($($name:ident $word:literal $id:ident $map:ident,)*) => {
        /// The kind of a record, by its word in tables, messages and URLs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($name,)* }

        impl Kind {
            pub const ALL: &[Kind] = &[$(Kind::$name,)*];

            pub fn word(self) -> &'static str {
                match self { $(Kind::$name => $word,)* }
            }
        }

        /// A record of any kind. Cloning is cheap.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Record { $($name(Arc<$name>),)* }

        impl Record {
            pub fn key(&self) -> Key {
                match self { $(Record::$name(record) => Key { kind: Kind::$name, id: record.id.0 },)* }
            }

            /// The stored and sent form. Equal records have equal bodies, on every machine.
            pub fn body(&self) -> Result<String, serde_json::Error> {
                match self { $(Record::$name(record) => serde_json::to_string(record),)* }
            }

            /// Reads a body. Fields that this build does not know are passed over.
            pub fn read(kind: Kind, body: &str) -> Result<Record, serde_json::Error> {
                match kind { $(Kind::$name => serde_json::from_str(body).map(|r| Record::$name(Arc::new(r))),)* }
            }
        }

        $(impl From<$name> for Record {
            fn from(record: $name) -> Record { Record::$name(Arc::new(record)) }
        })*

        $(impl From<crate::id::$id> for Key {
            fn from(id: crate::id::$id) -> Key { Key { kind: Kind::$name, id: id.0 } }
        })*
    };
}

for_each_kind!(define_records);

impl FromStr for Kind {
    type Err = UnknownKind;
    fn from_str(word: &str) -> Result<Kind, UnknownKind> {
        Kind::ALL.iter().copied().find(|kind| kind.word() == word).ok_or(UnknownKind)
    }
}

/// The word names no kind of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown kind of record")]
pub struct UnknownKind;

/// Which record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    pub kind: Kind,
    pub id: Uuid,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.word(), self.id)
    }
}

/// Who may hold a record. A person's scopes follow from their roles; see [`scopes_of`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every active member of the team.
    Team,
    /// Who may hold contact data (C6).
    Contact,
    /// One person.
    Person(StaffId),
    /// No device: it is in the archive.
    Archive,
}

impl Record {
    /// Who may hold this record.
    pub fn scope(&self) -> Scope {
        if self.archive().is_away() { Scope::Archive } else { self.scope_at_hand() }
    }

    /// Who may hold it while it is not in the archive, and may look at it there.
    pub fn scope_at_hand(&self) -> Scope {
        match self {
            // Who sent a stray parcel is written on it.
            Record::Contact(_) | Record::Stray(_) => Scope::Contact,
            Record::SavedView(view) => Scope::Person(view.owner),
            Record::Workspace(_) | Record::Shop(_) | Record::Staff(_) => Scope::Team,
            Record::Customer(_) | Record::Order(_) | Record::Import(_) => Scope::Team,
            Record::Article(_) | Record::Posting(_) | Record::Enquiry(_) => Scope::Team,
            Record::Pickup(_) | Record::ShippingPlan(_) => Scope::Team,
            Record::Ticket(_) | Record::Case(_) | Record::Approval(_) | Record::Roster(_) => Scope::Team,
        }
    }
}

/// The scopes of a person, sorted. Who has left, or is unknown, has none.
pub fn scopes_of(staff: Option<&Staff>, workspace: Option<&Workspace>) -> Vec<Scope> {
    let (Some(staff), Some(workspace)) = (staff, workspace) else { return Vec::new() };
    if !staff.active {
        return Vec::new();
    }
    let contact = workspace.permits(staff, Permission::ContactSee).then_some(Scope::Contact);
    [Some(Scope::Team), contact, Some(Scope::Person(staff.id))].into_iter().flatten().collect()
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Scope::Team => f.write_str("team"),
            Scope::Contact => f.write_str("contact"),
            Scope::Person(id) => write!(f, "person/{id}"),
            Scope::Archive => f.write_str("archive"),
        }
    }
}

/// A count of none is left out where a record is written.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
pub(crate) fn is_zero(count: &u32) -> bool {
    *count == 0
}
