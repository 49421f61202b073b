//! `POST /api/logout`: ends the session. Without one there is nothing to end, and that is no error.

use super::App;
use crate::{auth::session::hash, db::Audit, error::Error};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header::SET_COOKIE},
    response::{IntoResponse, Response},
};

pub async fn logout(State(app): State<App>, headers: HeaderMap) -> Result<Response, Error> {
    if let Some(token) = app.sessions.token(&headers).map(|token| hash(&token)) {
        let now = app.clock.now();
        let session = app.db.readers().session(token, now).await?;
        if let Some(session) = session {
            let mut tx = app.db.begin().await?;
            tx.revoke_session(token, now).await?;
            tx.audit(&Audit { act: "logout", staff: Some(session.staff), ..Audit::default() }, now).await?;
            tx.commit().await?;
            app.sessions.tell_revoked();
        }
    }
    let cookie = app.sessions.cookie(String::new()).to_string();
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie)]).into_response())
}
