//! Every error that a request can end in: a status, a code, and what the client may know.
//!
//! What went wrong inside is logged here, once, and never sent.

use crate::{db::Failure, engine::Refused};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("sign in first")]
    Auth,
    #[error("login or password is wrong")]
    WrongLogin,
    #[error("too many attempts")]
    TooMany { retry_after: u64 },
    #[error("the password is wrong")]
    WrongPassword,
    #[error("the password is too weak")]
    WeakPassword { why: &'static str },
    #[error("the request comes from another site")]
    ForeignOrigin,
    #[error("{message}")]
    Malformed { path: String, message: String },
    #[error("the body must be application/json")]
    NotJson,
    #[error("the body is too large")]
    TooLarge,
    #[error("there is nothing here")]
    NotFound,
    #[error("not by this method")]
    WrongMethod,
    #[error("it took too long")]
    Timeout,
    #[error("too much to do at the moment")]
    Busy,
    #[error("nothing can be stored or read at the moment")]
    Storage(#[from] Failure),
    #[error("an error of the server")]
    Internal(String),
}

impl From<Refused> for Error {
    /// Whatever the reason, coming again is right: the writer has logged what was wrong.
    fn from(_: Refused) -> Error {
        Error::Busy
    }
}

impl Error {
    fn status_and_code(&self) -> (StatusCode, &'static str) {
        match self {
            Error::Auth => (StatusCode::UNAUTHORIZED, "auth"),
            Error::WrongLogin => (StatusCode::UNAUTHORIZED, "wrong_login"),
            Error::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too_many"),
            Error::WrongPassword => (StatusCode::UNPROCESSABLE_ENTITY, "wrong_password"),
            Error::WeakPassword { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "weak_password"),
            Error::ForeignOrigin => (StatusCode::FORBIDDEN, "origin"),
            Error::Malformed { .. } => (StatusCode::BAD_REQUEST, "malformed"),
            Error::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json"),
            Error::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Error::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Error::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Error::Timeout => (StatusCode::SERVICE_UNAVAILABLE, "timeout"),
            Error::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Error::Storage(_) => (StatusCode::SERVICE_UNAVAILABLE, "storage"),
            Error::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// Seconds after which the client may come again.
    fn retry_after(&self) -> Option<u64> {
        match self {
            Error::TooMany { retry_after } => Some(*retry_after),
            Error::Busy | Error::Timeout => Some(1),
            Error::Storage(_) => Some(5),
            _ => None,
        }
    }

    fn details(&self) -> Value {
        match self {
            Error::Malformed { path, .. } => json!({ "path": path }),
            Error::WeakPassword { why } => json!({ "why": why }),
            _ => json!({}),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        match &self {
            Error::Storage(failure) => tracing::error!(%failure, "storage failed"),
            Error::Internal(detail) => tracing::error!(detail, "internal error"),
            _ => {}
        }
        let (status, code) = self.status_and_code();
        let mut body = self.details();
        body["code"] = code.into();
        body["message"] = self.to_string().into();
        let retry_after = self.retry_after();
        if let Some(seconds) = retry_after {
            body["retry_after"] = seconds.into();
        }
        let mut response = (status, Json(body)).into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
