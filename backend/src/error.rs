//! Every error that a request can end in: a status, a code, and what the client may know.
//!
//! What went wrong inside is logged here, once, and never sent.

use crate::{
    account::AccountError,
    db::{Failure, Trouble},
    engine::Refused,
};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use shared::{attachment::FileRefused, command::Rejection, staff::Permission};

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
    #[error("a login name has 1 to 100 characters, none of them spaces")]
    BadLogin,
    #[error("somebody signs in by that name already")]
    LoginTaken,
    #[error("the person has an account already")]
    HasAccount,
    #[error("not permitted")]
    Denied { permission: Permission },
    #[error("refused: {0}")]
    Rejected(Rejection),
    #[error("{0}")]
    File(FileRefused),
    #[error("the content is not what its address says")]
    HashMismatch,
    #[error("the request comes from another site")]
    ForeignOrigin,
    #[error("{message}")]
    Malformed { path: String, message: String },
    #[error("the body must be application/json")]
    NotJson,
    #[error("the body is too large")]
    TooLarge,
    #[error("the page is of another build; load it anew")]
    Upgrade,
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

impl From<AccountError> for Error {
    fn from(error: AccountError) -> Error {
        match error {
            AccountError::BadLogin => Error::BadLogin,
            AccountError::LoginTaken(_) => Error::LoginTaken,
            AccountError::HasAccount => Error::HasAccount,
            AccountError::Weak(weak) => Error::WeakPassword { why: weak.word() },
            AccountError::Random(error) => Error::Internal(error.to_string()),
            AccountError::Database(failure) => failure.into(),
        }
    }
}

impl From<Rejection> for Error {
    fn from(why: Rejection) -> Error {
        match why {
            Rejection::Denied { permission } => Error::Denied { permission },
            why => Error::Rejected(why),
        }
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
            Error::BadLogin => (StatusCode::UNPROCESSABLE_ENTITY, "bad_login"),
            Error::LoginTaken => (StatusCode::CONFLICT, "login_taken"),
            Error::HasAccount => (StatusCode::CONFLICT, "has_account"),
            Error::Denied { .. } => (StatusCode::FORBIDDEN, "denied"),
            Error::Rejected(_) => (StatusCode::UNPROCESSABLE_ENTITY, "rejected"),
            Error::File(FileRefused::Empty) => (StatusCode::BAD_REQUEST, "empty_file"),
            Error::File(FileRefused::TooLarge { .. }) => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Error::File(_) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "type_not_allowed"),
            Error::HashMismatch => (StatusCode::BAD_REQUEST, "hash_mismatch"),
            Error::ForeignOrigin => (StatusCode::FORBIDDEN, "origin"),
            Error::Malformed { .. } => (StatusCode::BAD_REQUEST, "malformed"),
            Error::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json"),
            Error::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Error::Upgrade => (StatusCode::UPGRADE_REQUIRED, "upgrade"),
            Error::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Error::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "method"),
            Error::Timeout => (StatusCode::SERVICE_UNAVAILABLE, "timeout"),
            Error::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Error::Storage(failure) if failure.trouble == Trouble::Full => {
                (StatusCode::INSUFFICIENT_STORAGE, "disk_full")
            }
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
            Error::Denied { permission } => json!({ "permission": permission }),
            Error::Rejected(why) => json!({ "why": why }),
            Error::File(FileRefused::TooLarge { limit, .. }) => json!({ "limit": limit }),
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
