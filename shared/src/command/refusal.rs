//! Why a command is refused: closed words with ids and figures, which only the interface puts into
//! sentences.

use crate::{
    aftersale::{Step, Verb},
    approval::Outcome,
    attachment::FileRefused,
    enquiry,
    id::{ApprovalId, ArticleId, CaseId, CustomerId, EnquiryId, StaffId},
    money::Fen,
    order::Status,
    pickup,
    record::Key,
    roster::Cell,
    staff::{Permission, RoleId},
    ticket::Status as TicketStatus,
    time::Day,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use serde_json::Value;

/// Why a command was refused. It changes nothing; its text is kept for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "code", remote = "Self")]
pub enum Rejection {
    #[error("not permitted: {permission:?}")]
    Denied { permission: Permission },
    /// Only the system may do this, or the person is not of this team.
    #[error("not for this person")]
    NotYours,
    #[error("{key} does not exist")]
    Missing { key: Key },
    /// It is in the archive, where this page only looks at it.
    #[error("{key} is in the archive")]
    Archived { key: Key },
    /// Somebody was faster. `current` is where the order stands now.
    #[error("the order has moved to {current:?}")]
    Stale { current: Status },
    #[error("there is no move from {from:?} to {to:?}")]
    NoSuchMove { from: Status, to: Status },
    /// Somebody was faster with this ticket; where it stands now, and with whom.
    #[error("the ticket is {status:?} with {assignee:?}")]
    TicketStale {
        status: TicketStatus,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        assignee: Option<StaffId>,
    },
    #[error("there is no move of a ticket from {from:?} to {to:?}")]
    NoSuchTicketMove { from: TicketStatus, to: TicketStatus },
    /// Somebody else has planned this cell meanwhile; what stands there now.
    #[error("the cell is {current:?} now")]
    CellStale {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        current: Option<Cell>,
    },
    /// The month was published meanwhile, in this edition.
    #[error("the roster is in edition {edition} now")]
    RosterStale { edition: u32 },
    /// The case has gone on; where it stands now.
    #[error("the case is at {open:?} now")]
    CaseStale { open: Vec<Step> },
    #[error("a case at {from:?} can't {by:?}")]
    NoSuchCaseMove { from: Step, by: Verb },
    /// It is worth more than this person may decide (A5).
    #[error("worth {value}, more than {limit}")]
    OverLimit { limit: Fen, value: Fen },
    /// More would go back than is left of what was paid (A8).
    #[error("only {left} is left to refund")]
    RefundTooMuch { left: Fen },
    /// Something else is due than the person saw.
    #[error("{due} is due now")]
    RefundStale { due: Fen },
    /// So many pieces of the line are where they would have to be (A6).
    #[error("{there} pieces of {line} are there")]
    PiecesNotThere { line: String, there: u32 },
    /// Goods of a case are on their way, or in our hands.
    #[error("goods of a case are underway")]
    GoodsUnderway,
    /// Somebody has signed or ended it meanwhile; how many have signed now.
    #[error("{signed} have signed by now, {outcome:?}")]
    ApprovalStale {
        signed: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<Outcome>,
    },
    /// It is this role's turn to sign or to answer (O9).
    #[error("{role:?} signs")]
    NotSigner { role: RoleId },
    /// A change of the order waits for consent: nobody works on with what may change (O10).
    #[error("the change {approval} waits for consent")]
    ChangeWaits { approval: ApprovalId },
    /// It can't be changed any more (O10).
    #[error("too late: the order is {status:?}")]
    TooLate { status: Status },
    /// The goods come back out of time, and that has not been signed for (O9).
    #[error("out of time, and not signed for")]
    Unsigned,
    /// The shelf has changed since it was counted; what should be there now (O8).
    #[error("{stock} pieces are in stock now")]
    StockStale { stock: u32 },
    /// So many pieces of the article are there (O8).
    #[error("only {left} pieces of {article} are there")]
    OutOfStock { article: ArticleId, left: u32 },
    /// So many pieces of the line are missing now (O8).
    #[error("{short} pieces of the line are missing now")]
    ShortStale { short: u32 },
    /// Pieces of this line are missing: the order does not go on (O8).
    #[error("pieces of line {line} are missing")]
    Short { line: String },
    /// The customer's balance lacks so much (O8).
    #[error("the balance lacks {short}")]
    BalanceShort { short: Fen },
    /// The account has changed since the person looked; what stands there now (O8).
    #[error("the balance is {balance} now")]
    BalanceStale { balance: Fen },
    /// The enquiry was closed meanwhile, or opened again; what became of it by now (O4).
    #[error("the enquiry has become {outcome:?}")]
    EnquiryStale {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<enquiry::Outcome>,
    },
    /// The order came of another enquiry (O4).
    #[error("the order came of enquiry {enquiry}")]
    OrderWon { enquiry: EnquiryId },
    /// Another discount was granted meanwhile; how much (O4).
    #[error("{off} is granted now")]
    DiscountStale { off: Fen },
    /// A discount of the enquiry waits for signatures (O4).
    #[error("the discount {approval} waits to be signed")]
    DiscountWaits { approval: ApprovalId },
    /// Somebody promised another day meanwhile (O7); none: by the team's hours.
    #[error("it is promised for {day:?} now")]
    PromiseStale {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
    },
    /// So many orders of the day have neither left nor been put off (O7).
    #[error("{left} orders have neither left nor been put off")]
    PlanOpen { left: u32 },
    /// Somebody has noted already what came of the pick-up (O7).
    #[error("the pick-up ended: {how:?}")]
    PickupOver { how: pickup::Outcome },
    /// A script has a slot in braces that there is not (O5, O7).
    #[error("there is no slot {word}")]
    UnknownSlot { word: String },
    /// Somebody else has found whose parcel it is.
    #[error("the parcel belongs to case {case}")]
    StrayMatched { case: CaseId },
    /// Somebody has merged that file meanwhile; which one stands for it now.
    #[error("the file {customer} was merged into {into}")]
    CustomerMerged { customer: CustomerId, into: CustomerId },
    #[error("a file can't be taken: {why}")]
    File { why: FileRefused },
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

impl Serialize for Rejection {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Rejection::serialize(self, to)
    }
}

/// A newer server's refusal is a refusal, whatever in it is unknown here: its code, or a word in it.
/// Failing on it would keep back all the outcomes that come with it.
impl<'de> Deserialize<'de> for Rejection {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Rejection, D::Error> {
        let value = Value::deserialize(from)?;
        if !value.get("code").is_some_and(Value::is_string) {
            return Err(D::Error::custom("a refusal has a code"));
        }
        Ok(Rejection::deserialize(value).unwrap_or(Rejection::Unknown))
    }
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
    Subject,
    Text,
    Tag,
    Files,
    Line,
    WrapUp,
    /// The customer's word at closing.
    Word,
    Shift,
    Day,
    Phone,
    Email,
    Wechat,
    Address,
    Pieces,
    Amount,
    Minutes,
    /// What damaged a parcel on its way (A2).
    Finding,
    /// What was offered to a buyer (A3).
    Offer,
    /// The cause of a case (A10).
    Cause,
    /// The shop's own code of an article.
    Code,
    Shop,
    /// How a refund is paid (A8).
    Method,
    Age,
    /// A customer's name on a platform (C1).
    Account,
    /// Where a customer was met (C1).
    Place,
    /// From when to when a courier comes (O7).
    Window,
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
    /// Somebody still has or uses it.
    InUse,
    /// The time that must pass before has not passed yet.
    TooEarly,
}

/// Refuses text of several lines that is empty (when it must not be) or longer than `most` characters.
pub(super) fn text(field: Field, text: &str, most: usize, needed: bool) -> Result<(), Rejection> {
    check(field, text, most, needed, |c| c.is_control() && !matches!(c, '\n' | '\t'))
}

/// The same for what stands in one line.
pub(super) fn line(field: Field, text: &str, most: usize, needed: bool) -> Result<(), Rejection> {
    check(field, text, most, needed, char::is_control)
}

fn check(field: Field, text: &str, most: usize, needed: bool, is_bad: fn(char) -> bool) -> Result<(), Rejection> {
    let why = if needed && text.trim().is_empty() {
        Invalid::Empty
    } else if text.chars().count() > most {
        Invalid::TooLong
    } else if text.chars().any(is_bad) {
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
        for (name, text) in [
            ("a code", r#"{"code":"out_of_stock","left":3}"#),
            ("a field", r#"{"code":"invalid","field":"novel","why":"empty"}"#),
            ("what is wrong with it", r#"{"code":"invalid","field":"name","why":"novel"}"#),
            ("a status", r#"{"code":"stale","current":"novel"}"#),
            ("a permission", r#"{"code":"denied","permission":"novel"}"#),
        ] {
            let found: Rejection = serde_json::from_str(text).expect(name);
            assert_eq!(found, Rejection::Unknown, "{name}");
            let client = "00000000-0000-0000-0000-000000000001";
            let told = format!(r#"{{"client":"{client}","seq":1,"end":{{"rejected":{{"why":{text}}}}}}}"#);
            let outcome: crate::sync::wire::Outcome = serde_json::from_str(&told).expect(name);
            assert_eq!(outcome.end, crate::sync::wire::End::Rejected { why: Rejection::Unknown }, "{name}");
        }
    }

    #[test]
    fn what_is_no_refusal_is_none() {
        for text in ["7", "null", "{}", r#"{"code":7}"#, r#""stale""#] {
            assert!(serde_json::from_str::<Rejection>(text).is_err(), "{text}");
        }
    }
}
