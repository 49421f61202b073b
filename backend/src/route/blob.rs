//! `/api/blob`: the content of attached files. Records say all but the content; it comes and goes by
//! itself, under its hash.

pub mod get;
pub mod lacking;
pub mod put;

use crate::error::Error;
use serde::Deserialize;
use shared::attachment::BlobHash;

/// The name of the file, where the address says one: another record may call it otherwise.
#[derive(Deserialize)]
pub struct Named {
    #[serde(default)]
    name: Option<String>,
}

/// The hash in an address. Nothing else has a place there.
fn hash(text: &str) -> Result<BlobHash, Error> {
    text.parse().map_err(|_| Error::NotFound)
}
