//! Orders that stand in the order list twice. An exact repeat says nothing new; a repeat that
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

impl Repeats {
    /// Whether the order was not met before. The first row of a number is what later ones are
    /// compared with.
    pub fn meet(&mut self, number: &str, row: u32, record: &ByteRecord) -> Result<bool, HeldReason> {
        let content = record.iter().fold(0, |before, cell| xxh3_64_with_seed(cell, before));
        match self.0.get(&xxh3_64(number.as_bytes())) {
            Some(met) if met.content == content => Ok(false),
            Some(met) => Err(HeldReason::Contradicts { first_row: met.row }),
            None => {
                self.0.insert(xxh3_64(number.as_bytes()), Met { row, content });
                Ok(true)
            }
        }
    }
}
