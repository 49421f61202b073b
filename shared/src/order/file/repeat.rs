//! Orders that stand in a file twice. An exact repeat says nothing new; a repeat that
//! differs is held, because which of the two is right can't be known (O1).

use super::HeldReason;
use csv::ByteRecord;
use std::collections::HashMap;
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// What was met so far: 24 bytes an order, however long its row.
#[derive(Debug, Default)]
pub(super) struct Repeats(HashMap<u64, Met>);

#[derive(Debug)]
struct Met {
    row: u32,
    content: u64,
}

/// All that the rows of an order say, as one number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Content(u64);

impl Content {
    pub fn add(&mut self, record: &ByteRecord) {
        self.0 = record.iter().fold(self.0, |before, cell| xxh3_64_with_seed(cell, before));
    }
}

impl Repeats {
    /// Whether the order was not met before. The first rows of a number are what later ones are
    /// compared with.
    pub fn meet(&mut self, number: &str, row: u32, content: Content) -> Result<bool, HeldReason> {
        match self.0.get(&xxh3_64(number.as_bytes())) {
            Some(met) if met.content == content.0 => Ok(false),
            Some(met) => Err(HeldReason::Contradicts { first_row: met.row }),
            None => {
                self.0.insert(xxh3_64(number.as_bytes()), Met { row, content: content.0 });
                Ok(true)
            }
        }
    }
}
