//! Invented order files, for trying the product out, for tests and for measuring.
//!
//! Nobody in them exists: receivers are fruits and flowers, streets are on no map, and no phone
//! number is one that is given out. The same seed gives the same orders in every layout, so that an
//! order list and an item list of one seed belong together. `sale` invents an order, `layout` writes
//! it as the platform would, `work` invents what a team does, `service` its after-sales cases, `approvals` what it
//! asks and signs for, `enquiries` what was asked before buying, `house` the orders that it takes itself, `words` are
//! what it is made of.

pub mod approvals;
mod dice;
pub mod enquiries;
pub mod house;
mod layout;
mod sale;
pub mod service;
mod stage;
mod words;
pub mod work;

use crate::{
    order::import::ImportedOrder,
    time::{Instant, Zone},
};
pub use layout::Layout;
use std::{borrow::Cow, io};

/// What to invent.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    pub layout: Layout,
    /// How many orders. The item list has a row for each of their lines, hence more rows.
    pub orders: u32,
    pub seed: u64,
    /// When the newest order was placed,
    pub newest: Instant,
    /// and within how many days before it the others.
    pub days: u32,
    /// As many each day, where a shop otherwise has sold more and more.
    pub steady: bool,
    /// Spoils three orders, the 4th, 8th and 12th: a rounded number, an unknown status and an
    /// amount in words.
    pub faults: bool,
}

/// The two encodings in which platforms give their files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// With a byte-order mark.
    Utf8,
    #[cfg(feature = "gb18030")]
    Gb18030,
}

impl Sample {
    /// The orders as a reader should understand them, newest first, with head and lines.
    pub fn orders(&self) -> impl Iterator<Item = ImportedOrder> + use<> {
        let sample = *self;
        (0..sample.orders).map(move |index| sale::invent(&sample, index))
    }

    /// The rows of the file, the header first.
    pub fn rows(&self, zone: &Zone) -> impl Iterator<Item = Vec<String>> + use<> {
        let (sample, zone) = (*self, zone.clone());
        let header = sample.layout.columns().map(str::to_owned).collect();
        let body = sample.orders().enumerate().flat_map(move |(index, order)| {
            let mut rows = sample.layout.rows(&order, &zone);
            if sample.faults {
                rows.iter_mut().for_each(|row| sample.layout.spoil(row, index));
            }
            rows
        });
        std::iter::once(header).chain(body)
    }

    /// Writes the file as CSV, row by row.
    pub fn write(&self, encoding: Encoding, zone: &Zone, mut to: impl io::Write) -> io::Result<()> {
        if encoding == Encoding::Utf8 {
            to.write_all("\u{feff}".as_bytes())?;
        }
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
        for row in self.rows(zone) {
            csv.write_record(row.iter().map(|cell| encoding.encode(cell)))?;
        }
        csv.flush()
    }
}

impl Encoding {
    fn encode(self, text: &str) -> Cow<'_, [u8]> {
        match self {
            Encoding::Utf8 => Cow::Borrowed(text.as_bytes()),
            #[cfg(feature = "gb18030")]
            Encoding::Gb18030 => encoding_rs::GB18030.encode(text).0,
        }
    }
}
