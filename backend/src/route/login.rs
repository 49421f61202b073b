//! `POST /api/login`: signs a person in.

use super::{App, body::Json, session::signed_in};
use crate::{
    account::LONGEST_LOGIN,
    auth::session::active,
    db::{Account, Audit},
    error::Error,
};
use axum::{
    extract::{ConnectInfo, FromRequestParts, State},
    http::{header::SET_COOKIE, request::Parts},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use std::{convert::Infallible, net::SocketAddr};

#[derive(Deserialize)]
pub struct Login {
    login: String,
    password: String,
}

pub async fn login(State(app): State<App>, address: Address, Json(body): Json<Login>) -> Result<Response, Error> {
    let login: String = body.login.trim().chars().take(LONGEST_LOGIN).collect();
    app.limits.attempt(&login, &address.0)?;
    let account = app.db.readers().account(&login).await?;
    let hash = account.as_ref().map(|account| account.password.clone());
    let is_right = app.passwords.matches(body.password, hash).await?;
    let snapshot = app.engine.snapshot();
    let staff = account.as_ref().and_then(|account| active(account.staff, &snapshot)).filter(|_| is_right);
    let (Some(account), Some(staff)) = (&account, staff) else {
        note_failure(&app, account.as_ref(), &login, &address.0).await;
        return Err(Error::WrongLogin);
    };
    let (token, cookie) = app.sessions.issue()?;
    let now = app.clock.now();
    let mut tx = app.db.begin().await?;
    tx.add_session(token, account.staff, now).await?;
    let (staff_id, login) = (Some(account.staff), Some(account.login.as_str()));
    let audit = Audit { act: "login", staff: staff_id, login, address: Some(&address.0), ..Audit::default() };
    tx.audit(&audit, now).await?;
    tx.commit().await?;
    let body = axum::Json(signed_in(&staff, &snapshot));
    Ok(([(SET_COOKIE, cookie.to_string())], body).into_response())
}

/// Notes the attempt. While nothing can be stored the log line has to do.
async fn note_failure(app: &App, account: Option<&Account>, login: &str, address: &str) {
    tracing::warn!(address, "wrong login");
    let note = async {
        let mut tx = app.db.begin().await?;
        let staff = account.map(|account| account.staff);
        let audit =
            Audit { act: "login_failed", staff, login: Some(login), address: Some(address), ..Audit::default() };
        tx.audit(&audit, app.clock.now()).await?;
        tx.commit().await
    };
    if let Err(failure) = note.await {
        tracing::warn!(%failure, "could not note a wrong login");
    }
}

/// Where a request comes from, as far as it can be believed.
pub struct Address(pub String);

impl FromRequestParts<App> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Address, Infallible> {
        // The last entry is the one that our own proxy has written.
        let told = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let told = told.and_then(|list| list.to_str().ok()?.rsplit(',').next()).map(|last| last.trim().to_owned());
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
        let told = told.filter(|_| app.config.behind_proxy);
        Ok(Address(told.or(peer).unwrap_or_else(|| "unknown".to_owned())))
    }
}
