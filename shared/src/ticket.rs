//! Tickets (T): what a customer wants, who looks after it, and all that was said and done about it.
//!
//! `Ticket` is the record. `life` knows the moves (T5), `filter` finds tickets and makes the queues,
//! `dispatch` chooses who gets a new one (T4), `mention` knows whom a note calls.

pub mod dispatch;
pub mod filter;
pub mod life;
pub mod mention;

use crate::{
    archive::Archive,
    attachment::Attachment,
    id::{CustomerId, OrderId, ShopId, StaffId, TicketId},
    staff::LineId,
    time::Instant,
};
pub use life::Status;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub id: TicketId,
    /// The team's own short number (`#2381`), given by the server; `None` until it has seen the ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<u32>,
    pub subject: String,
    pub channel: Channel,
    /// We called them; otherwise they came to us.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outbound: bool,
    pub customer: CustomerId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<ShopId>,
    /// The line that it belongs to; `None`: anybody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<LineId>,
    #[serde(default)]
    pub priority: Priority,
    pub status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<StaffId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub orders: BTreeSet<OrderId>,
    pub opened_at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_by: Option<StaffId>,
    /// Since when the customer has been waiting for our answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_since: Option<Instant>,
    /// When we promised to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolved_at: Option<Instant>,
    /// How it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Closing>,
    /// Who has something here that they have not seen yet.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unread: BTreeSet<StaffId>,
    /// All that was said and done, oldest first.
    pub history: Vec<Entry>,
    /// Whether it is in the archive.
    #[serde(default, skip_serializing_if = "Archive::is_never")]
    pub archive: Archive,
}

/// How a contact came (T1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Phone,
    /// 千牛/旺旺, QQ and other platform chats.
    Chat,
    Email,
    WebForm,
    Api,
    App,
    Wechat,
    Desktop,
    Social,
    Sms,
    Board,
    FaceToFace,
}

impl Channel {
    /// All, the usual ones first.
    pub const ALL: [Channel; 12] = {
        use Channel::*;
        [Phone, Chat, Wechat, Email, FaceToFace, Sms, Social, Board, WebForm, App, Desktop, Api]
    };
}

/// How urgent it is; queues have the more urgent first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    Low,
    #[default]
    Normal,
    High,
    Urgent,
}

impl Priority {
    pub const ALL: [Priority; 4] = [Priority::Low, Priority::Normal, Priority::High, Priority::Urgent];
}

/// What a ticket is closed with (T5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub wrap_up: WrapUpId,
    pub word: Word,
}

/// The customer's word on the outcome (T5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// The customer agrees.
    Accepted,
    /// 客户不接受: an outcome like any other.
    NotAccepted,
    /// No answer for as long as the team has set.
    Silent,
    /// Nothing to agree on: it does not concern us (T2).
    Unrelated,
}

impl Word {
    pub const ALL: [Word; 4] = [Word::Accepted, Word::NotAccepted, Word::Silent, Word::Unrelated];
}

/// A wrap-up code by its word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WrapUpId(pub String);

/// What a ticket may be closed as; the team edits the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrapUp {
    pub id: WrapUpId,
    /// The team's own name for it; empty for a built-in one, which the interface names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// The wrap-up codes that a new workspace starts with.
pub fn default_wrap_ups() -> Vec<WrapUp> {
    let wrap_up = |word: &str| WrapUp { id: WrapUpId(word.to_owned()), name: String::new() };
    ["answered", "refunded", "exchanged", "reissued", "allowance", "courier", "unrelated"].map(wrap_up).into()
}

/// One line of a ticket's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Instant,
    /// `None`: the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<StaffId>,
    pub act: Act,
}

/// What was said or done. Values that were replaced are kept, so that one key restores them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Opened,
    /// Words between the customer and us.
    Said {
        voice: Voice,
        text: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attachment>,
    },
    /// For the team only.
    Note {
        text: String,
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        mentions: BTreeSet<StaffId>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attachment>,
    },
    Moved {
        from: Status,
        to: Status,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closing: Option<Closing>,
    },
    Assigned {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<StaffId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<StaffId>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Given by the system to who has the least, and why (T4).
    Dispatched {
        to: StaffId,
        on_shift: u32,
        open: u32,
    },
    /// Nobody on shift may take it; who leads is told (T4).
    NobodyOnShift,
    Changed {
        from: Detail,
        to: Detail,
    },
    Linked {
        order: OrderId,
        on: bool,
    },
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    Customer,
    Us,
}

/// A part of a ticket that anybody who works it may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    Subject(String),
    Priority(Priority),
    Line(Option<LineId>),
    Promised(Option<Instant>),
    Tag { tag: String, on: bool },
    Customer(CustomerId),
}

/// Longest subject that is made of a text, in characters.
const MADE_SUBJECT: usize = 40;

/// A subject made of what was said: its first line, cut where it gets long. A subject has no TABs.
pub fn subject_of(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line = line.replace(char::is_control, " ");
    let line = line.trim_end();
    match line.char_indices().nth(MADE_SUBJECT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}

impl Ticket {
    /// When something last happened.
    pub fn touched_at(&self) -> Instant {
        self.history.last().map_or(self.opened_at, |entry| entry.at)
    }

    /// The last words between the customer and us.
    pub fn last_words(&self) -> Option<(Voice, &str)> {
        self.history.iter().rev().find_map(|entry| match &entry.act {
            Act::Said { voice, text, .. } => Some((*voice, text.as_str())),
            _ => None,
        })
    }

    pub(crate) fn log(&mut self, at: Instant, by: Option<StaffId>, act: Act) {
        self.history.push(Entry { at, by, act });
    }

    /// Calls for these people's attention, but not for that of who acts.
    pub(crate) fn tell(&mut self, people: impl IntoIterator<Item = StaffId>, actor: Option<StaffId>) {
        self.unread.extend(people.into_iter().filter(|person| Some(*person) != actor));
    }

    /// Sets one detail and returns what stood there before.
    pub(crate) fn set(&mut self, detail: &Detail) -> Detail {
        match detail {
            Detail::Subject(new) => Detail::Subject(std::mem::replace(&mut self.subject, new.clone())),
            Detail::Priority(new) => Detail::Priority(std::mem::replace(&mut self.priority, *new)),
            Detail::Line(new) => Detail::Line(std::mem::replace(&mut self.line, new.clone())),
            Detail::Promised(new) => Detail::Promised(std::mem::replace(&mut self.promised_at, *new)),
            Detail::Customer(new) => Detail::Customer(std::mem::replace(&mut self.customer, *new)),
            Detail::Tag { tag, on } => {
                let was = if *on { !self.tags.insert(tag.clone()) } else { self.tags.remove(tag) };
                Detail::Tag { tag: tag.clone(), on: was }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_made_of_the_first_line() {
        let long = "长".repeat(MADE_SUBJECT);
        for (text, expected) in [
            ("", String::new()),
            ("\n  杯子碎了 \n两只", "杯子碎了".to_owned()),
            ("cup\tbroken\u{7}", "cup broken".to_owned()),
            (&*long, long.clone()),
            (&*format!("{long}了"), format!("{long}…")),
        ] {
            assert_eq!(subject_of(text), expected, "{text}");
        }
    }
}
