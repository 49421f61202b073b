//! In which encoding a file is. The column names tell, where they are Chinese; Shopify's are not, so
//! that there the beginning of the file has to.

use super::records::UTF8_MARK;
use std::borrow::Cow;

/// Bytes at the beginning of a file that may tell its encoding.
pub(super) const BEGINNING: usize = 64 * 1024;

/// How the file writes its text. GB18030 includes GBK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Gb18030,
}

impl Encoding {
    /// `None` when the bytes are not text. No text has a NUL in it, nor the mark that a decoder leaves
    /// for what it could not read.
    pub fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        let text = match self {
            Encoding::Utf8 => str::from_utf8(bytes).ok().map(Cow::Borrowed),
            Encoding::Gb18030 => from_gb18030(bytes),
        };
        text.filter(|text| !text.contains(['\0', '\u{fffd}']))
    }
}

#[cfg(feature = "gb18030")]
fn from_gb18030(bytes: &[u8]) -> Option<Cow<'_, str>> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)
}

/// Without the tables nothing is text but UTF-8; see [`is_legacy`].
#[cfg(not(feature = "gb18030"))]
fn from_gb18030(_: &[u8]) -> Option<Cow<'_, str>> {
    None
}

/// Whether the file is not in UTF-8. Without the feature `gb18030` such a file is to be decoded before
/// it is read; a character that can't be decoded must become U+FFFD.
pub fn is_legacy(bytes: &[u8]) -> bool {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    match header.is_ascii() {
        true => leans_legacy(&bytes[..bytes.len().min(BEGINNING)]),
        false => !bytes.starts_with(UTF8_MARK) && str::from_utf8(header).is_err(),
    }
}

/// Whether more cells are not UTF-8 than are. Cells vote, so that a broken one does not turn all others
/// into gibberish. Neither encoding has commas or line breaks within a character.
pub(super) fn leans_legacy(beginning: &[u8]) -> bool {
    let cells = beginning.split(|byte| matches!(byte, b',' | b'\n' | b'"')).filter(|cell| !cell.is_ascii());
    let balance = cells.map(|cell| if str::from_utf8(cell).is_ok() { -1 } else { 1 });
    balance.sum::<i32>() > 0
}
