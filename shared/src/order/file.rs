//! Reads the order files of Taobao and Tmall (O1): the order list in all its layouts, and the item
//! list.
//!
//! `read` looks at the header and gives an [`OrderFile`], an iterator that holds one row at a time
//! and remembers 24 bytes of every order, to know repeats. Columns are known by name, never by
//! position. What can't be read safely is a [`HeldRow`]; what makes the whole file useless is a
//! [`FileError`]. `records` splits bytes into cells, `header` finds columns,
//! `cell` reads one cell, `list` and `items` read one row.

mod cell;
mod header;
mod items;
mod list;
mod records;
mod repeat;
mod status;

use super::import::{HeldReason, HeldRow, ImportedOrder, limit};
use crate::time::Zone;
use cell::{Cells, Encoding};
use header::Header;
use items::ItemList;
use list::OrderList;
use records::{Records, UTF8_MARK};
use repeat::Repeats;
use serde::{Deserialize, Serialize};
use std::io::Read;

/// Which of the two files it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// ExportOrderList: a row is an order.
    Orders,
    /// ExportItemList: a row is a line of an order.
    Items,
}

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

/// An order file underway: an iterator over its rows. After an error it ends.
#[derive(Debug)]
pub struct OrderFile<R> {
    records: Records<R>,
    /// Cells of the header, and therefore of each row.
    width: usize,
    encoding: Encoding,
    layout: Layout,
    zone: Zone,
    /// Read already while gathering the lines of the order before it.
    ahead: Option<Result<Row, FileError>>,
}

#[derive(Debug)]
enum Layout {
    Orders(Box<OrderList>, Repeats),
    Items(Box<ItemList>),
}

/// Opens an order file: its first row tells encoding and kind. Times in it are those of the
/// shop's zone (O1).
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
    let layout = match header.has(ItemList::MARK) {
        true => Layout::Items(Box::new(ItemList::find(&mut header))),
        false => Layout::Orders(Box::new(OrderList::find(&mut header)), Repeats::default()),
    };
    header.check()?;
    let width = records.record.len();
    Ok(OrderFile { records, width, encoding, layout, zone: zone.clone(), ahead: None })
}

/// Whether the file's header is not in UTF-8. Without the feature `gb18030` such a file is to be
/// decoded before it is read; a character that can't be decoded must become U+FFFD.
pub fn is_legacy(bytes: &[u8]) -> bool {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    !bytes.starts_with(UTF8_MARK) && str::from_utf8(header).is_err()
}

impl<R: Read> OrderFile<R> {
    pub fn kind(&self) -> Kind {
        match self.layout {
            Layout::Orders(..) => Kind::Orders,
            Layout::Items(_) => Kind::Items,
        }
    }

    /// Bytes taken from the source so far, for a bar of progress; a little ahead of the rows given.
    pub fn bytes_read(&self) -> u64 {
        self.records.bytes_read()
    }

    /// The next row that says something new: empty rows and exact repeats are passed over.
    fn next_row(&mut self) -> Option<Result<Row, FileError>> {
        loop {
            match self.records.advance() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
            let cells = Cells { record: &self.records.record, encoding: self.encoding, zone: &self.zone };
            if cells.are_empty() {
                continue;
            }
            let at = self.records.at;
            let order = match self.layout.read(&cells, self.width, at) {
                Ok(Some(order)) => Ok(order),
                Ok(None) => continue,
                Err(reason) => Err(HeldRow { row: at, number: self.layout.number(&cells), reason }),
            };
            return Some(Ok(Row { at, order }));
        }
    }

    /// Takes the lines that follow into the order, and gives the row that no longer belongs to it.
    fn gather(&mut self, order: &mut ImportedOrder) -> Option<Result<Row, FileError>> {
        while order.lines.len() < limit::LINES {
            match self.next_row()? {
                Ok(Row { order: Ok(line), .. }) if line.number == order.number => items::join(order, line),
                other => return Some(other),
            }
        }
        None
    }
}

impl<R: Read> Iterator for OrderFile<R> {
    type Item = Result<Row, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut next = self.ahead.take().or_else(|| self.next_row())?;
        if let (Kind::Items, Ok(Row { order: Ok(order), .. })) = (self.kind(), &mut next) {
            self.ahead = self.gather(order);
        }
        Some(next)
    }
}

impl Layout {
    /// The order in a row, or `None` when the row only repeats an earlier one.
    fn read(&mut self, cells: &Cells<'_>, width: usize, at: u32) -> Result<Option<ImportedOrder>, HeldReason> {
        cells.number_exactly(width)?;
        match self {
            Layout::Items(columns) => columns.read(cells).map(Some),
            Layout::Orders(columns, repeats) => {
                let order = columns.read(cells)?;
                let is_new = repeats.meet(&order.number, at, cells.record)?;
                Ok(is_new.then_some(order))
            }
        }
    }

    /// The order number as it stands in the row, for the report of held rows.
    fn number(&self, cells: &Cells<'_>) -> String {
        match self {
            Layout::Orders(columns, _) => cells.excerpt(&columns.number),
            Layout::Items(columns) => cells.excerpt(&columns.number),
        }
    }
}
