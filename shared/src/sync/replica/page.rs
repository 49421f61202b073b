//! Rows as one pull brought them, at hand and as they are stored.

use crate::{
    record::{Key, Kind, Scope},
    sync::wire::{Row, Version},
};
use serde::{Deserialize, Serialize, de::Error};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rows as one pull brought them: first the scopes and keys to forget, then the rows.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Page {
    #[serde(default)]
    pub dropped: Vec<Scope>,
    #[serde(default)]
    pub gone: Vec<Key>,
    #[serde(default)]
    pub rows: Vec<Row>,
}

/// A page as it is stored: a line that tells of its rows, and behind it their bodies, one after the other. So a start
/// looks through each body once, where it would have to look for its end first in the middle of other JSON.
pub struct StoredPage {
    head: Head,
    text: String,
    /// Where the first body begins.
    from: usize,
}

#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    dropped: Vec<Scope>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<Key>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rows: Vec<Slip>,
}

/// What is known of a row without its body.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Slip {
    pub kind: Kind,
    pub id: Uuid,
    pub version: Version,
    pub scope: Scope,
    /// Bytes of the body.
    len: usize,
}

impl Page {
    pub fn is_empty(&self) -> bool {
        self.dropped.is_empty() && self.gone.is_empty() && self.rows.is_empty()
    }

    /// As it is stored.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        let Page { dropped, gone, rows } = self;
        let rows = rows.iter().map(Slip::of).collect();
        let head = serde_json::to_string(&Head { dropped: dropped.clone(), gone: gone.clone(), rows })?;
        let bodies = self.rows.iter().map(|row| row.body.get());
        Ok([head.as_str(), "\n"].into_iter().chain(bodies).collect())
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = (Slip, &str)> {
        self.rows.iter().map(|row| (Slip::of(row), row.body.get()))
    }
}

impl Slip {
    fn of(row: &Row) -> Slip {
        let Row { kind, id, version, scope, ref body } = *row;
        Slip { kind, id, version, scope, len: body.get().len() }
    }

    pub fn key(&self) -> Key {
        Key { kind: self.kind, id: self.id }
    }
}

impl StoredPage {
    pub(super) fn dropped(&self) -> &[Scope] {
        &self.head.dropped
    }

    pub(super) fn gone(&self) -> &[Key] {
        &self.head.gone
    }

    /// The rows, as far as there is text for them.
    pub(super) fn rows(&self) -> impl Iterator<Item = (Slip, &str)> {
        let mut rest = &self.text[self.from..];
        self.head.rows.iter().map_while(move |slip| {
            let (body, after) = rest.split_at_checked(slip.len)?;
            rest = after;
            Some((*slip, body))
        })
    }
}

impl TryFrom<String> for StoredPage {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<StoredPage, serde_json::Error> {
        // Older builds stored the JSON of the whole page, in one line.
        let Some(end) = text.find('\n') else { return serde_json::from_str::<Page>(&text)?.try_into() };
        let page = StoredPage { head: serde_json::from_str(&text[..end])?, text, from: end + 1 };
        let found = page.rows().fold((0, page.from), |(rows, bytes), (slip, _)| (rows + 1, bytes + slip.len));
        if found != (page.head.rows.len(), page.text.len()) {
            return Err(serde_json::Error::custom("the page is not as long as it says"));
        }
        Ok(page)
    }
}

impl TryFrom<Page> for StoredPage {
    type Error = serde_json::Error;

    fn try_from(page: Page) -> Result<StoredPage, serde_json::Error> {
        page.text()?.try_into()
    }
}

impl TryFrom<StoredPage> for Page {
    type Error = serde_json::Error;

    fn try_from(stored: StoredPage) -> Result<Page, serde_json::Error> {
        let row = |(slip, body): (Slip, &str)| {
            let Slip { kind, id, version, scope, len: _ } = slip;
            Ok(Row { kind, id, version, scope, body: RawValue::from_string(body.to_owned())? })
        };
        let rows = stored.rows().map(row).collect::<Result<_, serde_json::Error>>()?;
        Ok(Page { dropped: stored.head.dropped, gone: stored.head.gone, rows })
    }
}

/// Rows in one page of a compacted log.
const ROWS_A_PAGE: usize = 100;

/// The same rows in as few pages as will do, in key order. Bodies are carried over as they came, so
/// that fields which this build does not know are not lost.
pub fn compact(pages: Vec<Page>) -> Vec<Page> {
    let mut rows: BTreeMap<Key, Row> = BTreeMap::new();
    for page in pages {
        if !page.dropped.is_empty() {
            rows.retain(|_, row| !page.dropped.contains(&row.scope));
        }
        page.gone.iter().for_each(|key| {
            rows.remove(key);
        });
        rows.extend(page.rows.into_iter().map(|row| (row.key(), row)));
    }
    let mut rows = rows.into_values().peekable();
    let mut compacted = Vec::new();
    while rows.peek().is_some() {
        compacted.push(Page { rows: rows.by_ref().take(ROWS_A_PAGE).collect(), ..Page::default() });
    }
    compacted
}
