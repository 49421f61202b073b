//! Splits the bytes of a file into rows and cells, within bounds: a quotation mark that is never
//! closed would otherwise swallow the rest of the file, into memory and out of the report.
//!
//! The split is made on bytes, before any decoding: no byte of a GB18030 or UTF-8 character can be
//! taken for a comma, a quotation mark or a line break.

use super::{
    FileError,
    encoding::{BEGINNING, Encoding, leans_legacy},
};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::io::{self, Cursor, ErrorKind, Read};

/// Most bytes of one row, give or take the buffer of the reader. Real rows have about 1 KiB.
const MOST_BYTES: usize = 256 * 1024;
/// A row of our own behind the last one. Where it does not come out as a row by itself, the file
/// ended within a quotation.
const END: &[u8] = b"\n\x04";

/// The reader itself leaves it out.
pub(super) const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

#[derive(Debug)]
pub(super) struct Records<R> {
    reader: Reader<Source<R>>,
    /// The row that was read last.
    pub record: ByteRecord,
    /// Its number, the header being row 1.
    pub at: u32,
    has_utf8_mark: bool,
    leans_legacy: bool,
    ended: bool,
}

impl<R: Read> Records<R> {
    /// Looks at the beginning and refuses what is no text at all.
    pub fn open(mut source: R) -> Result<Records<R>, FileError> {
        let mut start = Vec::new();
        let failure = source.by_ref().take(BEGINNING as u64).read_to_end(&mut start).err();
        if start.starts_with(ZIP) || start.starts_with(COMPOUND_FILE) {
            return Err(FileError::Spreadsheet);
        }
        if start.is_empty() || start == UTF8_MARK {
            return Err(failure.map_or(FileError::Empty, unreadable));
        }
        let (has_utf8_mark, leans_legacy) = (start.starts_with(UTF8_MARK), leans_legacy(&start));
        // A header that has TABs and no comma is a sheet saved with TABs.
        let header = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let delimiter = if header.contains(&b'\t') && !header.contains(&b',') { b'\t' } else { b',' };
        let source = Source { start: Cursor::new(start), failure, rest: source, taken: 0, left: 0, end: END };
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(source);
        Ok(Records { reader, record: ByteRecord::new(), at: 0, has_utf8_mark, leans_legacy, ended: false })
    }

    /// Reads the next row into `record`; `false` at the end of the file, and ever after an error.
    pub fn advance(&mut self) -> Result<bool, FileError> {
        if self.ended {
            return Ok(false);
        }
        self.reader.get_mut().left = MOST_BYTES;
        self.at = self.at.saturating_add(1);
        let found = self.reader.read_byte_record(&mut self.record);
        self.ended = !matches!(found, Ok(true)) || self.is_last();
        match found {
            Err(_) if self.reader.get_ref().left == 0 => Err(FileError::RowTooLong { row: self.at }),
            Err(error) => Err(unreadable(error)),
            Ok(_) if self.ended && self.record != [&END[1..]][..] => Err(FileError::QuoteOpen { row: self.at }),
            Ok(_) => Ok(!self.ended),
        }
    }

    /// Whether the row is the last of all, and therefore has `END` in it.
    fn is_last(&self) -> bool {
        let source = self.reader.get_ref();
        source.end.is_empty() && self.reader.position().byte() == source.taken + END.len() as u64
    }

    /// The encoding of the file, by its header: Chinese names are never valid in both encodings. Rows have
    /// no say, so that one broken cell can't turn the whole file into gibberish; only where no name is Chinese,
    /// most of them decide. `None` when it is in neither.
    pub fn encoding_of_header(&self) -> Option<Encoding> {
        let fits = |encoding: &Encoding| self.record.iter().all(|cell| encoding.decode(cell).is_some());
        let known: &[Encoding] = match self.has_utf8_mark {
            true => &[Encoding::Utf8],
            false if self.leans_legacy && self.record.as_slice().is_ascii() => &[Encoding::Gb18030],
            false => &[Encoding::Utf8, Encoding::Gb18030],
        };
        known.iter().copied().find(fits)
    }

    pub fn bytes_read(&self) -> u64 {
        self.reader.get_ref().taken
    }
}

/// The bytes of the file, then `END`; at most `left` of them.
#[derive(Debug)]
struct Source<R> {
    start: Cursor<Vec<u8>>,
    /// How reading the start ended, if not well.
    failure: Option<io::Error>,
    rest: R,
    taken: u64,
    left: usize,
    end: &'static [u8],
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let most = into.len().min(self.left);
        let into = &mut into[..most];
        let count = match (self.start.read(into)?, self.failure.take()) {
            (0, Some(error)) => return Err(error),
            (0, None) => self.rest.read(into)?,
            (count, failure) => {
                self.failure = failure;
                count
            }
        };
        self.left -= count;
        self.taken += count as u64;
        if count == 0 { self.end.read(into) } else { Ok(count) }
    }
}

fn unreadable(error: impl ToString) -> FileError {
    FileError::Unreadable { text: error.to_string() }
}
