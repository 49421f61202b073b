//! Times as programs write them: RFC 3339, with the offset.

use serde::{Deserialize, Serialize};
use shared::time::Instant;
use utoipa::ToSchema;

/// A time with its offset from UTC, by RFC 3339. Parts of a millisecond are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, format = DateTime, example = "2026-05-01T10:00:00+08:00")]
pub struct Moment(pub Instant);

/// The text is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time looks like 2026-05-01T10:00:00+08:00")]
pub struct NoMoment;

impl TryFrom<String> for Moment {
    type Error = NoMoment;

    fn try_from(text: String) -> Result<Moment, NoMoment> {
        Instant::from_rfc3339(&text).map(Moment).ok_or(NoMoment)
    }
}

impl From<Moment> for String {
    fn from(Moment(at): Moment) -> String {
        at.to_rfc3339()
    }
}
