//! Commands: every change that a person or the system can make, one variant each.
//!
//! A command is an intent with all it needs: ids, times and random values were fixed when it was
//! issued. `permit::may` decides who, `apply` does it, purely and never in part. The table in
//! `commands!` is the whole list; names and versions in it live for ever.

mod approval;
mod archive;
mod article;
mod case;
mod case_move;
mod change;
mod claim;
mod customer;
mod dispatch;
mod enquiry;
mod enquiry_move;
mod house;
mod import;
mod mark;
mod merge;
mod number;
mod open;
mod pickup;
mod posting;
mod print;
mod refusal;
mod roster;
mod sending;
mod setting;
mod stray;
mod subject;
mod take;
mod team;
mod ticket;
mod view;

pub use approval::{ApprovalAnswer, ApprovalAsk, ApprovalSign, ApprovalWithdraw, Special};
pub use archive::{ArchivePut, ArchiveRecall};
pub use article::{ArticleAdd, ArticleFact, StockPost, Stocktake};
pub use case::{CaseAssign, CaseDetail, CaseNote, CaseOpen, Opening};
pub use case_move::{CaseMove, CaseRefund};
pub use change::{OrderChange, Receiver};
pub use claim::{TicketAssign, TicketMove};
pub use customer::{ContactReveal, CustomerAddress, CustomerContact, CustomerFact};
pub use dispatch::TicketDispatch;
pub use enquiry::{EnquiryAnswer, EnquiryAsk, EnquiryDetail, EnquiryOpen};
pub use enquiry_move::{EnquiryDiscount, EnquiryMove};
pub use house::{LedgerEntry, LedgerPost, OrderAnswer, OrderCharge, OrderInvoice, OrderSettle};
pub use import::{
    OrderImport,
    put::{Landing, Put},
};
pub use mark::{OrderFlag, OrderMemo, OrderMove, OrderNote};
pub use merge::{CustomerMerge, CustomerSplit};
pub use number::{CaseNumber, EnquiryNumber, OrderNumber, TicketNumber};
pub use open::{NewCustomer, TicketOpen};
pub use pickup::{PickupBook, PickupEnd};
pub use print::OrderPrint;
pub use refusal::{Field, Invalid, Rejection};
pub use roster::{RosterAcknowledge, RosterCell, RosterPublish};
pub use sending::{OrderPromise, OrderTell, PlanConfirm};
pub use setting::{HOT_DAYS, Setting, SettingSet};
pub use stray::{Owned, StrayMatch, StrayReceive};
pub use take::{OrderTake, TakenLine};
pub use team::{ShopSet, StaffSet, WorkspaceSet};
pub use ticket::{TicketDetail, TicketLink, TicketNote, TicketSay, TicketSeen};
pub use view::{SavedViewRemove, SavedViewSet};

use crate::{
    id::StaffId,
    record::{Key, Record},
    time::Instant,
    world::World,
};
use refusal::{line, text};
use serde::{Deserialize, Serialize};

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Staff(StaffId),
    /// The server's own initiative, and the command line.
    System,
}

impl Actor {
    pub fn staff(self) -> Option<StaffId> {
        match self {
            Actor::Staff(id) => Some(id),
            Actor::System => None,
        }
    }
}

/// What a command may know beside the World.
#[derive(Clone, Copy, Debug)]
pub struct Ctx {
    pub actor: Actor,
    /// When it was issued, by the issuer's clock; never later than the server's.
    pub at: Instant,
}

/// How two commands on the same thing get along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Adds; can't conflict.
    Append,
    /// Last in server order wins; the older value stays in the history.
    Field,
    /// Carries what the person saw; refused when that is no longer so.
    Guarded,
    /// Never queued: refused offline, with the reason.
    OnlineOnly,
}

/// One record before and after a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub before: Option<Record>,
    pub after: Option<Record>,
}

impl Change {
    pub fn key(&self) -> Option<Key> {
        self.after.as_ref().or(self.before.as_ref()).map(Record::key)
    }
}

/// A World that a command is being applied to: reads see its own writes.
pub struct Draft<'w> {
    world: &'w mut World,
    changes: Vec<Change>,
}

impl Draft<'_> {
    /// Sets a record, unless it is already so.
    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        if self.world.get(record.key()).as_ref() == Some(&record) {
            return;
        }
        let before = self.world.put(record.clone());
        self.changes.push(Change { before, after: Some(record) });
    }

    pub fn remove(&mut self, key: Key) {
        if let Some(before) = self.world.remove(key) {
            self.changes.push(Change { before: Some(before), after: None });
        }
    }
}

impl std::ops::Deref for Draft<'_> {
    type Target = World;
    fn deref(&self) -> &World {
        self.world
    }
}

/// Applies a command. On refusal the World is as it was.
pub fn apply(world: &mut World, command: &Command, ctx: &Ctx) -> Result<Vec<Change>, Rejection> {
    let numbers = world.last_numbers();
    let mut draft = Draft { world, changes: Vec::new() };
    match command.run(&mut draft, ctx) {
        Ok(()) => Ok(draft.changes),
        Err(rejection) => {
            // A clone to fall back to would be simpler. But maps of which there is a clone are copied
            // on their way to each change, and most commands are not refused.
            for change in std::mem::take(&mut draft.changes).into_iter().rev() {
                match (change.before, change.after) {
                    (Some(before), _) => drop(world.put(before)),
                    (None, Some(after)) => drop(world.remove(after.key())),
                    (None, None) => {}
                }
            }
            world.set_last_numbers(numbers);
            Err(rejection)
        }
    }
}

/// A command's name or version is not known to this build: it comes from a newer one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    #[error("unknown command {name}@{version}")]
    Unknown { name: String, version: u16 },
    #[error("arguments of {name}@{version} are unreadable: {why}")]
    Arguments { name: String, version: u16, why: String },
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $word:literal @ $version:literal $class:ident,)*) => {
        /// Every change there is.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Command { $($(#[$doc])* $name($name),)* }

        $(impl From<$name> for Command {
            fn from(command: $name) -> Command { Command::$name(command) }
        })*

        impl Command {
            /// Name and version under which it travels and is kept.
            pub fn name(&self) -> (&'static str, u16) {
                match self { $(Command::$name(_) => ($word, $version),)* }
            }

            pub fn class(&self) -> Class {
                match self { $(Command::$name(_) => Class::$class,)* }
            }

            pub fn encode(&self) -> Result<String, serde_json::Error> {
                match self { $(Command::$name(command) => serde_json::to_string(command),)* }
            }

            /// Reads a command of any version ever shipped. Older versions get an arm of their own
            /// here, which turns their arguments into today's.
            pub fn decode(name: &str, version: u16, arguments: &str) -> Result<Command, DecodeError> {
                let unreadable = |error: serde_json::Error| DecodeError::Arguments {
                    name: name.to_owned(), version, why: error.to_string(),
                };
                match (name, version) {
                    $(($word, $version) => serde_json::from_str(arguments).map(Command::$name).map_err(unreadable),)*
                    _ => Err(DecodeError::Unknown { name: name.to_owned(), version }),
                }
            }

            fn run(&self, draft: &mut Draft<'_>, ctx: &Ctx) -> Result<(), Rejection> {
                match self { $(Command::$name(command) => command.run(draft, ctx),)* }
            }
        }
    };
}

commands! {
    /// Takes in orders of a platform's file (O1).
    OrderImport "order.import" @ 1 Field,
    /// Sets the flag (O3).
    OrderFlag "order.flag" @ 1 Field,
    /// Sets the memo (O3).
    OrderMemo "order.memo" @ 1 Field,
    /// Adds a note to the history.
    OrderNote "order.note" @ 1 Append,
    /// Moves the order in its life (O2).
    OrderMove "order.move" @ 1 Guarded,
    /// Changes or cancels the order (O10).
    OrderChange "order.change" @ 1 Guarded,
    /// Notes that an order's slips are printed (O6).
    OrderPrint "order.print" @ 1 Append,
    /// Gives orders their short numbers; the system's.
    OrderNumber "order.number" @ 1 Field,
    /// Takes an order by phone or wholesale (O8).
    OrderTake "order.take" @ 1 Append,
    /// Pays a held order from the customer's balance (O8).
    OrderCharge "order.charge" @ 1 Guarded,
    /// Says what becomes of a line whose pieces are missing (O8).
    OrderSettle "order.settle" @ 1 Guarded,
    /// Notes that the customer was told how the order stands (O8).
    OrderAnswer "order.answer" @ 1 Append,
    /// Marks the invoice (O8).
    OrderInvoice "order.invoice" @ 1 Field,
    /// Promises by which day an order leaves (O7).
    OrderPromise "order.promise" @ 1 Guarded,
    /// Notes that the buyer was told (O4, O7).
    OrderTell "order.tell" @ 1 Append,
    /// Confirms a day's shipping plan (O7).
    PlanConfirm "plan.confirm" @ 1 Guarded,
    /// Notes that a courier was asked to come (O7).
    PickupBook "pickup.book" @ 1 Append,
    /// Notes what came of a pick-up (O7).
    PickupEnd "pickup.end" @ 1 Guarded,
    /// Adds an article (O8).
    ArticleAdd "article.add" @ 1 Append,
    /// Changes what is said of an article (O8).
    ArticleFact "article.fact" @ 1 Field,
    /// Notes pieces that have come or gone (O8).
    StockPost "stock.post" @ 1 Guarded,
    /// Posts money to a customer's account (O8).
    LedgerPost "ledger.post" @ 1 Guarded,
    /// Asks for what one may not decide alone (O9).
    ApprovalAsk "approval.ask" @ 1 Append,
    /// Signs, or refuses to (O9).
    ApprovalSign "approval.sign" @ 1 Guarded,
    /// A department says what it had done already (O10).
    ApprovalAnswer "approval.answer" @ 1 Guarded,
    /// Takes back what was asked for.
    ApprovalWithdraw "approval.withdraw" @ 1 Guarded,
    /// Opens a ticket (T1), with a new customer's file where needed (T2).
    TicketOpen "ticket.open" @ 1 Append,
    /// Words between the customer and us.
    TicketSay "ticket.say" @ 1 Append,
    /// A note for the team.
    TicketNote "ticket.note" @ 1 Append,
    /// Changes a detail of a ticket.
    TicketDetail "ticket.detail" @ 1 Field,
    /// Links an order to a ticket, or takes the link away.
    TicketLink "ticket.link" @ 1 Field,
    /// The person has seen what is new in a ticket.
    TicketSeen "ticket.seen" @ 1 Field,
    /// Takes a ticket, hands it over, or puts it back.
    TicketAssign "ticket.assign" @ 1 Guarded,
    /// Moves a ticket in its life (T5).
    TicketMove "ticket.move" @ 1 Guarded,
    /// Gives tickets their short numbers; the system's.
    TicketNumber "ticket.number" @ 1 Field,
    /// Gives a ticket to who was chosen (T4); the system's.
    TicketDispatch "ticket.dispatch" @ 1 Field,
    /// Opens a pre-sale enquiry (O4).
    EnquiryOpen "enquiry.open" @ 1 Append,
    /// Notes a question (O4).
    EnquiryAsk "enquiry.ask" @ 1 Append,
    /// Notes what was answered (O4).
    EnquiryAnswer "enquiry.answer" @ 1 Field,
    /// Changes a detail of an enquiry, or what is wished (O4).
    EnquiryDetail "enquiry.detail" @ 1 Field,
    /// Takes something off the list price, at once or by approval (O4).
    EnquiryDiscount "enquiry.discount" @ 1 Guarded,
    /// Says what became of an enquiry (O4).
    EnquiryMove "enquiry.move" @ 1 Guarded,
    /// Gives enquiries their short numbers; the system's.
    EnquiryNumber "enquiry.number" @ 1 Field,
    /// Opens an after-sales case (A).
    CaseOpen "case.open" @ 1 Append,
    /// A note, or photos, in a case (A1).
    CaseNote "case.note" @ 1 Append,
    /// Says who looks after a case.
    CaseAssign "case.assign" @ 1 Field,
    /// Changes a detail of a case.
    CaseDetail "case.detail" @ 1 Field,
    /// Takes a step of a case (A6).
    CaseMove "case.move" @ 1 Guarded,
    /// Notes that a refund was paid (A8).
    CaseRefund "case.refund" @ 1 OnlineOnly,
    /// Gives cases their short numbers; the system's.
    CaseNumber "case.number" @ 1 Field,
    /// Notes a parcel that nobody had announced (A6).
    StrayReceive "stray.receive" @ 1 Append,
    /// Says whose it is (A6).
    StrayMatch "stray.match" @ 1 Guarded,
    /// Changes a customer's file (C1).
    CustomerFact "customer.fact" @ 1 Field,
    /// Changes how a customer is reached (C1, C6).
    CustomerContact "customer.contact" @ 1 Field,
    /// Adds, changes or strikes off a further address (C1, C6).
    CustomerAddress "customer.address" @ 1 Field,
    /// Says that two files are one customer (C1).
    CustomerMerge "customer.merge" @ 1 Guarded,
    /// Takes a file out of another again (C1).
    CustomerSplit "customer.split" @ 1 Guarded,
    /// Notes that contact data were shown to somebody (C6).
    ContactReveal "contact.reveal" @ 1 Append,
    /// Sets one cell of the plan (R4).
    RosterCell "roster.cell" @ 1 Guarded,
    /// Publishes one person's month (R6).
    RosterPublish "roster.publish" @ 1 Guarded,
    /// The person has read their month (R6).
    RosterAcknowledge "roster.acknowledge" @ 1 Guarded,
    /// Puts what is over into the archive; the system's.
    ArchivePut "archive.put" @ 1 Field,
    /// Brings something back from the archive.
    ArchiveRecall "archive.recall" @ 1 OnlineOnly,
    /// Saves a filter under a name.
    SavedViewSet "saved_view.set" @ 1 Field,
    /// Forgets a saved filter.
    SavedViewRemove "saved_view.remove" @ 1 Field,
    /// Adds or changes a shop.
    ShopSet "shop.set" @ 1 Field,
    /// Sets all the team's settings at once; the system's.
    WorkspaceSet "workspace.set" @ 1 Field,
    /// Changes one setting.
    SettingSet "setting.set" @ 1 Field,
    /// Adds or changes a person.
    StaffSet "staff.set" @ 1 OnlineOnly,
}
