//! Reads the order files of the shop platforms (O1): Taobao's order list in all its layouts and its
//! item list, and the files of JD, Douyin and Shopify, whose rows are the items of whole orders.
//!
//! `read` looks at the header and gives an [`OrderFile`], an iterator that holds one order at a time and remembers 24
//! bytes of every order, to know repeats. What can't be read safely is a [`HeldRow`]; what makes the whole file useless
//! is a [`FileError`]. `records` splits bytes into cells, `header` finds columns by name, `cell` reads one cell;
//! `layout` says what a platform's file has to tell, and `list`, `items`, `jd`, `douyin` and `shopify` read the rows of
//! each. `tracking` reads files of tracking numbers (O7).

mod cell;
mod douyin;
mod encoding;
mod header;
mod items;
mod jd;
mod layout;
mod list;
mod records;
mod repeat;
mod shopify;
mod status;
mod tracking;

use super::import::{HeldReason, HeldRow, ImportedOrder, limit};
use crate::{shop::Platform, time::Zone};
use cell::Cells;
use encoding::Encoding;
pub use encoding::is_legacy;
use header::Header;
use layout::Layout;
use records::Records;
use repeat::{Content, Repeats};
use serde::{Deserialize, Serialize};
use std::io::Read;
pub use tracking::tracking;

/// Why a file can't be read, or not any further.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum FileError {
    #[error("the file is empty")]
    Empty,
    /// An xlsx or xls workbook under whatever name; it has to be saved as CSV first.
    #[error("the file is a spreadsheet: export it as CSV")]
    Spreadsheet,
    #[error("the file is not text in UTF-8 or GB18030")]
    NotText,
    /// The names of columns that every order file has and this one lacks; alternatives stand
    /// together as `甲/乙`.
    #[error("not an order file, it lacks the columns {}", missing.join(", "))]
    HeaderUnknown { missing: Vec<String> },
    /// Two columns bear a name that is read: which one is meant can't be known.
    #[error("the column {column} stands in the header twice")]
    ColumnTwice { column: String },
    /// The row is longer than any real one, most likely behind a stray quotation mark.
    #[error("row {row} is too long, perhaps a quotation mark is never closed")]
    RowTooLong { row: u32 },
    /// The file ends within a quotation that begins in this row: it was cut off, or a stray
    /// quotation mark swallowed the rest.
    #[error("the file ends within a quotation that begins in row {row}")]
    QuoteOpen { row: u32 },
    /// The source of the bytes failed, in its own words.
    #[error("the file can't be read: {text}")]
    Unreadable { text: String },
}

/// One order as the file has it, or the row that is held instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Row of the file, the header being row 1; of several lines of an order, the first.
    pub at: u32,
    pub order: Result<ImportedOrder, HeldRow>,
}

/// An order file underway: an iterator over its orders. After an error it ends.
#[derive(Debug)]
pub struct OrderFile<R> {
    records: Records<R>,
    /// Cells of the header, and therefore of each row.
    width: usize,
    encoding: Encoding,
    layout: Box<dyn Layout>,
    zone: Zone,
    repeats: Repeats,
    /// The record has a row that no order was made of yet.
    is_ahead: bool,
    /// What ended the file, while the order before it was still to be given.
    failure: Option<FileError>,
}

/// Opens an order file: its first row tells encoding and platform. Times in it are those of the
/// shop's zone (O1), unless they bear an offset.
///
/// ```
/// # use shared::{order::file, time::Zone};
/// # fn import(bytes: &[u8], zone: &Zone) -> Result<(), file::FileError> {
/// let mut orders = file::read(bytes, zone)?;
/// while let Some(row) = orders.next() {
///     match row?.order {
///         Ok(order) => println!("{} at byte {}", order.number, orders.bytes_read()),
///         Err(held) => println!("row {}: {:?}", held.row, held.reason),
///     }
/// }
/// # Ok(()) }
/// ```
pub fn read<R: Read>(source: R, zone: &Zone) -> Result<OrderFile<R>, FileError> {
    let mut records = Records::open(source)?;
    if !records.advance()? {
        return Err(FileError::Empty);
    }
    let encoding = records.encoding_of_header().ok_or(FileError::NotText)?;
    let mut header = Header::new(&records.record, encoding)?;
    let layout = layout::find(&mut header);
    header.check()?;
    let (width, zone, repeats) = (records.record.len(), zone.clone(), Repeats::default());
    Ok(OrderFile { records, width, encoding, layout, zone, repeats, is_ahead: false, failure: None })
}

impl<R: Read> OrderFile<R> {
    /// The platform that wrote the file: its orders belong to a shop there.
    pub fn platform(&self) -> Platform {
        self.layout.platform()
    }

    /// Bytes taken from the source so far, for a bar of progress; a little ahead of the rows given.
    pub fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }

    /// Whether there is a further row to look at; rows without a word are passed over.
    fn load(&mut self) -> bool {
        while !self.is_ahead && self.failure.is_none() {
            match self.records.advance() {
                Ok(true) => self.is_ahead = !self.cells().are_empty(),
                Ok(false) => return false,
                Err(error) => self.failure = Some(error),
            }
        }
        self.is_ahead
    }

    fn cells(&self) -> Cells<'_> {
        Cells { record: &self.records.record, encoding: self.encoding, zone: &self.zone }
    }

    /// The order that begins with the loaded row. `None` when it only repeats an earlier one.
    fn order(&mut self) -> Option<Row> {
        let (at, number) = (self.records.at, self.cells().excerpt(self.layout.number()));
        let hold = |row, reason| HeldRow { row, number: number.clone(), reason };
        let mut content = Content::default();
        content.add(&self.records.record);
        let cells = self.cells();
        let mut order = cells.number_exactly(self.width).and_then(|()| self.layout.read(&cells));
        let mut held_at = at;
        self.is_ahead = false;
        let is_whole = self.layout.is_whole();
        while (is_whole || order.is_ok()) && self.load() && self.layout.goes_on(&self.cells(), &number) {
            let joined = match &mut order {
                Ok(order) => self.join(order, at),
                Err(_) => Ok(()),
            };
            match joined {
                Ok(()) => {}
                Err(reason) if is_whole => (order, held_at) = (Err(reason), self.records.at),
                // It stays loaded, and comes as a row of its own.
                Err(_) => break,
            }
            content.add(&self.records.record);
            self.is_ahead = false;
        }
        if let Ok(ImportedOrder { head: Some(head), lines, .. }) = &mut order
            && !lines.is_empty()
        {
            head.pieces = lines.iter().fold(0, |sum, line| line.pieces.saturating_add(sum));
        }
        let order = match order {
            Ok(order) if is_whole => match self.repeats.meet(&order.number, at, content) {
                Ok(true) => Ok(order),
                Ok(false) => return None,
                Err(reason) => Err(reason),
            },
            order => order,
        };
        Some(Row { at, order: order.map_err(|reason| hold(held_at, reason)) })
    }

    /// Takes the loaded row into the order that began in that row.
    fn join(&self, order: &mut ImportedOrder, first_row: u32) -> Result<(), HeldReason> {
        let cells = self.cells();
        cells.number_exactly(self.width)?;
        if order.lines.len() >= limit::LINES {
            return Err(HeldReason::LinesTooMany { limit: limit::LINES as u32 });
        }
        self.layout.join(order, &cells, first_row)
    }
}

impl<R: Read> Iterator for OrderFile<R> {
    type Item = Result<Row, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.load() {
            if let Some(row) = self.order() {
                return Some(Ok(row));
            }
        }
        self.failure.take().map(Err)
    }
}
