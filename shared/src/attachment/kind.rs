//! Which kinds of files are taken, and how each is known by its content.

use super::FileRefused;
use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Pdf,
    Text,
    Csv,
    Xlsx,
    Docx,
    Zip,
    Mp3,
    M4a,
    Amr,
    /// A kind that only a newer build knows.
    #[serde(other)]
    Other,
}

const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp", "gif"];

impl FileKind {
    pub fn mime(self) -> &'static str {
        match self {
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Webp => "image/webp",
            FileKind::Gif => "image/gif",
            FileKind::Pdf => "application/pdf",
            FileKind::Text => "text/plain",
            FileKind::Csv => "text/csv",
            FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind::Zip => "application/zip",
            FileKind::Mp3 => "audio/mpeg",
            FileKind::M4a => "audio/mp4",
            FileKind::Amr => "audio/amr",
            FileKind::Other => "application/octet-stream",
        }
    }

    /// Whether a browser shows it in an `<img>`.
    pub fn is_picture(self) -> bool {
        matches!(self, FileKind::Jpeg | FileKind::Png | FileKind::Webp | FileKind::Gif)
    }

    /// Whether a file of this kind may have that name. Apps save pictures under each other's endings,
    /// and what is pasted has none; an ending of something else is how a script would be smuggled.
    pub(super) fn is_named(self, name: &str) -> bool {
        let ending = ending(name);
        let endings: &[&str] = match self {
            FileKind::Jpeg | FileKind::Png | FileKind::Webp | FileKind::Gif => PICTURES,
            FileKind::Pdf => &["pdf"],
            FileKind::Text => &["txt"],
            FileKind::Csv => &["csv"],
            FileKind::Xlsx => &["xlsx"],
            FileKind::Docx => &["docx"],
            FileKind::Zip => &["zip"],
            FileKind::Mp3 => &["mp3"],
            FileKind::M4a => &["m4a"],
            FileKind::Amr => &["amr"],
            FileKind::Other => &[],
        };
        endings.contains(&ending.as_str()) || (ending.is_empty() && self.is_picture())
    }
}

/// What follows the last dot, in lower case.
fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.trim().to_lowercase()).unwrap_or_default()
}

/// What the content begins with. Between the two parts are `gap` bytes that say something else.
struct Magic {
    first: &'static [u8],
    gap: usize,
    then: &'static [u8],
    kind: FileKind,
}

const fn magic(first: &'static [u8], kind: FileKind) -> Magic {
    Magic { first, gap: 0, then: b"", kind }
}

const MAGIC: &[Magic] = &[
    magic(b"\xff\xd8\xff", FileKind::Jpeg),
    magic(b"\x89PNG\r\n\x1a\n", FileKind::Png),
    Magic { first: b"RIFF", gap: 4, then: b"WEBP", kind: FileKind::Webp },
    magic(b"GIF87a", FileKind::Gif),
    magic(b"GIF89a", FileKind::Gif),
    magic(b"%PDF-", FileKind::Pdf),
    magic(b"PK\x03\x04", FileKind::Zip),
    magic(b"ID3", FileKind::Mp3),
    magic(b"\xff\xfb", FileKind::Mp3),
    magic(b"\xff\xf3", FileKind::Mp3),
    magic(b"\xff\xf2", FileKind::Mp3),
    Magic { first: b"", gap: 4, then: b"ftypM4A ", kind: FileKind::M4a },
    Magic { first: b"", gap: 4, then: b"ftypmp42", kind: FileKind::M4a },
    magic(b"#!AMR\n", FileKind::Amr),
    magic(b"#!AMR-WB\n", FileKind::Amr),
];

/// Text that begins like this is a page, a picture made of code, or a script, whatever its name.
const CODE: &[&str] = &["<!doctype", "<html", "<svg", "<?xml", "<script", "#!"];

/// Finds the kind of a file in its content. The name must be one that this kind may have.
pub fn recognise(content: &[u8], name: &str) -> Result<FileKind, FileRefused> {
    if content.is_empty() {
        return Err(FileRefused::Empty);
    }
    let known = MAGIC.iter().find(|magic| magic.is_of(content)).map(|magic| magic.kind);
    let kind = match (known, ending(name).as_str()) {
        // Office files are archives; their names tell them apart, and what they hold must agree.
        (Some(FileKind::Zip), "xlsx") if holds(content, b"xl/") => FileKind::Xlsx,
        (Some(FileKind::Zip), "docx") if holds(content, b"word/") => FileKind::Docx,
        (Some(kind), _) => kind,
        (None, "txt") if is_text(content) => FileKind::Text,
        (None, "csv") if is_text(content) => FileKind::Csv,
        _ => return Err(FileRefused::TypeNotAllowed),
    };
    if kind.is_named(name) { Ok(kind) } else { Err(FileRefused::TypeNotAllowed) }
}

impl Magic {
    fn is_of(&self, content: &[u8]) -> bool {
        let rest = content.strip_prefix(self.first).and_then(|rest| rest.get(self.gap..));
        rest.is_some_and(|rest| rest.starts_with(self.then))
    }
}

/// Whether a file of an archive has that path: paths stand in it uncompressed.
fn holds(archive: &[u8], path: &[u8]) -> bool {
    archive.windows(path.len()).any(|window| window == path)
}

/// Text as people's programs write it, UTF-8 or GB18030, and no code.
fn is_text(content: &[u8]) -> bool {
    let is_encoded = std::str::from_utf8(content).is_ok() || is_gb18030(content);
    let bare = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content).trim_ascii_start();
    let is_code =
        CODE.iter().any(|code| bare.get(..code.len()).is_some_and(|b| b.eq_ignore_ascii_case(code.as_bytes())));
    let is_plain = |b: &u8| !b.is_ascii_control() || matches!(b, b'\n' | b'\r' | b'\t' | b'\x0c');
    is_encoded && !is_code && content.iter().all(is_plain)
}

/// Whether the bytes are put together as GB18030 puts them, in ones, twos and fours. Which of them
/// mean a character is for who shows the text.
fn is_gb18030(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [0..=0x7f, rest @ ..] => rest,
            [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..] => rest,
            [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_content() {
        let gb = *b"\xb6\xa9\xb5\xa5,\xb1\xb8\xd7\xa2\n";
        let refused = Err(FileRefused::TypeNotAllowed);
        let table: &[(&str, &[u8], Result<FileKind, FileRefused>)] = &[
            ("a.jpg", b"\xff\xd8\xff\xe0....", Ok(FileKind::Jpeg)),
            ("a.png", b"\x89PNG\r\n\x1a\n", Ok(FileKind::Png)),
            ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", Ok(FileKind::Webp)),
            // Phones save what they got under the name that they expect.
            ("a.jpg", b"RIFF\x10\0\0\0WEBPVP8 ", Ok(FileKind::Webp)),
            ("pasted", b"GIF89a", Ok(FileKind::Gif)),
            ("a.PDF", b"%PDF-1.7", Ok(FileKind::Pdf)),
            ("a.xlsx", b"PK\x03\x04....xl/workbook.xml", Ok(FileKind::Xlsx)),
            ("a.docx", b"PK\x03\x04....word/document.xml", Ok(FileKind::Docx)),
            ("a.zip", b"PK\x03\x04....", Ok(FileKind::Zip)),
            ("a.mp3", b"ID3....", Ok(FileKind::Mp3)),
            ("a.mp3", b"\xff\xfb....", Ok(FileKind::Mp3)),
            ("a.m4a", b"\0\0\0\x20ftypM4A ....", Ok(FileKind::M4a)),
            ("a.amr", b"#!AMR\n....", Ok(FileKind::Amr)),
            ("a.txt", "收到了吗".as_bytes(), Ok(FileKind::Text)),
            ("a.csv", &gb, Ok(FileKind::Csv)),
            ("a.csv", "\u{feff}订单\t备注\r\n".as_bytes(), Ok(FileKind::Csv)),
            ("a.txt", b"", Err(FileRefused::Empty)),
            // What runs, and what pretends.
            ("a.html", b"<!DOCTYPE html>", refused),
            ("a.txt", b"  <!DOCTYPE html>", refused),
            ("a.txt", b"<HTML>", refused),
            ("a.svg", b"<svg xmlns=", refused),
            ("a.png", b"<svg xmlns=", refused),
            ("a.csv", b"<?xml version=", refused),
            ("a.txt", b"#!/bin/sh", refused),
            ("a.exe", b"MZ\x90\0", refused),
            ("a.txt", b"MZ\x90\0", refused),
            ("a.txt", b"a\0b", refused),
            ("a.txt", b"\xff\xff", refused),
            ("a.jar", b"PK\x03\x04....META-INF/", refused),
            ("a.xlsx", b"PK\x03\x04....META-INF/", refused),
            ("a.docm", b"PK\x03\x04....word/vbaProject.bin", refused),
            ("a.js", b"\xff\xd8\xff\xe0....", refused),
            ("a.pdf", b"\xff\xd8\xff\xe0....", refused),
            ("a.webp", b"RIFF\x10\0\0\0WAVE", refused),
            ("a.js", b"alert(1)", refused),
        ];
        for (name, content, expected) in table {
            assert_eq!(recognise(content, name), *expected, "{name} {:?}", String::from_utf8_lossy(content));
        }
    }

    #[test]
    fn only_pictures_are_pictures() {
        let kinds = [FileKind::Jpeg, FileKind::Png, FileKind::Webp, FileKind::Gif];
        assert!(kinds.iter().all(|kind| kind.is_picture() && kind.mime().starts_with("image/")));
        assert!(!FileKind::Pdf.is_picture() && !FileKind::Other.is_picture());
    }
}
