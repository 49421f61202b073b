//! The messages between browser and server. `PROTO` counts changes that older ends can't follow,
//! `SCHEMA` changes of the records' stored form.

use crate::{
    attachment::BlobHash,
    command::{Command, DecodeError, Rejection},
    id::{ClientId, CustomerId, StaffId},
    record::{Key, Kind, Scope},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;
use xxhash_rust::xxh3::xxh3_64;

pub const PROTO: u16 = 1;
pub const SCHEMA: u16 = 5;

/// Place in the one order of a workspace's commits, from 1.
pub type Version = u64;

/// Which mutation: the page load that issued it and its number there, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MutationId {
    pub client: ClientId,
    pub seq: u64,
}

/// A command under way, in the form in which it is stored and sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mutation {
    #[serde(flatten)]
    pub id: MutationId,
    pub name: String,
    pub v: u16,
    pub args: Box<RawValue>,
    /// By the clock of the issuer, which may be wrong.
    pub issued_at: Instant,
    /// Numbers of this client before this one will never be sent: it need not wait for them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gap: bool,
}

impl PartialEq for Mutation {
    fn eq(&self, other: &Mutation) -> bool {
        self.id == other.id && self.hash() == other.hash()
    }
}

impl Mutation {
    pub fn new(id: MutationId, command: &Command, issued_at: Instant) -> Result<Mutation, serde_json::Error> {
        let (name, v) = command.name();
        let args = RawValue::from_string(command.encode()?)?;
        Ok(Mutation { id, name: name.to_owned(), v, args, issued_at, gap: false })
    }

    pub fn command(&self) -> Result<Command, DecodeError> {
        Command::decode(&self.name, self.v, self.args.get())
    }

    /// What the mutation says; the same id with another hash is another mutation.
    pub fn hash(&self) -> u64 {
        let said = format!("{}@{} {} {}", self.name, self.v, self.issued_at.0, self.args.get());
        xxh3_64(said.as_bytes())
    }
}

/// Client → server: what was issued, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Push {
    pub proto: u16,
    pub schema: u16,
    /// The build of the sender, for the log.
    pub build: String,
    /// Who issued the mutations. A browser's session may have become another person's meanwhile.
    pub person: StaffId,
    pub mutations: Vec<Mutation>,
}

/// Server → client.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushReply {
    /// One for each mutation that was consumed, in order.
    pub outcomes: Vec<Outcome>,
    /// Why the rest was not consumed; `None` when all was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stop: Option<Stop>,
}

/// How a mutation ended. It never changes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    #[serde(flatten)]
    pub id: MutationId,
    pub end: End,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Its effects are in this version.
    Applied {
        version: Version,
    },
    Rejected {
        why: Rejection,
    },
    /// The server fails on it each time; it is kept there for a person to look at.
    Quarantined,
}

/// Why a push stopped. What was not consumed is sent again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Stop {
    /// Later: the server is busy or can't store.
    RetryAfter { seconds: u32 },
    /// The session is not, or no longer, this person's: sign in.
    Auth,
    /// The other end is of another age: the page, or the server, must be renewed.
    Upgrade,
    /// A number is missing before the next one, and the client did not say that it never comes.
    Expected { client: ClientId, seq: u64 },
    /// This id was used for something else.
    SeqReuse { client: ClientId, seq: u64 },
    /// The client id belongs to another person.
    ForeignClient { client: ClientId },
}

/// What the client has confirmed. The client keeps it and gives it back, without reading it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cookie {
    /// Fixed when the database was made or restored.
    pub epoch: u64,
    pub version: Version,
    /// The random id of the commit of that version: a server that was restored and has gone on has
    /// another one there, or none.
    pub commit: u64,
    /// In a first load: version and commit of the last slice, whose rows may be newer than `version`.
    /// A server that was restored to between the two must not go on with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<(Version, u64)>,
    /// The scopes that the rows were chosen by.
    pub scopes: Vec<Scope>,
    /// The kinds that the client knew.
    pub kinds: Vec<Kind>,
    /// The form in which the server sent the rows.
    pub schema: u16,
}

/// Client → server, `POST /api/act`: a command of the class that is never queued, to be done now.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Act {
    /// Who acts; not always whose session it is.
    pub person: StaffId,
    pub name: String,
    pub v: u16,
    pub args: Box<RawValue>,
    pub issued_at: Instant,
}

impl Act {
    pub fn new(person: StaffId, command: &Command, issued_at: Instant) -> Result<Act, serde_json::Error> {
        let (name, v) = command.name();
        let args = RawValue::from_string(command.encode()?)?;
        Ok(Act { person, name: name.to_owned(), v, args, issued_at })
    }

    pub fn command(&self) -> Result<Command, DecodeError> {
        Command::decode(&self.name, self.v, self.args.get())
    }
}

/// Server → client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActReply {
    pub end: End,
}

/// Client → server, `POST /api/blob/lacking`: which of these contents do you lack? A content itself is
/// the body of `PUT` and `GET /api/blob/{hash}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobQuestion {
    pub hashes: Vec<BlobHash>,
}

/// Server → client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlobAnswer {
    pub lacking: Vec<BlobHash>,
}

/// Client → server: where I am, what of mine is still open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullRequest {
    pub proto: u16,
    /// Whose device asks; not always whose session it is.
    pub person: StaffId,
    /// Kinds that a newer page knows beyond this build's are passed over.
    #[serde(deserialize_with = "known_kinds")]
    pub kinds: Vec<Kind>,
    pub at: Position,
    /// Mutations whose outcome the client doesn't know or has not yet made its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Span>,
}

fn known_kinds<'de, D: serde::Deserializer<'de>>(words: D) -> Result<Vec<Kind>, D::Error> {
    let words = Vec::<String>::deserialize(words)?;
    Ok(words.iter().filter_map(|word| word.parse().ok()).collect())
}

/// Numbers of one client, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub client: ClientId,
    pub first: u64,
    pub last: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// Nothing here yet: begin a first load.
    Start,
    /// In the middle of a first load that began at this cookie; all keys up to `after` have come.
    Loading { cookie: Cookie, after: Key },
    /// Complete at this cookie.
    At { cookie: Cookie },
}

/// Server → client, one JSON line each. Without `End` all lines of the answer are void.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    Begin {
        mode: Mode,
    },
    /// Scopes gained and lost since the cookie. Rows of a lost scope are to be forgotten.
    Scope {
        added: Vec<Scope>,
        dropped: Vec<Scope>,
    },
    Rows(Vec<Row>),
    /// Records that are gone or no longer for this person.
    Gone(Vec<Key>),
    /// Outcomes of the mutations asked for, as of this answer's version.
    Outcomes(Vec<Outcome>),
    End(Ending),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// What has changed since the cookie.
    Delta,
    /// A slice of a first load, in key order.
    Slice,
    /// The cookie can't be continued: keep what you have, begin a first load.
    Reset(Reset),
}

/// Why a cookie can't be continued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reset {
    /// The server doesn't know that commit: it was restored from a backup.
    Restored,
    /// Too long ago for the change log.
    TooOld,
    /// The form of records or the known kinds have changed.
    Schema,
    /// The session is another person's: sign in.
    Auth,
    /// The ends speak different protocols: the page, or the server, must be renewed first.
    Upgrade,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The client is now at this cookie; `digest` is of all rows it then holds.
    At { cookie: Cookie, digest: Digest },
    /// Ask on with this cookie after this key; without a key the first load is complete and one
    /// delta from the cookie closes it.
    Loading { cookie: Cookie, next: Option<Key> },
    /// After `Reset`.
    Void,
}

/// A record as it travels and as it is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub kind: Kind,
    pub id: Uuid,
    pub version: Version,
    pub scope: Scope,
    pub body: Box<RawValue>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        (self.key(), self.version, self.scope) == (other.key(), other.version, other.scope)
            && self.body.get() == other.body.get()
    }
}

impl Row {
    pub fn key(&self) -> Key {
        Key { kind: self.kind, id: self.id }
    }
}

/// A look into the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Whose page asks: the session may be another person's by now.
    pub person: StaffId,
    pub asked: Asked,
}

/// What a person looks for in the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Orders, cases, tickets or customers with these words, as the list of that kind finds them.
    Words { kind: Kind, words: String },
    /// What was with a customer (C2).
    Customer { customer: CustomerId },
    /// This record.
    Record { key: Key },
}

/// What one answer of the archive finds at most.
pub const MOST_FOUND: u32 = 50;

/// What the archive has of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// What was found, the newest, and all that it can't be without; in the scopes that the rows would have at hand.
    pub rows: Vec<Row>,
    /// How many have the words, of which the rows may be a part.
    pub of: u32,
}

/// How many rows, and the sum of their hashes: equal on two ends when their rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    pub rows: u64,
    pub sum: u64,
}

impl Digest {
    pub fn of(key: Key, version: Version, body: &str) -> Digest {
        // One for each row of a start: put together without the machinery of formats.
        let id = &mut Uuid::encode_buffer();
        let id = key.id.hyphenated().encode_lower(id);
        let head = [key.kind.word(), "/", id, " ", &version.to_string(), " "].concat();
        Digest { rows: 1, sum: xxh3_64(head.as_bytes()).rotate_left(17) ^ xxh3_64(body.as_bytes()) }
    }

    pub fn add(&mut self, other: Digest) {
        self.rows = self.rows.wrapping_add(other.rows);
        self.sum = self.sum.wrapping_add(other.sum);
    }

    pub fn sub(&mut self, other: Digest) {
        self.rows = self.rows.wrapping_sub(other.rows);
        self.sum = self.sum.wrapping_sub(other.sum);
    }
}
