//! Commands: every change that a person or the system can make, one variant each.
//!
//! A command is an intent with all it needs: ids, times and random values were fixed when it was
//! issued. `permit::may` decides who, `apply` does it, purely and never in part. The table in
//! `commands!` is the whole list; names and versions in it live for ever.

mod import;
mod mark;
mod number;
mod team;
mod view;

pub use import::OrderImport;
pub use mark::{OrderFlag, OrderMemo, OrderMove, OrderNote};
pub use number::OrderNumber;
pub use team::{ShopSet, StaffSet, WorkspaceSet};
pub use view::{SavedViewRemove, SavedViewSet};

use crate::{
    id::StaffId,
    order::Status,
    record::{Key, Record},
    staff::Permission,
    time::Instant,
    world::World,
};
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

/// Why a command was refused. It changes nothing; its text is kept for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Rejection {
    #[error("not permitted: {permission:?}")]
    Denied { permission: Permission },
    /// Only the system may do this, or the person is not of this team.
    #[error("not for this person")]
    NotYours,
    #[error("{key} does not exist")]
    Missing { key: Key },
    /// Somebody was faster. `current` is where the order stands now.
    #[error("the order has moved to {current:?}")]
    Stale { current: Status },
    #[error("there is no move from {from:?} to {to:?}")]
    NoSuchMove { from: Status, to: Status },
    #[error("{field:?} is invalid: {why:?}")]
    Invalid { field: Field, why: Invalid },
    /// Name and version are known, the arguments can't be read.
    #[error("the command can't be read")]
    Unreadable,
    /// Refused offline: it can only be done while the server answers.
    #[error("can only be done online")]
    OnlineOnly,
    /// For a reason that only a newer server knows.
    #[serde(other)]
    #[error("refused for a reason that this build does not know")]
    Unknown,
}

/// The field that a refusal speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Name,
    Memo,
    Note,
    Reason,
    Courier,
    Tracking,
    Zone,
    Roles,
    Orders,
    Number,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Invalid {
    Empty,
    TooLong,
    Unknown,
    Characters,
    /// It would leave nobody who may administer the workspace.
    LastAdmin,
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
    let fallback = world.clone();
    let mut draft = Draft { world, changes: Vec::new() };
    match command.run(&mut draft, ctx) {
        Ok(()) => Ok(draft.changes),
        Err(rejection) => {
            *world = fallback;
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
    /// Gives orders their short numbers; the system's.
    OrderNumber "order.number" @ 1 Field,
    /// Saves a filter under a name.
    SavedViewSet "saved_view.set" @ 1 Field,
    SavedViewRemove "saved_view.remove" @ 1 Field,
    /// Adds or changes a shop.
    ShopSet "shop.set" @ 1 Field,
    /// Changes the team's settings.
    WorkspaceSet "workspace.set" @ 1 Field,
    /// Adds or changes a person.
    StaffSet "staff.set" @ 1 OnlineOnly,
}

impl Command {
    /// The same intent, based on what is there now: what *apply anyway* issues.
    pub fn renewed(self, world: &World) -> Command {
        match self {
            Command::OrderMove(command) => {
                let expect = world.orders.get(&command.order).map_or(command.expect, |order| order.status);
                OrderMove { expect, ..command }.into()
            }
            other => other,
        }
    }
}

/// Refuses text that is empty (when it must not be) or longer than `most` characters.
fn text(field: Field, text: &str, most: usize, needed: bool) -> Result<(), Rejection> {
    let why = if needed && text.trim().is_empty() {
        Invalid::Empty
    } else if text.chars().count() > most {
        Invalid::TooLong
    } else if text.chars().any(|c| c.is_control() && c != '\n') {
        Invalid::Characters
    } else {
        return Ok(());
    };
    Err(Rejection::Invalid { field, why })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_servers_refusal_is_still_a_refusal() {
        let found: Rejection = serde_json::from_str(r#"{"code":"out_of_stock","left":3}"#).expect("readable");
        assert_eq!(found, Rejection::Unknown);
    }
}
