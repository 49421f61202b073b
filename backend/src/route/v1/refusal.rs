//! Why an order is not taken. What can't be read safely is held for the team to see, as a file's row is (O1); what is
//! no order by the document is the program's to mend, and told to it alone.

use serde::Serialize;
use serde_json::{Value, value::RawValue};
use serde_path_to_error::{Path, Segment};
use shared::order::import::{HeldReason, limit};
use utoipa::ToSchema;

/// Why an order was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Refusal {
    pub reason: Reason,
    /// The field, as in `lines[2].price`; empty for the order as a whole.
    pub field: String,
    /// A sentence for who writes the program.
    pub message: String,
}

/// Why, as a word for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    NumberMissing,
    /// A spreadsheet or a program has rounded the number: `7.0E+17`.
    NumberRounded,
    NumberUnreadable,
    StatusUnknown,
    AmountUnreadable,
    TimeUnreadable,
    CountUnreadable,
    TooLong,
    LinesTooMany,
    /// A field is missing, unknown, or not of its type.
    Malformed,
    /// The call has the order before.
    Repeated,
    /// The platform's number belongs to an order of another shop.
    OtherShop,
}

/// A refusal, and what the team is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub refusal: Refusal,
    pub held: Option<HeldReason>,
}

/// The value of the field can't be read safely.
pub fn refused(field: &str, why: HeldReason) -> Refused {
    let (reason, message) = match &why {
        HeldReason::NumberMissing => (Reason::NumberMissing, "there is no order number".to_owned()),
        HeldReason::NumberRounded => (Reason::NumberRounded, "the order number has been rounded".to_owned()),
        HeldReason::NumberUnreadable => {
            (Reason::NumberUnreadable, "an order number is text of 1 to 32 digits".to_owned())
        }
        HeldReason::StatusUnknown { text } => (Reason::StatusUnknown, format!("{text:?} is no status")),
        HeldReason::AmountUnreadable { text, .. } => {
            (Reason::AmountUnreadable, format!("{text:?} is no amount: an integer of fen, from 0 to 1000000000"))
        }
        HeldReason::TimeUnreadable { text, .. } => {
            (Reason::TimeUnreadable, format!("{text:?} is no time: 2026-05-01T10:00:00+08:00 is one"))
        }
        HeldReason::CountUnreadable { text, .. } => {
            (Reason::CountUnreadable, format!("{text:?} is no count: an integer from 1 to 100000"))
        }
        HeldReason::TooLong { limit, .. } => (Reason::TooLong, format!("more than {limit} characters")),
        HeldReason::LinesTooMany { limit } => (Reason::LinesTooMany, format!("more than {limit} lines")),
        // Only files have these.
        HeldReason::CellsMissing { .. }
        | HeldReason::NotText { .. }
        | HeldReason::Contradicts { .. }
        | HeldReason::CurrencyForeign { .. } => (Reason::Malformed, "not readable".to_owned()),
    };
    Refused { refusal: Refusal { reason, field: field.to_owned(), message }, held: Some(why) }
}

impl Refused {
    /// What is sent is no order by the document.
    pub fn malformed(field: &str, message: &str) -> Refused {
        let refusal = Refusal { reason: Reason::Malformed, field: field.to_owned(), message: message.to_owned() };
        Refused { refusal, held: None }
    }

    /// What could not be read, by its place.
    pub fn unread(raw: &RawValue, error: &serde_path_to_error::Error<serde_json::Error>) -> Refused {
        let path = error.path();
        let (field, text) = (path.to_string(), said(raw, path));
        let column = field.clone();
        let keys = path.iter().filter_map(|segment| match segment {
            Segment::Map { key } => Some(key.as_str()),
            _ => None,
        });
        let why = match (&keys.collect::<Vec<_>>()[..], text) {
            (["number"], Some(_)) => HeldReason::NumberUnreadable,
            (["status"], Some(text)) => HeldReason::StatusUnknown { text },
            (["placed_at" | "paid_at" | "shipped_at"], Some(text)) => HeldReason::TimeUnreadable { column, text },
            (["amounts", "goods" | "freight" | "total" | "paid" | "refunded"] | ["lines", "price"], Some(text)) => {
                HeldReason::AmountUnreadable { column, text }
            }
            (["lines", "pieces"], Some(text)) => HeldReason::CountUnreadable { column, text },
            _ => return Refused::malformed(field.trim_matches('.'), &plain(error.inner())),
        };
        refused(&field, why)
    }
}

/// The order number as it stands in what was sent, as far as there is one.
pub fn number_in(raw: &RawValue) -> String {
    let value = serde_json::from_str::<Value>(raw.get()).ok();
    value.and_then(|value| excerpt(value.get("number")?)).unwrap_or_default()
}

/// What stands at that place.
fn said(raw: &RawValue, path: &Path) -> Option<String> {
    let value: Value = serde_json::from_str(raw.get()).ok()?;
    let place = path.iter().try_fold(&value, |value, segment| match segment {
        Segment::Map { key } => value.get(key),
        Segment::Seq { index } => value.get(index),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    excerpt(place?)
}

fn excerpt(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) | Value::Null => value.to_string(),
        Value::Array(_) | Value::Object(_) => return None,
    };
    Some(text.chars().take(limit::EXCERPT as usize).collect())
}

/// The sentence without the place in the text, which is not the place in the call.
fn plain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}
