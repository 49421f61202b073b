//! Files that go with what people write: pictures of a broken cup, an invoice, a log of a chat.
//!
//! A record carries an [`Attachment`], which says all but the content; the content is a blob, named
//! by its hash, that travels by itself and later. What kind a file is, `recognise` finds in its
//! content: the name is only what the sender says. What a browser would run is refused.

mod hash;
mod kind;

pub use hash::{BlobHash, NotAHash};
pub use kind::{FileKind, recognise};

use serde::{Deserialize, Serialize};

/// The largest file that is taken, in bytes, where the workspace doesn't say otherwise.
pub const MOST_BYTES: u32 = 10 * 1024 * 1024;
/// Characters in a file's name.
pub const MOST_NAME: usize = 120;

/// A file, in the form in which records carry it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    pub hash: BlobHash,
    pub name: String,
    pub kind: FileKind,
    /// Size of the content.
    pub bytes: u32,
    /// In pixels, of a picture: so that a page keeps the place before the content has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u16>,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum FileRefused {
    #[error("the file is empty")]
    Empty,
    /// Both in bytes.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge { limit: u32, bytes: u64 },
    /// By its content or its name it is none of [`FileKind`].
    #[error("files of this type are not taken")]
    TypeNotAllowed,
    #[error("the name has more than {MOST_NAME} characters")]
    NameTooLong,
    /// Empty, or with characters that a name must not have: control characters, slashes, and those
    /// that turn the direction of writing and so hide an ending.
    #[error("the name has characters that are not allowed")]
    NameNotAllowed,
    /// For a reason that only a newer build knows.
    #[serde(other)]
    #[error("refused for a reason that this build does not know")]
    Unknown,
}

impl Attachment {
    /// Looks at a file that somebody picked, of at most so many bytes, and names its content.
    pub fn of(name: &str, content: &[u8], most: u32) -> Result<Attachment, FileRefused> {
        let bytes = size(content.len() as u64, most)?;
        let kind = recognise(content, name)?;
        let hash = BlobHash::of(content);
        let attachment = Attachment { hash, name: name.to_owned(), kind, bytes, width: None, height: None };
        check(&attachment, most).map(|()| attachment)
    }
}

/// Refuses what can be refused without the content.
pub fn check(attachment: &Attachment, most: u32) -> Result<(), FileRefused> {
    let name = &attachment.name;
    if name.chars().count() > MOST_NAME {
        return Err(FileRefused::NameTooLong);
    }
    if name.trim().is_empty() || name.chars().any(is_not_allowed) {
        return Err(FileRefused::NameNotAllowed);
    }
    if !attachment.kind.is_named(name) {
        return Err(FileRefused::TypeNotAllowed);
    }
    size(attachment.bytes.into(), most).map(|_| ())
}

/// The size of a file, if it is one that is taken. Asked before the content is read.
pub fn size(bytes: u64, most: u32) -> Result<u32, FileRefused> {
    match u32::try_from(bytes) {
        Ok(0) => Err(FileRefused::Empty),
        Ok(bytes) if bytes <= most => Ok(bytes),
        _ => Err(FileRefused::TooLarge { limit: most, bytes }),
    }
}

fn is_not_allowed(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '/' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_sizes_are_checked() {
        let picture = Attachment::of("杯子.png", b"\x89PNG\r\n\x1a\n....", MOST_BYTES).expect("a picture");
        let named = |name: &str| Attachment { name: name.to_owned(), ..picture.clone() };
        let sized = |bytes| Attachment { bytes, ..picture.clone() };
        let long = format!("{}.png", "长".repeat(MOST_NAME));
        let table = [
            ("as it is", picture.clone(), Ok(())),
            ("no ending", named("截图"), Ok(())),
            ("of another picture", named("photo.JPG"), Ok(())),
            ("a script's name", named("photo.js"), Err(FileRefused::TypeNotAllowed)),
            ("a page's name", named("photo.html"), Err(FileRefused::TypeNotAllowed)),
            ("no name", named(" "), Err(FileRefused::NameNotAllowed)),
            ("a path", named("../photo.png"), Err(FileRefused::NameNotAllowed)),
            ("another path", named("a\\photo.png"), Err(FileRefused::NameNotAllowed)),
            ("a line break", named("a\nb.png"), Err(FileRefused::NameNotAllowed)),
            ("a hidden ending", named("photo\u{202e}gpj.png"), Err(FileRefused::NameNotAllowed)),
            ("a long name", named(&long), Err(FileRefused::NameTooLong)),
            ("the largest", sized(MOST_BYTES), Ok(())),
            (
                "too large",
                sized(MOST_BYTES + 1),
                Err(FileRefused::TooLarge { limit: MOST_BYTES, bytes: u64::from(MOST_BYTES) + 1 }),
            ),
            ("empty", sized(0), Err(FileRefused::Empty)),
            (
                "of a newer build",
                Attachment { kind: FileKind::Other, ..picture.clone() },
                Err(FileRefused::TypeNotAllowed),
            ),
        ];
        for (name, attachment, expected) in table {
            assert_eq!(check(&attachment, MOST_BYTES), expected, "{name}");
        }
    }

    #[test]
    fn a_record_with_a_file_of_a_newer_build_stays_readable() {
        let hash = BlobHash::of(b"x");
        let text = format!(r#"{{"hash":"{hash}","name":"a.heic","kind":"heic","bytes":3}}"#);
        let found: Attachment = serde_json::from_str(&text).expect("readable");
        assert_eq!((found.kind, found.kind.mime()), (FileKind::Other, "application/octet-stream"));
        let refused: FileRefused = serde_json::from_str(r#"{"code":"infected","by":3}"#).expect("readable");
        assert_eq!(refused, FileRefused::Unknown);
    }
}
