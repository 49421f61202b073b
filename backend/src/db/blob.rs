//! The content of attached files, by its hash.

use super::{Failure, failure::Unreadable};
use shared::attachment::BlobHash;

/// The bytes of a hash as the database gives them.
pub(super) fn hash(bytes: &[u8]) -> Result<BlobHash, Failure> {
    let hash = bytes.try_into().map(BlobHash);
    hash.map_err(|_| Unreadable { what: "hash", text: format!("{bytes:x?}") }.into())
}
