//! Finds columns by their names, trimmed: platforms move, rename and add columns from year to year.

use super::{FileError, encoding::Encoding};
use csv::ByteRecord;

/// The names of a file's columns, and what searching them brought to light.
#[derive(Debug)]
pub(super) struct Header {
    names: Vec<String>,
    missing: Vec<String>,
    twice: Option<&'static str>,
}

/// Where a fact stands. Files of some years have two columns for one fact; the first that isn't
/// empty is taken.
#[derive(Debug)]
pub(super) struct Column(pub Vec<Place>);

#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub name: &'static str,
    pub at: usize,
}

impl Header {
    pub fn new(record: &ByteRecord, encoding: Encoding) -> Result<Header, FileError> {
        let name = |cell| encoding.decode(cell).map(|name| name.trim().to_owned());
        let names = record.iter().map(name).collect::<Option<_>>().ok_or(FileError::NotText)?;
        Ok(Header { names, missing: Vec::new(), twice: None })
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|found| found == name)
    }

    /// The column of one of these names, by preference. Without it the file can't be read.
    pub fn need(&mut self, names: &[&'static str]) -> Column {
        let column = self.find(names);
        if column.0.is_empty() {
            self.missing.push(names.join("/"));
        }
        column
    }

    /// The column of one of these names, by preference; maybe nowhere.
    pub fn find(&mut self, names: &[&'static str]) -> Column {
        let mut places = Vec::new();
        for name in names.iter().copied() {
            let mut found = self.names.iter().enumerate().filter(|(_, found)| *found == name);
            places.extend(found.next().map(|(at, _)| Place { name, at }));
            if found.next().is_some() {
                self.twice = Some(name);
            }
        }
        Column(places)
    }

    /// What the searches since have found wanting.
    pub fn check(self) -> Result<(), FileError> {
        match self.twice {
            _ if !self.missing.is_empty() => Err(FileError::HeaderUnknown { missing: self.missing }),
            Some(column) => Err(FileError::ColumnTwice { column: column.to_owned() }),
            None => Ok(()),
        }
    }
}
