//! Every error that a request can end in: a status, a code, and what the client may know.
//!
//! What went wrong inside is logged here, once, and never sent.

use crate::{
    account::AccountError,
    db::{Failure, Trouble},
    engine::Refused,
    token::TokenError,
};
use axum::{
    Json,
    http::{
        HeaderValue, StatusCode,
        header::{RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::{Value, json};
use shared::{attachment::FileRefused, command::Rejection, staff::Permission};
use utoipa::ToSchema;

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
    #[error("the token is missing, unknown or revoked, or its maker has left")]
    Token,
    #[error("a token's name has 1 to 60 characters")]
    BadTokenName,
    #[error("there is a token of that name already")]
    TokenNameTaken,
    #[error("a call has at most {limit} orders")]
    TooManyOrders { limit: usize },
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

/// An error as it is answered.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Problem {
    /// A word for programs. It stays as it is.
    pub code: &'static str,
    /// A sentence for who writes them. It may change.
    pub message: String,
    /// The place in the body that could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What is wrong in particular.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Value>,
    /// The permission that is lacking.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub permission: Option<Permission>,
    /// How much is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Seconds after which to come again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
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

impl From<TokenError> for Error {
    fn from(error: TokenError) -> Error {
        match error {
            TokenError::BadName => Error::BadTokenName,
            TokenError::NameTaken => Error::TokenNameTaken,
            TokenError::Random(error) => Error::Internal(error.to_string()),
            TokenError::Database(failure) => failure.into(),
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
            Error::Token => (StatusCode::UNAUTHORIZED, "token"),
            Error::BadTokenName => (StatusCode::UNPROCESSABLE_ENTITY, "bad_name"),
            Error::TokenNameTaken => (StatusCode::CONFLICT, "name_taken"),
            Error::TooManyOrders { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "too_many_orders"),
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

    fn problem(&self, code: &'static str) -> Problem {
        let problem =
            Problem { code, message: self.to_string(), retry_after: self.retry_after(), ..Problem::default() };
        match self {
            Error::Malformed { path, .. } => Problem { path: Some(path.clone()), ..problem },
            Error::WeakPassword { why } => Problem { why: Some(json!(why)), ..problem },
            Error::Denied { permission } => Problem { permission: Some(*permission), ..problem },
            Error::Rejected(why) => Problem { why: Some(json!(why)), ..problem },
            Error::File(FileRefused::TooLarge { limit, .. }) => Problem { limit: Some((*limit).into()), ..problem },
            Error::TooManyOrders { limit } => Problem { limit: Some(*limit as u64), ..problem },
            _ => problem,
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
        let problem = self.problem(code);
        let retry_after = problem.retry_after;
        let mut response = (status, Json(problem)).into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if matches!(self, Error::Token) {
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
