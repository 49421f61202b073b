//! `/api/blob`: the content of attached files. Records say all but the content; it comes and goes by
//! itself, under its hash.

pub mod get;
pub mod lacking;
pub mod put;

use super::App;
use crate::error::Error;
use axum::{
    extract::{FromRequestParts, Path, Query},
    http::request::Parts,
};
use serde::Deserialize;
use shared::{attachment::BlobHash, staff::Permission};

/// Who attaches files may send their contents.
const SENDS: Permission = Permission::TicketWork;

/// What an address names.
pub struct Address {
    hash: BlobHash,
    /// The name of the file, where the address says one: another record may call it otherwise. A page
    /// that only looked at the file knows none, and sends an empty one.
    name: Option<String>,
}

#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    name: Option<String>,
}

impl FromRequestParts<App> for Address {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Address, Error> {
        // Nothing but a hash has a place there.
        let path = Path::<String>::from_request_parts(parts, app).await.map_err(|_| Error::NotFound)?;
        let hash = path.parse().map_err(|_| Error::NotFound)?;
        let query = Query::<Named>::from_request_parts(parts, app).await;
        let Query(Named { name }) =
            query.map_err(|rejection| Error::Malformed { path: "name".to_owned(), message: rejection.body_text() })?;
        Ok(Address { hash, name: name.filter(|name| !name.is_empty()) })
    }
}
