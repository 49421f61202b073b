//! The records.

use super::{Check, Finding, log::Last};
use crate::db::{
    Failure, digest,
    load::{self, Uuid16},
};
use futures_util::TryStreamExt;
use serde_json::Value;
use shared::{
    record::{Key, Record},
    sync::wire::{Digest, Row},
};
use std::collections::HashMap;

type Columns = (String, Uuid16, String, i64, String, Option<i64>);

impl Check<'_> {
    /// Each row is readable, as it was written, in its scope, and of the version of its last change;
    /// and none is missing. Returns what they add up to in the form in which they would be sent.
    pub(super) async fn rows(&mut self, mut last: HashMap<Key, Last>) -> Result<Digest, Failure> {
        let query = sqlx::query_as::<_, Columns>(match self.has_digests {
            true => "SELECT kind, id, scope, version, body, digest FROM record",
            false => "SELECT kind, id, scope, version, body, NULL FROM record",
        });
        let mut rows = query.fetch(&mut *self.db);
        let mut sum = Digest::default();
        while let Some((kind, id, scope, version, body, digest)) = rows.try_next().await? {
            let row = match load::row(kind, id, scope, version, body) {
                Ok(row) => row,
                Err(error) => {
                    self.findings.push(Finding::Row { key: "record".to_owned(), what: error.to_string() });
                    continue;
                }
            };
            let (key, log) = (row.key(), last.remove(&row.key()).map(|last| last.version));
            if log != Some(row.version) {
                self.findings.push(Finding::Change { key, row: row.version, log });
            }
            match look(&row, digest) {
                Ok(today) => sum.add(Digest::of(key, row.version, &today)),
                Err(what) => self.findings.push(Finding::Row { key: key.to_string(), what }),
            }
        }
        let lost = last.into_iter().filter(|(_, last)| !last.gone);
        self.findings.extend(lost.map(|(key, last)| Finding::Lost { key, log: last.version }));
        Ok(sum)
    }
}

/// The body in today's form, or what is wrong with the row.
fn look(row: &Row, digest: Option<i64>) -> Result<String, String> {
    let body = row.body.get();
    let record = Record::read(row.kind, body).map_err(|error| error.to_string())?;
    let today = record.body().map_err(|error| error.to_string())?;
    if record.key() != row.key() {
        return Err(format!("has the body of {}", record.key()));
    }
    if record.scope() != row.scope {
        return Err(format!("is stored in the scope {}", row.scope));
    }
    let is_as_written = match digest {
        Some(stored) => stored == digest::of(row.key(), row.version, body),
        // Without a digest there is only what an earlier build may have written.
        None => is_older_form(body, &today),
    };
    if is_as_written { Ok(today) } else { Err("is not as it was written".to_owned()) }
}

/// Whether today's form says all that the stored one says. It may say more: fields that are new
/// since then, with the value that they have where nothing is said.
fn is_older_form(stored: &str, today: &str) -> bool {
    let read = |text| serde_json::from_str::<Value>(text).ok();
    stored == today || read(stored).zip(read(today)).is_some_and(|(stored, today)| says_all(&today, &stored))
}

fn says_all(new: &Value, old: &Value) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => {
            old.iter().all(|(name, old)| new.get(name).is_some_and(|new| says_all(new, old)))
        }
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| says_all(new, old))
        }
        (new, old) => new == old,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_without_new_fields_is_an_older_one() {
        let today = r#"{"id":1,"name":"a","lines":[{"code":"x","pieces":2}],"new":0}"#;
        for (name, stored, expected) in [
            ("today's", today, true),
            ("no new field", r#"{"id":1,"name":"a","lines":[{"code":"x","pieces":2}]}"#, true),
            ("no new field deeper down", r#"{"id":1,"name":"a","lines":[{"code":"x"}]}"#, true),
            ("another order", r#"{"name":"a","id":1,"lines":[{"pieces":2,"code":"x"}]}"#, true),
            ("another value", r#"{"id":1,"name":"b","lines":[{"code":"x","pieces":2}]}"#, false),
            ("fewer lines", r#"{"id":1,"name":"a","lines":[]}"#, false),
            ("a field that nobody knows", r#"{"id":1,"name":"a","mane":"a"}"#, false),
            ("no form at all", "{", false),
        ] {
            assert_eq!(is_older_form(stored, today), expected, "{name}");
        }
    }
}
