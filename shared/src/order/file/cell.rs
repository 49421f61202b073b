//! Reads the cells of one row: the wrappings that spreadsheets need, amounts, times and
//! counts. Each reading either is certain or gives the reason to hold the row.

use super::{HeldReason, encoding::Encoding, header::Column};
use crate::{
    money::Fen,
    order::import::{
        limit,
        number::{self, is_digits},
    },
    time::{Instant, Zone},
};
use csv::ByteRecord;
use std::borrow::Cow;

/// The cells of one row.
#[derive(Debug)]
pub(super) struct Cells<'a> {
    pub record: &'a ByteRecord,
    pub encoding: Encoding,
    pub zone: &'a Zone,
}

impl<'a> Cells<'a> {
    /// No cell says anything, as in the rows that spreadsheets leave behind the last order.
    pub fn are_empty(&self) -> bool {
        self.record.iter().all(|cell| bare(cell).is_empty())
    }

    /// A row with more or fewer cells than the header has them in the wrong columns.
    pub fn number_exactly(&self, width: usize) -> Result<(), HeldReason> {
        let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
        match self.record.len() {
            found if found == width => Ok(()),
            found => Err(HeldReason::CellsMissing { expected: count(width), found: count(found) }),
        }
    }

    /// Text of at most so many characters; empty when the file lacks the column.
    pub fn text(&self, column: &Column, limit: u32) -> Result<String, HeldReason> {
        self.read(column, limit).map(|(_, text)| text.into_owned())
    }

    /// A number that is a name, like a phone's: spreadsheets keep its digits behind a `'`.
    pub fn code(&self, column: &Column, limit: u32) -> Result<String, HeldReason> {
        let (_, text) = self.read(column, limit)?;
        Ok(text.trim_start_matches('\'').trim().to_owned())
    }

    /// An order number: digits alone, all of them.
    pub fn number(&self, column: &Column) -> Result<String, HeldReason> {
        self.number_behind(column, "")
    }

    /// An order number behind a mark that may stand before it.
    pub fn number_behind(&self, column: &Column, mark: &str) -> Result<String, HeldReason> {
        let code = self.code(column, limit::EXCERPT)?;
        let text = code.strip_prefix(mark).unwrap_or(&code);
        number::check(text).map(|()| text.to_owned())
    }

    /// An amount that must be there.
    pub fn amount(&self, column: &Column) -> Result<Fen, HeldReason> {
        let (name, text) = self.read(column, limit::EXCERPT)?;
        let unreadable = || HeldReason::AmountUnreadable { column: name.to_owned(), text: excerpt(&text) };
        Fen::from_yuan(&text).ok_or_else(unreadable)
    }

    /// An amount that is nought where the cell is empty.
    pub fn amount_or_none(&self, column: &Column) -> Result<Fen, HeldReason> {
        if self.has(column) { self.amount(column) } else { Ok(Fen::ZERO) }
    }

    /// A time of the shop's zone; `None` where the cell is empty.
    pub fn time(&self, column: &Column) -> Result<Option<Instant>, HeldReason> {
        if !self.has(column) {
            return Ok(None);
        }
        let (name, text) = self.read(column, limit::EXCERPT)?;
        let unreadable = || HeldReason::TimeUnreadable { column: name.to_owned(), text: excerpt(&text) };
        self.zone.read(&text).map(Some).ok_or_else(unreadable)
    }

    /// A count of pieces that must be there.
    pub fn count(&self, column: &Column) -> Result<u32, HeldReason> {
        let (name, text) = self.read(column, limit::EXCERPT)?;
        let unreadable = || HeldReason::CountUnreadable { column: name.to_owned(), text: excerpt(&text) };
        Some(&text).filter(|text| is_digits(text)).and_then(|text| text.parse().ok()).ok_or_else(unreadable)
    }

    pub fn has(&self, column: &Column) -> bool {
        !self.find(column).1.is_empty()
    }

    /// What stands in the column, for a report; empty when it isn't text.
    pub fn excerpt(&self, column: &Column) -> String {
        self.encoding.decode(self.find(column).1).map(|text| excerpt(&text)).unwrap_or_default()
    }

    /// The name of the column and its text.
    fn read(&self, column: &Column, limit: u32) -> Result<(&'static str, Cow<'a, str>), HeldReason> {
        let (name, bytes) = self.find(column);
        let Some(text) = self.encoding.decode(bytes) else {
            return Err(HeldReason::NotText { column: name.to_owned() });
        };
        // Counting characters is only worth while where there are as many bytes.
        if text.len() > limit as usize && text.chars().count() > limit as usize {
            return Err(HeldReason::TooLong { column: name.to_owned(), limit });
        }
        Ok((name, text))
    }

    /// The first place of the column that has something in it.
    fn find(&self, column: &Column) -> (&'static str, &'a [u8]) {
        let cell = |at| self.record.get(at).map(bare).unwrap_or_default();
        let mut cells = column.0.iter().map(|place| (place.name, cell(place.at)));
        let first = cells.next().unwrap_or_default();
        if first.1.is_empty() { cells.find(|(_, cell)| !cell.is_empty()).unwrap_or(first) } else { first }
    }
}

/// The cell without blanks, TABs and the formula `="…"` around it. `null` is how the platform
/// writes nothing.
fn bare(cell: &[u8]) -> &[u8] {
    let cell = cell.trim_ascii();
    let inside = cell.strip_prefix(b"=\"").and_then(|rest| rest.strip_suffix(b"\""));
    match inside.unwrap_or(cell).trim_ascii() {
        b"null" => b"",
        cell => cell,
    }
}

pub(super) fn excerpt(text: &str) -> String {
    text.chars().take(limit::EXCERPT as usize).collect()
}
