//! Reading bodies, and saying what is wrong with one in words that lead to the place.

use crate::error::Error;
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header::CONTENT_TYPE},
    response::IntoResponse,
};
use serde::de::DeserializeOwned;

/// A JSON body.
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Json<T>, Error> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Error::NotJson);
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
                _ => Error::Malformed { path: String::new(), message: "the body broke off".to_owned() },
            }
        })?;
        read(&bytes).map(Json)
    }
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let malformed = |path: String, error: serde_json::Error| Error::Malformed { path, message: error.to_string() };
    let value = serde_path_to_error::deserialize(&mut source)
        .map_err(|error| malformed(place(error.path()), error.into_inner()))?;
    source.end().map_err(|error| malformed(String::new(), error))?;
    Ok(value)
}

/// The place in words, empty for the body as a whole.
fn place(path: &serde_path_to_error::Path) -> String {
    path.to_string().trim_end_matches(['.', '?']).to_owned()
}
